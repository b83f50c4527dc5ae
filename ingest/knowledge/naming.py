"""Do the names in the corpus lead somewhere: places of acts and practices, and what actors and projects name."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ingest.knowledge.yaml_file import line_of
from ontology.corpus import Corpus
from ontology.errors import KnowledgeError
from ontology.knowledge import Actor
from ontology.place_names import PlaceNames
from ontology.scripts import slug

OnProblem = Callable[[KnowledgeError], None]
Mistake = tuple[tuple[int | str, ...], str]
_UNMARKED = re.compile(r"\b(?:Kosov|Косов)(?!ska Mitrovica|ska Kamenica|o Polje)\w*(?![\w*])")
"""The name of Kosovo*, or a form of it, without the asterisk that must follow; names of towns are theirs alone."""


def check_names(corpus: Corpus, folder: Path, on_problem: OnProblem) -> None:
    """Report every name that leads nowhere, with file, line and field."""
    _check_places(corpus, folder, on_problem)
    actors = folder / "actors.yaml"
    if actors.exists():
        _report(actors, _actor_mistakes(corpus), on_problem)
    for project in corpus.projects:
        path = next(folder.glob(f"projects/**/{project.key}.yaml"))
        _report(path, _project_mistakes(project.key, corpus), on_problem)


def _report(path: Path, mistakes: Iterator[Mistake], on_problem: OnProblem) -> None:
    for place, message in mistakes:
        field = ".".join(map(str, place))
        on_problem(KnowledgeError(message, file=path.name, line=line_of(path, place), field=field))


def _check_places(corpus: Corpus, folder: Path, on_problem: OnProblem) -> None:
    places = [each for gazetteer in corpus.gazetteers for each in gazetteer.places]
    names = PlaceNames(places, corpus.jurisdictions)
    told = [("acts", each.key, "municipality", each.municipality, each.jurisdiction) for each in corpus.acts]
    told += [("practices", each.key, "place", each.place, each.jurisdiction) for each in corpus.practices]
    for room, key, field, text, jurisdiction in told:
        if not text or not names.covers(jurisdiction):
            continue
        named = names.resolve(text, jurisdiction)
        wrong = [f"{each} is no place that {jurisdiction} has" for each in named.unknown]
        wrong += [
            f"{each} may be several places of {jurisdiction}; name also what it lies in" for each in named.ambiguous
        ]
        if wrong:
            path = next((folder / room).rglob(f"{key}.yaml"))
            _report(path, (((field,), message) for message in wrong), on_problem)


def _actor_mistakes(corpus: Corpus) -> Iterator[Mistake]:
    codes = {each.code for each in corpus.jurisdictions}
    keys = {each.key for each in corpus.actors}
    seen: dict[tuple[str | None, str], Actor] = {}
    for turn, actor in enumerate(corpus.actors):
        if [each.key for each in corpus.actors].index(actor.key) != turn:
            yield (turn, "key"), f"the key {actor.key} is used twice"
        if actor.jurisdiction and actor.jurisdiction not in codes:
            yield (turn, "jurisdiction"), f"there is no jurisdiction {actor.jurisdiction}"
        for field, named in [("member_of", actor.member_of), ("part_of", filter(None, [actor.part_of]))]:
            for key in named:
                if key not in keys or key == actor.key:
                    yield (turn, field), f"there is no other actor {key}"
        for name in {slug(each) for each in actor.name.values()}:
            other = seen.setdefault((actor.jurisdiction, name), actor)
            if other is not actor:
                yield (turn, "name"), f"{actor.key} has the name of {other.key}"
        for text in filter(_UNMARKED.search, actor.name.values()):
            yield (turn, "name"), f"Kosovo* carries its asterisk wherever it is named: {text}"


def _project_mistakes(key: str, corpus: Corpus) -> Iterator[Mistake]:
    project = next(each for each in corpus.projects if each.key == key)
    actors = {each.key for each in corpus.actors}
    if project.part_of and project.part_of not in {each.key for each in corpus.projects} - {key}:
        yield ("part_of",), f"there is no other project {project.part_of}"
    for field, named in [("funders", project.funders), ("implementers", project.implementers)]:
        for turn, each in enumerate(named):
            if each not in actors:
                yield (field, turn), f"there is no actor {each}"
    for turn, code in enumerate(project.jurisdictions):
        if code not in {each.code for each in corpus.jurisdictions}:
            yield ("jurisdictions", turn), f"there is no jurisdiction {code}"
