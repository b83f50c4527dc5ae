"""Which hits speak of what a question asks, by the senses of the glossary: BM25 over whole hits, with Tantivy.

A hit is an article with all its paragraphs, for what one paragraph does not repeat another says: MRR@10 by senses
alone within the development laws 0.717 by articles, 0.684 by paragraphs (0.735 with the glossary as it ships); words
alone reach 0.349. Titles of acts and chapters add nothing there.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import log1p
from pathlib import Path
from typing import Self

import numpy as np

from ontology.errors import EngineError
from ontology.glossary import Sense, load_glossary, parse_glossary, write_glossary
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
from search_api.passages import Passage
from search_api.ports import Ranked, Vectors
from search_api.senses.associations import saturated
from search_api.senses.finder import SenseFinder, WordSenses
from search_api.senses.hit_senses import HitSenses, writing_senses
from search_api.senses.hits import HitTable, HitTableBuilder
from search_api.senses.learned import Learned
from search_api.senses.space import Directions, SenseSpace, counted, open_directions, writing_directions

_FIELD = "senses"
_GLOSSARY = "glossary.tsv"
_MOST_WORDS = 64  # of a pasted article the rarest are asked
_MOST_ASSOCIATED = 20  # words; each asks every hit for 25 senses and more


@dataclass(frozen=True, slots=True)
class _Hits:
    """What is known of each hit: a table, its direction, and its senses."""

    table: HitTable
    directions: Directions
    senses: HitSenses

    @classmethod
    def open(cls, folder: Path, dimensions: int) -> Self:
        """What was written. Raises EngineError where it is not there, or not of the same hits."""
        table = HitTable.load(folder)
        directions = open_directions(folder, (table.count, dimensions))
        return cls(table, directions, HitSenses.open(folder, table.count))


class SenseIndex:
    """Hits by their senses; it keeps the glossary that it was made with, for senses are numbered by it."""

    def __init__(self, index: RowIndex, finder: SenseFinder, learned: Learned, known: _Hits) -> None:
        self._index = index
        self._finder = finder
        self._learned = learned
        self._known = known
        self._hits = known.table

    @classmethod
    def build(
        cls,
        folder: Path,
        passages: Iterable[Passage],
        senses: Sequence[Sense] | None = None,
        learned: Learned | None = None,
    ) -> Self:
        """Write an index into an empty folder that exists; passages come in row order, those of a hit together.

        ``senses``, and what was ``learned`` of them, are those that ship, unless others are given.
        """
        glossary = load_glossary() if senses is None else senses
        write_glossary(glossary, folder / _GLOSSARY)
        finder, builder = _finder(folder), HitTableBuilder()
        (learned or Learned.shipped(glossary)).save(folder)
        space = SenseSpace.load(folder)  # as it will be read
        with writing_directions(folder) as direct, writing_senses(folder) as say:

            def note(counts: Counter[int]) -> None:
                direct(space.passage(counts))
                say([*counts], saturated(counts))

            RowIndex(create_index(_schema(), folder)).add(_documents(finder, passages, builder, note))
        builder.table().save(folder)
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """An index made by ``build``. Raises EngineError when its files are not there."""
        index = RowIndex(open_index(folder))
        learned = Learned.load(folder)
        try:
            return cls(index, _finder(folder), learned, _Hits.open(folder, learned.space.dimensions))
        except OSError as error:
            raise EngineError(f"No glossary can be read in {folder} ({error}); run: alinea build") from error

    def __len__(self) -> int:
        return len(self._index)

    @property
    def finder(self) -> SenseFinder:
        """The glossary that passages and questions are looked up in."""
        return self._finder

    @property
    def hits(self) -> HitTable:
        """What is known of each hit."""
        return self._hits

    def headed(self, words: Sequence[WordSenses], rows: Collection[int]) -> list[Ranked]:
        """Those of the rows whose hit's heading carries senses of a question, by the share of them, best first.

        A word counts as its rarest sense does (inverse document frequency); the share is of all words with a sense.
        """
        weights = {word.senses: max(map(self._rarity, word.senses)) for word in words}
        total = sum(weights.values())
        found = []
        for row in rows if total else ():
            heading = self._hits.heading(row)
            share = sum(weight for senses, weight in weights.items() if not senses.isdisjoint(heading))
            if share:
                found.append(Ranked(row=row, score=share / total))
        return sorted(found, key=lambda entry: (-entry.score, entry.row))

    def search(
        self, words: Sequence[WordSenses], *, limit: int, among: Collection[int] | None = None
    ) -> list[Ranked]:
        """The best hits, each by its first row (``among`` those that are allowed), best first.

        ``words`` are those of the question; of one with several senses the one that suits a hit best counts.
        """
        firsts = None if among is None else self._firsts(among)
        asked = self._rarest(words)
        if limit < 1 or not asked or not len(self) or firsts == {}:
            return []
        query = any_of([self._clause(word.senses) for word in asked])
        found = self._index.ranked(query, limit, None if firsts is None else sorted(firsts))
        found.sort(key=lambda hit: (-hit[1], hit[0]))
        return [Ranked(row=firsts[row] if firsts else row, score=score) for row, score in found]

    def near(self, words: Sequence[WordSenses], rows: Sequence[int]) -> list[Ranked]:
        """The rows by how near their hits lie to a question in the space of senses, nearest first; cosines.

        None where nothing is known of the question's senses.
        """
        question = self._learned.space.question(words)
        if not question.any():
            return []
        return _ranked(rows, self._known.directions[self._hits.places(rows)] @ question)

    def associated(self, words: Sequence[WordSenses], rows: Sequence[int]) -> list[Ranked]:
        """The rows whose hits carry what answers those senses of a question that they lack, best first.

        Of a long question the rarest words are asked. A word with several senses asks with all of them.
        """
        asked = sorted({sense for word in self._rarest(words, _MOST_ASSOCIATED) for sense in word.senses})
        if not asked or not rows:
            return []
        hits, turns = np.unique(self._hits.places(rows), return_inverse=True)
        scores = self._learned.associations.scores(asked, self._known.senses, hits)[turns]
        return [entry for entry in _ranked(rows, scores) if entry.score]

    def _firsts(self, among: Collection[int]) -> dict[int, int]:
        """Of every hit that is allowed its first row, and the first row of it that is allowed."""
        firsts: dict[int, int] = {}
        for row in sorted(among):
            if 0 <= row < len(self._hits):
                firsts.setdefault(self._hits.first(row), row)
        return firsts

    def _rarest(self, words: Sequence[WordSenses], most: int = _MOST_WORDS) -> list[WordSenses]:
        once = list({word.senses: word for word in words}.values())
        if len(once) <= most:
            return once
        return sorted(once, key=lambda word: max(map(self._frequency, word.senses)))[:most]

    def _frequency(self, sense: int) -> int:
        return self._index.frequency(_FIELD, str(sense))

    def _rarity(self, sense: int) -> float:
        """As BM25 weighs it."""
        carried = self._frequency(sense)
        return log1p((len(self) - carried + 0.5) / (carried + 0.5))

    def _clause(self, senses: Collection[int]) -> Query:
        schema = self._index.schema
        terms = [Query.term_query(schema, _FIELD, str(sense), "freq") for sense in sorted(senses)]
        return terms[0] if len(terms) == 1 else Query.disjunction_max_query(terms)


def _ranked(rows: Sequence[int], scores: Vectors) -> list[Ranked]:
    found = [Ranked(row=row, score=float(score)) for row, score in zip(rows, scores, strict=True)]
    return sorted(found, key=lambda entry: (-entry.score, entry.row))


def _finder(folder: Path) -> SenseFinder:
    return _finder_of((folder / _GLOSSARY).read_text("utf-8"))


@lru_cache(maxsize=2)  # a finder takes half a second to make, and every snapshot of a version has the same
def _finder_of(glossary: str) -> SenseFinder:
    return SenseFinder(parse_glossary(glossary, _GLOSSARY))


def _schema() -> tantivy.Schema:
    return row_schema().add_text_field(_FIELD, tokenizer_name="whitespace", index_option="freq").build()


def counted_hit(finder: SenseFinder, rows: Iterable[Passage]) -> tuple[Counter[int], set[int]]:
    """How often each sense stands in the passages of a hit, headings included, and which stand in the headings."""
    counts, heading = Counter[int](), set[int]()
    for passage in rows:
        headed = counted(finder.find(passage.heading, passage.language))
        counts.update(headed)
        heading.update(headed)
        counts.update(counted(finder.find(passage.text, passage.language)))
    return counts, heading


def _documents(
    finder: SenseFinder,
    passages: Iterable[Passage],
    hits: HitTableBuilder,
    note: Callable[[Counter[int]], object],
) -> Iterator[tantivy.Document]:
    """A document for each hit; notes the hit and its senses on the way."""
    for _, group in groupby(passages, key=lambda passage: passage.iri):
        rows = [*group]
        counts, heading = counted_hit(finder, rows)
        note(counts)
        first = hits.add([(passage.language, passage.text) for passage in rows], heading)
        document = row_document(first)
        document.add_text(_FIELD, " ".join(str(sense) for sense in counts.elements()))
        yield document
