"""Facts as they held on a day: the rows of ``graph.compare`` decide, so that pages and commands never differ."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from graph.compare import ComparisonRow
from search_api.catalogue import FactView, ParameterView

Identity = tuple[str | None, ...]
"""What tells a value of a fact from its others, as a row and a parameter both have it."""


def held_on(facts: Iterable[FactView], rows: Iterable[ComparisonRow], day: date) -> tuple[FactView, ...]:
    """The facts that were the law on a day, each with those of its values that were; in the order given."""
    held = [row for row in rows if row.holds_on(day)]
    told, values = {row.fact for row in held}, {of_row(row) for row in held}
    return tuple(
        replace(fact, parameters=tuple(each for each in fact.parameters if of_parameter(fact, each) in values))
        for fact in facts
        if fact.iri in told
    )


def of_row(row: ComparisonRow) -> Identity:
    """The identity of the value of a row."""
    return (
        row.fact, row.role, row.operator, row.printed, row.unit,
        row.base, row.what, row.per, row.valid_from, row.valid_to,
    )  # fmt: skip


def of_parameter(fact: FactView, each: ParameterView) -> Identity:
    """The same of a value as the catalogue has it; rows have their words in English."""
    words = each.base.get("en"), each.what.get("en")
    return (
        fact.iri, each.role, each.operator, each.printed, each.unit, *words, each.per, each.valid_from, each.valid_to
    )  # fmt: skip
