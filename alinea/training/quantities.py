"""Quantities of laws with the roles that people gave them: examples for ``alinea.training.parameters``."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from alinea.evaluation.linking_gold import MarkedDocument, MarkedParameter
from ingest.parameters.cues import roles_of
from ingest.parameters.find import Act, Judged, counted_quantity, judged_quantities
from ingest.quantities import find_quantities
from ingest.references.folding import fold
from ontology.errors import KnowledgeError
from ontology.model import Provision, ProvisionKind, Reading
from ontology.values import same_value

_AROUND = 15
_FIELDS = 6


@dataclass(frozen=True, slots=True)
class Example:
    """A quantity of a law, the roles it can have, and the one that it has; ``None`` where it is no parameter.

    ``marked`` where it stands in an article of which all is marked.
    """

    law: str
    judged: Judged
    roles: frozenset[str]
    role: str | None
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedLaw:
    """Single quantities of a law and their roles, by article number and place in the article's text.

    ``quantities`` are (article, place, value, unit, role), the role ``none`` for what is no parameter.
    """

    file: str
    sha256: str
    quantities: list[tuple[str, int, str, str, str]]


def load_judged(folder: Path) -> list[JudgedLaw]:
    """The laws of ``laws.tsv`` with their lines of ``judged.tsv``.

    Raises ``KnowledgeError`` for a line that names no quantity of a law.
    """
    laws: dict[str, JudgedLaw] = {}
    for line in (folder / "laws.tsv").read_text("utf-8").splitlines():
        key, file, sha256 = line.split("\t")
        laws[key] = JudgedLaw(file=file, sha256=sha256, quantities=[])
    for number, line in enumerate((folder / "judged.tsv").read_text("utf-8").splitlines(), start=1):
        fields = line.split("\t")
        if len(fields) != _FIELDS or fields[0] not in laws or not fields[2].isdigit():
            raise KnowledgeError("this line names no quantity of a law", file="judged.tsv", line=number, field="law")
        key, article, place, value, unit, role = fields
        laws[key].quantities.append((article, int(place), value, unit, role))
    return list(laws.values())


def sentence_examples(folder: Path) -> Iterator[Example]:
    """The quantities of ``sentences.tsv``: single sentences, as if each were an article of an act on mechanisms.

    A line is a role (``none`` where nothing in the sentence is a parameter), value, unit and the sentence.
    """
    for line in (folder / "sentences.tsv").read_text("utf-8").splitlines():
        role, value, unit, text = line.split("\t")
        article = _article(text)
        for judged in judged_quantities(article, find_quantities(text), Act([article], [], []).traits(article)):
            counted = counted_quantity(judged.quantity, text) or judged.quantity
            given = role if (counted.value, counted.unit.value) == (value, unit) else None
            if role == "none" or given:  # of a second quantity nothing is said
                yield Example("sentences", judged, roles_of(judged.quantity), given)


def _article(text: str) -> Provision:
    return Provision(
        iri="https://example.org/art_1",
        kind=ProvisionKind.ARTICLE,
        number="1",
        heading=None,
        text=text,
        language="und",
        script="Latn",
        page=1,
        span=(0, len(text)),
        parent=None,
    )


def marked_examples(marks: MarkedDocument, reading: Reading) -> Iterator[Example]:
    """Every quantity in the articles of a marked document: with its mark, or as no parameter.

    What is read in another unit than it is marked in is neither: "three deputies" as members and not as persons.
    """
    for act, article in _articles(reading):
        if article.number not in marks.marked:
            continue
        quantities = list(_in_article(act, article))
        roles, left = _given(marks.parameters.get(article.number, []), article, quantities)
        near = _near(article)
        for place, judged in enumerate(quantities):
            if place not in roles and any(
                mark.value == judged.quantity.value and near(mark, judged) for mark in left
            ):
                continue
            yield Example(marks.file, judged, roles_of(judged.quantity), roles.get(place), marked=True)


def judged_examples(law: JudgedLaw, reading: Reading) -> Iterator[Example]:
    """The quantities of a law that were judged one by one."""
    known = {(article, place, value, unit): role for article, place, value, unit, role in law.quantities}
    for act, article in _articles(reading):
        for judged in _in_article(act, article):
            found = judged.quantity
            role = known.pop((article.number or "", found.start, found.value, found.unit.value), "")
            if role:
                yield Example(law.file, judged, roles_of(found), None if role == "none" else role)


def _articles(reading: Reading) -> Iterator[tuple[Act, Provision]]:
    """The articles of a file with their acts, each number once: the longer one where it begins twice."""
    found: dict[str, tuple[Act, Provision]] = {}
    for each in (reading, *reading.others):
        act = Act(each.provisions, each.mentions, each.links)
        for unit in each.provisions:
            number = unit.number or ""
            if unit.kind is ProvisionKind.ARTICLE and (
                number not in found or (found[number][0] is act and len(found[number][1].text) < len(unit.text))
            ):
                found[number] = (act, unit)
    yield from found.values()


def _in_article(act: Act, article: Provision) -> Iterator[Judged]:
    yield from judged_quantities(article, find_quantities(article.text), act.traits(article))


def _given(
    marks: Sequence[MarkedParameter], article: Provision, quantities: Sequence[Judged]
) -> tuple[dict[int, str], list[MarkedParameter]]:
    """Roles by place among the quantities, and the marks of none of them.

    A mark goes to the first quantity of its value near its words, else to any.
    """
    given: dict[int, str] = {}
    left = list(marks)
    for near in (_near(article), lambda *_: True):
        for mark in list(left):
            place = next(
                (
                    at
                    for at, each in enumerate(quantities)
                    if at not in given and _same(mark, each, article) and near(mark, each)
                ),
                None,
            )
            if place is not None:
                given[place] = mark.role.value
                left.remove(mark)
    return given, left


def _same(mark: MarkedParameter, judged: Judged, article: Provision) -> bool:
    counted = counted_quantity(judged.quantity, article.text) or judged.quantity
    return mark.role.value in roles_of(judged.quantity) and same_value(
        (mark.value, mark.unit), (counted.value, counted.unit)
    )


def _near(article: Provision) -> Callable[[MarkedParameter, Judged], bool]:
    def near(mark: MarkedParameter, judged: Judged) -> bool:
        reach = len(mark.words) + _AROUND
        around = article.text[max(0, judged.quantity.start - reach) : judged.quantity.end + reach]
        return " ".join(fold(mark.words).split()) in " ".join(fold(around).split())

    return near
