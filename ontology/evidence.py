"""The words of an act that bear out, or contradict, a curated statement, without holding those words.

A quotation is kept as the SHA-256 of its folded words and their number. Folding (script, marks, case, punctuation)
makes the hash the same for every printing of the act; who has the text finds the place again, who has not learns
nothing of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any, ClassVar

from ontology.scripts import slug

_WORD = re.compile(r"[^\W_]+")


class Finding(StrEnum):
    """What the text of the act says of a curated statement."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where in a text of the act a statement was compared, and what came of it.

    ``document`` is the SHA-256 of the file that was read, ``quote_sha256`` and ``words`` name the quotation in
    ``article`` (see ``quote_hash``). ``value`` is what the text says where it contradicts. ``seen`` is a date
    (ISO 8601), ``version`` names the state of the act that was read, by its last amendment.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    document: str
    article: str
    quote_sha256: str
    words: int
    seen: str
    paragraph: str | None = None
    finding: Finding = Finding.CONFIRMED
    value: str | None = None
    version: str | None = None


def quote_hash(quote: str) -> tuple[str, int]:
    """The hash of a quotation, in hexadecimal, and the number of its words.

    >>> quote_hash("у року од 60 дана") == quote_hash("U ROKU od 60 dana,")
    True
    """
    words = [word for word, _ in _folded(quote)]
    return _hash(words), len(words)


def find_quote(text: str, quote_sha256: str, words: int) -> tuple[int, int] | None:
    """The span of the first run of so many words of ``text`` that has the hash; ``None`` where there is none.

    >>> find_quote("Орган одлучује у року од 60 дана.", *quote_hash("u roku od 60 dana"))
    (15, 32)
    """
    found = list(_folded(text))
    for first in range(len(found) - words + 1 if words > 0 else 0):
        run = found[first : first + words]
        if _hash([word for word, _ in run]) == quote_sha256:
            return run[0][1][0], run[-1][1][1]
    return None


def _folded(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The words of a text as lower-case ASCII, each with its span; what folds to nothing is left out."""
    for match in _WORD.finditer(text):
        if word := slug(match.group()):
            yield word, match.span()


def _hash(words: list[str]) -> str:
    return sha256(" ".join(words).encode()).hexdigest()
