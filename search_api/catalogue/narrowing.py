"""Narrowing a list by what is chosen, and how many each further choice would leave."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

Item = TypeVar("Item")
Fields = Mapping[str, Callable[[Item], Iterable[str]]]
"""How to read the values of an item, by the name of the field."""


def narrowed(items: Iterable[Item], fields: Fields[Item], chosen: Mapping[str, str]) -> list[Item]:
    """The items that have the chosen value in every field; an empty choice is none."""
    wanted = {name: value for name, value in chosen.items() if value}
    return [each for each in items if all(value in fields[name](each) for name, value in wanted.items())]


def counts(items: Iterable[Item], fields: Fields[Item], chosen: Mapping[str, str]) -> dict[str, Counter[str]]:
    """For each field, how many items have each value and all that is chosen in the other fields."""
    items = list(items)
    found = {}
    for name, values in fields.items():
        others = narrowed(items, fields, {**chosen, name: ""})
        found[name] = Counter(value for each in others for value in set(values(each)))
    return found
