"""The ranked lists behind an answer: by words, senses, meaning as a whole and by token, concept, and citation.

What these lists hold is compared further: token by token, by headings, in the space of senses, and by which senses
answer which.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from search_api.fold import fold_for_words
from search_api.passages import Filters, PassageTable
from search_api.ports import LexicalIndex, Ranked, VectorIndex, Vectors
from search_api.retrieval.citations import Citation
from search_api.retrieval.cited import Cited
from search_api.retrieval.query import Mode, Query, Understanding
from search_api.retrieval.question import EncodedQuestion, QuestionEncoder, is_statement
from search_api.senses import SenseIndex, WordSenses
from search_api.tokens import TokenIndex

DEPTH = 200
_TOKEN_DEPTH = 120  # rows of each list that are compared token by token
_OF_MODE = {
    Mode.LEXICAL: {"lexical"},
    Mode.SENSES: {"senses"},
    Mode.DENSE: {"dense"},
    Mode.HYBRID: {"lexical", "senses", "dense", "concept", "tokens", "headings", "semantic", "associated"},
}
_BY_SENSES = frozenset({"senses", "headings", "semantic", "associated"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """What is asked: one snapshot's passages and their indexes."""

    passages: PassageTable
    lexical: LexicalIndex
    senses: SenseIndex
    vectors: VectorIndex
    tokens: TokenIndex
    questions: QuestionEncoder

    def lists(
        self, query: Query, understanding: Understanding, citations: Sequence[Citation]
    ) -> dict[str, list[Ranked]]:
        """Rows by the name of the list, best first, all within the filters of the query."""
        among = self.passages.rows(query.filters) if query.filters else None
        if among == []:
            return {}
        wanted = _OF_MODE[query.mode] - {*query.without}
        asked = self.senses.finder.find(query.text, understanding.language) if wanted & _BY_SENSES else []
        lists = self._by_words(query, asked, among, wanted)
        if wanted & {"dense", "concept", "tokens"}:
            question = self.questions.encode(query.text, understanding.language)
            if "dense" in wanted:
                lists["dense"] = self.vectors.nearest(question.vector, limit=DEPTH, among=among)
            if "concept" in wanted:
                lists["concept"] = self._about(understanding.mechanisms, question.vector, query.filters)
            if "tokens" in wanted:
                lists["tokens"] = self._by_token(question, lists.values())
        if citations and "cited" not in query.without:
            lists["cited"] = self._cited(citations, lists, among)
        rows = sorted({entry.row for ranked in lists.values() for entry in ranked})
        if "headings" in wanted:
            lists["headings"] = self.senses.headed(asked, rows)
        if "semantic" in wanted:
            lists["semantic"] = self.senses.near(asked, rows)
        if "associated" in wanted and not is_statement(query.text):  # which asks for nothing that could answer it
            lists["associated"] = self.senses.associated(asked, rows)
        return lists

    def _by_words(
        self, query: Query, asked: Sequence[WordSenses], among: Collection[int] | None, wanted: Collection[str]
    ) -> dict[str, list[Ranked]]:
        lists: dict[str, list[Ranked]] = {}
        if "lexical" in wanted:
            lists["lexical"] = self.lexical.search(fold_for_words(query.text), limit=DEPTH, among=among)
        if "senses" in wanted:
            lists["senses"] = self.senses.search(asked, limit=DEPTH, among=among)
        return lists

    def _cited(
        self, citations: Sequence[Citation], lists: Mapping[str, list[Ranked]], among: Collection[int] | None
    ) -> list[Ranked]:
        """The rows that a question cites, within the filters; those first that another list holds first."""
        rows = Cited(citations).rows(self.passages)
        place = {entry.row: -turn for ranked in [*lists.values()][::-1] for turn, entry in enumerate(ranked, start=1)}
        kept = rows if among is None else rows & {*among}
        best = sorted(kept, key=lambda row: (-place.get(row, -DEPTH - 1), row))[:DEPTH]
        return [Ranked(row=row, score=1.0) for row in best]

    def _by_token(self, question: EncodedQuestion, lists: Collection[list[Ranked]]) -> list[Ranked]:
        """The best rows of the other lists, compared token by token; empty where the model tells no tokens."""
        rows = sorted({entry.row for ranked in lists for entry in ranked[:_TOKEN_DEPTH]})
        if not question.tokens.size:
            return []
        scores = self.tokens.scores(question.tokens, question.weights, rows)
        found = [Ranked(row=row, score=float(score)) for row, score in zip(rows, scores, strict=True)]
        return sorted(found, key=lambda entry: (-entry.score, entry.row))

    def _about(self, mechanisms: tuple[str, ...], vector: Vectors, filters: Filters) -> list[Ranked]:
        """Whatever is annotated with the mechanisms a question names, closest in meaning first."""
        both = [key for key in mechanisms if not filters.mechanisms or key in filters.mechanisms]
        rows = self.passages.rows(replace(filters, mechanisms=both)) if both else []
        return self.vectors.nearest(vector, limit=DEPTH, among=rows) if rows else []
