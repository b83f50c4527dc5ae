"""Translated words of the interface: gettext catalogues (``po/TAG.po``), compiled when a language is first shown."""

import gettext
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from ontology.scripts import to_latin
from search_api.pages.interface.languages import DEFAULT, languages


@cache
def translations(tag: str) -> gettext.NullTranslations:
    """The translations into a language; into the default one, in which the code is written, the words themselves."""
    if tag == DEFAULT:
        return gettext.NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue(tag))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def catalogue(tag: str) -> Catalog:
    """The catalogue of a language; one that is written from another has its words letter by letter."""
    language = languages()[tag]
    with files("search_api.pages.interface").joinpath("po", f"{language.written_from or tag}.po").open("rb") as file:
        found = read_po(file, locale=language.locale)
    if language.written_from:
        for message in found:
            if message.id:  # the message without one is the header
                message.string = _in_latin(message.string)
    return found


def _in_latin(words: str | Iterable[str] | None) -> str | tuple[str, ...]:
    """Names of variables (``%(count)s``) and of tags are in Latin letters already and stay."""
    return to_latin(words) if isinstance(words, str) else tuple(to_latin(each) for each in words or ())
