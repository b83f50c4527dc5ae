"""The second look at a page, by the place of each word: columns, tables, doubled and hidden words, footnotes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.formats.pdf.columns import arrangement_of, in_reading_order
from ingest.formats.pdf.doubles import without_doubles
from ingest.formats.pdf.footnotes import part_footnotes
from ingest.formats.pdf.indents import indents_of_lines
from ingest.formats.pdf.lines import Line, along
from ingest.formats.pdf.rules import drawing_of
from ingest.formats.pdf.running import is_page_number
from ingest.formats.pdf.tables import with_rows
from ingest.formats.pdf.visible import is_print_out, on_page, visible, without_menu
from ingest.formats.pdf.words import COARSE, MOST_CHARACTERS, Word, letters_of

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_ONE_BY_ONE = 0.7
_FEW_CHANGES = 6
_MORE_LINES = 1.1


@dataclass(frozen=True, slots=True)
class Look:
    """A page's text by geometry, its footnotes, and what was done, in a few words each.

    Where ``done`` is empty the text is as good as it was. ``goes_on`` tells that the first footnote began on the
    page before, ``indents`` holds the first words of lines that are set in.
    """

    text: str
    notes: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    goes_on: bool = False
    indents: tuple[str, ...] = ()


def second_look(page: "PdfPage", layer: "PdfTextPage", text: str, *, open_note: bool = False) -> Look:
    """Read a page again by the boxes of its words; ``text`` is what the fast engine made of it.

    ``open_note`` tells that the page before ended in a footnote.
    """
    if layer.count_chars() > MOST_CHARACTERS:
        return Look(text)
    done: list[str] = []
    words = _wanted(page, layer, text, done)
    if not words:
        return Look(text)
    return _look(_ordered(words, done), text, done, open_note=open_note)


def look_at_lines(layer: "PdfTextPage", text: str, *, open_note: bool = False) -> Look:
    """Only part lines that run into one another, and take footnotes out: a third of a second look's time."""
    if layer.count_chars() > MOST_CHARACTERS:
        return Look(text)
    return _look(along(letters_of(layer).words(COARSE)), text, [], open_note=open_note)


def _look(lines: Sequence[Line], text: str, done: list[str], *, open_note: bool) -> Look:
    if len(lines) > _MORE_LINES * (text.strip().count("\n") + 1):
        done.append("lines taken apart")
    parted = part_footnotes(lines, open_note=open_note)
    if parted.notes:
        done.append(f"{len(parted.notes)} footnotes taken out")
    new = "\n".join(line.text for line in parted.lines)
    return Look(new, tuple(parted.notes), tuple(done), parted.goes_on, indents_of_lines(parted.lines))


def _wanted(page: "PdfPage", layer: "PdfTextPage", text: str, done: list[str]) -> list[Word]:
    """Words once each, seen and not of a menu, with the rows of tables as one word each."""
    letters = letters_of(layer)
    words = letters.words()
    box = page.get_bbox()
    inside = on_page(words, letters.turn(*box) if letters.turn else box)
    if len(inside) < len(words):
        done.append("words beyond the page left out")
        words = inside
    once = without_doubles(words, letters)
    if sum(len(word.text) for word in once) < sum(len(word.text) for word in words):
        done.append("doubled letters left out")
    drawing = drawing_of(page, letters.turn)
    seen = visible(once, layer, drawing)
    if len(seen) < len(once):
        done.append("hidden words left out")
    if is_print_out(text):
        kept = without_menu(seen)
        done.extend(["menu left out"] if len(kept) < len(seen) else [])
        seen = kept
    rows, tables = with_rows(seen, drawing)
    if tables:
        done.append(f"{tables} tables read by their lines")
    return rows


def _ordered(words: Sequence[Word], done: list[str]) -> list[Line]:
    """Lines as they were drawn, unless columns show that the pen went across them."""
    drawn = _number_last(along(words))
    arrangement = arrangement_of(words)
    if arrangement.gutter is None or _is_paired(drawn, arrangement.gutter):
        return drawn
    done.append("columns read one after the other")
    return in_reading_order(arrangement)


def _number_last(drawn: list[Line]) -> list[Line]:
    """The lines with the page's number behind them all where it stands lowest, wherever it was drawn."""
    lowest = min(drawn, key=lambda line: line.bottom)
    if not is_page_number(lowest.text):
        return drawn
    return [*(line for line in drawn if line is not lowest), lowest]


def _is_paired(drawn: Sequence[Line], gutter: float) -> bool:
    """True where the pen changed sides often, but for several lines each time: labels with their texts beside."""
    sides = [line.left > gutter for line in drawn if line.right <= gutter or line.left >= gutter]
    changes = [at for at in range(1, len(sides)) if sides[at] != sides[at - 1]]
    if len(changes) < _FEW_CHANGES:
        return False
    stays = [end - start for start, end in zip([0, *changes], [*changes, len(sides)], strict=True)]
    return sum(stay == 1 for stay in stays) < _ONE_BY_ONE * len(stays)
