"""One change as readers see it, and changes under the heads of jurisdictions and kinds."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.differences import Run
from search_api.pages.interface import Text

NOTHING = Text("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one field says: both sides in words, that before empty where there was none.

    ``fresh`` is false for a line that only describes, of which nothing is compared.
    """

    label: str
    before: Text = NOTHING
    after: Text = NOTHING
    fresh: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A change, or a day of the law, in words.

    ``key`` stays the same whenever and from whichever snapshots it is told. ``kind`` is in words; ``kind_key`` its
    key. ``address`` is the path of its page, ``None`` for what has none any more; ``day`` is ISO 8601, ``when`` in
    words. ``act`` is the title of the act it stands in, empty where that is its name. ``runs`` are words of an
    article in ``language`` (BCP 47), ``trust`` is a confidence.
    """

    key: str
    kind: str
    kind_key: str
    iri: str
    jurisdiction: str | None
    name: Text
    address: str | None
    act: Text = NOTHING
    act_address: str | None = None
    article: str | None = None
    lines: tuple[Line, ...] = ()
    runs: tuple[Run, ...] = ()
    language: str | None = None
    day: str | None = None
    when: str = ""
    trust: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one jurisdiction (its code, ``None`` for what has none), by kind in words."""

    jurisdiction: str | None
    kinds: tuple[tuple[str, tuple[Entry, ...]], ...]


def sections(entries: Sequence[Entry]) -> list[Section]:
    """Entries under their jurisdictions and kinds, in the order in which they come."""
    return [
        Section(code, tuple((kind, tuple(each)) for kind, each in groupby(group, key=lambda entry: entry.kind)))
        for code, group in groupby(entries, key=lambda entry: entry.jurisdiction)
    ]


def key_of(parts: Iterable[object]) -> str:
    """Sixteen hexadecimal digits of what a change is, by its parts."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
