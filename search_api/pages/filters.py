"""Choices that narrow a list and stand in its address, each with how many it would leave."""

from collections import Counter
from collections.abc import Callable, Container
from dataclasses import dataclass
from math import ceil

from ontology.errors import NotFoundError
from search_api.pages.addresses import listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value of a choice: how it is called, and how many things have it and all else that is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """One page of a list of ``total`` things: ``page`` counts from 1, ``path`` and ``given`` make its address."""

    path: str
    given: dict[str, str]
    page: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, ceil(self.total / self.size))

    @property
    def narrowed(self) -> bool:
        """Whether anything is chosen."""
        return any(self.given.values())

    def cut(self) -> slice:
        """Where the page's things stand in the list."""
        return slice((self.page - 1) * self.size, self.page * self.size)

    def address(self, page: int) -> str:
        """The address of another page."""
        return listing(self.path, **self.given, page=page if page > 1 else None)


def page_number(written: str) -> int:
    """The page that is asked for; the first for what is no number."""
    return max(1, int(written)) if written.isdecimal() and len(written) < 7 else 1


def options(
    found: Counter[str], chosen: str, label: Callable[[str], str], rank: Callable[[str], int] | None = None
) -> list[Option]:
    """The values of a choice, by ``rank`` or else by their names; the chosen one is there even if it has nothing."""
    made = [
        Option(value=each, label=label(each), count=found[each], chosen=each == chosen)
        for each in {*found, *([chosen] if chosen else [])}
    ]
    return sorted(made, key=lambda each: (rank(each.value) if rank else 0, each.label.casefold(), each.value))


def known(table: Container[str], key: str, sentence: str) -> None:
    """Raise ``NotFoundError``, saying ``sentence`` of ``key``, for one that is not in a table; none is known."""
    if key and key not in table:
        raise NotFoundError(sentence, key=key)
