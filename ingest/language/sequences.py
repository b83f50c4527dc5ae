"""Which language a text is like, by the letter sequences of its words.

A logistic regression for each language against all others (L1, so that few sequences matter), learned by
``training``. A table holds its weights: a line for each class with script, code and bias, an empty line, then a
sequence a line with ``class:weight`` in quarters.
"""

import lzma
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ingest.language.letters import sequences_of, words_of

STEPS = 4
"""Steps of the table in one unit of log-odds."""

TEXTS = "languages.txt.xz"
"""The table learned from sentences of law and news in 58 languages."""

QUESTIONS = "questions.txt.xz"
"""The table learned from questions, and one to three words of them, in the languages of the region alone."""

OTHER = "xx"
"""Any language that the table does not name."""

REGIONAL = frozenset({"bcms", "mk", "sq", "tr", "en"})
_SCALE = 100
_REGION_FIRST = 1.0  # before a word is read; measured on held-out news and law, `bench/languages.py`
_CACHED_WORDS = 20_000

_Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Table:
    """``columns`` gives, for a script, the classes (place, code) that are written in it."""

    columns: dict[str, list[tuple[int, str]]]
    bias: _Weights
    rows: dict[str, int]
    weights: _Weights


def scores(text: str, script: str, table: str = TEXTS) -> dict[str, float]:
    """Log-odds of each language of a script for a text; empty where it holds no word or the script no language.

    Codes are ISO 639-1, ``bcms`` for Bosnian to Serbian, ``xx`` for whatever else; the highest one is the language.
    """
    known = _table(table)
    total, count = np.zeros(len(known.bias), np.float32), 0
    for word in words_of(text):
        weights, size = _of_word(word, table)
        total += weights
        count += size
    if not count or script not in known.columns:
        return {}
    odds = total * (_SCALE / count) + known.bias
    return {code: float(odds[place]) for place, code in known.columns[script]}


@lru_cache(maxsize=_CACHED_WORDS)
def _of_word(word: str, table: str) -> tuple[_Weights, int]:
    """The summed weights of a word's sequences, and how many sequences it has."""
    known = _table(table)
    sequences = list(sequences_of(word))
    found = [row for sequence in sequences if (row := known.rows.get(sequence)) is not None]
    return known.weights[found].sum(axis=0, dtype=np.float32), len(sequences)


@cache
def _table(name: str) -> _Table:
    data = lzma.decompress(files("ingest.language").joinpath(name).read_bytes()).decode("utf-8")
    head, body = data.split("\n\n")
    classes = [line.split() for line in head.splitlines()]
    lines = [line.split() for line in body.splitlines()]
    weights = np.zeros((len(lines), len(classes)), np.float32)
    for row, (_, *cells) in enumerate(lines):
        for cell in cells:
            place, _, steps = cell.partition(":")
            weights[row, int(place)] = int(steps) / STEPS
    columns: dict[str, list[tuple[int, str]]] = {}
    for column, (script, code, _) in enumerate(classes):
        columns.setdefault(script, []).append((column, code))
    bias = [float(bias) + _REGION_FIRST * (code in REGIONAL) for _, code, bias in classes]
    rows = {sequence: row for row, (sequence, *_) in enumerate(lines)}
    return _Table(columns, np.array(bias, np.float32), rows, weights)
