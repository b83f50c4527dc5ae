"""What changed, in the words of one language: for the page, the feed and the newsletter."""

from search_api.pages.tracking.days import day_entry
from search_api.pages.tracking.entry import Entry, Line, Section, sections
from search_api.pages.tracking.learned import change_entry
from search_api.pages.tracking.period import Asked, Told, told

__all__ = ["Asked", "Entry", "Line", "Section", "Told", "change_entry", "day_entry", "sections", "told"]
