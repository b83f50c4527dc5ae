"""Why a hit is there: what its lists say, and the words and senses that it shares with the question."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from search_api.fold import fold_for_words
from search_api.passages import Passage
from search_api.retrieval.candidates import Candidate
from search_api.retrieval.citations import Citation
from search_api.retrieval.lists import Indexes
from search_api.retrieval.query import Understanding
from search_api.retrieval.results import Hit, Reason
from search_api.retrieval.wordings import Wording
from search_api.senses import shared

Shared = TypeVar("Shared", bound=tuple[object, ...])


class Explainer:
    """Makes the hits that a wording explains.

    ``told`` are passages to show in place of those that rank best. What they share with the question is told first;
    where that is nothing, what the passage does that was found, and which one it is.
    """

    def __init__(self, wording: Wording, indexes: Indexes, told: Mapping[str, Passage]) -> None:
        self._wording = wording
        self._indexes = indexes
        self._told = told
        find = indexes.senses.finder.find
        self._asked = find(wording.text, wording.understanding.language) if "senses" in wording.lists else []
        self._among = frozenset[int]().union(*(word.senses for word in self._asked))
        self._folded = fold_for_words(wording.text)

    def hit(self, iri: str, score: float, citation: Citation | None) -> Hit:
        """The hit on a thing that the wording found."""
        candidate = self._wording.candidates[iri]
        passage = self._told.get(iri, self._wording.shown[iri])
        words, words_of = self._common(iri, passage, "lexical", self._words)
        senses, senses_of = self._common(iri, passage, "senses", self._senses)
        why = reason(
            passage, candidate, self._wording.understanding, citation=citation,
            words=words, words_of=words_of, senses=senses, senses_of=senses_of,
        )  # fmt: skip
        return Hit(passage=passage, score=score, why=why)

    def _common(
        self, iri: str, passage: Passage, name: str, of: Callable[[Passage], Shared]
    ) -> tuple[Shared, Passage | None]:
        """What a passage shares with the question; where it is nothing, what the row that a list found does."""
        common, found = of(passage), self._wording.candidates[iri].rows.get(name)
        if common or found is None or iri not in self._told:
            return common, None
        other = self._indexes.passages.get([found.row])[found.row]
        return (common, None) if other.language == passage.language else (of(other), other)

    def _words(self, passage: Passage) -> tuple[str, ...]:
        found = "lexical" in self._wording.candidates[passage.iri].rows
        return self._indexes.lexical.matched(self._folded, passage.folded) if found else ()

    def _senses(self, passage: Passage) -> tuple[tuple[str, str], ...]:
        if not self._among:
            return ()
        found = self._indexes.senses.finder.find(passage.text, passage.language, self._among)
        return tuple(shared(self._asked, found))


def reason(
    passage: Passage,
    candidate: Candidate,
    understanding: Understanding,
    *,
    citation: Citation | None = None,
    words: Sequence[str] = (),
    words_of: Passage | None = None,
    senses: Sequence[tuple[str, str]] = (),
    senses_of: Passage | None = None,
) -> Reason:
    """What the lists say of a hit, with what it shares with the question."""
    dense = candidate.rows.get("dense") or candidate.rows.get("concept")
    return Reason(
        lexical_rank=candidate.ranks.get("lexical"),
        sense_rank=candidate.ranks.get("senses"),
        dense_rank=candidate.ranks.get("dense"),
        token_rank=candidate.ranks.get("tokens"),
        concept_rank=candidate.ranks.get("concept"),
        similarity=round(dense.score, 4) if dense else None,
        cited=citation,
        words=tuple(words),
        words_of=words_of if words else None,
        senses=tuple(senses),
        senses_of=senses_of if senses else None,
        mechanisms=tuple(key for key in understanding.mechanisms if key in passage.mechanisms),
    )
