"""Word documents (DOCX): WordprocessingML of ECMA-376, transitional and strict.

Read from the XML itself, for python-docx gives neither list numbers nor text boxes, and leaves tracked
insertions out. What a printed copy with all changes accepted shows is read: deleted and hidden text is not.
"""

from typing import TYPE_CHECKING
from zipfile import ZipFile

from ingest.formats.blocks import joined
from ingest.formats.detection import Format
from ingest.formats.docx_lists import Lists
from ingest.formats.extraction import Extraction
from ingest.formats.packages import attribute, child, local, opened, xml_part
from ingest.formats.tables import laid_out
from ontology.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    "del moveFrom pPr rPr sdtPr tblPr tblGrid trPr tcPr sectPr instrText delText rt annotationRef footnoteRef".split()
)
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_NAMED = frozenset({"p", "tbl", "t", "txbxContent"})


def read(data: bytes) -> Extraction:
    """Paragraphs with their automatic numbers, tables row by row, text boxes; footnotes behind the text.

    Raises ``DocumentError`` for a package without a document, and as ``packages`` does.
    """
    with opened(data) as package:
        main = _main_part(package)
        folder = main.rpartition("/")[0]
        body = child(xml_part(package, main), "body")
        if body is None:
            raise _damaged()
        text = _Text(package, folder)
        blocks = text.blocks(body)
        return Extraction(text=joined(blocks, text.notes), media_type=Format.DOCX)


def _main_part(package: ZipFile) -> str:
    """The part that the package's relationships call its document (ECMA-376 part 2, 9.3)."""
    relations = xml_part(package, "_rels/.rels")
    for relation in () if relations is None else relations:
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            target = (attribute(relation, "Target") or "").lstrip("/")
            if target in package.NameToInfo:
                return target
    if "word/document.xml" not in package.NameToInfo:
        raise _damaged()
    return "word/document.xml"


def _damaged() -> DocumentError:
    message = "The Word file lacks its document part and is damaged. Open it in Word, save it again and retry."
    return DocumentError("damaged_docx", message)


class _Text:
    """Walks one document; ``notes`` fills with the notes in the order in which the text refers to them."""

    def __init__(self, package: ZipFile, folder: str) -> None:
        def part(name: str) -> "_Element | None":
            return xml_part(package, f"{folder}/{name}.xml" if folder else f"{name}.xml")

        self._lists = Lists(part("numbering"), part("styles"))
        self._notes = {kind: _by_id(part(kind)) for kind in _NOTES.values()}
        self.notes: list[str] = []

    def blocks(self, container: "_Element") -> list[str]:
        """Paragraphs and rows below an element, in order."""
        blocks: list[str] = []
        carried = ""
        for element in _content(container):
            if local(element) == "tbl":
                blocks += self._table(element)
                continue
            boxes: list[str] = []
            text = "".join(self._pieces(element, boxes))
            if child(element, "pPr", "rPr", "del") is not None:  # a deleted mark joins it to the next paragraph
                carried += text
            else:
                blocks.append(self._lists.label(child(element, "pPr")) + carried + text)
                carried = ""
            blocks += boxes
        return [*blocks, carried] if carried else blocks

    def _table(self, table: "_Element") -> list[str]:
        rows = [each for each in _content(table, ("tr",)) if child(each, "trPr", "del") is None]
        return laid_out([[self.blocks(cell) for cell in _content(each, ("tc",))] for each in rows])

    def _pieces(self, element: "_Element", boxes: list[str]) -> list[str]:
        """Pieces of running text below an element; paragraphs of text boxes go to ``boxes``."""
        pieces: list[str] = []
        for each in element:
            name = local(each)
            if name == "t":
                pieces.append(each.text or "")
            elif name in _SIGNS:
                pieces.append(_SIGNS[name])
            elif name in _NOTES:
                self._note(_NOTES[name], attribute(each, "id"))
            elif name == "txbxContent":
                boxes += self.blocks(each)
            elif name == "AlternateContent":
                pieces += self._pieces(_alternative(each), boxes)
            elif name not in _SKIPPED and not (name == "r" and _hidden(each)):
                pieces += self._pieces(each, boxes)
        return pieces

    def _note(self, kind: str, key: str | None) -> None:
        note = self._notes[kind].pop(key, None)
        if note is not None:
            self.notes.append(" ".join(self.blocks(note)))


def _content(container: "_Element", wanted: tuple[str, ...] = ("p", "tbl")) -> "list[_Element]":
    """Elements of the wanted names below a container, through content controls and insertions around them."""
    found: list[_Element] = []
    for element in container:
        name = local(element)
        if name in wanted:
            found.append(element)
        elif name == "AlternateContent":
            found += _content(_alternative(element), wanted)
        elif name not in _SKIPPED and name not in _NAMED:
            found += _content(element, wanted)
    return found


def _alternative(element: "_Element") -> "_Element":
    """One of the renderings of the same thing (ECMA-376 part 3, 9.3); reading both would double text boxes."""
    for name in ("Choice", "Fallback"):
        if (found := child(element, name)) is not None and len(found):
            return found
    return element.makeelement("none")


def _hidden(run: "_Element") -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in ("0", "false", "off")


def _by_id(part: "_Element | None") -> "dict[str | None, _Element]":
    """Notes by their number; separators, which have a type, are no notes."""
    notes = () if part is None else part
    return {attribute(note, "id"): note for note in notes if attribute(note, "type") in (None, "normal")}
