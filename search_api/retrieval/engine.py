"""The search itself: lists by words, by meaning and by concept, fused, grouped, spread, explained."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ontology.codes import ActStatus, Confidence
from search_api.fold import akin, fold_for_embedding, fold_for_words
from search_api.passages import Filters, HitType, Passage, PassageTable
from search_api.ports import Ranked
from search_api.retrieval.citations import Citation, Citations, cites
from search_api.retrieval.fusion import Fusion, first, lifted, spread
from search_api.retrieval.lists import DEPTH, Indexes
from search_api.retrieval.query import Mode, Query, Understanding
from search_api.retrieval.relevance import Chance
from search_api.retrieval.results import Hit, Reason, Results
from search_api.retrieval.spelling import Spelling
from search_api.retrieval.understand import Understander
from search_api.senses import shared

_SPREAD_DEPTH = 30
_REPEALED = 0.7
_UNVERIFIED = 0.85
_EXPLAINS = 0.7  # nDCG@10 of all hits, development half: 0.621 without, 0.687 with
_FACET_FIELDS = ("country", "language", "type")
_OF_ALL_ROWS = frozenset({"headings", "semantic", "associated"})
"""Lists that tell of a hit as a whole, and of no row of it more than of another."""


@dataclass(slots=True)
class _Candidate:
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


class SearchEngine:
    """Answers questions over one snapshot; many threads may share one engine."""

    def __init__(
        self,
        *,
        indexes: Indexes,
        understander: Understander,
        citations: Citations,
        spelling: Spelling,
        chance: Chance,
    ) -> None:
        self._indexes = indexes
        self._passages = indexes.passages
        self._understander = understander
        self._citations = citations
        self._spelling = spelling
        self._chance = chance

    @property
    def passages(self) -> PassageTable:
        """The table of passages behind the indexes."""
        return self._passages

    def search(self, query: Query) -> Results:
        """The hits of one page, best first."""
        understanding = self._understander.understand(query.text)
        citations = self._citations.find(query.text) if query.mode is Mode.HYBRID else []
        lists = self._indexes.lists(query, understanding, citations)
        candidates, shown = self._grouped(lists)
        scored = self._scored(query, understanding, Fusion(lists), candidates, shown)
        ranked = sorted(scored.items(), key=lambda each: (-each[1], each[0]))
        meant = {iri: cites(citations, work=shown[iri].work, number=shown[iri].number) for iri in shown}
        if not query.filters.countries and not query.filters.act:
            ranked = spread(ranked, lambda iri: shown[iri].country, depth=max(_SPREAD_DEPTH, query.limit))
            ranked = lifted(ranked, lambda iri: _state_told(shown[iri], understanding))
        ranked = first(ranked, lambda iri: meant[iri])
        same = self._same_senses(query, understanding, told="senses" in lists)
        words = self._same_words(query)
        return Results(
            query=query.text,
            understanding=understanding,
            total=len(ranked),
            hits=[
                _hit(
                    shown[iri],
                    candidates[iri],
                    score,
                    understanding,
                    citation=meant[iri],
                    words=words(shown[iri], candidates[iri]),
                    senses=same(shown[iri]),
                )
                for iri, score in ranked[query.offset : query.offset + query.limit]
            ],
            facets=_facets(shown),
            chance=0.0 if citations else self._chance.of(lists) if query.mode is Mode.HYBRID else None,
            meant=self._spelling.meant(query.text, understanding.language, self._indexes.senses.finder),
            earlier=_acts([shown[iri] for iri, _ in ranked[: query.offset]]),
        )

    def as_embedded(self, text: str) -> str:
        """A question as it reaches the embedder, so that many can be embedded together beforehand."""
        return fold_for_embedding(text, self._understander.understand(text).language)

    def similar(self, passage_iri: str, *, filters: Filters, limit: int) -> list[Hit]:
        """Hits close in meaning to something already known, itself left out."""
        rows = self._passages.rows(Filters(act=passage_iri))
        found = self._passages.get(rows[:8])
        if not found:
            return []
        text = next((each for each in found.values() if each.language == "en"), next(iter(found.values())))
        among = self._passages.rows(filters)
        question = self._indexes.questions.encode(text.embedded[:1000], text.language)
        ranked = self._indexes.vectors.nearest(question.vector, limit=DEPTH, among=among)
        candidates, shown = self._grouped({"dense": ranked})
        candidates.pop(passage_iri, None)
        best = sorted(candidates, key=lambda iri: candidates[iri].ranks["dense"])[:limit]
        nothing = Understanding(language=text.language, mechanisms=())
        return [_hit(shown[iri], candidates[iri], candidates[iri].rows["dense"].score, nothing) for iri in best]

    def _scored(
        self,
        query: Query,
        understanding: Understanding,
        fusion: Fusion,
        candidates: dict[str, _Candidate],
        shown: dict[str, Passage],
    ) -> dict[str, float]:
        """The score of every candidate; an article's length counts where all lists are fused."""
        hits = self._indexes.senses.hits if query.mode is Mode.HYBRID else None

        def score(iri: str) -> float:
            passage, found = shown[iri], candidates[iri]
            foreign = _foreign(passage, understanding)
            if hits is None or passage.type != HitType.LAW:  # a digest is short because it is one
                return fusion.score(found.scores(), foreign=foreign)
            return fusion.score(found.scores(), foreign=foreign, words=hits.words(found.row))

        return {iri: score(iri) * _worth(shown[iri]) for iri in candidates}

    def _same_senses(
        self, query: Query, understanding: Understanding, *, told: bool
    ) -> Callable[[Passage], tuple[tuple[str, str], ...]]:
        """Tells words of the question and of a passage that mean the same, where that is to be ``told``."""
        find = self._indexes.senses.finder.find
        asked = find(query.text, understanding.language) if told else []
        among = frozenset[int]().union(*(word.senses for word in asked))
        return lambda passage: tuple(shared(asked, find(passage.text, passage.language, among))) if among else ()

    def _same_words(self, query: Query) -> Callable[[Passage, _Candidate], tuple[str, ...]]:
        """Tells the words of the question that found a passage, where it was found by words."""
        folded, index = fold_for_words(query.text), self._indexes.lexical
        return lambda passage, found: index.matched(folded, passage.folded) if "lexical" in found.rows else ()

    def _grouped(self, lists: dict[str, list[Ranked]]) -> tuple[dict[str, _Candidate], dict[str, Passage]]:
        """One candidate for each hit IRI, ranked by its best row in every list; and the passage to show."""
        rows = {entry.row for ranked in lists.values() for entry in ranked}
        passages = self._passages.get(sorted(rows))
        candidates: dict[str, _Candidate] = defaultdict(_Candidate)
        for name, ranked in lists.items():
            turn = 0
            for entry in ranked:
                candidate = candidates[passages[entry.row].iri]
                if name not in candidate.ranks:
                    turn += 1
                    candidate.ranks[name] = turn
                    candidate.rows[name] = entry
        shown = {iri: passages[_best_row(candidate)] for iri, candidate in candidates.items()}
        return dict(candidates), shown


