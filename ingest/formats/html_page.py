"""A page made ready to be read: what it hides or repeats on every page goes, columns in two languages part."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree, html

from ingest.formats.marks import raised
from ingest.formats.tables import in_parallel
from ingest.structure.markers import article_pattern

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FRAMES = frozenset({"footer", "aside", "dialog", "menu"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu"}
)  # fmt: skip
_NAMES = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|cookies?|social|share|languages?|lang|"
    r"pager|pagination|skip-link|sr-only)(?:$|[-_ ])",
    re.IGNORECASE,
)
_NAMED = frozenset({"div", "ul", "section", "td", "span"})
_LINKED = 0.6
_LONG_RAISED = 4
_LINE = 30
_FEW = 5
_MOSTLY = 0.7
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "”", "“", '"', ")")


def prepare(root: html.HtmlElement) -> None:
    """Change the tree in place; what holds an article is never dropped, for scripts unfold hidden laws."""
    for element in list(_frame(root)):
        element.drop_tree()
    for element in root.iter("sup"):
        if len(element) == 0 and element.text and len(element.text) <= _LONG_RAISED:
            element.text = raised(element.text)
    for table in root.iter("table"):
        if next(table.iterdescendants("table"), None) is None:
            _part_columns(table)


def breaks_paragraphs(root: html.HtmlElement) -> bool:
    """True for a page whose line breaks stand for paragraphs: the lines before them are whole sentences."""
    lines = (_before(each) for each in root.iter("br"))
    long = [line for line in lines if len(line) >= _LINE]
    return len(long) >= _FEW and sum(line.endswith(_SENTENCE_ENDS) for line in long) >= _MOSTLY * len(long)


def _before(line_break: html.HtmlElement) -> str:
    """The end of the text right before a line break."""
    previous, parent = line_break.getprevious(), line_break.getparent()
    if previous is None:
        return "" if parent is None else (parent.text or "").strip()
    if previous.tail and previous.tail.strip():
        return str(previous.tail).strip()
    return " ".join("".join(previous.itertext()).split()) if previous.tag in _INLINE else ""


_INLINE = frozenset({"a", "b", "em", "font", "i", "span", "strong", "u"})


def _frame(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Outermost elements that are no part of the page's own text."""
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if not isinstance(element.tag, str) or element.getparent() is None or not _suspect(element):
            continue
        walk.skip_subtree()
        if not _holds_articles(element):
            yield element


def _suspect(element: html.HtmlElement) -> bool:
    """True for what is hidden, or is called a part of the frame; a name alone asks for links inside as well."""
    told = element.attrib
    if _HIDDEN.search(told.get("style", "")) or "hidden" in told or told.get("aria-hidden") == "true":
        return element.tag not in ("html", "body")
    if element.tag in _FRAMES or told.get("role", "").lower() in _ROLES:
        return True
    names = f"{told.get('class', '')} {told.get('id', '')}"
    return element.tag in _NAMED and bool(_NAMES.search(names)) and _is_linked(element)


def _is_linked(element: html.HtmlElement) -> bool:
    """True where most words are links."""
    words = sum(len(text.strip()) for text in element.itertext())
    linked = sum(len(text.strip()) for link in element.iterdescendants("a") for text in link.itertext())
    return words > 0 and linked >= _LINKED * words


def _holds_articles(element: html.HtmlElement) -> bool:
    return any(
        article_pattern().match(line) for text in element.itertext() for line in text.split("\n") if line.strip()
    )


def _part_columns(table: html.HtmlElement) -> None:
    """Two language versions side by side become one after the other, column by column."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if not in_parallel([[[_words(cell)] for cell in row] for row in rows]):
        return
    width = max(map(len, rows))
    columns = [etree.SubElement(table, "div") for _ in range(width)]
    for row in rows:
        for column, cell in zip(_places(columns, row), row, strict=True):
            cell.tag = "div"
            column.append(cell)
    for row_ in list(table.iter("tr")):
        row_.drop_tree()


def _places(columns: Sequence[html.HtmlElement], row: Sequence[html.HtmlElement]) -> Sequence[html.HtmlElement]:
    """The columns of a row's cells; a title over all of them goes with the first."""
    return columns[: len(row)]


def _words(cell: html.HtmlElement) -> str:
    return " ".join("\n".join(cell.itertext()).split())
