"""What to tell the owner of a file about a page (counted from 0 here, from 1 in the entry) that could not be read."""

from collections.abc import Sequence

from ingest.formats.extraction import PageProblem

PACKAGE = "tesseract-ocr"


def packages(packs: Sequence[str]) -> str:
    """Debian's packages for recognition in these packs: the pack's name with hyphens behind that of the program."""
    return " ".join([PACKAGE, *(f"{PACKAGE}-{pack.replace('_', '-')}" for pack in packs)])


def no_program(index: int, packs: Sequence[str]) -> PageProblem:
    """The page must be recognised, and there is nothing to recognise it with."""
    message = (
        f"The page is a picture or its text is unreadable, and tesseract, which could read it, is not installed. "
        f"On Debian: apt install {packages(packs)}."
    )
    return PageProblem(code="ocr_missing", message=message, page=index + 1)


def no_pack(index: int, packs: Sequence[str]) -> PageProblem:
    """A language pack is missing."""
    message = (
        f"Tesseract lacks the language pack for this page; what it reads without it has many errors. "
        f"On Debian: apt install {packages(packs)}."
    )
    return PageProblem(code="ocr_pack_missing", message=message, page=index + 1)


def too_large(index: int) -> PageProblem:
    """The page cannot be drawn within the memory allowed."""
    message = "The page cannot be drawn: it has no size, or holds an image of more than 400 million pixels."
    return PageProblem(code="page_too_large", message=message, page=index + 1)


def too_slow(index: int) -> PageProblem:
    """Recognition took too long."""
    message = "The page took too long to recognise. Scan it again at 300 dpi in black and white."
    return PageProblem(code="ocr_timeout", message=message, page=index + 1)


def cut(index: int) -> PageProblem:
    """The document has more pages to recognise than are allowed for one."""
    message = "The page was not recognised: the document has too many scanned pages or they take too long. Split it."
    return PageProblem(code="ocr_cut", message=message, page=index + 1)


def nothing_read(index: int) -> PageProblem:
    """Recognition found no text."""
    message = "The page has no text that could be recognised; it may be a picture."
    return PageProblem(code="page_without_text", message=message, page=index + 1)


def blank(index: int) -> PageProblem:
    """Nothing is drawn on the page."""
    return PageProblem(
        code="page_without_text", message="The page has no text; it is blank or a picture.", page=index + 1
    )


def unsound(index: int) -> PageProblem:
    """The text layer is no language, and recognition gave nothing better."""
    message = (
        "The text of the page is not language: its fonts do not say which letters they show. Look for another copy."
    )
    return PageProblem(code="page_unreadable", message=message, page=index + 1)


def pages_cut(most: int) -> PageProblem:
    """The file has more pages than are read."""
    message = f"Only the first {most} pages were read. Split the file into its acts."
    return PageProblem(code="pages_cut", message=message)
