"""A comparison as a workbook (Office Open XML, ISO/IEC 29500): lines, sources, and what must be known of them.

Numbers are numbers and days are days; all else is written as text, never as a formula or a link.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from search_api.catalogue.comparison import Comparison
from search_api.pages.comparing.asked import Asked
from search_api.pages.comparing.lines import LICENCE, Line, lines
from search_api.pages.names import Names

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = (24, 24, 7, 14, 34, 10, 12, 24, 10, 40, 40, 16, 13, 13, 44, 60)


def workbook(
    names: Names, asked: Asked, found: Mapping[str, Comparison], *, notes: Sequence[tuple[str, str]]
) -> bytes:
    """The file; ``notes`` are the lines of its last sheet, a heading and its words each."""
    _ = names.interface.gettext
    told = [line for key, each in found.items() for line in lines(names, key, each.rows, asked)]
    written = BytesIO()
    book = Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": _("Comparison"), "author": "Alinea", "comments": LICENCE})
    forms = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
        "plain": book.add_format({"valign": "top"}),
        "wrapped": book.add_format({"valign": "top", "text_wrap": True}),
    }
    _sheet(book, _("Comparison"), _heads(names), [_cells(names, line) for line in told], forms, _WIDTHS)
    sources = [[line, names.mechanism(key), source] for key, line, source in _sources(told)]
    _sheet(book, _("Sources"), [_("Fact"), _("Mechanism"), _("Source")], sources, forms, (60, 30, 90))
    _sheet(book, _("About"), [_("About this file"), ""], [list(each) for each in notes], forms, (28, 110))
    book.close()
    return written.getvalue()


def _heads(names: Names) -> list[str]:
    _ = names.interface.gettext
    return [
        _("Mechanism"),
        _("Jurisdiction"),
        _("Code"),
        _("Kind of value"),
        _("What it says"),
        _("Number"),
        _("Unit"),
        _("Our name for the rule (digest, not the law)"),
        _("Article"),
        _("Act"),
        _("Act in the page’s language"),
        _("Confidence"),
        _("Held from"),
        _("Held until, not including"),
        _("Sources"),
        _("Fact"),
    ]


def _cells(names: Names, line: Line) -> list[Any]:
    """What nobody has verified has no value in any cell, only the words that say so."""
    row = line.row
    act = names.collection.acts.get(row.act)
    return [
        names.mechanism(line.mechanism),
        names.jurisdiction(row.jurisdiction),
        row.jurisdiction,
        names.interface.said("role", row.role) if row.role else "",
        line.words,
        row.value if line.known else None,
        row.unit or "",
        str(line.label),
        row.number or "",
        row.title_native or row.title_en or "",
        str(names.act_title(act)),
        names.interface.said("confidence", row.confidence),
        _day(row.holds_from),
        _day(row.holds_until),
        "\n".join(row.sources),
        row.fact,
    ]


def _sources(told: Sequence[Line]) -> dict[tuple[str, str, str], None]:
    """Every source of every fact once: mechanism, fact, source."""
    return dict.fromkeys((line.mechanism, line.row.fact, source) for line in told for source in line.row.sources)


def _sheet(
    book: Workbook, title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]], forms: dict[str, Any],
    widths: Sequence[int],
) -> None:  # fmt: skip
    """A sheet with a frozen head, which filters."""
    sheet = book.add_worksheet(title[:31])
    sheet.freeze_panes(1, 0)
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, forms["head"])
    for number, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            _write(sheet, number, column, cell, forms)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _write(sheet: Any, row: int, column: int, cell: Any, forms: dict[str, Any]) -> None:
    if isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell, forms["day"])
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, forms["plain"])
    elif cell:
        sheet.write_string(row, column, cell.replace("\u00a0", " "), forms["wrapped"])


def _day(written: str | None) -> datetime | str:
    """A day as one; before 1900, where the calendar of workbooks begins, as text."""
    if not written:
        return ""
    day = date.fromisoformat(written)
    return datetime(day.year, day.month, day.day) if day.year >= 1900 else written
