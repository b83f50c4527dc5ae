"""How curated values fared against the texts that a snapshot holds: counts, and every contradiction."""

from dataclasses import dataclass

from graph.queries import query
from graph.store import RdfStore

_OUTCOMES = ("confirmed", "contradicted", "curated_only", "extracted_only")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A curated value and another that its article was read to have.

    ``curated`` is the IRI of the first, ``key`` that of its fact; ``printed`` and ``found`` are the values with their
    units (keys of the corpus), ``evidence`` the words of the text.
    """

    curated: str
    key: str
    article: str
    role: str
    printed: str
    unit: str
    found: str
    found_unit: str
    evidence: str
    document: str


def confirmation_counts(store: RdfStore) -> dict[str, int]:
    """How many values were ``confirmed`` or ``contradicted``, and how many stand on one side alone.

    ``curated_only`` are those whose article was read and has no such value, ``extracted_only`` those of any text that
    nobody curated.
    """
    told = {row["outcome"]: int(row["count"] or 0) for row in store.select(query("confirmation_counts"))}
    return {outcome: told.get(outcome, 0) for outcome in _OUTCOMES}


def contradictions(store: RdfStore) -> list[Contradiction]:
    """Every curated value beside what the text was read to say instead; neither is taken to be right."""
    return [
        Contradiction(
            curated=row["curated"] or "",
            key=row["key"] or "",
            article=row["article"] or "",
            role=row["role"] or "",
            printed=row["printed"] or "",
            unit=row["unit"] or "",
            found=row["found"] or "",
            found_unit=row["foundUnit"] or "",
            evidence=row["evidence"] or "",
            document=row["document"] or "",
        )
        for row in store.select(query("contradictions"))
    ]
