"""The embedding stage: every text once, ever. What the model made of it is cached by model and content."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from search_api.ports import Detail, Embedder

_BATCH = 256
_STEPS = 127  # a token's largest number is written as 127: a cosine of 0.9999 to what it was
Progress = Callable[[int], None]


class EmbeddingCache:
    """Details by SHA-256 of model name and text, kept in one SQLite file: 1.5 kB a vector, 140 bytes a token."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, timeout=60)
        self._connection.execute("CREATE TABLE IF NOT EXISTS detail (key BLOB PRIMARY KEY, vector, tokens, pieces)")

    def embed(self, texts: Sequence[str], embedder: Embedder, *, queries: bool, progress: Progress) -> list[Detail]:
        """Details in the order of the texts; only texts not seen before reach the embedder."""
        name = embedder.name  # asked once: it reads the model's files
        keys = [_key(name, text, queries=queries) for text in texts]
        width = embedder.token_dimensions
        known = self._known(keys, width)
        missing = list({key: text for key, text in zip(keys, texts, strict=True) if key not in known}.items())
        progress(len(texts) - sum(key not in known for key in keys))
        for batch in _batches(missing):
            embed = embedder.queries if queries else embedder.passages
            details = embed([text for _, text in batch])
            rows = [(key, *_packed(detail)) for (key, _), detail in zip(batch, details, strict=True)]
            with self._connection:
                self._connection.executemany("INSERT OR IGNORE INTO detail VALUES (?, ?, ?, ?)", rows)
            known |= {row[0]: _unpacked(*row[1:], width=width) for row in rows}
            progress(len(batch))
        return [known[key] for key in keys]

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _known(self, keys: Sequence[bytes], width: int) -> dict[bytes, Detail]:
        found: dict[bytes, Detail] = {}
        distinct = list(dict.fromkeys(keys))
        for start in range(0, len(distinct), _BATCH):
            some = distinct[start : start + _BATCH]
            marks = ", ".join("?" * len(some))
            rows = self._connection.execute(f"SELECT * FROM detail WHERE key IN ({marks})", some)  # noqa: S608
            found |= {row[0]: _unpacked(*row[1:], width=width) for row in rows}
        return found


class EmbeddedOnce:
    """Implements ``Embedder`` through a cache; tells vectors and tokens as the cache keeps them."""

    def __init__(self, embedder: Embedder, cache: EmbeddingCache) -> None:
        self._embedder, self._cache = embedder, cache

    @property
    def name(self) -> str:
        return self._embedder.name

    @property
    def dimensions(self) -> int:
        return self._embedder.dimensions

    @property
    def token_dimensions(self) -> int:
        return self._embedder.token_dimensions

    def passages(self, texts: Sequence[str]) -> list[Detail]:
        """Details of texts that are searched, in order."""
        return self._cache.embed(texts, self._embedder, queries=False, progress=lambda _: None)

    def queries(self, texts: Sequence[str]) -> list[Detail]:
        """Details of questions, in order."""
        return self._cache.embed(texts, self._embedder, queries=True, progress=lambda _: None)


def _packed(detail: Detail) -> tuple[bytes, bytes, bytes]:
    """Vector, tokens and pieces as bytes; of each token a float32 step and then one byte a number."""
    steps = np.maximum(np.abs(detail.tokens).max(axis=1, initial=0.0, keepdims=True) / _STEPS, 1e-9).astype("<f4")
    rounded = np.rint(detail.tokens / steps).astype(np.int8)
    tokens = steps.tobytes() + rounded.tobytes()
    return detail.vector.astype("<f4").tobytes(), tokens, detail.pieces.astype("<i4").tobytes()


def _unpacked(vector: bytes, tokens: bytes, pieces: bytes, *, width: int) -> Detail:
    numbers = np.frombuffer(pieces, dtype="<i4")
    steps = np.frombuffer(tokens, dtype="<f4", count=len(numbers))[:, None]
    rounded = np.frombuffer(tokens, dtype=np.int8, offset=steps.nbytes).reshape(len(numbers), width)
    return Detail(np.frombuffer(vector, dtype="<f4"), rounded * steps, numbers)


def _key(name: str, text: str, *, queries: bool) -> bytes:
    return sha256(f"{name}\x00{'query' if queries else 'passage'}\x00{text}".encode()).digest()


def _batches(items: list[tuple[bytes, str]]) -> Iterator[list[tuple[bytes, str]]]:
    """Batches of texts of like length, so that little is padded."""
    ordered = sorted(items, key=lambda item: len(item[1]))
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]
