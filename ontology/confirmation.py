"""A curated value and the value that the text of the same article was read to have, side by side."""

from dataclasses import dataclass

from ontology.evidence import Finding
from ontology.linking import ExtractedParameter


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A curated parameter (``curated`` is its IRI, ``key`` that of its fact) and the value read in the same article.

    ``finding`` is ``confirmed`` where both say the same, ``contradicted`` where they answer the same question with
    another number; then both stay, for one of the two readers was wrong. ``version`` names the state of the act that
    was read, by its last amendment.
    """

    curated: str
    key: str
    article: str
    extracted: ExtractedParameter
    finding: Finding
    version: str | None = None
