"""The languages of the pages: their words, numbers and dates, and which of several texts their readers are shown."""

from search_api.pages.interface.interface import Interface, interface
from search_api.pages.interface.languages import DEFAULT, Language, languages
from search_api.pages.interface.texts import Text

__all__ = ["DEFAULT", "Interface", "Language", "Text", "interface", "languages"]
