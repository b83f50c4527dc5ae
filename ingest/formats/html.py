"""HTML pages: the readable text in reading order, a line for each block."""

import re
from collections.abc import Iterator

from lxml import etree, html

from ingest.formats.cleaning import clean
from ingest.formats.detection import Format
from ingest.formats.encodings import decode
from ingest.formats.extraction import Extraction
from ingest.formats.html_page import breaks_paragraphs, prepare
from ontology.errors import DocumentError

_SKIPPED = frozenset({"script", "style", "noscript", "template", "nav", "select", "button", "svg", "head", "iframe"})
_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr li main ol p pre section table tbody td th thead tr ul".split()
)
_DECLARATION = re.compile(rb"<meta[^>]{1,300}charset\s*=|<\?xml[^>]{1,100}encoding\s*=", re.IGNORECASE)
_HEAD = 4096
_VOID = frozenset({"br", "hr"})
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "table", "blockquote"})


def read(data: bytes) -> Extraction:
    """Text of a page; scripts, form fields, navigation and what is hidden are left out, unless articles are in it."""
    data, encoding = _known(data)
    parser = html.HTMLParser(encoding=encoding, huge_tree=True, no_network=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError("broken_html", "The page holds no readable HTML.") from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        # libxml2 drops what lies deeper than 2,048 elements without a word.
        raise DocumentError("too_deep", "The page is nested too deeply to be read. Save it as plain text or PDF.")
    title = root.findtext(".//title")
    prepare(root)
    text = _tidy("".join(_walk(root, "\n\n" if breaks_paragraphs(root) else "\n")))
    if not text.strip():
        raise DocumentError("empty_page", "The page shows no text of its own; it may need a browser to load it.")
    return Extraction(text=text, media_type=Format.HTML, title=clean(title).strip() if title else None)


def _known(data: bytes) -> tuple[bytes, str | None]:
    """UTF-8 where the bytes are that; otherwise the page's own declaration is believed, and without one, its letters.

    Old pages of the region relied on browsers set to their code page; the standard's guess is a western one.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if _DECLARATION.search(data[:_HEAD]):
            return data, None
        return decode(data).encode(), "utf-8"
    return data, "utf-8"


def _walk(root: html.HtmlElement, line_break: str) -> Iterator[str]:
    """Text pieces in order, without recursion, so that deep nesting costs no stack."""
    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else None
        if event in ("comment", "pi"):
            if not skipped and element.tail:
                yield _inline(element.tail)
        elif event == "start":
            skipped += tag in _SKIPPED
            if not skipped:
                yield (line_break if tag == "br" else _break(tag)) + _inline(element.text or "")
        else:
            skipped -= tag in _SKIPPED
            if not skipped:
                yield ("" if tag in _VOID else _break(tag)) + _inline(element.tail or "")


def _break(tag: str | None) -> str:
    if tag in _PARAGRAPHS:
        return "\n\n"
    return "\n" if tag in _BLOCKS else ""


def _inline(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split(" ")).replace("\r", " ").replace("\n", " ").replace("\t", " ")


def _tidy(text: str) -> str:
    """Lines without edge spaces, at most one empty line between them."""
    lines: list[str] = []
    for line in clean(text).split("\n"):
        line = " ".join(line.split())
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip() + "\n"
