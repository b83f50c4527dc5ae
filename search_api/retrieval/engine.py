"""The search itself: lists by words, by meaning and by concept, fused, grouped, spread, explained."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.language import UNKNOWN
from ontology.codes import ActStatus, Confidence
from search_api.fold import akin, fold_for_embedding
from search_api.passages import Filters, HitType, Passage, PassageTable
from search_api.retrieval.candidates import Candidate, grouped
from search_api.retrieval.citations import Citations
from search_api.retrieval.cited import Cited
from search_api.retrieval.explaining import Explainer, reason
from search_api.retrieval.fusion import Fusion, first, lifted, spread
from search_api.retrieval.keyboard import Keyboard
from search_api.retrieval.lists import DEPTH, Indexes
from search_api.retrieval.query import Mode, Query, Understanding
from search_api.retrieval.relevance import Chance
from search_api.retrieval.results import Hit, Results
from search_api.retrieval.spelling import Spelling
from search_api.retrieval.understand import Understander
from search_api.retrieval.variants import variants_to_show
from search_api.retrieval.wordings import Wording, found_by, scores_of, understood

_SPREAD_DEPTH = 30  # whatever is asked for at once, so that pages of any size give the same order
_FIRST = 10
"""Hits among which one about a mechanism that is named answers; no gold question without an answer names any."""

_REPEALED = 0.7
_UNVERIFIED = 0.85
_EXPLAINS = 0.7  # nDCG@10 of all hits, development half: 0.621 without, 0.687 with
_FACET_FIELDS = ("country", "language", "type")


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
        self._keyboard = Keyboard(spelling, indexes.senses.finder)

    @property
    def passages(self) -> PassageTable:
        """The table of passages behind the indexes."""
        return self._passages

    def search(self, query: Query) -> Results:
        """The hits of one page, best first."""
        wordings = [self._worded(query, text) for text in query.wordings]
        understanding, found = understood(wordings), found_by(wordings)
        shown = {iri: wording.shown[iri] for iri, wording in found.items()}
        cited = Cited(citation for wording in wordings for citation in wording.citations)
        meant = {iri: cited.by(work=each.work, number=each.number) for iri, each in shown.items()}
        ranked = sorted(scores_of(wordings).items(), key=lambda each: (-each[1], each[0]))
        if not query.filters.countries and not query.filters.act:
            ranked = spread(ranked, lambda iri: shown[iri].country, depth=_SPREAD_DEPTH)
            ranked = lifted(ranked, lambda iri: _state_told(shown[iri], understanding))
        ranked = first(ranked, lambda iri: meant[iri])
        regulated = any(_is_about(shown[iri], understanding) for iri, _ in ranked[:_FIRST])
        page, cards = _page(ranked, shown, query)
        told = variants_to_show(
            (shown[iri] for iri, _ in page),
            self._passages,
            wanted=(*query.readers, understanding.language),
            within=query.filters.languages,
        )
        explainers = {each.text: Explainer(each, self._indexes, told) for each in wordings}
        return Results(
            query=query.text,
            also=query.also,
            understanding=understanding,
            total=len(ranked),
            cards=cards,
            hits=[explainers[found[iri].text].hit(iri, score, meant[iri]) for iri, score in page],
            facets=_facets(shown),
            chance=0.0 if any(meant.values()) or regulated else self._chance_of(query, wordings),
            lacks_act=self._lacks_act(query, wordings),
            meant=self._spelling.meant(wordings[0].text, understanding.language, self._indexes.senses.finder),
        )

    def as_embedded(self, text: str) -> str:
        """A question as it reaches the embedder, so that many can be embedded together beforehand."""
        written = self._keyboard.written(text)
        return fold_for_embedding(written, self._understander.understand(written).language)

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
        candidates, shown = grouped({"dense": ranked}, self._passages)
        candidates.pop(passage_iri, None)
        best = sorted(candidates, key=lambda iri: candidates[iri].ranks["dense"])[:limit]
        told = variants_to_show(
            map(shown.__getitem__, best), self._passages, wanted=(text.language,), within=filters.languages
        )
        nothing = Understanding(language=text.language, mechanisms=())
        return [
            Hit(
                passage=told.get(iri, shown[iri]),
                score=candidates[iri].rows["dense"].score,
                why=reason(shown[iri], candidates[iri], nothing),
            )
            for iri in best
        ]

    def _worded(self, query: Query, text: str) -> Wording:
        """What one wording of a question finds."""
        text = self._keyboard.written(text)
        understanding = self._understander.understand(text)
        citations = self._citations.find(text, query.filters) if query.mode is Mode.HYBRID else []
        lists = self._indexes.lists(replace(query, text=text), understanding, citations)
        candidates, shown = grouped(lists, self._passages)
        return Wording(
            text=text,
            understanding=understanding,
            citations=citations,
            lists=lists,
            candidates=candidates,
            shown=shown,
            scores=self._scored(query, understanding, Fusion(lists), candidates, shown),
        )

    def _lacks_act(self, query: Query, wordings: Sequence[Wording]) -> bool:
        """Whether no wording tells of which act the article is, each as it was written for the search."""
        if query.mode is not Mode.HYBRID or any(each.citations for each in wordings):
            return False
        return all(self._citations.lacks_act(each.text, query.filters) for each in wordings)

    def _chance_of(self, query: Query, wordings: Sequence[Wording]) -> float | None:
        return self._chance.of(*(each.lists for each in wordings)) if query.mode is Mode.HYBRID else None

    def _scored(
        self,
        query: Query,
        understanding: Understanding,
        fusion: Fusion,
        candidates: dict[str, Candidate],
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


def _foreign(passage: Passage, understanding: Understanding) -> bool:
    """Whether a hit is in a language that shares few words with the question's; of an unknown one nobody can say."""
    return understanding.language != UNKNOWN and not akin(passage.language, understanding.language)


def _is_about(passage: Passage, understanding: Understanding) -> bool:
    """Whether a hit is a rule or a practice of a mechanism that the question names."""
    return passage.type != HitType.CONCEPT and not {*passage.mechanisms}.isdisjoint(understanding.mechanisms)


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


def _page(
    ranked: Sequence[tuple[str, float]], shown: Mapping[str, Passage], query: Query
) -> tuple[Sequence[tuple[str, float]], int]:
    """The hits of a page, and how many cards there are: one for each act where hits are folded, else for each hit."""
    cards: dict[str, list[tuple[str, float]]] = {}
    for iri, score in ranked:
        cards.setdefault((query.folded and shown[iri].act) or iri, []).append((iri, score))
    chosen = [*cards.values()][query.offset : query.offset + query.limit]
    return [each for card in chosen for each in card], len(cards)


def _facets(shown: dict[str, Passage]) -> dict[str, dict[str, int]]:
    facets: dict[str, Counter[str]] = {name: Counter() for name in (*_FACET_FIELDS, "mechanism")}
    for passage in shown.values():
        for name in _FACET_FIELDS:
            value = getattr(passage, name)
            if value:
                facets[name][str(value)] += 1
        facets["mechanism"].update(passage.mechanisms)
    return {name: dict(counts.most_common()) for name, counts in facets.items()}
