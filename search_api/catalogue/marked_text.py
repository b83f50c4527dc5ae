"""A text with marks on it, divided into runs that a page can draw one after the other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search_api.catalogue.values_in_text import ReferenceInText, ValueInText


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters ``begin`` to ``end`` (half open) of a text: a ``value``, a ``quotation`` or a ``reference``.

    ``target`` is the IRI it leads to: of a reference its target, of a value the curated fact it met, if any. ``note``
    says what is marked. ``finding`` is ``confirmed`` or ``contradicted`` where a curated value was met.
    """

    begin: int
    end: int
    kind: str
    target: str | None = None
    note: str = ""
    finding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a text with all marks that cover it, the narrowest first; none for plain words."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its marks, each once."""
        return tuple(dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def target(self) -> str | None:
        """Where it leads: a reference's target before a value's fact, a narrower one before a wider one."""
        ordered = sorted(self.marks, key=lambda mark: mark.kind != "reference")
        return next((mark.target for mark in ordered if mark.target), None)

    @property
    def note(self) -> str:
        """What its marks say, each once, one after the other."""
        return "; ".join(dict.fromkeys(mark.note for mark in self.marks if mark.note))


def marks_of(
    values: Iterable[ValueInText],
    references: Iterable[ReferenceInText],
    *,
    say: Callable[[ValueInText], str] | None = None,
) -> list[Mark]:
    """The marks for values and references; ``say`` puts a value into words, else they are its keys and figures."""
    told = say or _plain
    marks = [
        Mark(
            begin=each.begin,
            end=each.end,
            kind="value" if each.origin == "read" else "quotation",
            target=each.meetings[0].fact if each.meetings else None,
            note=told(each),
            finding=each.meetings[0].finding if each.meetings else None,
        )
        for each in values
    ]
    for one in references:
        note = " ".join(part for part in (one.relation, one.kind, one.number, one.title) if part)
        marks.append(Mark(begin=one.begin, end=one.end, kind="reference", target=one.iri, note=note))
    return marks


def runs(text: str, marks: Iterable[Mark]) -> list[Run]:
    """A text divided wherever a mark begins or ends; joined, the runs are the text, and none is empty.

    Marks may overlap and hold one another. What lies outside the text is cut off; an empty mark marks nothing.
    """
    inside = clipped(marks, 0, len(text))
    edges = sorted({0, len(text), *(mark.begin for mark in inside), *(mark.end for mark in inside)})
    return [Run(text=text[begin:end], marks=_covering(inside, begin, end)) for begin, end in pairwise(edges)]


def clipped(marks: Iterable[Mark], begin: int, end: int) -> list[Mark]:
    """The marks that stand in a part of a text, cut to it and counted from its beginning."""
    return [
        Mark(
            begin=max(mark.begin, begin) - begin,
            end=min(mark.end, end) - begin,
            kind=mark.kind,
            target=mark.target,
            note=mark.note,
            finding=mark.finding,
        )
        for mark in marks
        if max(mark.begin, begin) < min(mark.end, end)
    ]


def _covering(marks: Sequence[Mark], begin: int, end: int) -> tuple[Mark, ...]:
    found = [mark for mark in marks if mark.begin <= begin and end <= mark.end]
    return tuple(sorted(found, key=lambda mark: (mark.end - mark.begin, mark.kind, mark.target or "", mark.note)))


def _plain(value: ValueInText) -> str:
    return " ".join(part for part in (value.role, value.operator, value.printed, value.unit) if part)
