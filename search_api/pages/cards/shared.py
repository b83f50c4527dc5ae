"""A card with the address of its picture, and the footnotes that the names on it need."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from search_api.drawing import Card
from search_api.pages.names import Names

_STARRED = re.compile(r"\w\*")
_LONGEST = 420
"""What is read aloud in place of a picture should be short (X takes 420 signs)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a page gives to other sites: the card, and the path of its picture below ``/{language}/card``."""

    card: Card
    path: str

    @property
    def told(self) -> str:
        """The card in words, for those who do not see it; whole words, at most 420 signs."""
        words = " · ".join(self.card.words)
        return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2].rsplit(' ', 1)[0]} …"


def shared(names: Names, card: Card, page: str, asked: Mapping[str, str | Iterable[str]] | None = None) -> Shared:
    """The card of the page at a path; ``asked`` is what its address asks for, which is asked of the card too."""
    given = {name: value for name, value in (asked or {}).items() if value}
    query = f"?{urlencode(given, doseq=True)}" if given else ""
    return Shared(card=_noted(names, card), path=f"{page}.png{query}")


def _noted(names: Names, card: Card) -> Card:
    """With the footnotes where a name with an asterisk stands on the card."""
    starred = any(_STARRED.search(words) for words in card.words)
    return replace(card, notes=(*card.notes, *map(str, names.footnotes))) if starred else card
