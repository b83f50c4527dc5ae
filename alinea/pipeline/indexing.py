"""The indexing stage: from the table of passages to the index of words and the index of vectors.

Passages are walked in their table, so that of all of them only the vectors are in memory at once.
"""

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import numpy as np

from alinea.pipeline.embedding import EmbeddingCache
from alinea.pipeline.progress import Progress
from alinea.settings import Settings
from alinea.wiring import make_embedder
from search_api.fold import fold_for_embedding, fold_for_words
from search_api.lexical.tantivy_index import TantivyIndex
from search_api.passages import Filters, PassageTable
from search_api.ports import Embedder, Vectors
from search_api.retrieval import LanguageMeans
from search_api.vectors.faiss_index import FaissIndex

_TEXTS = 4096  # sorted by length and embedded together; little is padded
_ROWS = 65_536  # centred together: 100 MB
_ANSWERS = Filters(types=("law", "fact", "practice"))  # the thesaurus says one thing nine times, and is no measure


def index_words(folder: Path, table: PassageTable) -> None:
    """Write the index of words below a snapshot's folder, row for row as the table."""
    (folder / "lexical").mkdir()
    TantivyIndex.create(folder / "lexical").add(
        {
            "title": fold_for_words(passage.title),
            "heading": fold_for_words(f"{passage.heading} {passage.path}"),
            "body": fold_for_words(passage.text),
        }
        for passage in table.walk()
    )


def index_meaning(folder: Path, settings: Settings, table: PassageTable, progress: Progress) -> str:
    """Write the index of vectors and the means of questions below a snapshot's folder; the embedder's name.

    The embedder's model is loaded only where a text was never embedded before.
    """
    target = folder / "vectors"
    target.mkdir()
    embedder = make_embedder(settings)
    cache = EmbeddingCache(settings.cache / "embeddings.sqlite")
    with progress.stage("embedding", len(table)) as step:
        vectors = _embedded(table, cache, embedder, step)
    _index(vectors, table).save(target)
    _means_of_questions(settings.corpus, cache, embedder).save(target / "question_means.npz")
    cache.close()
    return embedder.name


def _embedded(table: PassageTable, cache: EmbeddingCache, embedder: Embedder, step: Callable[[int], None]) -> Vectors:
    """The vectors of all passages, shape ``(len(table), dimensions)``."""
    texts = (fold_for_embedding(passage.embedded, passage.language) for passage in table.walk())
    vectors: Vectors | None = None
    done = 0
    while batch := list(islice(texts, _TEXTS)):
        found = cache.embed(batch, embedder, queries=False, progress=step)
        if vectors is None:
            vectors = np.empty((len(table), found.shape[1]), dtype=np.float32)
        vectors[done : done + len(found)] = found
        done += len(found)
    return np.zeros((0, embedder.dimensions), dtype=np.float32) if vectors is None else vectors


def _index(vectors: Vectors, table: PassageTable) -> FaissIndex:
    """An index of the vectors without their languages' means."""
    index = FaissIndex(vectors.shape[1])
    languages = table.languages()
    answers = table.rows(_ANSWERS) or list(range(len(table)))
    means = LanguageMeans.estimate(vectors[answers], [languages[row] for row in answers])
    for start in range(0, len(vectors), _ROWS):
        rows = slice(start, start + _ROWS)
        index.add(means.centre(vectors[rows], languages[rows]))
    return index


def _means_of_questions(corpus: Path, cache: EmbeddingCache, embedder: Embedder) -> LanguageMeans:
    questions = _questions(corpus)
    if not questions:
        return LanguageMeans({})
    asked = [fold_for_embedding(text, language) for text, language in questions]
    vectors = cache.embed(asked, embedder, queries=True, progress=lambda _: None)
    return LanguageMeans.estimate(vectors, [language for _, language in questions])


def _questions(corpus: Path) -> list[tuple[str, str]]:
    """(question, language) of the development half of the gold set; test questions stay unseen."""
    path = corpus / "gold" / "questions.jsonl"
    if not path.is_file():
        return []
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [(line["q"], line["language"]) for line in lines if line["split"] == "dev"]
