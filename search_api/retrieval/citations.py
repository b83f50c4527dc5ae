"""What a question cites: "čl. 68 ZLS", "neni 70 i ligjit 03/L-040", "член 25 од Законот за локалната самоуправа"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from ingest.references import find_references
from ontology.eli import Eli
from ontology.errors import IdentifierError
from ontology.scripts import slug

_NUMBER = re.compile(r"(?<![\w/])(?:\d{2}/L-?\s?\d{1,4}|\d{1,5}/\d{4})(?![\w/])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,8}")
_CONSTITUTION = "constitution"  # every state has one: none is meant alone


@dataclass(frozen=True, slots=True)
class Citation:
    """A work that a question cites, with the number of the article where it names one."""

    work: str
    article: str | None


class Citations:
    """Finds the works of one snapshot by number, title or abbreviation; read by many threads.

    ``named`` holds pairs of a work's IRI and a name: a title in any language, or a short form such as "ZLS". Numbers
    come from the IRIs, which are European Legislation Identifiers below ``base``.
    """

    def __init__(self, named: Iterable[tuple[str, str]], *, base: str) -> None:
        self._works: dict[str, dict[str, None]] = {}
        self._short: set[str] = set()
        for work, name in named:
            self._works.setdefault(slug(name), {})[work] = None
            if _WORD.fullmatch(name):
                self._short.add(name)
            for number in _numbers(work, base):
                self._works.setdefault(number, {})[work] = None

    def find(self, text: str) -> list[Citation]:
        """What a question cites; an article whose act is not named, or not known, is no citation.

        >>> Citations([("https://x.test/eli/xk/law/2008/03-L-040", "ZLS")], base="https://x.test/").find("čl. 68 ZLS")
        [Citation(work='https://x.test/eli/xk/law/2008/03-L-040', article='68')]
        """
        works = dict.fromkeys(work for name in self._names(text) for work in self._works.get(name, ()))
        if not works:
            return []
        references = find_references(_NUMBER.sub(lambda match: " " * len(match[0]), text))
        articles = dict.fromkeys(each.path["article"] for each in references if "article" in each.path)
        return [Citation(*pair) for pair in product(works, articles or [None])]

    def _names(self, text: str) -> Iterator[str]:
        """Numbers, abbreviations as they are written, and titles in any case."""
        for match in _NUMBER.finditer(text):
            yield slug(match[0].replace(" ", ""))
        for match in _WORD.finditer(text):
            if match[0] in self._short:
                yield slug(match[0])
        for each in find_references(text):
            if each.act and each.act.value != _CONSTITUTION:
                yield from (slug(name) for name in (each.act.value, each.act.title) if name)


def _numbers(work: str, base: str) -> Iterator[str]:
    try:
        eli = Eli.parse(work, base=base)
    except IdentifierError:
        return
    if eli.number[:1].isdigit():
        yield slug(eli.number)
        if eli.year and eli.number.isdigit():
            yield f"{eli.number}-{eli.year}"


def cites(citations: Iterable[Citation], *, work: str | None, number: str | None) -> Citation | None:
    """The citation that means a passage of a work and article, the narrowest first."""
    for each in sorted(citations, key=lambda citation: citation.article is None):
        if each.work == work and (each.article is None or slug(each.article) == slug(number or "")):
            return each
    return None
