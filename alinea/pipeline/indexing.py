"""The indexing stage: from the table of passages to the index of words and the index of vectors.

Passages are walked in their table, so that of all of them only the vectors are in memory at once.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np

from alinea.pipeline.embedding import EmbeddingCache
from alinea.pipeline.progress import Progress
from alinea.settings import Settings
from alinea.wiring import make_embedder
from search_api.fold import fold_for_embedding
from search_api.lexical.tantivy_index import TantivyIndex
from search_api.passages import Filters, Passage, PassageTable
from search_api.ports import Detail, Embedder, Vectors
from search_api.retrieval import LanguageMeans, LanguageSums, Means, QuestionEncoder, Spelling, lean_on_hits
from search_api.senses import SenseIndex
from search_api.tokens import TokenWriter
from search_api.vectors.faiss_index import SAMPLE, FaissIndex

_TEXTS = 4096  # sorted by length and embedded together; little is padded
_ROWS = 65_536  # centred together: 100 MB
_ANSWERS = Filters(types=("law", "fact", "practice"))  # the thesaurus says one thing nine times, and is no measure


def index_words(folder: Path, table: PassageTable) -> None:
    """Write the indexes of words and of their senses below a snapshot's folder, row for row as the table."""
    (folder / "lexical").mkdir()
    TantivyIndex.create(folder / "lexical").add(passage.folded for passage in table.walk())
    (folder / "senses").mkdir()
    SenseIndex.build(folder / "senses", table.walk())
    Spelling.learn(table.walk()).save(folder / "lexical")


def index_meaning(folder: Path, settings: Settings, table: PassageTable, progress: Progress) -> str:
    """Write the indexes of vectors and of tokens and what is known of questions; the embedder's name.

    The embedder's model is loaded only where a text was never embedded before.
    """
    embedder = make_embedder(settings)
    with closing(EmbeddingCache(settings.cache / "embeddings.sqlite")) as cache:
        with progress.stage("embedding", len(table)) as step:
            vectors, means = _embedded(table, cache, embedder, step)
        for name in ("vectors", "tokens", "questions"):
            (folder / name).mkdir()
        _index(vectors, table, means.vectors).save(folder / "vectors")
        _index_tokens(folder / "tokens", table, cache, embedder, means.tokens)
        _learn_questions(settings.corpus, cache, embedder, means).save(folder / "questions")
    return embedder.name


def _details(
    table: PassageTable, cache: EmbeddingCache, embedder: Embedder, step: Callable[[int], None]
) -> Iterator[tuple[Passage, Detail]]:
    """Every passage in row order, with what the embedder makes of it."""
    walk = table.walk()
    while batch := list(islice(walk, _TEXTS)):
        texts = [fold_for_embedding(passage.embedded, passage.language) for passage in batch]
        yield from zip(batch, cache.embed(texts, embedder, queries=False, progress=step), strict=True)


def _embedded(
    table: PassageTable, cache: EmbeddingCache, embedder: Embedder, step: Callable[[int], None]
) -> tuple[Vectors, Means]:
    """The vectors of all passages, shape ``(len(table), dimensions)``; the means of them and of their tokens.

    The thesaurus says one thing nine times and is no measure: it counts only where there is nothing else.
    """
    vectors: Vectors | None = None
    sums, token_sums = LanguageSums(), LanguageSums()
    measured = frozenset(table.rows(_ANSWERS)) or range(len(table))
    for row, (passage, detail) in enumerate(_details(table, cache, embedder, step)):
        if vectors is None:
            vectors = np.empty((len(table), len(detail.vector)), dtype=np.float32)
        vectors[row] = detail.vector
        if row in measured:
            sums.add(detail.vector[None, :], passage.language)
            token_sums.add(detail.tokens, passage.language)
    empty = np.zeros((0, embedder.dimensions), dtype=np.float32) if vectors is None else vectors
    return empty, Means(sums.means(), token_sums.means())


def _index(vectors: Vectors, table: PassageTable, means: LanguageMeans) -> FaissIndex:
    """An index of the vectors without their languages' means, each leaning on its hit's others."""
    languages, hits = table.languages(), table.hits()
    some = np.sort(np.random.default_rng(0).permutation(len(vectors))[:SAMPLE])
    index = FaissIndex.sized(len(vectors), means.centre(vectors[some], [languages[row] for row in some]))
    for start in range(0, len(vectors), _ROWS):
        rows = slice(start, start + _ROWS)
        index.add(lean_on_hits(means.centre(vectors[rows], languages[rows]), hits[rows]))
    return index


def _index_tokens(
    folder: Path, table: PassageTable, cache: EmbeddingCache, embedder: Embedder, means: LanguageMeans
) -> None:
    """The tokens are read from the cache again, one passage at a time: of a million they take ten gigabytes."""
    with TokenWriter(folder) as writer:
        for passage, detail in _details(table, cache, embedder, lambda _: None):
            writer.add(means.centre(detail.tokens, [passage.language] * len(detail.tokens)))


def _learn_questions(corpus: Path, cache: EmbeddingCache, embedder: Embedder, passages: Means) -> QuestionEncoder:
    questions = _questions(corpus)
    asked = [fold_for_embedding(text, language) for text, language in questions]
    details = cache.embed(asked, embedder, queries=True, progress=lambda _: None)
    return QuestionEncoder.learn(embedder, details, [language for _, language in questions], passages=passages)


def _questions(corpus: Path) -> list[tuple[str, str]]:
    """(question, language) of the development halves of the gold sets; test questions stay unseen."""
    gold = corpus / "gold"
    files = [path for path in [gold / "questions.jsonl", *sorted((gold / "laws").glob("*.jsonl"))] if path.is_file()]
    return [question for path in files for question in _developing(path)]


def _developing(path: Path) -> Iterator[tuple[str, str]]:
    """The development questions of one gold file; the first line of a law's file says the half of them all."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    for line in lines:
        if "q" in line and line.get("split", lines[0].get("split")) == "dev":
            yield line["q"], line["language"]
