"""Marks of layout in a text: those of Markdown, taken off, and raised figures."""

import re

# Look-behinds and bounds keep long runs of spaces, brackets or marks from taking quadratic time.
_MARKS = re.compile(r"^ {0,3}#{1,6} +|(?<=\S) {1,9}#{1,6} *$|^ {0,3}> ?|\*\*|(?<!\w)__|__(?!\w)", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}\)")
_TELLING = re.compile(r"^ {0,3}#{1,6} +\S|\*\*[^*\n]+\*\*", re.MULTILINE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def plain(text: str) -> str:
    """The text without marks of headings, emphasis and quotation; links keep their words."""
    return _MARKS.sub("", _LINK.sub(r"\1", text))


def looks_marked(text: str) -> bool:
    """True for a text with headings or strong emphasis in Markdown."""
    return _TELLING.search(text) is not None


def raised(text: str) -> str:
    """A superscript: figures as raised figures ("5¹" is not 51), letters as they are ("5a")."""
    return text.translate(_RAISED)
