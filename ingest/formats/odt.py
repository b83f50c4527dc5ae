"""OpenDocument texts (ODT) as LibreOffice writes them: ODF 1.3.

Text that tracked changes deleted is kept by such files apart from the text, and is not read.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.formats.blocks import joined
from ingest.formats.detection import Format
from ingest.formats.extraction import Extraction
from ingest.formats.odt_lists import Counting, Lists
from ingest.formats.packages import child, content, local, opened, parsed, without_declaration, xml_part
from ingest.formats.tables import laid_out
from ontology.errors import DocumentError

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element

_SKIPPED = frozenset(
    "tracked-changes sequence-decls annotation annotation-end forms number note-citation hidden-text "
    "covered-table-cell desc title".split()
)
_PARAGRAPHS = frozenset({"p", "h"})
_BOXES = frozenset({"text-box", "list", "table"})
_SIGNS = {"s": " ", "tab": " ", "line-break": "\n", "soft-hyphen": ""}


def read(data: bytes) -> Extraction:
    """Paragraphs with their automatic numbers, tables row by row, text boxes; notes behind the text.

    Raises ``DocumentError`` for a locked file, for one without content, and as ``packages`` does.
    """
    if not data.startswith(b"PK"):  # one flat XML file (ODF 1.3 part 3, 3.1.2)
        root = parsed(without_declaration(data))
        return _read(root, Lists(root))
    with opened(data) as package:
        _refuse_locked(package)
        content_ = xml_part(package, "content.xml")
        return _read(content_, Lists(xml_part(package, "styles.xml"), content_))


def _read(root: "_Element | None", lists: Lists) -> Extraction:
    body = child(root, "body", "text")
    if body is None:
        message = "The OpenDocument file lacks its text and is damaged. Open it, save it again and retry."
        raise DocumentError("damaged_odt", message)
    text = _Text(lists)
    blocks = text.blocks(body)
    return Extraction(text=joined(blocks, text.notes), media_type=Format.ODT)


def _refuse_locked(package: "ZipFile") -> None:
    """The manifest of a file with a password names how each part is encrypted (ODF 1.3 part 2, 3.4)."""
    manifest = package.NameToInfo.get("META-INF/manifest.xml")
    locked = b"encryption-data" in content(package, manifest) if manifest else False
    if locked or "encrypted-package" in package.NameToInfo:
        message = "The document is locked with a password. Save a copy without the password."
        raise DocumentError("encrypted_document", message)


class _Text:
    """Walks one document; ``notes`` fills in the order of the text."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.notes: list[str] = []

    def blocks(self, container: "_Element") -> list[str]:
        """Paragraphs, list items and rows below an element, in order."""
        blocks: list[str] = []
        for element in container:
            name = local(element)
            if name in _PARAGRAPHS:
                label = self._lists.heading(element) if name == "h" else ""
                blocks += self._paragraph(element, label)
            elif name == "list":
                blocks += self._list(element, self._lists.begin(element), 1)
            elif name == "table":
                rows = [[each for each in row if local(each) == "table-cell"] for row in _rows(element)]
                blocks += laid_out([[self.blocks(cell) for cell in row] for row in rows])
            elif name not in _SKIPPED:
                blocks += self.blocks(element)
        return blocks

    def _list(self, element: "_Element", counting: Counting, depth: int) -> list[str]:
        """Items of a list; only the first paragraph of an item has its number."""
        blocks: list[str] = []
        for item in element:
            numbered = local(item) == "list-item"
            for each in item:
                name = local(each)
                if name == "list":
                    blocks += self._list(each, counting, depth + 1)
                elif name in _PARAGRAPHS:
                    blocks += self._paragraph(each, self._lists.label(counting, depth, item) if numbered else "")
                    numbered = False
        return blocks

    def _paragraph(self, element: "_Element", label: str) -> list[str]:
        boxes: list[str] = []
        text = "".join(self._pieces(element, boxes))
        return [label + text, *boxes]

    def _pieces(self, element: "_Element", boxes: list[str]) -> list[str]:
        """Pieces of running text below an element; text boxes go to ``boxes``, notes to the notes."""
        pieces = [element.text or ""]
        for each in element:
            name = local(each)
            if name in _SIGNS:
                pieces.append(_SIGNS[name])
            elif name == "note":
                self._note(each)
            elif name in _BOXES:
                boxes += self.blocks(each)
            elif name == "frame":
                self._pieces(each, boxes)  # white space between the parts of a frame is no text
            elif name not in _SKIPPED:
                pieces += self._pieces(each, boxes)
            pieces.append(each.tail or "")
        return pieces

    def _note(self, element: "_Element") -> None:
        body = child(element, "note-body")
        if body is not None:
            self.notes.append(" ".join(self.blocks(body)))


def _rows(table: "_Element") -> "Iterator[_Element]":
    """The rows of a table, also those in groups of rows and headers; not those of tables inside it."""
    for each in table:
        if local(each) == "table-row":
            yield each
        elif local(each).startswith("table-") and local(each) != "table-cell":
            yield from _rows(each)
