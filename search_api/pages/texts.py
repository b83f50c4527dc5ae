"""One text out of several languages, with the tag that belongs on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ontology.scripts import canonical_tag

INTERFACE = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one language (BCP 47; ``""`` where it could not be told)."""

    words: str
    language: str

    def __str__(self) -> str:
        return self.words

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def foreign(self) -> bool:
        """Whether it needs a ``lang`` attribute of its own."""
        return self.language not in ("", "und", INTERFACE)


def chosen(texts: Mapping[str, str] | None, *languages: str) -> Text:
    """The text in the first of the languages there is, in the interface's, or whichever there is."""
    known = {canonical_tag(tag): words for tag, words in (texts or {}).items()}
    for language in (*languages, INTERFACE, *known):
        if known.get(language):
            return Text(known[language], language)
    return Text("", "")


def original(texts: Mapping[str, str], languages: Sequence[str] = ()) -> Text:
    """The text in a language of the state; empty where there is only the interface's."""
    known = {canonical_tag(tag): words for tag, words in texts.items() if canonical_tag(tag) != INTERFACE}
    return chosen(known, *languages) if known else Text("", "")


def in_all(texts: Mapping[str, str]) -> list[Text]:
    """Every language's text, the interface's first."""
    known = [Text(words, canonical_tag(tag)) for tag, words in texts.items() if words]
    return sorted(known, key=lambda text: (text.foreign, text.language))
