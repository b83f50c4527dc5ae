"""Rich Text Format 1.9.1: control words, groups and text in the code page of its font.

Read by a pass of our own: striprtf 0.0.35 takes half a minute for hostile files of 150 KB, leaves footnotes
and old list numbers out, and prints deleted text.
"""

import re
from dataclasses import dataclass, replace

from ingest.formats.blocks import joined
from ingest.formats.detection import Format
from ingest.formats.extraction import Extraction, PageProblem
from ingest.formats.rtf_sink import Sink
from ingest.formats.rtf_words import CHARSETS, DESTINATIONS, ENTERED, SIGNS, SWITCHES, code_page
from ontology.errors import DocumentError

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_MAX_TOKENS = 3_000_000
_PARAGRAPHS = frozenset({"par", "sect", "page", "\n", "\r"})
_BOXES = frozenset({"shptxt", "dptxbxtext"})


def read(data: bytes) -> Extraction:
    """Paragraphs with their list numbers, rows of tables, text boxes; footnotes behind the text.

    Raises ``DocumentError`` (``too_large``) beyond three million control words.
    """
    if sum(data.count(sign) for sign in (b"\\", b"{", b"}")) > _MAX_TOKENS:
        raise DocumentError("too_large", "The RTF file holds millions of control words. Split it into its acts.")
    reader = _Reader()
    reader.run(data)
    problems = []
    if reader.unclosed:
        message = "The RTF file is cut off before its end; what is there was read. Download it again."
        problems.append(PageProblem(code="cut_off", message=message))
    # Signs beyond the first plane come in two halves.
    text = joined(reader.body.close(), reader.notes).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Extraction(text=text, media_type=Format.RTF, problems=tuple(problems))


@dataclass(slots=True)
class _Group:
    """What a group of braces changes and its end restores; ``sink`` takes the text, ``None`` drops it.

    ``opened`` is "note" or "box" for the group that a footnote or a text box began with.
    """

    sink: Sink | None
    page: str = ""
    skip: int = 1
    hidden: frozenset[str] = frozenset()
    fonts: bool = False
    opened: str = ""


class _Reader:
    """One pass over the tokens of a file, without recursion, so that deep nesting costs no stack."""

    def __init__(self) -> None:
        self.body = Sink()
        self.notes: list[str] = []
        self._ansi = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._group = _Group(self.body)
        self._outer: list[_Group] = []
        self._bytes = bytearray()
        self._to_skip = 0
        self._starred = False

    @property
    def unclosed(self) -> bool:
        """True where the file ends within its groups."""
        return bool(self._outer)

    def run(self, data: bytes) -> None:
        """Read all tokens; binary data are leapt over, what follows the last brace is not read."""
        at = 0
        while match := _TOKEN.search(data, at):
            at = match.end()
            if match["text"] is not None:
                self._text(match["text"])
            elif match["byte"] is not None:
                self._text(bytes.fromhex(match["byte"].decode("ascii")))
            elif match["sign"] is not None:
                self._sign(match["sign"].decode("latin-1"))
            elif match["word"] is not None:
                number = None if match["number"] is None else int(match["number"])
                at += max(0, number or 0) if match["word"] == b"bin" else 0
                self._word(match["word"].decode("ascii"), number)
            elif match["brace"] == b"{":
                self._open()
            else:
                self._close()
                if not self._outer:
                    break
        self._flush()

    def _text(self, text: bytes) -> None:
        """Bytes of text, less those that only stand in for a Unicode sign before them."""
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        if self._shown():
            self._bytes += text[skipped:]

    def _shown(self) -> bool:
        return self._group.sink is not None and not self._group.hidden and not self._group.fonts

    def _flush(self) -> None:
        """Bytes so far become text, before anything that may change their code page."""
        if self._bytes and self._group.sink is not None:
            self._group.sink.pieces.append(self._bytes.decode(self._group.page or self._ansi, errors="replace"))
        self._bytes.clear()

    def _put(self, text: str) -> None:
        self._flush()
        if self._shown() and self._group.sink is not None:
            self._group.sink.pieces.append(text)

    def _open(self) -> None:
        self._flush()
        self._to_skip = 0
        self._outer.append(self._group)
        self._group = replace(self._group, opened="")

    def _close(self) -> None:
        self._flush()
        self._to_skip = 0
        if not self._outer:
            return
        ended, self._group = self._group, self._outer.pop()
        if ended.opened and ended.sink is not None:
            blocks = ended.sink.close()
            if ended.opened == "note" and blocks:
                self.notes.append(" ".join(blocks))
            elif self._group.sink is not None:
                self._group.sink.later += blocks

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in _PARAGRAPHS:
            self._word("par", None)
        elif sign in SIGNS:
            self._put(SIGNS[sign])

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word in DESTINATIONS or (starred and word not in ENTERED):
            self._flush()
            self._group.sink = None
        elif word == "footnote" or word in _BOXES:
            self._enter("note" if word == "footnote" else "box")
        elif word == "u" and number is not None:
            self._put(chr(number % 0x10000))
            self._to_skip = self._group.skip
        elif word in SIGNS:
            self._put(SIGNS[word])
        elif word in _LAYOUT:
            self._layout(word)
        else:
            self._property(word, number)

    def _enter(self, kind: str) -> None:
        self._flush()
        if self._group.sink is not None:
            self._group.sink = Sink()
            self._group.opened = kind

    def _layout(self, word: str) -> None:
        self._flush()
        sink = self._group.sink
        if sink is None:
            return
        if word == "intbl":
            sink.in_table = True
        elif word == "pard":
            sink.in_table = False
        elif word == "cell":
            sink.end_cell()
        elif word == "row":
            sink.end_row()
        elif "deleted" not in self._group.hidden:  # a deleted mark joins its paragraph to the next
            sink.end_paragraph()

    def _property(self, word: str, number: int | None) -> None:
        """Words that say how the text behind them is to be read."""
        group = self._group
        if word in _READ_DIFFERENTLY:
            self._flush()
        if word == "uc":
            group.skip = max(0, number or 0)
        elif word == "ansicpg":
            self._ansi = code_page(number)
        elif word in _FILE_PAGES:
            self._ansi = _FILE_PAGES[word]
        elif word == "fonttbl":
            group.fonts = True
        elif word in SWITCHES:
            group.hidden = group.hidden - {word} if number == 0 else group.hidden | {word}
        elif word == "plain":
            group.hidden, group.page = frozenset(), ""
        else:
            self._font_property(word, number or 0)

    def _font_property(self, word: str, number: int) -> None:
        if word == "f":
            self._font = number
            self._group.page = "" if self._group.fonts else self._fonts.get(number, "")
        elif word == "fcharset" and number in CHARSETS:
            self._fonts[self._font] = CHARSETS[number]
        elif word == "cpg" and number:
            self._fonts[self._font] = code_page(number)


_LAYOUT = frozenset({"intbl", "pard", "cell", "row", *_PARAGRAPHS})
_FILE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_READ_DIFFERENTLY = frozenset({"ansicpg", "f", "plain", *SWITCHES, *_FILE_PAGES})
