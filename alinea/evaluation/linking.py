"""Linking measured on the gold links: precision and recall of references, mechanisms and parameters by language."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from alinea.evaluation.linking_gold import MarkedDocument, MarkedParameter, MarkedReference, numbers_in
from ingest.mentions.labels import same_word
from ingest.metadata.gazettes import full_year
from ontology.linking import ExtractedParameter, LinkKind, Mention, MentionKind
from ontology.model import Provision, ProvisionKind, Reading
from ontology.namespaces import mechanism_iri
from ontology.scripts import slug
from ontology.values import same_value

_TITLE_WORDS = 2
_LINKING_WORDS = frozenset({"i", "e", "te", "se"})
"""Albanian words that change with the case of what they follow: "Kodi i Familjes", "Kodit të Familjes"."""
Wanted = TypeVar("Wanted")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One thing that was marked and not found (``extra`` False), or found and not marked."""

    file: str
    article: str
    task: str
    what: str
    extra: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingScore:
    """Counts of one task (``references``, ``mechanisms``, ``parameters``) in one language, ``*`` for all."""

    task: str
    language: str
    marked: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Share of what was found that is marked."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is marked that was found."""
        return self.right / self.marked if self.marked else 1.0


def score_linking(pairs: Iterable[tuple[MarkedDocument, Reading]]) -> tuple[list[LinkingScore], list[Miss]]:
    """Scores by task and language, then over all, of documents with their readings; and every miss."""
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    misses: list[Miss] = []
    for marks, reading in pairs:
        for task, marked, found, right, missed in _document(marks, reading):
            for language in (marks.language, "*"):
                counts[task, language] = [
                    a + b for a, b in zip(counts[task, language], (marked, found, right), strict=True)
                ]
            misses += missed
    scores = [
        LinkingScore(task=task, language=language, marked=marked, found=found, right=right)
        for (task, language), (marked, found, right) in sorted(counts.items())
    ]
    return scores, misses


_Counted = tuple[str, int, int, int, list[Miss]]


def _document(marks: MarkedDocument, reading: Reading) -> Iterator[_Counted]:
    readings = [reading, *reading.others]
    for number in marks.marked:
        place = next((fullest for each in readings if (fullest := _fullest(each, number))), None)
        own, unit = place if place else (reading, None)
        references = [part for each in marks.references.get(number, []) for part in _written_out(each, number)]
        yield _counted(marks, number, "references", references, _mentions(own, unit), _same)
        wanted = marks.mechanisms.get(number, [])
        yield _counted(
            marks, number, "mechanisms", wanted, _mechanisms(own, unit), lambda a, b: mechanism_iri(a) == b
        )
        parameters = marks.parameters.get(number, [])
        yield _counted(marks, number, "parameters", parameters, _parameters(own, unit), _same_value)


def _counted(
    marks: MarkedDocument,
    number: str,
    task: str,
    wanted: Sequence[Wanted],
    found: Sequence[Found],
    same: Callable[[Wanted, Found], bool],
) -> _Counted:
    """Each mark takes the first finding that is the same; what is left over on either side is a miss."""
    left, missed = list(found), []
    for each in wanted:
        match = next((one for one in left if same(each, one)), None)
        if match is None:
            missed.append(Miss(file=marks.file, article=number, task=task, what=str(each), extra=False))
        else:
            left.remove(match)
    extra = [Miss(file=marks.file, article=number, task=task, what=str(each), extra=True) for each in left]
    return task, len(wanted), len(found), len(wanted) - len(missed), [*missed, *extra]


def _places(reading: Reading, number: str) -> Iterator[tuple[Reading, Provision]]:
    for unit in reading.provisions:
        named = unit.number if unit.kind is ProvisionKind.ARTICLE else unit.kind.value
        if named == number:
            yield reading, unit


def _fullest(reading: Reading, number: str) -> tuple[Reading, Provision] | None:
    """The article of a number; of one that begins twice, as where a page is printed again, the longer."""
    return max(_places(reading, number), key=lambda place: len(place[1].text), default=None)


def _within(span: tuple[int, int], unit: Provision | None) -> bool:
    return unit is not None and unit.span[0] <= span[0] < unit.span[1]


def _mentions(reading: Reading, unit: Provision | None) -> list[Mention]:
    """References in a unit; an act that is named inside a reference to one of its articles is no reference apart."""
    found = [each for each in reading.mentions if _within(each.span, unit)]
    provisions = [each for each in found if each.kind is MentionKind.PROVISION]
    acts = [
        each
        for each in found
        if each.kind is MentionKind.ACT
        and not any(whole.span[0] <= each.span[0] and each.span[1] <= whole.span[1] for whole in provisions)
    ]
    return [*provisions, *acts]


def _written_out(reference: MarkedReference, own_article: str) -> Iterator[tuple[MarkedReference, str]]:
    """One for each member of a range, with its path; a paragraph alone belongs to the article it stands in."""
    implied = own_article if reference.act is None and not reference.article else ""
    named = (reference.article or implied, reference.paragraph or "", reference.point or "")
    for path in product(*map(numbers_in, named)):
        yield reference, ".".join(filter(None, path))


def _same(marked: tuple[MarkedReference, str], found: Mention) -> bool:
    reference, path = marked
    if found.kind is MentionKind.ACT:
        return not path and reference.act is not None and _same_act(reference, found.value or "", found)
    if slug(path) != slug(found.value or ""):
        return False
    return found.base == "own" if reference.act is None else _same_act(reference, found.base or "", found)


def _same_act(reference: MarkedReference, named: str, found: Mention) -> bool:
    """By a gazette issue, by number, or by the words of the title, in whatever case they stand in the text."""
    if {*map(_in_full, reference.numbers)} & {*map(_in_full, found.issues)}:
        return True
    one, other = slug(reference.act or ""), slug(named)
    if one == other or (one.isdigit() and other.startswith(f"{one}-")):  # old Albanian laws: 8485, of 1999
        return True
    words = slug(found.surface).split("-")
    wanted = [word for word in one.split("-") if word not in _LINKING_WORDS]
    return len(wanted) >= _TITLE_WORDS and all(any(same_word(word, each) for word in words) for each in wanted)


def _in_full(issue: str) -> str:
    """The issue with a year of four figures: "21/98" is 21/1998."""
    number, _, year = issue.rpartition("/")
    return f"{number}/{full_year(year)}" if year.isdigit() else issue


def _mechanisms(reading: Reading, unit: Provision | None) -> list[str]:
    found = (each.target for each in reading.links if each.kind is LinkKind.PROVIDES and _within(each.span, unit))
    return list(dict.fromkeys(found))


def _parameters(reading: Reading, unit: Provision | None) -> list[ExtractedParameter]:
    return [each for each in reading.parameters if _within(each.span, unit)]


def _same_value(marked: MarkedParameter, found: ExtractedParameter) -> bool:
    """Value, unit and role agree; 50 per cent and 1/2 are one share, whichever way the text writes it."""
    return marked.role == found.role and same_value((marked.value, marked.unit), (found.value, found.unit))
