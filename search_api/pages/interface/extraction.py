"""``python -m search_api.pages.interface.extraction``: brings the catalogues up to date with the code.

New messages are added untranslated and those that are gone removed; a test refuses what is left untranslated.
"""

import tomllib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from search_api.pages.interface.languages import DEFAULT, languages

_PAGES = Path(__file__).parents[1]
_SOURCES = _PAGES.parent
_METHODS = [
    ("pages/**.py", "python"),
    ("catalogue/**.py", "python"),
    ("reform/**.py", "python"),
    ("retrieval/**.py", "python"),
    ("newsletter/**.py", "python"),
    ("**.html", "jinja2"),
    ("**.txt", "jinja2"),
    ("pages/words.toml", f"{__name__}:words"),
]
_OPTIONS = {
    each: {"trimmed": "true", "silent": "false", "newstyle_gettext": "true"} for each in ("**.html", "**.txt")
}
_WIDTH = 120

_KEYWORDS = DEFAULT_KEYWORDS | {
    **dict.fromkeys(("AlineaError", "NotFoundError", "QueryError")),  # the sentence comes first
    "known": (3,),
}

Words = tuple[int, str, str | tuple[str, ...], list[str]]


def words(file: BinaryIO, keywords: object, comments: object, options: object) -> Iterator[Words]:  # noqa: ARG001
    """The messages of a table of words, as Babel wants them of an extraction method: the table is the context."""
    for table, entries in tomllib.loads(file.read().decode()).items():
        for said in entries.values():
            if isinstance(said, list):
                yield 1, "npgettext", (table, *said), []
            else:
                yield 1, "pgettext", (table, said), []


def messages() -> Catalog:
    """Every message of pages and newsletters, and every error that pages tell, with the files that hold it."""
    found = Catalog(project="Alinea", copyright_holder="Alinea", charset="utf-8")
    rows = extract_from_dir(_SOURCES, _METHODS, _OPTIONS, keywords=_KEYWORDS)
    for file, _, message, _, context in sorted(rows, key=lambda row: row[0]):
        found.add(message, locations=[(file, 0)], context=context)
    return found


def update(path: Path, template: Catalog, locale: str) -> int:
    """Bring one catalogue up to date, or begin it; how many of its messages are untranslated."""
    held = read_po(BytesIO(path.read_bytes()), locale=locale) if path.exists() else Catalog(locale=locale)
    made = held.creation_date
    held.update(template, no_fuzzy_matching=True)
    held.creation_date = made  # else two that add a message each change the same line
    held.obsolete.clear()
    with path.open("wb") as file:
        write_po(
            file, held, width=_WIDTH, omit_header=False, sort_output=True, include_lineno=False, no_location=True
        )
    return len([each for each in held if each.id and not _said(each.string)])


def _said(string: str | Iterable[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else all(string or [""])


def main() -> None:
    """Update every catalogue that is not written from another."""
    template = messages()
    for language in languages().values():
        if language.tag != DEFAULT and not language.written_from:
            path = Path(__file__).parent / "po" / f"{language.tag}.po"
            left = update(path, template, language.locale)
            print(f"{path.name}: {len(template)} messages, {left} untranslated")  # noqa: T201


if __name__ == "__main__":
    main()
