"""Learns the weights of ``ingest/annotation/weights.toml`` from the gold links.

``python -m alinea.training.mechanisms DOCUMENTS [--more COPIES [--public]] [--also MARKS TEXTS] [--write]``
tells how well the weights of all other documents do on each (held out by document), for several thresholds;
``--write`` puts the weights of all into the table. ``--more`` adds the marks of ``corpus/gold/mechanisms``; below
COPIES lie the repositories that its README names. ``--public`` adds those of ``corpus/gold/public``, and tells them
apart. ``--also`` adds a folder of marks with the folder of its documents.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from alinea.evaluation.linking_gold import MarkedDocument, load_marks
from alinea.evaluation.linking_run import read_marked, read_marked_public
from alinea.pipeline.reading import make_recipe
from alinea.public_laws import read_public_law
from alinea.settings import Settings
from alinea.training.thresholds import at_thresholds
from ingest.annotation.evidence import FEATURES
from ingest.annotation.lexicon import Lexicon
from ingest.annotation.succession import gather_all
from ingest.knowledge import load_mechanisms
from ontology.model import Reading
from ontology.toml_tables import toml_table

_STRENGTH = 2.0
"""Of the prior: as if each weight had been seen with variance one half. 0.5 to 4 give the same within a hundredth."""

_MORE, _PUBLIC = Path("corpus/gold/mechanisms"), Path("corpus/gold/public")
_STEPS = 50

_DOUBT = 0.3
"""What the lack of a mark counts in laws that were read by their headings only."""

_THRESHOLDS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One mechanism in one marked article; ``counts`` is ``None`` where nothing speaks for it.

    ``trust`` is how much it counts: what was read in parts proves little by what it lacks.
    """

    file: str
    article: str
    mechanism: str
    counts: tuple[float, ...] | None
    right: bool
    trust: float = 1.0


def examples(marks: MarkedDocument, reading: Reading, lexicon: Lexicon) -> Iterator[Example]:
    """Every mechanism that is marked or might be found in the articles of a marked document."""
    seen: set[str] = set()
    for each in (reading, *reading.others):
        if each.document is None:
            continue
        for article, evidence in gather_all(each.document, each.provisions, each.mentions, lexicon):
            number = article.number or ""
            if number not in marks.marked or number in seen:
                continue
            seen.add(number)
            wanted = set(marks.mechanisms.get(number, ()))
            for found in evidence:
                right = found.mechanism in wanted
                yield Example(marks.file, number, found.mechanism, found.counts, right)
                wanted.discard(found.mechanism)
            yield from (Example(marks.file, number, key, None, right=True) for key in sorted(wanted))


def learn(counts: Array, right: Array, trust: Array, prior: Array) -> Array:
    """Most probable weights and bias (last) by Newton's method; ``counts`` is examples by features."""
    rows = np.hstack([counts, np.ones((len(counts), 1))])
    weights = prior.copy()
    for _ in range(_STEPS):
        scores = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (trust * (scores - right)) + _STRENGTH * (weights - prior)
        bend = (rows * (trust * scores * (1 - scores))[:, None]).T @ rows + _STRENGTH * np.eye(len(prior))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def held_out(found: list[Example], prior: Array) -> Array:
    """The score of each example by weights that have not seen its document."""
    counts, right, trust = _arrays(found)
    files = np.array([each.file for each in found])
    scores = np.zeros(len(found))
    for file in set(files):
        mine = files == file
        weights = learn(counts[~mine], right[~mine], trust[~mine], prior)
        scores[mine] = 1 / (1 + np.exp(-(counts[mine] @ weights[:-1] + weights[-1])))
    return scores


def _arrays(found: list[Example]) -> tuple[Array, Array, Array]:
    """Counts, whether right, and how far trusted."""
    counts = np.array([each.counts for each in found], dtype=float)
    right = np.array([each.right for each in found], dtype=float)
    return counts, right, np.array([each.trust for each in found])


def _tell(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")


def _told(example: Example) -> str:
    """The counts that are not nought, by name."""
    return " ".join(
        f"{name}={count:.1f}" for name, count in zip(FEATURES, example.counts or (), strict=True) if count
    )


def _prior() -> Array:
    table = toml_table("ingest.annotation", "weights")["prior"]
    return np.array([*(table[name] for name in FEATURES), table["bias"]], dtype=float)


def _write(path: Path, weights: Array) -> None:
    kept = re.sub(r"\n\[learned\].*", "", path.read_text("utf-8"), flags=re.DOTALL).rstrip()
    lines = [f"{name} = {value:.2f}" for name, value in zip(("bias", *FEATURES), np.roll(weights, 1), strict=True)]
    path.write_text("\n".join([kept, "", "[learned]", *lines, ""]), "utf-8")


def main() -> None:
    """The command line."""
    options = _options()
    every = list(_examples(options))
    found = [each for each in every if each.counts is not None]
    scores, right = held_out(found, _prior()), _arrays(found)[1]
    wanted = sum(each.right for each in every)
    _tell(f"{len(found)} examples, {wanted} marked, {int(right.sum())} of them within reach")
    for line in at_thresholds(_THRESHOLDS, scores, right, wanted):
        _tell(line)
    if options.public:
        _tell_public(every, found, scores)
    if options.misses is not None:
        _tell_misses(found, scores, options.misses)
    if options.write:
        _write(Path("ingest/annotation/weights.toml"), learn(*_arrays(found), _prior()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("corpus/gold/linking"))
    parser.add_argument("--more", type=Path)
    parser.add_argument("--public", action="store_true")
    parser.add_argument("--also", type=Path, nargs=2, action="append", default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--misses", type=float, help="show what is wrong at a threshold")
    return parser.parse_args()


def _examples(options: argparse.Namespace) -> Iterator[Example]:
    """Those of the gold links, of further folders, and of laws in public repositories.

    A law that both folders mark counts by its complete marks alone: two readers of one law would teach twice.
    """
    settings: Any = Settings()
    lexicon = Lexicon(load_mechanisms().values())
    for gold, documents in ((options.gold, options.documents), *options.also):
        read = read_marked(settings, documents)
        for marks in load_marks(gold):
            yield from examples(marks, read(marks), lexicon)
    public = load_marks(_PUBLIC) if options.public else []
    for marks in public:
        yield from examples(marks, read_marked_public(settings, options.more)(marks), lexicon)
    complete = {marks.file for marks in public}
    recipe = make_recipe(settings.corpus, base=settings.base, cache=None)
    for marks in load_marks(_MORE) if options.more else ():
        if marks.file not in complete:
            law = read_public_law(options.more, marks.file, marks.sha256, recipe, declared=True)
            for each in examples(marks, law, lexicon):
                yield each if each.right else replace(each, trust=_DOUBT)


def _tell_public(every: list[Example], found: list[Example], scores: Array) -> None:
    """The scores of the public laws alone, each by weights that have not seen it."""
    files = {marks.file for marks in load_marks(_PUBLIC)}
    mine = np.array([each.file in files for each in found])
    wanted = sum(each.right for each in every if each.file in files)
    _tell("public laws alone:")
    for line in at_thresholds(_THRESHOLDS, scores[mine], _arrays(found)[1][mine], wanted):
        _tell(line)


def _tell_misses(found: list[Example], scores: Array, threshold: float) -> None:
    for each, score in zip(found, scores, strict=True):
        if (score >= threshold) != each.right:
            sign = "-+"[int(score >= threshold)]
            _tell(sign, each.file, each.article, each.mechanism, f"{score:.2f}", _told(each))


if __name__ == "__main__":
    main()
