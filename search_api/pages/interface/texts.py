"""One text out of several languages, with the tag that belongs on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ontology.scripts import canonical_tag, to_latin

_CYRILLIC, _LATIN = "sr-Cyrl", "sr-Latn"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one language (BCP 47; ``""`` where it could not be told); ``foreign`` if not in that of the page."""

    words: str
    language: str
    foreign: bool = False

    def __str__(self) -> str:
        return self.words

    def __bool__(self) -> bool:
        return bool(self.words)


def chosen(texts: Mapping[str, str] | None, order: Sequence[str]) -> Text:
    """The text in the first language of an order that there is, or whichever there is; foreign unless in the first.

    A reader of Latin letters gets Serbian Cyrillic in Latin ones where the Latin tag comes earlier in the order.
    """
    known = {canonical_tag(tag): words for tag, words in (texts or {}).items() if words}
    if _CYRILLIC in known and _LATIN not in known and _reads_latin(order):
        known[_LATIN] = to_latin(known[_CYRILLIC])
    for language in (*order, *known):
        if known.get(language):
            return Text(known[language], language, foreign=language not in ("", "und", order[0]))
    return Text("", "")


def original(texts: Mapping[str, str], languages: Sequence[str], *, of_page: str, besides: str = "en") -> Text:
    """The text in a language of the state; empty where there is only that of the corpus's own working language."""
    known = {canonical_tag(tag): words for tag, words in texts.items() if canonical_tag(tag) != besides}
    if not known:
        return Text("", "")
    found = chosen(known, (*languages, *known))
    return Text(found.words, found.language, foreign=found.language != of_page)


def in_all(texts: Mapping[str, str], of_page: str) -> list[Text]:
    """Every language's text, the page's first."""
    tagged = ((canonical_tag(tag), words) for tag, words in texts.items() if words)
    known = [Text(words, tag, foreign=tag not in ("", "und", of_page)) for tag, words in tagged]
    return sorted(known, key=lambda text: (text.foreign, text.language))


def _reads_latin(order: Sequence[str]) -> bool:
    return _LATIN in order and (_CYRILLIC not in order or order.index(_LATIN) < order.index(_CYRILLIC))
