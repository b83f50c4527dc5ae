"""The interface in one language: what templates and the code of pages ask for words, numbers and dates."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, cached_property

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from ontology.errors import AlineaError
from ontology.toml_tables import toml_table
from search_api.pages.interface import texts
from search_api.pages.interface.catalogues import translations
from search_api.pages.interface.languages import DEFAULT, Language, languages
from search_api.pages.interface.texts import Text

_ANY_YEAR = 2000


class Interface:
    """One language's words, numbers, dates, and its choice among texts in several languages."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.tag = language.tag
        self.readers = (language.tag, *language.then)
        self.order = tuple(dict.fromkeys((*self.readers, DEFAULT)))
        self._translations = translations(language.tag)

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.language.locale)

    def gettext(self, words: str) -> str:
        """A message in this language."""
        return self._translations.gettext(words)

    def told(self, error: AlineaError) -> Text:
        """What went wrong, in this language; in English where it is not translated."""
        words, translated = error.said(self.gettext)
        return Text(words, self.tag if translated else DEFAULT)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """A message in the form that its number asks for."""
        return self._translations.ngettext(one, many, number)

    def pgettext(self, context: str, words: str) -> str:
        """A message that means different things in different places."""
        return self._translations.pgettext(context, words)

    def npgettext(self, context: str, one: str, many: str, number: int) -> str:
        """A message of a place in the form that its number asks for."""
        return self._translations.npgettext(context, one, many, number)

    def said(self, table: str, key: str | None) -> str:
        """The word for a key (``said("confidence", "medium")``); a key without a word is written with spaces."""
        words = toml_table("search_api.pages", "words")[table].get(key or "")
        return self.pgettext(table, words) if words else (key or "").replace("_", " ")

    def knows(self, table: str, key: str) -> bool:
        """Whether there is a word for a key."""
        return key in toml_table("search_api.pages", "words")[table]

    def counted(self, table: str, key: str, number: int) -> str | None:
        """The pattern of a key for a number (``counted("unit", "days", 3)``); ``None`` for a key without one."""
        forms = toml_table("search_api.pages", "words")[table].get(key)
        return self.npgettext(table, forms[0], forms[1], number) if forms else None

    def number(self, number: float | Decimal) -> str:
        """A number as it is written, its thousands apart."""
        return format_decimal(number, locale=self._locale)

    def capital(self, letter: str) -> str:
        """A letter as a capital; Turkish i keeps its dot (Unicode SpecialCasing, tr)."""
        return "İ" if (self.tag, letter) == ("tr", "i") else letter.upper()

    def sentence(self, words: str) -> str:
        """Words as they stand at the head of something: the first letter a capital."""
        return self.capital(words[:1]) + words[1:]

    def decimal(self, number: float) -> str:
        """A number with two decimals: ``0.71``, or ``0,71``."""
        return format_decimal(number, format="0.00", locale=self._locale)

    def date(self, day: date) -> str:
        """A day as people write it, held together by no-break spaces: ``28 June 2018``."""
        return format_date(day, "long", locale=self._locale).replace(" ", "\u00a0")

    def day_of_year(self, month: int, day: int) -> str:
        """A day of every year: ``28 June``."""
        return str(format_skeleton("MMMMd", date(_ANY_YEAR, month, day), locale=self._locale))

    def chosen(self, found: Mapping[str, str] | None, *first: str) -> Text:
        """The text for readers of this language; ``first`` are languages that are wanted before it."""
        text = texts.chosen(found, (*first, *self.order))
        return Text(text.words, text.language, foreign=text.language not in ("", "und", self.tag))

    def in_all(self, found: Mapping[str, str]) -> list[Text]:
        """The text in every language, this one first."""
        return texts.in_all(found, self.tag)

    def original(self, found: Mapping[str, str], official: Sequence[str]) -> Text:
        """The text in a language of the state whose languages these are."""
        return texts.original(found, official, of_page=self.tag)


@cache
def interface(tag: str = DEFAULT) -> Interface:
    """The interface in a language of ``languages()``; raises ``KeyError`` for any other."""
    return Interface(languages()[tag])
