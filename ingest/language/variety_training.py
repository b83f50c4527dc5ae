"""Makes ``forms.toml`` from texts: ``python -m ingest.language.variety_training FILE``.

FILE holds one JSON object a line: ``{"source", "kind", "text"}`` with kind one of bs, cnr, hr, sr-ekav, sr-ijek. The
shipped forms were learned from 82 sources (laws, courts, parliaments, press, guides, translated news), 3,000,000
words. Every source counts alike within its kind, whatever its size, and a form is considered only where it keeps its
side over most pairs of sources, so that what a few texts are about does not pass for language. Needs scikit-learn.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ingest.language.letters import common_words_of, forms_of

STEPS = {
    "hr": (("hr",), ("bs", "cnr", "sr-ekav", "sr-ijek")),
    "bs": (("bs",), ("cnr", "sr-ijek")),
    "cnr": (("cnr",), ("sr-ijek",)),
}
"""The partings that forms decide: kinds on either side."""

_COSTS = {"hr": 1.0, "bs": 1.0, "cnr": 0.1}
_STEADY = 0.3
_LEAST_USES, _LEAST_SOURCES = 80, 5
_LENGTHS = ((15, 60), (50, 200), (150, 500), (400, 3000))
_SMALLEST = 0.05
_NAMES = re.compile(
    r"crnogor|srpsk|srbij|hrvat|bosan|bosnj|hercegov|federac|federaln|entitet|distrikt|kosov|brck|beograd|sarajev|"
    r"zagreb|podgor|banjalu|vojvod|mostar|tuzl|zenic|trebinj|niksic|budv|cetinj|kotor|jugoslav|euro?[aimu]?$|dinar|"
    r"(?:km|kn|rs|cg|bih|fbih|rh|ba|me|hr|nn|sl)$|kun[aeui]$|http|www|foto|video"
)


@dataclass(frozen=True, slots=True)
class _Texts:
    """``counts`` is texts by forms; the three arrays run along the texts."""

    counts: Any
    names: Any
    sources: Any
    kinds: Any
    lengths: Any


def read(path: Path) -> _Texts:
    """Texts as counts of their forms, names of places and institutions left out."""
    from scipy.sparse import csr_matrix

    records = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    words = [[word for word in common_words_of(each["text"]) if not _NAMES.match(word)] for each in records]
    forms: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    for row, text in enumerate(words):
        for word in text:
            for form in forms_of(word):
                rows.append(row)
                columns.append(forms.setdefault(form, len(forms)))
    counts = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=(len(words), len(forms)))
    counts.sum_duplicates()
    often = np.flatnonzero(np.asarray(counts.sum(axis=0)).ravel() >= _LEAST_USES)
    texts = _Texts(
        counts[:, often].tocsr(),
        np.array(list(forms))[often],
        np.array([each["source"] for each in records]),
        np.array([each["kind"] for each in records]),
        np.array([len(text) for text in words]),
    )
    spread = np.zeros(len(often), int)
    for source in set(texts.sources):
        spread += np.asarray(texts.counts[texts.sources == source].sum(axis=0)).ravel() > 0
    wide = np.flatnonzero(spread >= _LEAST_SOURCES)
    return _Texts(texts.counts[:, wide].tocsr(), texts.names[wide], texts.sources, texts.kinds, texts.lengths)


def learned(texts: _Texts, step: str) -> tuple[float, dict[str, float]]:
    """(bias, weight of each form) of one parting."""
    from scipy.sparse import vstack
    from sklearn.linear_model import LogisticRegression

    one, other = STEPS[step]
    inside = np.flatnonzero(np.isin(texts.kinds, one + other))
    steady = np.flatnonzero(np.abs(_steadiness(texts, one, other)) >= _STEADY)
    chance = np.random.default_rng(0)
    shortened = [_shortened(texts, inside, chance, *span)[:, steady] for span in _LENGTHS]
    features = vstack(shortened).tocsr()
    features.data = np.log1p(features.data)
    own = np.isin(texts.kinds[inside], one)
    weights = _balanced(texts, inside, own)
    model = LogisticRegression(C=_COSTS[step], l1_ratio=1.0, solver="liblinear", tol=1e-2, max_iter=40)
    model.fit(features, np.tile(own, len(_LENGTHS)), np.tile(weights, len(_LENGTHS)))
    found = {str(texts.names[form]): float(weight) for form, weight in zip(steady, model.coef_[0], strict=True)}
    return float(model.intercept_[0]), {form: weight for form, weight in found.items() if abs(weight) >= _SMALLEST}


def _steadiness(texts: _Texts, one: tuple[str, ...], other: tuple[str, ...]) -> Any:
    """For each form, in how many more pairs of sources it is commoner on the one side than on the other (-1 to 1)."""
    rates: dict[str, list[Any]] = defaultdict(list)
    for source in sorted(set(texts.sources)):
        own = texts.sources == source
        words = max(1, texts.lengths[own].sum())
        rates[str(texts.kinds[own][0])].append(
            (_worth(source), np.asarray(texts.counts[own].sum(axis=0)).ravel() / words)
        )
    total, weight = np.zeros(len(texts.names)), 0.0
    for here in (pair for kind in one for pair in _shared(rates[kind])):
        for there in (pair for kind in other for pair in _shared(rates[kind])):
            total += here[0] * there[0] * np.sign(here[1] - there[1])
            weight += here[0] * there[0]
    return total / weight


def _worth(source: str) -> float:
    """Outlets of the press ("press:NAME") are many and alike: together they count as about two sources."""
    return 0.15 if source.startswith("press:") else 1.0


def _shared(rates: list[Any]) -> list[Any]:
    total = sum(worth for worth, _ in rates)
    return [(worth / total, rate) for worth, rate in rates]


def _balanced(texts: _Texts, inside: Any, own: Any) -> Any:
    """Weights that make both sides alike, the kinds of a side alike, and the sources of a kind alike."""
    sizes = Counter(texts.sources[inside])
    weights = np.array([_worth(source) / sizes[source] for source in texts.sources[inside]])
    kinds = texts.kinds[inside]
    for side in (own, ~own):
        for kind in set(kinds[side]):
            weights[kinds == kind] /= weights[kinds == kind].sum() * len(set(kinds[side]))
    return weights * len(weights) / weights.sum()


def _shortened(texts: _Texts, inside: Any, chance: Any, least: int, most: int) -> Any:
    """The texts as if they had between ``least`` and ``most`` words, by drawing from their forms."""
    counts = texts.counts[inside].copy()
    sizes = np.exp(chance.uniform(np.log(least), np.log(most), len(inside)))
    shares = np.minimum(1.0, sizes / np.maximum(texts.lengths[inside], 1))
    counts.data = chance.binomial(counts.data.astype(int), np.repeat(shares, np.diff(counts.indptr))).astype(
        np.float32
    )
    return counts


def written(texts: _Texts) -> str:
    """All partings as TOML."""
    lines = ["# Learned by ingest.language.variety_training: log-odds of a form, per log(1 + how often it stands)."]
    for step in STEPS:
        bias, forms = learned(texts, step)
        ranked = sorted(forms.items(), key=lambda each: (-abs(each[1]), each[0]))
        lines += ["", f"[{step}]", f"bias = {bias:.2f}", f"[{step}.forms]"]
        lines += [f'"{form}" = {weight:.2f}' for form, weight in ranked]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Learn from the file named on the command line and write the forms beside this module."""
    Path(__file__).with_name("forms.toml").write_text(written(read(Path(sys.argv[1]))), "utf-8")


if __name__ == "__main__":
    main()
