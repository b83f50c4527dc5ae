"""A mechanism in the jurisdictions that are asked for, and those of them that nothing is known of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.compare import ComparisonRow, compare, silent
from graph.store import RdfStore
from search_api.catalogue.jurisdictions import jurisdictions, lies_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The rows, sorted as ``graph.compare`` does, and the codes of the jurisdictions without one."""

    rows: tuple[ComparisonRow, ...]
    silent: tuple[str, ...]


def comparison(store: RdfStore, mechanism: str, *, countries: Sequence[str], as_of: date | None) -> Comparison:
    """What holds on a day (``None``: ever) in some countries and their parts (none: in all).

    Raises ``NotFoundError`` for a mechanism that the thesaurus does not have.
    """

    def asked(code: str) -> bool:
        return not countries or any(lies_in(code, each) for each in countries)

    rows = tuple(row for row in compare(store, mechanism, as_of=as_of) if asked(row.jurisdiction))
    codes = (each.code for each in jurisdictions(store))
    return Comparison(rows=rows, silent=tuple(silent(rows, (code for code in codes if asked(code)))))
