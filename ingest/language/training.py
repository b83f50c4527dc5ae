"""Makes ``languages.txt.xz`` from sentences: ``python -m ingest.language.training FILE``.

FILE holds a sentence a line, ``code<TAB>sentence``, code as ``sequences.scores`` gives it; a language that the
table shall not name has ``xx``. The shipped table was learned from 85,000 sentences of law and news in 58 languages,
at least 1,000 of each. Tables hold weights of letter sequences, never sentences. Needs scikit-learn.
"""

import lzma
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from ingest.language.letters import sequences_of, words_of
from ingest.language.sequences import OTHER, REGIONAL, STEPS, TEXTS
from ontology.scripts import script_of, strip_marks

_LEAST_TEXTS = 30
_LEAST_SENTENCES = 300
_REGIONAL_COST, _OTHER_COST = 4.0, 2.0
_OWN_WEIGHT = 2.0
_TO_CYRILLIC = str.maketrans("abcčćdđefghijklmnoprsštuvzž", "абцчћдђефгхијклмнопрсштувзж")
_CYRILLIC = 0.5
_PIECES, _BARE, _CAPITALS = 0.4, {"bcms": 0.5, "sq": 0.5, "tr": 0.5, "ro": 0.5, "sl": 0.5}, {"tr": 0.4}


def varied(code: str, sentence: str, chance: random.Random) -> Iterator[str]:
    """The sentence, and at times a piece of two to nine words, without diacritics, in capitals, in Cyrillic."""
    yield sentence
    words = sentence.split()
    if chance.random() < _PIECES and len(words) > 4:
        size = chance.randint(2, min(9, len(words)))
        start = chance.randint(0, len(words) - size)
        yield " ".join(words[start : start + size])
    if script_of(sentence) == "Latn" and chance.random() < _BARE.get(code, 0.2):
        yield strip_marks(sentence)
    if chance.random() < _CAPITALS.get(code, 0.1):
        yield sentence.upper()
    if code == "bcms" and script_of(sentence) == "Latn" and chance.random() < _CYRILLIC:
        yield in_cyrillic(sentence)


def in_cyrillic(text: str) -> str:
    """Bosnian to Serbian written in Cyrillic, small letters: few sources print it, ijekavian hardly any."""
    text = text.lower()
    for latin, cyrillic in (("dž", "џ"), ("lj", "љ"), ("nj", "њ")):
        text = text.replace(latin, cyrillic)
    return text.translate(_TO_CYRILLIC)


def write_table(name: str, pairs: list[tuple[str, str]]) -> None:
    """Learn from (code, text) pairs and write a table beside this module."""
    Path(__file__).with_name(name).write_bytes(lzma.compress(learned(pairs).encode("utf-8"), preset=9))


def learned(pairs: list[tuple[str, str]]) -> str:
    """The table for (code, text) pairs, as text."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import normalize

    counter = CountVectorizer(analyzer=_sequences, min_df=_LEAST_TEXTS, dtype=np.float32)
    shares = normalize(counter.fit_transform(each for _, each in pairs), norm="l1") * 100
    codes, scripts = np.array([code for code, _ in pairs]), np.array([script_of(each) for _, each in pairs])
    heads, columns = [], []
    for script in ("Latn", "Cyrl"):
        inside = scripts == script
        for code in sorted(set(codes[inside])):
            own = codes[inside] == code
            if own.sum() < _LEAST_SENTENCES:
                continue
            cost = _REGIONAL_COST if code in REGIONAL else _OTHER_COST
            model = LogisticRegression(
                C=cost, l1_ratio=1.0, solver="liblinear", tol=1e-3, max_iter=60, random_state=0
            )
            model.fit(shares[inside], own, np.where(own, _OWN_WEIGHT, 1.0))
            heads.append(f"{script} {code} {model.intercept_[0]:.3f}")
            columns.append(np.round(model.coef_[0] * STEPS).astype(int))
    return "\n".join(heads) + "\n\n" + "\n".join(_lines(counter.get_feature_names_out(), np.stack(columns, axis=1)))


def _sequences(sentence: str) -> list[str]:
    return [sequence for word in words_of(sentence) for sequence in sequences_of(word)]


def _lines(names: Any, weights: Any) -> Iterator[str]:
    for name, row in zip(names, weights, strict=True):
        if row.any():
            yield " ".join([name, *(f"{place}:{row[place]}" for place in np.flatnonzero(row))])


def main() -> None:
    """Learn from the file named on the command line and write the table beside this module."""
    lines = Path(sys.argv[1]).read_text("utf-8").rstrip("\n").split("\n")
    chance = random.Random(0)  # noqa: S311
    told = (line.partition("\t") for line in lines)
    write_table(TEXTS, [(code or OTHER, each) for code, _, text in told for each in varied(code, text, chance)])


if __name__ == "__main__":
    main()
