"""Versions of an act: what a consolidated text includes, and in which order the texts of one work follow."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ISSUE = re.compile(r"(?P<number>\d{1,5})(?P<letter>[a-z]?)/(?P<year>\d{4})")

Issue = tuple[int, int, str]
"""Year, number and letter of an issue of a gazette, in the order in which issues appear."""


def issue_in(citation: str | None) -> Issue | None:
    """The issue of a citation.

    >>> issue_in("Službeni glasnik RS 129/2007, 3")
    (2007, 129, '')
    """
    match = _ISSUE.search(citation or "")
    return (int(match["year"]), int(match["number"]), match["letter"]) if match else None


def issue_as_printed(citation: str | None) -> str | None:
    """The issue of a citation in its own figures ("05/2002"), by which one text names what another says of itself."""
    match = _ISSUE.search(citation or "")
    return match.group() if match else None


def last_amendment(amendments: Iterable[str]) -> tuple[Issue, str] | None:
    """The latest of some citations, with the issue it names."""
    return max(((issue, each) for each in amendments if (issue := issue_in(each))), default=None)


def each_issue_once(citations: Iterable[str]) -> tuple[str, ...]:
    """Citations in the order of their issues, the shortest for each; those that name no issue stand last.

    >>> each_issue_once(["Službeni glasnik RS 47/2018, 3", "83/2014 - dr. zakon", "47/2018"])
    ('83/2014 - dr. zakon', '47/2018')
    """
    shortest: dict[Issue | str, str] = {}
    for each in sorted(citations, key=lambda each: (len(each), each)):
        shortest.setdefault(issue_in(each) or each, each)
    known = sorted((issue, each) for issue, each in shortest.items() if not isinstance(issue, str))
    return (*(each for _, each in known), *(each for issue, each in shortest.items() if isinstance(issue, str)))


def printed(issue: Issue) -> str:
    """An issue as gazettes are cited: ``129/2007``."""
    year, number, letter = issue
    return f"{number}{letter}/{year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text of a work in one language; ``issues`` are those it consists of, the first publication first."""

    iri: str
    work: str
    language: str
    date: str | None
    issues: tuple[Issue, ...]

    @property
    def last(self) -> Issue | None:
        """The latest issue that the text includes."""
        return max(self.issues, default=None)

    def follows(self, other: "Version") -> bool:
        """Whether this text is a later state of the same act: it includes an issue after the other's last."""
        return self.last is not None and other.last is not None and self.last > other.last
