"""The words of a provision as a page draws them: its parts one within the other, each in strokes drawn alike."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from search_api.catalogue import Mark, Part, ProvisionView, ReferenceInText, Run, clipped, runs
from search_api.pages.script import written_in_strokes
from search_api.pages.text_values import Noted

Leads = Callable[[str], str | None]
"""The address of the page of a reference's target; ``None`` where there is none."""

_FIRMEST = ("contradicted", "quoted", "confirmed", "unverified", "extracted", "passage")


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stretch of words drawn alike: ``address`` is where a reference leads.

    ``standing`` is that of the values which it states, the one to be seen first; ``begun`` and ``ended`` are the
    numbers of the values that begin and end with it.
    """

    text: str
    address: str | None = None
    standing: str | None = None
    begun: tuple[int, ...] = ()
    ended: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a provision's own words, or one of its parts with the pieces of that.

    ``anchor`` names the part within the page; ``strokes``, joined, are the words of a piece that is not divided.
    """

    strokes: tuple[Stroke, ...]
    part: Part | None = None
    anchor: str | None = None
    pieces: tuple["Piece", ...] = ()


class Wording:
    """Draws one provision: where its values and references stand, and where these lead."""

    def __init__(
        self, view: ProvisionView, notes: Sequence[Noted], references: Iterable[ReferenceInText], leads: Leads
    ) -> None:
        self._view = view
        self._notes = {str(each.number): each for each in notes}
        self._marks = [Mark(begin=each.begin, end=each.end, kind="value", note=str(each.number)) for each in notes]
        for one in references:
            self._marks.append(Mark(begin=one.begin, end=one.end, kind="reference", target=leads(one.iri)))
        self._anchors: set[str] = set()

    def pieces(self) -> list[Piece]:
        """The pieces in order; but for white space between them, their words are those of the provision.

        They are in the script that the request asks for.
        """
        text = self._view.text or ""
        return list(self._divided(text, 0, self._view.children))

    def _divided(self, text: str, at: int, parts: tuple[Part, ...]) -> Iterator[Piece]:
        """The pieces of a text that begins at a place of the provision's."""
        end = 0
        for part in parts:
            begin = text.find(part.text, end)
            if begin < 0:
                continue
            yield from self._own(text[end:begin], at + end)
            anchor = self._anchor(part.iri)
            inner = tuple(self._divided(part.text, at + begin, part.children)) if part.children else ()
            strokes = () if inner else tuple(self._strokes(part.text, at + begin))
            yield Piece(strokes, part, anchor, inner)
            end = begin + len(part.text)
        yield from self._own(text[end:], at + end)

    def _own(self, words: str, at: int) -> Iterator[Piece]:
        inner = words.strip()
        if inner:
            yield Piece(tuple(self._strokes(inner, at + words.index(inner))))

    def _strokes(self, words: str, at: int) -> Iterator[Stroke]:
        printed = []
        for run in runs(words, clipped(self._marks, at, at + len(words))):
            printed.append(self._stroke(run, at))
            at += len(run.text)
        shown = written_in_strokes([each.text for each in printed], self._view.language)
        yield from (replace(each, text=text) for each, text in zip(printed, shown, strict=True))

    def _stroke(self, run: Run, at: int) -> Stroke:
        notes = [self._notes[mark.note] for mark in run.marks if mark.kind == "value"]
        standings = {each.standing for each in notes}
        return Stroke(
            run.text,
            address=next((mark.target for mark in run.marks if mark.target), None),
            standing=next((each for each in _FIRMEST if each in standings), None),
            begun=tuple(each.number for each in notes if each.begin == at),
            ended=tuple(sorted(each.number for each in notes if each.end == at + len(run.text))),
        )

    def _anchor(self, iri: str) -> str:
        """The last step of a part's identifier; with the steps before it where that is taken on this page."""
        steps = iri.removeprefix(f"{self._view.iri}/").split("/")
        names = (steps[-1], ".".join(steps), f"{steps[-1]}.{len(self._anchors)}")
        anchor = next(each for each in names if each not in self._anchors)
        self._anchors.add(anchor)
        return anchor
