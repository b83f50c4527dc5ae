"""Where a text speaks in another's words: what stands between quotation marks, and new text that has none."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.linking.words import pattern

_OPENS_ONLY = "„«‟"
_CLOSES_ONLY = "”»"
_MARK = re.compile("[„«‟”»“\"]|''|’’|‘‘")


@dataclass(frozen=True, slots=True)
class Quotations:
    """Spans of a text that are quoted, in order; one within another counts as part of it."""

    spans: tuple[tuple[int, int], ...]

    def hold(self, offset: int) -> tuple[int, int] | None:
        """The quotation that an offset lies in, marks included."""
        return _holding(self.spans, offset)

    def blanked(self, text: str) -> str:
        """The text with its quotations replaced by as many spaces."""
        pieces, done = [], 0
        for start, end in self.spans:
            pieces += [text[done:start], " " * (end - start)]
            done = end
        return "".join([*pieces, text[done:]])


def _holding(spans: Sequence[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    turn = bisect_right(spans, (offset, 1 << 60)) - 1
    return spans[turn] if turn >= 0 and offset < spans[turn][1] else None


def quotations(text: str, folded: str) -> Quotations:
    """The quotations of a text; a mark that is never closed opens one only where new text is announced.

    Serbian and Macedonian close with the mark that opens an Albanian or English quotation, so an open „ decides.
    """
    found: list[tuple[int, int]] = []
    open_marks: list[tuple[str, int]] = []
    for mark in _MARK.finditer(text):
        if len(mark.group()) == 1 and _opens(text, mark.start(), open_marks):
            open_marks.append((mark.group(), mark.start()))
        elif open_marks:
            _, start = open_marks.pop()
            if not open_marks:
                found.append((start, mark.end()))
    return Quotations(tuple(_with_unclosed(found, folded)))


def _opens(text: str, at: int, open_marks: list[tuple[str, int]]) -> bool:
    letter = text[at]
    if letter in _OPENS_ONLY:
        return not (letter == "«" and open_marks and open_marks[-1][0] == "»")
    if letter == "»":  # opens in Croatian and Slovene print
        return not open_marks and text[at + 1 : at + 2].strip() != ""
    if letter in _CLOSES_ONLY:
        return not open_marks and text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].isalnum()
    before, last = text[at - 1 : at], open_marks[-1][0] if open_marks else ""
    if letter == '"':
        return last != '"' and not before.isalnum()
    return last not in ("„", "“") and (not before or before in " \n\t(:[-–")


def _with_unclosed(found: list[tuple[int, int]], folded: str) -> list[tuple[int, int]]:
    """New text without marks, or whose mark is not closed, runs to the end."""
    for match in pattern("quoted", "introduces").finditer(folded):
        start = match.end()
        if _holding(found, match.start()):
            continue
        turn = bisect_left(found, (start, 0))
        following = found[turn][0] if turn < len(found) else len(folded)
        if following - start > _NEAR and folded[start:].strip():
            return [*(span for span in found if span[1] <= start), (start, len(folded))]
    return found


_NEAR = 6
