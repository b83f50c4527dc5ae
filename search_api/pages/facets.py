"""What a search can be narrowed by, and what it is narrowed by already."""

from collections import Counter
from dataclasses import dataclass

from ontology.scripts import canonical_tag
from search_api.pages.asked import DAYS, FIELDS, Asked
from search_api.pages.names import Names
from search_api.pages.values import date_in_words
from search_api.retrieval import Results

_MOST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A facet's value: its name, how many hits it has, whether it is chosen, and where choosing leads."""

    label: str
    count: int | None
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that is chosen, in words, and the address of the search without it."""

    label: str
    address: str


def facets(names: Names, asked: Asked, results: Results) -> dict[str, list[Choice]]:
    """The values of every facet."""
    return {name: _choices(names, asked, results, name) for name in FIELDS}


def chips(names: Names, asked: Asked) -> list[Chip]:
    """All that is chosen, in the order of the facets, then the days."""
    found = [
        Chip(_label(names, field, value), asked.address(**{field: _toggled(getattr(asked, field), value)}))
        for field in FIELDS
        for value in getattr(asked, field)
    ]
    days = (
        Chip(_day_label(names, field, getattr(asked, field)), asked.address(**{field: None}))
        for field in DAYS
        if getattr(asked, field)
    )
    return [*found, *days]


def _choices(names: Names, asked: Asked, results: Results, field: str) -> list[Choice]:
    """A facet's values, chosen ones first, then the most frequent."""
    counts: Counter[str] = Counter()
    for value, count in results.facets.get(field, {}).items():
        counts[canonical_tag(value) if field == "language" else value] += count
    chosen = getattr(asked, field)
    values = [*chosen, *(value for value, _ in counts.most_common() if value not in chosen)]
    return [
        Choice(
            label=_label(names, field, value),
            count=counts.get(value),
            chosen=value in chosen,
            address=asked.address(**{field: _toggled(chosen, value)}),
        )
        for value in values[:_MOST]
    ]


def _toggled(chosen: list[str], value: str) -> list[str]:
    return [each for each in chosen if each != value] if value in chosen else [*chosen, value]


def _label(names: Names, field: str, value: str) -> str:
    if field == "country":
        return names.jurisdiction(value)
    if field == "mechanism":
        return names.mechanism(value)
    return names.interface.said("hit" if field == "type" else field, value)


def _day_label(names: Names, field: str, day: str) -> str:
    _ = names.interface.gettext
    told = {
        "as_of": _("held on %(day)s"),
        "since": _("began on %(day)s or later"),
        "until": _("began on %(day)s or earlier"),
    }
    return told[field] % {"day": date_in_words(names.interface, day)}
