"""Learns the weights of ``ingest/parameters/weights.tsv`` from marked and judged quantities.

``python -m alinea.training.parameters DOCUMENTS COPIES [--write]`` tells how well the weights of all other laws do on
the quantities of each (twelve parts, no law in two), for several thresholds; ``--write`` puts the weights of all into
the table. DOCUMENTS are those of the gold links, below COPIES lie the repositories that ``corpus/gold/public`` and
``corpus/gold/parameters`` name.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_array

from alinea.evaluation.linking_gold import MarkedDocument, load_marks
from alinea.evaluation.linking_run import read_marked
from alinea.pipeline.reading import ReaderRecipe, make_recipe
from alinea.public_laws import read_public_law
from alinea.settings import load_settings
from alinea.training.quantities import (
    Example,
    JudgedLaw,
    judged_examples,
    load_judged,
    marked_examples,
    sentence_examples,
)
from alinea.training.thresholds import at_thresholds
from ingest.parameters.cues import ANY, NONE
from ingest.parameters.judging import BIAS
from ingest.parameters.judging import ROLES as COLUMNS
from ontology.model import Reading

Array = npt.NDArray[np.float64]
*ROLES, _ = COLUMNS  # none is the last
SHARED = ("start", ANY, NONE, "own")
_PRIOR = {**dict.fromkeys(ROLES, 4.0), "start": 4.0, ANY: 4.0, NONE: -4.0, "own": -2.0}
"""Of the cue sums, as the cues were weighed: a sum of one half is as likely a parameter as not."""

_STRENGTH_SUMS, _STRENGTH_ROLES, _STRENGTH_NONE = 3.5, 12.0, 6.0
"""Of the priors (one over the variance). Twice or half as strong gives the same within half a hundredth."""

_LAWS = 8
"""Laws in which a trait must stand to be learned of."""

_PARTS, _STEPS, _KEPT = 12, 400, 0.03
_CHUNK = 8
"""Laws that a process reads before it is asked again: of a thousand, enough to keep all busy to the end."""
_THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.6, 0.7)
_IMPOSSIBLE = -1e3
_GOLD = Path("corpus/gold")


class Table:
    """Examples as arrays: traits, cue sums by role, shared sums, what is impossible, and the true column."""

    def __init__(self, examples: Sequence[Example], names: Sequence[str]) -> None:
        at = {name: place for place, name in enumerate(names)}
        size = len(examples)
        self.sums = np.zeros((size, len(ROLES)))
        self.shared = np.zeros((size, len(SHARED)))
        self.bars = np.full((size, len(ROLES)), _IMPOSSIBLE)
        places = [[at[trait] for trait in (*each.judged.traits, BIAS) if trait in at] for each in examples]
        ends = np.cumsum([0, *map(len, places)])
        self.traits = csr_array((np.ones(ends[-1]), np.concatenate([[], *places]), ends), shape=(size, len(names)))
        for row, each in enumerate(examples):
            sums = each.judged.sums
            self.sums[row] = [sums.get(role, 0.0) for role in ROLES]
            self.shared[row] = each.judged.start, sums.get(ANY, 0.0), sums.get(NONE, 0.0), 1.0
            self.bars[row, [place for place, role in enumerate(ROLES) if role in each.roles]] = 0
        self.right = np.array([ROLES.index(each.role) if each.role else len(ROLES) for each in examples])

    def part(self, rows: npt.NDArray[np.bool_]) -> "Table":
        """Some of the examples."""
        found = Table.__new__(Table)
        for name, values in vars(self).items():
            setattr(found, name, values[rows])
        return found

    def probabilities(self, weights: Array) -> Array:
        """Of each role, and of none in the last column."""
        sums, traits = _apart(weights, self.traits.shape[1])
        logits = self.traits @ traits.T
        logits[:, :-1] += self.sums * sums[: len(ROLES)] + (self.shared @ sums[len(ROLES) :])[:, None] + self.bars
        raised = np.exp(logits - logits.max(1, keepdims=True))
        found: Array = raised / raised.sum(1, keepdims=True)
        return found


def _apart(weights: Array, size: int) -> tuple[Array, Array]:
    """The weights of the sums, and those of the traits: a row for each role, the last for none."""
    count = len(ROLES) + len(SHARED)
    return weights[:count], weights[count:].reshape(len(COLUMNS), size)


def learn(table: Table) -> Array:
    """The most probable weights."""
    size = table.traits.shape[1]
    prior = np.concatenate([list(_PRIOR.values()), np.zeros((len(COLUMNS)) * size)])
    by_role = np.repeat([_STRENGTH_ROLES] * len(ROLES) + [_STRENGTH_NONE], size)
    strength = np.concatenate([np.full(len(_PRIOR), _STRENGTH_SUMS), by_role])
    truth = np.eye(len(COLUMNS))[table.right]

    def loss(weights: Array) -> tuple[float, Array]:
        found = table.probabilities(weights)
        off = found - truth
        of_roles = off[:, :-1]
        slope = np.concatenate(
            [
                (of_roles * table.sums).sum(0),
                table.shared.T @ of_roles.sum(1),
                (table.traits.T @ off).T.ravel(),
            ]
        )
        away = weights - prior
        likely = np.log(found[np.arange(len(truth)), table.right] + 1e-300).sum()
        return float(0.5 * (strength * away**2).sum() - likely), slope + strength * away

    found: Array = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return found


def names_of(examples: Sequence[Example]) -> list[str]:
    """The traits that stand in enough laws."""
    laws: defaultdict[str, set[str]] = defaultdict(set)
    for each in examples:
        for trait in each.judged.traits:
            laws[trait].add(each.law)
    return [BIAS, *sorted(trait for trait, found in laws.items() if len(found) >= _LAWS)]


def held_out(examples: Sequence[Example], table: Table) -> Array:
    """Probabilities by weights that have seen nothing of the law."""
    turn = {law: place % _PARTS for place, law in enumerate(sorted({each.law for each in examples}))}
    parts = np.array([turn[each.law] for each in examples])
    found = np.zeros((len(examples), len(COLUMNS)))
    for part in range(_PARTS):
        mine = parts == part
        found[mine] = table.part(mine).probabilities(learn(table.part(~mine)))
    return found


def write(path: Path, names: Sequence[str], weights: Array) -> None:
    """Put the weights into the table, those near nought left out."""
    sums, traits = _apart(weights, len(names))
    lines = ["# A cue sum or a trait, a role, and what it adds: learned, see alinea.training.parameters."]
    lines += [f"sum\t{name}\t{value:.2f}" for name, value in zip(_PRIOR, sums, strict=True)]
    for place, name in enumerate(names):
        lines += [
            f"{name}\t{role}\t{value:.2f}"
            for role, value in zip(COLUMNS, traits[:, place], strict=True)
            if abs(value) >= _KEPT
        ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("copies", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    examples = list(_examples(given.documents, given.copies))
    names = names_of(examples)
    table = Table(examples, names)
    found = held_out(examples, table)
    for name, part in _groups(examples):
        sys.stdout.write(f"{name}: ")
        _tell([examples[place] for place in part], found[part])
    if given.write:
        write(Path("ingest/parameters/weights.tsv"), names, learn(table))


def _examples(documents: Path, copies: Path) -> Iterator[Example]:
    laws = [*load_marks(_GOLD / "linking"), *load_marks(_GOLD / "public"), *load_judged(_GOLD / "parameters")]
    with ProcessPoolExecutor() as readers:
        for found in readers.map(partial(_of_law, documents, copies), laws, chunksize=_CHUNK):
            yield from found
    yield from sentence_examples(_GOLD / "parameters")


def _of_law(documents: Path, copies: Path, law: MarkedDocument | JudgedLaw) -> list[Example]:
    if (documents / law.file).is_file():
        own = MarkedDocument(file=law.file, sha256=law.sha256, language="", articles=[])
        reading = _own_reader(documents)(own)
    else:
        reading = read_public_law(copies, law.file, law.sha256, _recipe())
    found = marked_examples(law, reading) if isinstance(law, MarkedDocument) else judged_examples(law, reading)
    return list(found)


@cache
def _own_reader(documents: Path) -> Callable[[MarkedDocument], Reading]:
    return read_marked(load_settings(), documents)


@cache
def _recipe() -> ReaderRecipe:
    settings = load_settings()
    return make_recipe(settings.corpus, base=settings.base, cache=None)


def _groups(examples: Sequence[Example]) -> Iterator[tuple[str, list[int]]]:
    """All, and those of articles that are marked: of the others many were judged because they are hard."""
    yield "all", [*range(len(examples))]
    for folder in ("linking", "public"):
        files = {marks.file for marks in load_marks(_GOLD / folder)}
        yield folder, [place for place, each in enumerate(examples) if each.marked and each.law in files]


def _tell(examples: Sequence[Example], found: Array) -> None:
    best, sure = found[:, :-1].argmax(1), 1 - found[:, -1]
    right = np.array([each.role == ROLES[place] for each, place in zip(examples, best, strict=True)])
    wanted = sum(each.role is not None for each in examples)
    sys.stdout.write(
        f"{len(examples)} quantities of {len({each.law for each in examples})} laws, {wanted} with a role\n"
    )
    for line in at_thresholds(_THRESHOLDS, sure, right, wanted):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
