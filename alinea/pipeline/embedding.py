"""The embedding stage: every text once, ever. Vectors are cached by model and content."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from search_api.ports import Embedder, Vectors

_BATCH = 256
Progress = Callable[[int], None]


class EmbeddingCache:
    """Vectors by SHA-256 of model name and text, kept as float32 in one SQLite file."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, timeout=60)
        self._connection.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")

    def embed(self, texts: Sequence[str], embedder: Embedder, *, queries: bool, progress: Progress) -> Vectors:
        """Vectors of shape ``(len(texts), dimensions)``; only texts not seen before reach the embedder."""
        keys = [_key(embedder.name, text, queries=queries) for text in texts]
        known = self._known(keys)
        missing = list({key: text for key, text in zip(keys, texts, strict=True) if key not in known}.items())
        progress(len(texts) - sum(key not in known for key in keys))
        for batch in _batches(missing):
            embed = embedder.queries if queries else embedder.passages
            vectors = embed([text for _, text in batch])
            fresh = {key: vector.astype(np.float32) for (key, _), vector in zip(batch, vectors, strict=True)}
            with self._connection:
                rows = [(key, vector.tobytes()) for key, vector in fresh.items()]
                self._connection.executemany("INSERT OR IGNORE INTO vector VALUES (?, ?)", rows)
            known |= fresh
            progress(len(batch))
        stacked = [known[key] for key in keys]
        return np.stack(stacked) if stacked else np.zeros((0, embedder.dimensions), dtype=np.float32)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        distinct = list(dict.fromkeys(keys))
        for start in range(0, len(distinct), _BATCH):
            some = distinct[start : start + _BATCH]
            marks = ", ".join("?" * len(some))
            rows = self._connection.execute(f"SELECT key, value FROM vector WHERE key IN ({marks})", some)  # noqa: S608
            found |= {key: np.frombuffer(value, dtype=np.float32) for key, value in rows}
        return found


def _key(name: str, text: str, *, queries: bool) -> bytes:
    return sha256(f"{name}\x00{'query' if queries else 'passage'}\x00{text}".encode()).digest()


def _batches(items: list[tuple[bytes, str]]) -> Iterator[list[tuple[bytes, str]]]:
    """Batches of texts of like length, so that little is padded."""
    ordered = sorted(items, key=lambda item: len(item[1]))
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]
