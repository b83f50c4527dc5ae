"""Pages of contents, whose dot leaders look like the gaps of a table to whoever looks at boxes."""

import re

_LEADER = re.compile(r"(?<!\.)\.{4,}+")
_ENTRY = re.compile(r"(?<!\.)\.{4,}+ {0,3}\d{1,4}\s*$", re.MULTILINE)
_LEAST = 8
_SHARE = 0.6


def is_contents(text: str) -> bool:
    """True where most lines of a page are one entry each, with leader and page number: drawn whole, in one column."""
    entries = len(_ENTRY.findall(text))
    return entries >= max(_LEAST, _SHARE * (text.count("\n") + 1)) and len(_LEADER.findall(text)) == entries
