"""An index of Tantivy whose documents are rows: written many at once, asked within some rows."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ontology.errors import EngineError

try:
    import tantivy
    from tantivy import Occur, Query
except ImportError as error:
    raise EngineError("The package tantivy is not installed; run: pip install tantivy") from error

__all__ = ["Query", "RowIndex", "any_of", "create_index", "open_index", "row_document", "row_schema", "tantivy"]

_ROW = "row"
_LARGEST_ROW_SET = 1_000  # of 100,000 both ways take 30 ms; of 20,000 the filter 50 ms, fetching more and dropping 33
_WRITER_HEAP = 64_000_000  # bytes


def row_schema() -> tantivy.SchemaBuilder:
    """A schema that knows the row of every document; further fields are the index's own."""
    return tantivy.SchemaBuilder().add_unsigned_field(_ROW, indexed=True, fast=True)


def row_document(row: int) -> tantivy.Document:
    """A document of a row, to which text is added."""
    document = tantivy.Document()
    document.add_unsigned(_ROW, row)  # given to the constructor it would be signed, which kills the writer
    return document


def create_index(schema: tantivy.Schema, folder: Path | None) -> tantivy.Index:
    """A new index in an empty folder that exists, or in memory. Raises EngineError where there is one already."""
    if folder is None:
        return tantivy.Index(schema)
    try:
        if not tantivy.Index.exists(str(folder)):
            return tantivy.Index(schema, path=str(folder))
    except (OSError, ValueError) as error:
        raise EngineError(f"No word index can be made in {folder} ({error}); create the folder first.") from error
    raise EngineError(f"{folder} holds a word index already; build into a new folder.")


def open_index(folder: Path) -> tantivy.Index:
    """An index made before; its files are memory-mapped. Raises EngineError when they are not there."""
    try:
        return tantivy.Index.open(str(folder))
    except (OSError, ValueError) as error:
        raise EngineError(f"No word index can be read in {folder} ({error}); run: alinea build") from error


def any_of(queries: Sequence[Query]) -> Query:
    """Documents that meet any of the queries; the scores of those they meet are added."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


class RowIndex:
    """Rows of one index; every ``add`` is one commit and can be asked when it returns."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._searcher = index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    @property
    def schema(self) -> tantivy.Schema:
        """What the documents hold."""
        return self._index.schema

    def add(self, documents: Iterable[tantivy.Document]) -> None:
        """Append documents; all of them or none.

        Give many at once: a commit takes 25 ms. Raises EngineError when the disk refuses or another
        process is writing.
        """
        try:
            # One thread, so that the same passages give the same order among equal scores every time.
            writer = self._index.writer(_WRITER_HEAP, num_threads=1)
            for document in documents:
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
        except (OSError, ValueError) as error:
            raise EngineError(
                f"The word index cannot be written ({error}); check disk space, then build again."
            ) from error
        self._index.reload()
        self._searcher = self._index.searcher()

    def frequency(self, field: str, term: str) -> int:
        """How many rows hold a term."""
        return int(self._searcher.doc_freq(field, term))

    def ranked(self, words: Query, limit: int, rows: Sequence[int] | None) -> list[tuple[int, float]]:
        """(row, score) of the best rows, best first; of these rows alone where some are given."""
        if rows is None:
            return self.fetch(words, limit)
        if len(rows) <= _LARGEST_ROW_SET:
            return self.fetch(self.within(words, rows), limit)
        return self._fetch_and_drop(words, limit, frozenset(rows))

    def fetch(self, query: Query, limit: int) -> list[tuple[int, float]]:
        """(row, score) of the best documents, best first."""
        hits = self._searcher.search(query, limit, count=False).hits
        rows = self._searcher.fast_field_values(_ROW, [address for _, address in hits])
        return [(int(row or 0), float(score)) for row, (score, _) in zip(rows, hits, strict=True)]

    def within(self, words: Query, rows: Sequence[int]) -> Query:
        """Only documents of these rows, without an influence on the score."""
        chosen = Query.const_score_query(Query.term_set_query(self.schema, _ROW, rows), 0.0)
        return Query.boolean_query([(Occur.Must, words), (Occur.Must, chosen)])

    def _fetch_and_drop(self, words: Query, limit: int, rows: frozenset[int]) -> list[tuple[int, float]]:
        wanted = limit * 2 * (len(self) // len(rows) + 1)
        while True:
            found = self.fetch(words, wanted)
            kept = [hit for hit in found if hit[0] in rows]
            if len(kept) >= limit or len(found) < wanted:
                return kept[:limit]
            wanted *= 4
