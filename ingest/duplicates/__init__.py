"""The same act read more than once: in two formats, two scripts, two languages, at two dates, or twice in one
page.
"""

from ingest.duplicates.collection import link_duplicates
from ingest.duplicates.repeats import repeated_from

__all__ = ["link_duplicates", "repeated_from"]
