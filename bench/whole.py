"""The whole search at size: the passages of a snapshot and others spliced from them, asked as a reader asks.

    python bench/whole.py SNAPSHOT --size 1000000

A passage that is made has the first half of the words of one real passage and the second half of another in its
language, a vector drawn near that of the first, and its tokens: words are as frequent, and lists as long, as in so
many real ones. How many of the nearest vectors are found is measured by ``bench/vectors.py``.
"""

import argparse
import resource
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from time import perf_counter

import numpy as np
from table import Figure, show
from vectors import drawn, vectors_of

from alinea.evaluation.gold import load_questions
from alinea.pipeline.indexing import index_words
from alinea.settings import Settings
from alinea.snapshots import Snapshot
from alinea.wiring import Installation, make_embedder
from search_api.passages import Passage, PassageTable
from search_api.retrieval import Query
from search_api.vectors.faiss_index import SAMPLE, FaissIndex

_TOGETHER = 65_536
_KEPT = ("graph", "questions", "manifest.json")


def measure(snapshot: Path, size: int, folder: Path) -> list[Figure]:
    """Seconds to index words and senses, then to answer a question: the median and the 95th percentile in ms."""
    for name in _KEPT:
        copy = shutil.copytree if (snapshot / name).is_dir() else shutil.copy
        copy(snapshot / name, folder / name)
    begin = perf_counter()
    table = PassageTable.create(folder)
    table.add(_grown(list(PassageTable.open(snapshot).walk()), size))
    table.name_works([])
    stored = perf_counter() - begin
    begin = perf_counter()
    index_words(folder, table)
    indexed = perf_counter() - begin
    _vectors(snapshot, folder, size)
    _tokens(snapshot, folder, size)
    times = _asked(folder)
    return [
        Figure(f"{size:,} passages: table written in", stored, "s"),
        Figure(f"{size:,} passages: words and senses indexed in", indexed, "s"),
        Figure(f"{len(times)} questions: median", float(np.median(times)), "ms"),
        Figure(f"{len(times)} questions: 95th percentile", float(np.percentile(times, 95)), "ms"),
        Figure("memory at most", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB"),
    ]


def _grown(real: list[Passage], size: int) -> Iterator[Passage]:
    """The real passages, then as many more as are wanted, in rounds of all."""
    chance = Random(3)
    alike: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in real:
        alike[passage.language].append(passage)
    for row in range(size):
        passage, turn = real[row % len(real)], row // len(real)
        yield passage if not turn else _spliced(passage, chance.choice(alike[passage.language]), turn)


def _spliced(one: Passage, other: Passage, turn: int) -> Passage:
    words, more = one.text.split(), other.text.split()
    text = " ".join([*words[: len(words) // 2], *more[len(more) // 2 :]])
    work = f"{one.work}/{turn}" if one.work else None
    return replace(one, iri=f"{one.iri}/{turn}", unit=f"{one.unit}/{turn}", work=work, text=text)


def _vectors(snapshot: Path, folder: Path, size: int) -> None:
    chance, real = np.random.default_rng(5), vectors_of(snapshot)
    index = FaissIndex.sized(size, drawn(real, min(size, SAMPLE), chance))
    for start in range(0, size, _TOGETHER):
        rows = np.arange(start, min(start + _TOGETHER, size)) % len(real)
        index.add(drawn(real, len(rows), chance, rows=rows))
    (folder / "vectors").mkdir()
    index.save(folder / "vectors")


def _tokens(snapshot: Path, folder: Path, size: int) -> None:
    """The real rows' tokens again and again, row for row as the table."""
    (folder / "tokens").mkdir()
    bounds = np.load(snapshot / "tokens" / "bounds.npy")
    lengths = np.resize(np.diff(bounds), size)
    np.save(folder / "tokens" / "bounds.npy", np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64))
    data = (snapshot / "tokens" / "tokens.i8").read_bytes()
    with (folder / "tokens" / "tokens.i8").open("wb") as file:
        for _ in range(size // (len(bounds) - 1) + 1):
            file.write(data)


def _asked(folder: Path) -> list[float]:
    """Milliseconds of every gold question, each asked once after ten others."""
    settings = Settings()
    engine = Installation(settings, Snapshot(folder)).engine(make_embedder(settings))
    texts = [question.text for question in load_questions(settings.corpus / "gold")]
    for text in texts[:10]:
        engine.search(Query(text=f"{text} ?"))
    times = []
    for text in texts:
        begin = perf_counter()
        engine.search(Query(text=text))
        times.append((perf_counter() - begin) * 1000)
    return times


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("snapshot", type=Path, help="folder of one snapshot")
    parser.add_argument("--size", type=int, default=100_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alinea-whole-") as place:
        show("The whole search", measure(given.snapshot, given.size, Path(place)))
