"""Which part of an act is meant: article, paragraph and point, in the words of a language."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search_api.catalogue import FactView, ProvisionView
from search_api.citing.styles import style, word

_KINDS = {"art": "article", "par": "paragraph", "pnt": "point", "ind": "indent", "chp": "chapter", "sec": "section"}
_COUNTED = re.compile(r"(?:par|pnt|ind)_(\d+)")
_STEP = re.compile(r"[a-z]+_\S+")
_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
_ARTICLE = re.compile(r".*\d.*|[IVXLC]+")
_DIVISIONS = ("part", "title", "chapter", "section")


@dataclass(frozen=True, slots=True)
class Unit:
    """One part of a law; ``number`` without its signs, ``printed`` whether the text itself has the number.

    Paragraphs without a number are counted, as lawyers of the region do.
    """

    kind: str
    number: str | None
    printed: bool = True


def units_of_provision(view: ProvisionView) -> tuple[Unit, ...]:
    """From the article down; for what stands in no article, the part itself. Empty for text of no part."""
    if view.document is None:
        work = view.act.iri if view.act else ""
        found = list(_of_steps(view.iri.removeprefix(work).strip("/").split("/"), view.number))
    else:
        steps = [(step.kind, step.number, step.iri) for step in view.path]
        found = [_unit(*step) for step in (*steps, (view.kind, view.number, view.iri))]
    return _inner(found)


def units_of_iri(iri: str, number: str | None) -> tuple[Unit, ...]:
    """The same by the identifier of a provision or of a part of a work, and the number that is printed of it."""
    steps = [step for step in iri.split("/") if _STEP.fullmatch(step)]
    return _inner(list(_of_steps(steps, number.strip(" .()") if number else None)))


def _inner(found: Sequence[Unit]) -> tuple[Unit, ...]:
    articles = [turn for turn, unit in enumerate(found) if unit.kind == "article"]
    inner = found[articles[-1] :] if articles else found[-1:]
    return tuple(unit for unit in _unrepeated(inner) if unit.kind != "text")


def units_of_fact(fact: FactView) -> tuple[Unit, ...]:
    """The article and paragraph of a fact; nothing where the article is not known or not verified."""
    if fact.article is None or fact.article_confidence == "low" or not _ARTICLE.fullmatch(fact.article):
        return ()
    paragraph = (Unit("paragraph", fact.paragraph),) if fact.paragraph else ()
    return _unrepeated((Unit("article", fact.article), *paragraph))


def pinpoint(units: Sequence[Unit], tags: tuple[str, ...]) -> str:
    """The units in the words of a style, from the widest to the narrowest: ``čl. 68 st. 1``; empty of none."""
    above = (None, *units)
    printed = (_printed(unit, wider, tags) for wider, unit in pairwise(above) if unit)
    return (style(tags, "joint") or ", ").join(each for each in printed if each)


def _printed(unit: Unit, wider: Unit | None, tags: tuple[str, ...]) -> str:
    number = unit.number or ""
    if unit.kind in _DIVISIONS and not _ARTICLE.fullmatch(number):
        return number  # "PJESA E PARË" has the word in it
    key = unit.kind
    if key == "point":
        nested = wider is not None and wider.kind == "point"
        key = "subpoint" if nested else "letter" if number.isalpha() else key
    several = "s" if _is_several(number) else ""
    numbered = word(tags, f"numbered_{key}{several}") if unit.printed else None
    named = numbered or word(tags, f"{key}{several}") or word(tags, unit.kind) or ""
    return f"{named} {number}".strip() if number or key in ("annex", "preamble") else ""


def _is_several(number: str) -> bool:
    """Whether a number stands for several: ``74-77``, ``1, 3``, but not the inserted ``5-1``."""
    held = _RANGE.fullmatch(number)
    return "," in number or (held is not None and int(held[1]) < int(held[2]))


def _unit(kind: str, number: str | None, iri: str) -> Unit:
    counted = _COUNTED.fullmatch(iri.rsplit("/", 1)[-1])
    if number or counted is None:
        return Unit(kind, number.strip(" .()") if number else None)
    return Unit(kind, counted[1], printed=False)


def _of_steps(steps: Sequence[str], last: str | None) -> Iterable[Unit]:
    """The units that the steps of an identifier name; the graph has the printed number of the last alone."""
    for turn, step in enumerate(steps, start=1):
        short, _, number = step.partition("_")
        printed = last if turn == len(steps) else None
        yield Unit(_KINDS.get(short, short), printed or number or None, printed=printed is not None)


def _unrepeated(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Without the article's number in that of its paragraph: ``68.1`` of Article 68 is its paragraph 1."""
    found: list[Unit] = []
    for unit in units:
        wider = next((each.number for each in found if each.kind == "article"), None)
        number = unit.number.removeprefix(f"{wider}.") if unit.number and unit.kind == "paragraph" else unit.number
        found.append(Unit(unit.kind, number, unit.printed))
    return tuple(found)
