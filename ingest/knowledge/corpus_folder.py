"""The corpus folder: every act, practice, project, place, jurisdiction and actor in it, checked on load."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from ingest.knowledge.naming import check_names
from ingest.knowledge.place_files import load_places
from ingest.knowledge.yaml_file import load_record
from ontology.corpus import Corpus
from ontology.errors import KnowledgeError
from ontology.knowledge import Act, Actor, Practice
from ontology.places import Jurisdiction
from ontology.projects import Project

Record = TypeVar("Record")
OnProblem = Callable[[KnowledgeError], None]


def load_corpus(folder: Path, *, mechanisms: frozenset[str], on_problem: OnProblem) -> Corpus:
    """Everything below a corpus folder; a wrong file is reported to ``on_problem`` and the rest goes on."""
    acts = list(_records(folder / "acts", TypeAdapter(Act), on_problem))
    practices = list(_records(folder / "practices", TypeAdapter(Practice), on_problem))
    jurisdictions = _listed(folder / "jurisdictions.yaml", TypeAdapter(list[Jurisdiction]), on_problem)
    actors = _listed(folder / "actors.yaml", TypeAdapter(list[Actor]), on_problem)
    _check_references(acts, practices, mechanisms, {each.code for each in jurisdictions}, on_problem)
    corpus = Corpus(
        acts=acts,
        practices=practices,
        jurisdictions=jurisdictions,
        actors=actors,
        gazetteers=load_places(folder / "places", jurisdictions, on_problem),
        projects=list(_records(folder / "projects", TypeAdapter(Project), on_problem)),
    )
    check_names(corpus, folder, on_problem)
    return corpus


def _records(folder: Path, adapter: TypeAdapter[Record], on_problem: OnProblem) -> Iterator[Record]:
    for path in sorted(folder.rglob("*.yaml")):
        try:
            record = load_record(path, adapter)
            key = getattr(record, "key", path.stem)
            if key != path.stem:
                raise KnowledgeError(f"the file must be named {key}.yaml", file=path.name, line=1, field="key")
            yield record
        except KnowledgeError as error:
            on_problem(error)


def _listed(path: Path, adapter: TypeAdapter[list[Record]], on_problem: OnProblem) -> list[Record]:
    if not path.exists():
        return []
    try:
        return load_record(path, adapter)
    except KnowledgeError as error:
        on_problem(error)
        return []


def _check_references(
    acts: list[Act], practices: list[Practice], mechanisms: frozenset[str], codes: set[str], on_problem: OnProblem
) -> None:
    """Keys are unique, and every mechanism, jurisdiction, act and provision that is named exists."""
    seen: set[str] = set()
    for key in [each.key for each in acts] + [fact.key for act in acts for fact in act.provisions]:
        if key in seen:
            on_problem(KnowledgeError(f"the key {key} is used twice", file=f"{key}.yaml", line=1, field="key"))
        seen.add(key)
    for holder, owner in [(fact, act.key) for act in acts for fact in act.provisions] + [
        (p, p.key) for p in practices
    ]:
        if holder.mechanism not in mechanisms:
            message = f"the thesaurus has no mechanism {holder.mechanism}"
            on_problem(KnowledgeError(message, file=f"{owner}.yaml", line=1, field=f"{holder.key}.mechanism"))
    records: list[Act | Practice] = [*acts, *practices]
    for record in records:
        if record.jurisdiction not in codes:
            message = f"there is no jurisdiction {record.jurisdiction}"
            on_problem(KnowledgeError(message, file=f"{record.key}.yaml", line=1, field="jurisdiction"))
        for name in [*record.amends, *record.repeals] if isinstance(record, Act) else record.enabled_by:
            if name not in seen:
                message = f"{name} is not in the corpus"
                on_problem(KnowledgeError(message, file=f"{record.key}.yaml", line=1, field="references"))
