"""A question with its filters, and what is understood of it before anything is searched."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from ontology.errors import QueryError
from search_api.passages import Filters

MAX_LENGTH = 4000
_BROKEN = re.compile("[\ud800-\udfff]")  # what a terminal makes of bytes that are no UTF-8
MAX_LIMIT = 200
MAX_ALSO = 7


class Mode(StrEnum):
    """Which lists are fused."""

    HYBRID = "hybrid"
    DENSE = "dense"
    LEXICAL = "lexical"
    SENSES = "senses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question as asked; raises ``QueryError`` for one that cannot be answered.

    ``also`` words the same question otherwise, in any language (at most ``MAX_ALSO`` times). ``readers`` are
    languages (BCP 47) that come before the question's own where a thing is told in several. With ``folded`` the hits
    of one act follow its best, and ``limit`` and ``offset`` count acts. ``without`` leaves out lists by name, to
    measure what they contribute.
    """

    text: str
    also: tuple[str, ...] = ()
    limit: int = 10
    offset: int = 0
    mode: Mode = Mode.HYBRID
    filters: Filters = field(default_factory=Filters)
    readers: tuple[str, ...] = ()
    folded: bool = False
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for text in (self.text, *self.also):
            _check(text)
        if len(self.also) > MAX_ALSO:
            raise QueryError("A question has at most %(most)s further wordings. Leave some out.", most=MAX_ALSO)
        if not 0 <= self.limit <= MAX_LIMIT or self.offset < 0:
            raise QueryError("limit must lie between 0 and %(most)s, offset must not be negative.", most=MAX_LIMIT)

    @property
    def wordings(self) -> tuple[str, ...]:
        """The question in all its wordings, each once."""
        return tuple(dict.fromkeys((self.text, *self.also)))


def _check(text: str) -> None:
    if not text.strip():
        raise QueryError("The question is empty. Write a few words, for example: citizens' initiative.")
    if len(text) > MAX_LENGTH:
        raise QueryError(
            "The question has %(count)s characters; %(most)s are the most. Shorten it.",
            count=len(text),
            most=MAX_LENGTH,
        )
    if _BROKEN.search(text):
        raise QueryError("The question holds bytes that are no letters of any script. Type it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What a question is about: its language (BCP 47) and the mechanisms it names."""

    language: str
    mechanisms: tuple[str, ...]
