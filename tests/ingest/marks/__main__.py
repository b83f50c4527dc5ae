"""``python -m tests.ingest.marks`` shows every score and every miss; ``--raise`` pins what has been gained.

It never lowers a floor: lowering one takes an explicit change of ``scores.toml``.
"""

import sys

from ingest.knowledge import load_mechanisms
from ingest.mentions import LabelIndex
from ingest.reader import Reader
from ingest.register import Register
from ontology.eli import DEFAULT_BASE
from tests.ingest.marks.score import HERE, load_floors, load_marks, score, total

REAL = HERE.parents[2].parent / "shared" / "data" / "real"


def main() -> None:
    """Reads every marked document and writes its scores to standard output."""
    reader = Reader(Register([], base=DEFAULT_BASE), LabelIndex(load_mechanisms().values()))
    scores = {}
    for marks in load_marks():
        scores[marks.name] = score(marks, reader.read((REAL / marks.file).read_bytes(), file=marks.file))
        shown = [str(scores[marks.name].shares()), *scores[marks.name].misses]
        sys.stdout.write("\n    ".join([marks.name, *shown]) + "\n")
    shares = {name: each.shares() for name, each in scores.items()}
    shares["total"] = total([*scores.values()]).shares()
    sys.stdout.write(f"total {shares['total']}\n")
    if "--raise" in sys.argv:
        raise_floors(shares)


def raise_floors(shares: dict[str, dict[str, float]]) -> None:
    """Writes ``scores.toml`` anew with the better of the pinned and the reached value of each score."""
    floors = load_floors()
    lines = ["# Floors of the marked documents. They only go up; invented only goes down.", ""]
    for name, reached in shares.items():
        pinned = floors.get(name, reached)
        best = {key: better(key, value, pinned.get(key, value)) for key, value in reached.items()}
        lines.append(f'"{name}" = {{ ' + ", ".join(f"{key} = {value}" for key, value in best.items()) + " }")
    (HERE / "scores.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def better(key: str, one: float, other: float) -> float:
    """The better of two values of a score: fewer invented articles, more of everything else."""
    return min(one, other) if key == "invented" else max(one, other)


if __name__ == "__main__":
    main()
