"""Words with Tantivy: BM25 (Robertson and Zaragoza, 2009; k1 1.2, b 0.75) over title, heading and body.

All languages of the region inflect, so words are also indexed by their first four letters, in a field of its own:
MRR@10 by words alone within the development laws 0.205 without, 0.344 with; five letters give 0.318.

A question never passes through Tantivy's query parser: its words become term queries one by one, so that ``AND``,
a colon or a tilde in it are plain text.
"""

import math
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search_api.lexical.rows import (
    Query,
    RowIndex,
    any_of,
    create_index,
    open_index,
    row_document,
    row_schema,
    tantivy,
)
from search_api.ports import Ranked

BOOSTS = {"title": 2.0, "heading": 1.5, "body": 1.0}
_WORD = re.compile(r"[^\W_]+")
_STEMS = "stems"
_STEM = 4  # letters
_STEMS_BOOST = 1.0
_ANALYSER = "folded"
_LONGEST_WORD = 80  # letters; what is longer is no word but a table line whose spaces were lost
_FUZZY_FROM = 5  # letters; below, one edit makes another word (rad, sad, grad)
_FUZZY_BOOST = 0.3
_MOST_TERMS = 64  # a pasted article is searched by its rarest words: 100 terms take 45 ms on 100,000 passages


class TantivyIndex:
    """Implements ``LexicalIndex``; every ``add`` is one commit and can be searched when it returns."""

    def __init__(self, index: tantivy.Index) -> None:
        self._analyser = _analyser()
        index.register_tokenizer(_ANALYSER, self._analyser)
        self._rows = RowIndex(index)

    @classmethod
    def create(cls, folder: Path | None = None) -> Self:
        """A new index in an empty folder that exists, or in memory. Raises EngineError where there is one already."""
        return cls(create_index(_schema(), folder))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """An index made by ``create``; its files are memory-mapped. Raises EngineError when they are not there."""
        return cls(open_index(folder))

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, passages: Iterable[Mapping[str, str]]) -> None:
        """Append passages, each with the folded fields ``title``, ``heading``, ``body``; all of them or none.

        Give many at once: a commit takes 25 ms. Raises EngineError when the disk refuses or another
        process is writing.
        """
        self._rows.add(_document(row, passage) for row, passage in enumerate(passages, start=len(self)))

    def search(self, folded_query: str, *, limit: int, among: Collection[int] | None = None) -> list[Ranked]:
        """The best rows for a folded query, best first.

        ``among`` restricts the rows; unknown row numbers in it are ignored.
        """
        terms = self._terms(folded_query)
        rows = None if among is None else sorted({row for row in among if 0 <= row < len(self)})
        if limit < 1 or not terms or not len(self) or rows == []:
            return []
        found = self._rows.ranked(any_of([self._clause(term) for term in terms]), limit, rows)
        found.sort(key=lambda hit: (-hit[1], hit[0]))
        return [Ranked(row=row, score=score) for row, score in found]

    def matched(self, folded_query: str, passage: Mapping[str, str]) -> tuple[str, ...]:
        """The words of a query that find a passage: as they are, by their beginning, or one slip away.

        Compared here and not by Tantivy, which holds no text: a query for each word and its near ones takes 6 ms for
        ten passages, this 0.5.
        """
        words = set(self._analyser.analyze(" ".join(passage[field] for field in BOOSTS)))
        stems = {*_stems(f"{passage['heading']} {passage['body']}").split()}
        return tuple(term for term in self._terms(folded_query) if _finds(term, words, stems))

    def _terms(self, folded_query: str) -> list[str]:
        """Distinct words in the order of the question; of very many, the rarest that occur."""
        terms = list(dict.fromkeys(self._analyser.analyze(folded_query)))
        if len(terms) <= _MOST_TERMS:
            return terms
        counts = {term: self._rows.frequency("body", term) for term in terms}
        rarest = sorted((term for term in terms if counts[term]), key=counts.__getitem__)[:_MOST_TERMS]
        return [term for term in terms if term in set(rarest)]

    def _clause(self, term: str) -> Query:
        fields = [self._in_field(term, field, boost) for field, boost in BOOSTS.items()]
        if len(term) >= _STEM and term.isalpha():
            stem = Query.term_query(self._rows.schema, _STEMS, term[:_STEM], "freq")
            fields.append(Query.boost_query(stem, _STEMS_BOOST))
        return any_of(fields)

    def _in_field(self, term: str, field: str, boost: float) -> Query:
        """The term, or for less a word one edit away; the better of the two counts, never both."""
        exact = Query.boost_query(Query.term_query(self._rows.schema, field, term, "freq"), boost)
        if len(term) < _FUZZY_FROM or not term.isalpha():
            return exact
        near = Query.fuzzy_term_query(self._rows.schema, field, term, distance=1, transposition_cost_one=True)
        # Tantivy scores every near word 1; the rarity of the word that was asked for makes it comparable to BM25.
        worth = _FUZZY_BOOST * boost * self._rarity(term, field)
        return Query.disjunction_max_query([exact, Query.const_score_query(near, worth)])

    def _rarity(self, term: str, field: str) -> float:
        """Inverse document frequency as BM25 has it, never negative."""
        holding = self._rows.frequency(field, term)
        return math.log1p((len(self) - holding + 0.5) / (holding + 0.5))


def _finds(term: str, words: set[str], stems: set[str]) -> bool:
    if term in words:
        return True
    if not term.isalpha() or len(term) < _STEM:
        return False
    return term[:_STEM] in stems or (len(term) >= _FUZZY_FROM and _slip(term, words))


def _slip(term: str, words: set[str]) -> bool:
    """Whether a word is one letter away; letters that changed places count as one (optimal string alignment)."""
    return process.extractOne(term, words, scorer=OSA.distance, score_cutoff=1) is not None


def _analyser() -> tantivy.TextAnalyzer:
    """Words are runs of letters and digits; folding is the caller's, so that both sides fold alike."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(tantivy.Filter.remove_long(_LONGEST_WORD)).build()


def _schema() -> tantivy.Schema:
    builder = row_schema()
    for field in (*BOOSTS, _STEMS):
        builder = builder.add_text_field(field, tokenizer_name=_ANALYSER, index_option="freq")
    return builder.build()


def _document(row: int, passage: Mapping[str, str]) -> tantivy.Document:
    document = row_document(row)
    for field in BOOSTS:
        document.add_text(field, passage[field])
    document.add_text(_STEMS, _stems(f"{passage['heading']} {passage['body']}"))
    return document


def _stems(folded: str) -> str:
    """The first letters of every word that has at least as many; numbers have no stem."""
    return " ".join(word[:_STEM] for word in _WORD.findall(folded) if len(word) >= _STEM and word.isalpha())