def _foreign(passage: Passage, understanding: Understanding) -> bool:
    """Whether a hit is in a language that shares few words with the question's."""
    return not akin(passage.language, understanding.language)


def _state_told(passage: Passage, understanding: Understanding) -> str | None:
    """The country of a fact about a mechanism that the question names."""
    told = passage.type == HitType.FACT and {*passage.mechanisms} & {*understanding.mechanisms}
    return passage.country if told else None


def _worth(passage: Passage) -> float:
    """What is no longer law, was never verified or only explains a word is an answer after those that are."""
    if passage.type == HitType.CONCEPT:
        return _EXPLAINS
    repealed = _REPEALED if passage.status == ActStatus.REPEALED else 1.0
    return repealed * (_UNVERIFIED if passage.confidence == Confidence.LOW else 1.0)


def _best_row(candidate: _Candidate) -> int:
    """The row of the list that ranks the hit highest; meaning before words at equal rank."""
    ranks = candidate.ranks
    name = min(ranks, key=lambda each: (each in _OF_ALL_ROWS, ranks[each], each != "dense"))
    return candidate.rows[name].row


def _hit(
    passage: Passage,
    candidate: _Candidate,
    score: float,
    understanding: Understanding,
    *,
    citation: Citation | None = None,
    words: tuple[str, ...] = (),
    senses: tuple[tuple[str, str], ...] = (),
) -> Hit:
    dense = candidate.rows.get("dense") or candidate.rows.get("concept")
    why = Reason(
        lexical_rank=candidate.ranks.get("lexical"),
        sense_rank=candidate.ranks.get("senses"),
        dense_rank=candidate.ranks.get("dense"),
        token_rank=candidate.ranks.get("tokens"),
        concept_rank=candidate.ranks.get("concept"),
        similarity=round(dense.score, 4) if dense else None,
        cited=citation,
        words=words,
        senses=senses,
        mechanisms=tuple(key for key in understanding.mechanisms if key in passage.mechanisms),
    )
    return Hit(passage=passage, score=score, why=why)


def _acts(passages: Sequence[Passage]) -> dict[str, int]:
    """The acts of passages, each with the place of its first."""
    return {each.act: place for place, each in reversed([*enumerate(passages)]) if each.act}


def _facets(shown: dict[str, Passage]) -> dict[str, dict[str, int]]:
    facets: dict[str, Counter[str]] = {name: Counter() for name in (*_FACET_FIELDS, "mechanism")}
    for passage in shown.values():
        for name in _FACET_FIELDS:
            value = getattr(passage, name)
            if value:
                facets[name][str(value)] += 1
        facets["mechanism"].update(passage.mechanisms)
    return {name: dict(counts.most_common()) for name, counts in facets.items()}
