"""What a search is asked, as it stands in its address, and the way from one search to the next."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated

from fastapi import Query as Parameter

from ontology.errors import QueryError
from search_api.pages.addresses import search_for
from search_api.pages.script import Script, asked_script
from search_api.passages import Filters
from search_api.retrieval import MAX_ALSO, Mode

FIELDS = ("country", "type", "language", "mechanism")
"""Filters of which any number of values may be chosen, as facets count them."""

DAYS = ("as_of", "since", "until")
"""Filters by a day (ISO 8601)."""

BY_JURISDICTION = "jurisdiction"
_NOT_KEPT = frozenset({"page", "root"})
_LONGEST_PAGE = 6

Many = Annotated[list[str], Parameter()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question with what narrows it; days as they were written. ``by`` is empty for one list."""

    q: str
    also: list[str]
    country: list[str]
    type: list[str]
    language: list[str]
    mechanism: list[str]
    mode: str
    by: str
    as_of: str
    since: str
    until: str
    page: int
    root: str

    def address(self, **changed: object) -> str:
        """The address of this search with something changed; any change but of the page leads to page 1."""
        given = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in _NOT_KEPT}
        given |= {"script": asked_script.get().value} | changed
        if given["mode"] == Mode.HYBRID:
            given["mode"] = None
        return search_for(root=self.root, **given)

    def kept(self, *, without: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Names and values that a form must carry along, but for the fields it has itself."""
        for name in ("q", "also", *FIELDS, "mode", "by", *DAYS):
            value = getattr(self, name)
            for each in value if isinstance(value, list) else [value]:
                if each and name not in without and (name, each) != ("mode", Mode.HYBRID.value):
                    yield name, each
        if asked_script.get() is not Script.PRINTED:
            yield "script", asked_script.get().value

    @property
    def rooms(self) -> list[str]:
        """The further wordings, and room for one more where there may be more."""
        return [*self.also, ""][: max(MAX_ALSO, len(self.also))]

    @property
    def unfiltered(self) -> str:
        """The address of the question alone."""
        return self.address(**dict.fromkeys((*FIELDS, *DAYS)))

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return any(getattr(self, name) for name in (*FIELDS, *DAYS))

    @property
    def filters(self) -> Filters:
        """The filters; raises ``QueryError`` where what stands for a day is none."""
        return Filters(
            countries=self.country,
            languages=self.language,
            types=self.type,
            mechanisms=self.mechanism,
            as_of=_day("as_of", self.as_of),
            since=_day("since", self.since),
            until=_day("until", self.until),
        )


def asked_from(
    *,
    root: str,
    q: str,
    also: list[str],
    country: list[str],
    language: list[str],
    type: list[str],  # noqa: A002
    mechanism: list[str],
    mode: str,
    by: str,
    as_of: str,
    since: str,
    until: str,
    page: str,
) -> Asked:
    """What an address asks; what makes no sense counts as not said, but for days, which are told."""
    return Asked(
        q=q.strip(),
        also=_given([each.strip() for each in also]),
        country=_given(country),
        language=_given(language),
        type=_given(type),
        mechanism=_given(mechanism),
        mode=mode if mode in list(Mode) else Mode.HYBRID,
        by=by if by == BY_JURISDICTION else "",
        as_of=as_of.strip(),
        since=since.strip(),
        until=until.strip(),
        page=max(1, int(page)) if page.isdecimal() and len(page) <= _LONGEST_PAGE else 1,
        root=root,
    )


def _given(values: list[str]) -> list[str]:
    return list(dict.fromkeys(each for each in values if each))


def _day(name: str, written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise QueryError(
            "%(name)s must be a day, written like 2024-12-31; %(day)s is none.", name=name, day=written[:40]
        ) from None
