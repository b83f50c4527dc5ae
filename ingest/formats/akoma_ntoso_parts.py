"""What stands below an article of Akoma Ntoso, as segments: paragraphs, points, indents."""

from typing import TYPE_CHECKING

from ingest.formats.akoma_ntoso_names import bare, names
from ingest.formats.akoma_ntoso_text import Sheet
from ingest.formats.blocks import row
from ingest.formats.packages import child, local
from ingest.structure import Segment
from ontology.model import ProvisionKind

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADS = frozenset({"num", "heading", "subheading"})


def heads(sheet: Sheet, element: "_Element") -> tuple[str, str]:
    """(number as printed, heading with subheading) of an element, each on one line."""
    told = (child(element, name) for name in ("num", "heading", "subheading"))
    number, heading, below = (" ".join(sheet.words(each).split()) if each is not None else "" for each in told)
    return number, f"{heading} {below}".strip()


def segment_from(sheet: Sheet, kind: ProvisionKind, begin: int) -> Segment:
    """A segment of all that was put down since an offset."""
    return Segment(kind, None, None, *sheet.span_from(begin))


def parts_below(sheet: Sheet, element: "_Element", *, outer: ProvisionKind) -> list[Segment]:
    """Paragraphs and points below an article or one of them; other text there is put down as text alone."""
    found: list[Segment] = []
    apart = outer in (ProvisionKind.ARTICLE, ProvisionKind.TEXT)
    for each in element:
        kind = _kind(each, outer)
        if local(each) in HEADS or local(each) in names("skipped") or sheet.noted(each):
            continue
        if kind is not None:
            found.append(_part(sheet, each, kind))
        elif local(each) == "table":
            _table(sheet, each)
        elif is_text(each):
            sheet.put(sheet.words(each), apart=apart)
        else:
            number, heading = heads(sheet, each)
            sheet.hold(number)
            if heading:
                sheet.put(heading, apart=apart)
            found += parts_below(sheet, each, outer=outer)
    return found


def is_text(element: "_Element") -> bool:
    """True for what holds running text, and for words quoted from another act, whose parts are none of this one's."""
    if local(element) in names("texts") or local(element) in names("quoted"):
        return True
    return not any(local(below) in names("blocks") for below in element)


def _kind(element: "_Element", outer: ProvisionKind) -> ProvisionKind | None:
    """What a part below an article is."""
    name = local(element)
    if name in names("paragraphs"):
        return ProvisionKind.PARAGRAPH if outer is ProvisionKind.ARTICLE else ProvisionKind.POINT
    return ProvisionKind.POINT if name in names("points") else None


def _part(sheet: Sheet, element: "_Element", kind: ProvisionKind) -> Segment:
    """A paragraph; or a point, which without a number is an indent."""
    number, heading = heads(sheet, element)
    begin = sheet.end
    top = kind is ProvisionKind.PARAGRAPH
    sheet.hold(number, apart=top)
    if heading:
        sheet.put(heading)
    if is_text(element) and not number:
        sheet.put(sheet.words(element))
    parts = parts_below(sheet, element, outer=kind)
    sheet.release()
    plain = bare(number)
    if not top:
        kind = ProvisionKind.POINT if plain else ProvisionKind.INDENT
    segment = segment_from(sheet, kind, begin)
    segment.number, segment.children = plain, parts
    return segment


def _table(sheet: Sheet, table: "_Element") -> None:
    """A line for each row."""
    for each in table.iter():
        if local(each) == "tr":
            cells = [[" ".join(sheet.words(cell).split())] for cell in each if local(cell) in ("td", "th")]
            for line in row(cells):
                sheet.put(line)
