"""The search itself: lists by words, by meaning and by concept, fused, grouped, spread, explained."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ontology.codes import ActStatus, Confidence
from search_api.fold import akin, fold_for_embedding, fold_for_words
from search_api.passages import Filters, HitType, Passage, PassageTable
from search_api.ports import LexicalIndex, Ranked, VectorIndex, Vectors
from search_api.retrieval.citations import Citation, Citations, cites
from search_api.retrieval.fusion import first, lifted, reciprocal_rank, spread
from search_api.retrieval.query import Mode, Query, Understanding
from search_api.retrieval.question import EncodedQuestion, QuestionEncoder
from search_api.retrieval.results import Hit, Reason, Results
from search_api.retrieval.understand import Understander
from search_api.tokens import TokenIndex

_DEPTH = 200
_SPREAD_DEPTH = 30
_TOKEN_DEPTH = 120  # rows of each list that are compared token by token
_WEIGHTS = {"cited": 1.0, "lexical": 0.5, "dense": 0.7, "tokens": 1.2, "concept": 0.6}
_FOREIGN_WORDS = 0.2  # what words count for where the languages share few
_REPEALED = 0.7
_UNVERIFIED = 0.85
_EXPLAINS = 0.7  # nDCG@10 of all hits, development half: 0.621 without, 0.687 with
_FACET_FIELDS = ("country", "language", "type")


@dataclass(slots=True)
class _Candidate:
    """What the lists say of one hit: by list, its rank and the row that earned it."""

    ranks: dict[str, int] = field(default_factory=dict)
    rows: dict[str, Ranked] = field(default_factory=dict)


class SearchEngine:
    """Answers questions over one snapshot; many threads may share one engine."""

    def __init__(
        self,
        *,
        passages: PassageTable,
        lexical: LexicalIndex,
        vectors: VectorIndex,
        tokens: TokenIndex,
        questions: QuestionEncoder,
        understander: Understander,
        citations: Citations,
    ) -> None:
        self._passages = passages
        self._lexical = lexical
        self._vectors = vectors
        self._tokens = tokens
        self._questions = questions
        self._understander = understander
        self._citations = citations

    @property
    def passages(self) -> PassageTable:
        """The table of passages behind the indexes."""
        return self._passages

    def search(self, query: Query) -> Results:
        """The hits of one page, best first."""
        understanding = self._understander.understand(query.text)
        citations = self._citations.find(query.text) if query.mode is Mode.HYBRID else []
        among = self._passages.rows(query.filters) if query.filters else None
        lists = self._lists(query, understanding, among)
        if citations:
            lists["cited"] = self._cited(citations, lists, among)
        candidates, shown = self._grouped(lists)
        weights = {name: _WEIGHTS[name] for name, ranked in lists.items() if ranked}
        scored = {
            iri: reciprocal_rank(found.ranks, weights, _shares(shown[iri], understanding)) * _worth(shown[iri])
            for iri, found in candidates.items()
        }
        ranked = sorted(scored.items(), key=lambda each: (-each[1], each[0]))
        meant = {iri: cites(citations, work=shown[iri].work, number=shown[iri].number) for iri in shown}
        if not query.filters.countries and not query.filters.act:
            ranked = spread(ranked, lambda iri: shown[iri].country, depth=max(_SPREAD_DEPTH, query.limit))
            ranked = lifted(ranked, lambda iri: _state_told(shown[iri], understanding))
        ranked = first(ranked, lambda iri: meant[iri])
        page = ranked[query.offset : query.offset + query.limit]
        return Results(
            query=query.text,
            understanding=understanding,
            total=len(ranked),
            hits=[_hit(shown[iri], candidates[iri], score, understanding, meant[iri]) for iri, score in page],
            facets=_facets(shown),
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
        question = self._questions.encode(text.embedded[:1000], text.language)
        ranked = self._vectors.nearest(question.vector, limit=_DEPTH, among=among)
        candidates, shown = self._grouped({"dense": ranked})
        candidates.pop(passage_iri, None)
        best = sorted(candidates, key=lambda iri: candidates[iri].ranks["dense"])[:limit]
        nothing = Understanding(language=text.language, mechanisms=())
        return [_hit(shown[iri], candidates[iri], candidates[iri].rows["dense"].score, nothing) for iri in best]

    def _lists(
        self, query: Query, understanding: Understanding, among: Collection[int] | None
    ) -> dict[str, list[Ranked]]:
        lists: dict[str, list[Ranked]] = {}
        if among is not None and not among:
            return lists
        if query.mode is not Mode.DENSE:
            lists["lexical"] = self._lexical.search(fold_for_words(query.text), limit=_DEPTH, among=among)
        if query.mode is not Mode.LEXICAL:
            question = self._questions.encode(query.text, understanding.language)
            lists["dense"] = self._vectors.nearest(question.vector, limit=_DEPTH, among=among)
            if query.mode is Mode.HYBRID:
                lists["concept"] = self._about(understanding.mechanisms, question.vector, query.filters)
                lists["tokens"] = self._by_token(question, lists.values())
        return lists

    def _cited(
        self, citations: Sequence[Citation], lists: Mapping[str, list[Ranked]], among: Collection[int] | None
    ) -> list[Ranked]:
        """The rows that a question cites, within the filters; those first that another list holds first."""
        rows = {row for each in citations for row in self._passages.article(each.work, each.article)}
        place = {entry.row: -turn for ranked in [*lists.values()][::-1] for turn, entry in enumerate(ranked, start=1)}
        kept = rows if among is None else rows & {*among}
        return [
            Ranked(row=row, score=1.0) for row in sorted(kept, key=lambda row: (-place.get(row, -_DEPTH - 1), row))
        ][:_DEPTH]

    def _by_token(self, question: EncodedQuestion, lists: Collection[list[Ranked]]) -> list[Ranked]:
        """The best rows of the other lists, compared token by token; empty where the model tells no tokens."""
        rows = sorted({entry.row for ranked in lists for entry in ranked[:_TOKEN_DEPTH]})
        if not question.tokens.size:
            return []
        scores = self._tokens.scores(question.tokens, question.weights, rows)
        found = [Ranked(row=row, score=float(score)) for row, score in zip(rows, scores, strict=True)]
        return sorted(found, key=lambda entry: (-entry.score, entry.row))

    def _about(self, mechanisms: tuple[str, ...], vector: Vectors, filters: Filters) -> list[Ranked]:
        """Whatever is annotated with the mechanisms a question names, closest in meaning first."""
        both = [key for key in mechanisms if not filters.mechanisms or key in filters.mechanisms]
        rows = self._passages.rows(replace(filters, mechanisms=both)) if both else []
        return self._vectors.nearest(vector, limit=_DEPTH, among=rows) if rows else []

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


def _shares(passage: Passage, understanding: Understanding) -> dict[str, float]:
    """What the lists count for with this hit: words little where it is in a language that shares few of them."""
    return {} if akin(passage.language, understanding.language) else {"lexical": _FOREIGN_WORDS}


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
    name = min(candidate.ranks, key=lambda each: (candidate.ranks[each], each != "dense"))
    return candidate.rows[name].row


def _hit(
    passage: Passage,
    candidate: _Candidate,
    score: float,
    understanding: Understanding,
    citation: Citation | None = None,
) -> Hit:
    dense = candidate.rows.get("dense") or candidate.rows.get("concept")
    lexical = candidate.rows.get("lexical")
    why = Reason(
        lexical_rank=candidate.ranks.get("lexical"),
        dense_rank=candidate.ranks.get("dense"),
        token_rank=candidate.ranks.get("tokens"),
        concept_rank=candidate.ranks.get("concept"),
        similarity=round(dense.score, 4) if dense else None,
        cited=citation,
        words=lexical.matched if lexical else (),
        mechanisms=tuple(key for key in understanding.mechanisms if key in passage.mechanisms),
    )
    return Hit(passage=passage, score=score, why=why)


def _facets(shown: dict[str, Passage]) -> dict[str, dict[str, int]]:
    facets: dict[str, Counter[str]] = {name: Counter() for name in (*_FACET_FIELDS, "mechanism")}
    for passage in shown.values():
        for name in _FACET_FIELDS:
            value = getattr(passage, name)
            if value:
                facets[name][str(value)] += 1
        facets["mechanism"].update(passage.mechanisms)
    return {name: dict(counts.most_common()) for name, counts in facets.items()}
