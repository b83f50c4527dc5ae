"""One question in several wordings: each finds hits of its own, and the mean of their scores ranks them.

What one wording leaves unsaid another says (Moffat, Scholer, Thomas and Bailey, 2015, "Pooled evaluation over query
variations: users are as diverse as systems"; Benham and Culpepper, 2017, "Risk-reward trade-offs in rank fusion").
They may be in different languages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search_api.passages import Passage
from search_api.ports import Ranked
from search_api.retrieval.candidates import Candidate
from search_api.retrieval.citations import Citation
from search_api.retrieval.query import Understanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What one wording found: its lists, and by the IRI of a hit its candidate, passage and score."""

    text: str
    understanding: Understanding
    citations: Sequence[Citation]
    lists: Mapping[str, Sequence[Ranked]]
    candidates: Mapping[str, Candidate]
    shown: Mapping[str, Passage]
    scores: Mapping[str, float]


def scores_of(wordings: Sequence[Wording]) -> dict[str, float]:
    """By hit, the mean of its scores; a wording that did not find it gives it the least of what it found.

    Nothing where vectors were not asked: what words or senses did not find has none of them.
    """
    least = [min(each.scores.values(), default=0.0) if "dense" in each.lists else 0.0 for each in wordings]
    found = {iri: None for each in wordings for iri in each.scores}
    return {
        iri: sum(each.scores.get(iri, low) for each, low in zip(wordings, least, strict=True)) / len(wordings)
        for iri in found
    }


def found_by(wordings: Sequence[Wording]) -> dict[str, Wording]:
    """By hit, the wording that gives it the highest score, which explains it."""
    best: dict[str, Wording] = {}
    for each in wordings:
        for iri, score in each.scores.items():
            if iri not in best or score > best[iri].scores[iri]:
                best[iri] = each
    return best


def understood(wordings: Sequence[Wording]) -> Understanding:
    """The language of the first wording, and the mechanisms that any names."""
    named = dict.fromkeys(key for each in wordings for key in each.understanding.mechanisms)
    return Understanding(language=wordings[0].understanding.language, mechanisms=tuple(named))
