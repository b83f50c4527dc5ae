"""Fonts whose letters PDFium cannot know: numbers of glyphs for letters, and letters in the places of others.

Such a font spoils its own runs and no others, so a table is made for each font of a document, and its pages are
read once more through the tables. In a sound document none of this happens.
"""

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ingest.formats.pdf.opening import opened_page
from ingest.likeness import likeness
from ingest.repair.decoding import Decoding, suits
from ingest.repair.glyphs import LOST, letters_of, stand_in
from ingest.repair.substitution import find_substitutions

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

FontTables = Mapping[str, Mapping[str, str]]
"""For each font by its name in the PDF: what each sign of it stands for, sign by sign."""

_CONTROLS = re.compile("[\x01\x03-\x08\x0b\x0c\x0e-\x1f]")  # 2 is PDFium's mark of a hyphen at a line's end
_MANY_GLYPHS = 10
_SPACE = "\x03"
_LIST_MARK = "•"
_NAME_LENGTH = 128
_LEAST_GAIN = 0.3
_SERIES = re.compile("[A-Z]{3,}(?=[A-Z][a-z])")
_MOST_PAGES = 40
"""So many pages tell what the fonts of a document stand for."""


class Run(NamedTuple):
    """Characters of one font that follow each other; ``unknown`` where PDFium has only numbers for them."""

    font: str
    text: str
    unknown: bool


class DecodedLayer:
    """A text layer read through the tables of its fonts; one sign for each index of the engine."""

    def __init__(self, layer: "PdfTextPage", tables: FontTables) -> None:
        self.raw = layer.raw
        self._layer = layer
        self._tables = tables

    def count_chars(self) -> int:
        """How many characters the engine counts."""
        return int(self._layer.count_chars())

    def get_text_range(self) -> str:
        """All characters, letters for what the tables know."""
        return "".join(_decoded(run, self._tables) for run in runs_of(self._layer))


def _decoded(run: Run, tables: FontTables) -> str:
    table = tables.get(_key(run))
    return run.text if table is None else "".join(table.get(sign, sign) for sign in run.text)


def has_glyph_numbers(layer: "PdfTextPage", text: str) -> bool:
    """True for a page of whose characters some did not make it into its text."""
    return layer.count_chars() != len(text) or _CONTROLS.search(text) is not None


def runs_of(layer: "PdfTextPage") -> Iterator[Run]:
    """All characters of a page, run by run."""
    import pypdfium2.raw as raw

    handle, name = layer.raw, ctypes.create_string_buffer(_NAME_LENGTH)
    flags = ctypes.c_int()
    signs: list[str] = []
    before: tuple[str, bool] = ("", False)
    for index in range(layer.count_chars()):
        generated = raw.FPDFText_IsGenerated(handle, index) == 1
        if generated:
            here = (before[0], False)
        else:
            raw.FPDFText_GetFontInfo(handle, index, name, _NAME_LENGTH, flags)
            unknown = raw.FPDFText_HasUnicodeMapError(handle, index) == 1
            here = (name.value.decode("utf-8", errors="replace"), unknown)
        if here != before and signs:
            yield Run(before[0], "".join(signs), before[1])
            signs = []
        before = here
        signs.append(chr(raw.FPDFText_GetUnicode(handle, index) or ord(LOST)))
    if signs:
        yield Run(before[0], "".join(signs), before[1])


def font_tables(document: "PdfDocument", pages: Sequence[int], decoding: Decoding | None) -> FontTables:
    """Tables for the fonts on the given pages (from 0): of glyph numbers, and of a legacy font found in the text."""
    runs: list[Run] = []
    for index in pages[:_MOST_PAGES]:
        with opened_page(document, index) as (_, layer):
            runs += [*runs_of(layer), Run("", "\n", unknown=False)]
    return _glyph_tables(runs) | (_legacy_tables(runs, decoding) if decoding else {})


def _key(run: Run) -> str:
    """Known and unknown characters of one font go by tables of their own."""
    return f"{run.font}\0" if run.unknown else run.font


def _glyph_tables(runs: Sequence[Run]) -> dict[str, dict[str, str]]:
    """Numbered letters where a font has many unknown ones; a few lost ones are told by their words."""
    glyphs: dict[str, set[str]] = defaultdict(set)
    for run in runs:
        if run.unknown:
            glyphs[_key(run)].update(run.text)
    numbered = {font for font, signs in glyphs.items() if len(signs) >= _MANY_GLYPHS}
    text = "".join(run.text if _key(run) in numbered else _between(run.text) for run in runs)
    letters = letters_of(text) if numbered else None
    tables = dict.fromkeys(numbered, letters) if letters else {}
    return tables | _told({font: signs for font, signs in glyphs.items() if font not in tables}, tables, runs)


def _between(text: str) -> str:
    """What stands between numbered letters, for those to be told: line breaks, and a space for anything else."""
    return "\n" if "\n" in text else _SPACE


def _told(glyphs: Mapping[str, set[str]], tables: FontTables, runs: Sequence[Run]) -> dict[str, dict[str, str]]:
    """Tables of fonts with few unknown signs; those that no word tells open lists, or are marked as lost."""
    places = iter(range(sum(map(len, glyphs.values()))))
    stand_ins = {font: {sign: stand_in(next(places)) for sign in sorted(signs)} for font, signs in glyphs.items()}
    text = "".join(_decoded(run, {**tables, **stand_ins}) for run in runs)
    solved = {each.sign: each.shown for each in find_substitutions(text)}
    return {
        font: {sign: solved.get(stand) or _sign_of(stand, text) for sign, stand in table.items()}
        for font, table in stand_ins.items()
    }


def _sign_of(stand: str, text: str) -> str:
    """A dot for a sign that opens lines and stands nowhere else: fonts of symbols draw the marks of lists."""
    opens = len(re.findall(rf"(?m)^\s*{re.escape(stand)}\s", text))
    return _LIST_MARK if opens == text.count(stand) else LOST


def _legacy_tables(runs: Sequence[Run], decoding: Decoding) -> dict[str, dict[str, str]]:
    """The table of a legacy font for those fonts whose text it suits, and for others of their family.

    A series of such fonts shares a name before that of the face (MACC in MACCTimes and MACCSwiss): there it is
    enough that the text gains, for lists of terms hold few known words.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for run in runs:
        texts[_key(run)].append(run.text)
    suited = {font for font, pieces in texts.items() if font and suits("".join(pieces), decoding.table)}
    series = {_series(font) for font in suited} - {""}
    suited |= {font for font in texts if _series(font) in series and _gains("".join(texts[font]), decoding)}
    families = {_family(font) for font in suited}
    return {font: decoding.table.signs for font in texts if font and _family(font) in families}


def _gains(text: str, decoding: Decoding) -> bool:
    """True where a table makes a text clearly more like a language."""
    table = decoding.table
    after = likeness(table.decoded(text), among=[table.language] if table.language else None)
    return after.letters > 0 and after.bits < likeness(text).bits - _LEAST_GAIN


def _series(font: str) -> str:
    """Three capitals or more before the name of a face: MACC of MACCTimes, nothing of TimesNewRoman."""
    match = _SERIES.match(_family(font))
    return match.group() if match else ""


def _family(font: str) -> str:
    """The name without the tag of a subset and the style: MACCTimes of "ABCDEF+MACCTimes,Bold"."""
    return re.split(r"[,\-\0]", font.partition("+")[2] or font)[0]
