"""What the lists of one question say of each hit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from search_api.passages import Passage, PassageTable
from search_api.ports import Ranked

_OF_ALL_ROWS = frozenset({"headings", "semantic", "associated"})
"""Lists that tell of a hit as a whole, and of no row of it more than of another."""


@dataclass(slots=True)
class Candidate:
    """What the lists say of one hit: by list, its rank and the row that earned it."""

    ranks: dict[str, int] = field(default_factory=dict)
    rows: dict[str, Ranked] = field(default_factory=dict)

    @property
    def row(self) -> int:
        """One of its rows."""
        return next(iter(self.rows.values())).row

    def scores(self) -> dict[str, float]:
        """By list, the score of the row that earned the rank."""
        return {name: entry.score for name, entry in self.rows.items()}

    def best_row(self) -> int:
        """The row of the list that ranks the hit highest; meaning before words at equal rank."""
        name = min(self.ranks, key=lambda each: (each in _OF_ALL_ROWS, self.ranks[each], each != "dense"))
        return self.rows[name].row


def grouped(
    lists: Mapping[str, Sequence[Ranked]], table: PassageTable
) -> tuple[dict[str, Candidate], dict[str, Passage]]:
    """One candidate for each hit IRI, ranked by its best row in every list; and the passage to show."""
    rows = {entry.row for ranked in lists.values() for entry in ranked}
    passages = table.get(sorted(rows))
    candidates: dict[str, Candidate] = defaultdict(Candidate)
    for name, ranked in lists.items():
        turn = 0
        for entry in ranked:
            candidate = candidates[passages[entry.row].iri]
            if name not in candidate.ranks:
                turn += 1
                candidate.ranks[name] = turn
                candidate.rows[name] = entry
    shown = {iri: passages[candidate.best_row()] for iri, candidate in candidates.items()}
    return dict(candidates), shown
