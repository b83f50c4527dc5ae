"""The marked documents read and scored, and the floors that defend what was reached."""

import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path

from alinea.evaluation.judged import judged_file
from alinea.evaluation.linking import LinkingScore, Miss, score_linking
from alinea.evaluation.linking_gold import MarkedDocument, load_marks
from alinea.pipeline.reading import ReadFile, make_recipe
from alinea.pipeline.sources import SourceFile
from alinea.public_laws import read_public_law
from alinea.settings import Settings
from ontology.model import Reading

_FLOORS = "floors.json"


def measure_linking(
    settings: Settings, gold: Path, folder: Path, *, public: bool = False
) -> tuple[list[LinkingScore], list[Miss]]:
    """Scores and misses of all marked documents below a folder, or below one of copies of public repositories.

    Raises ``SettingsError`` where a marked document is not there, or is not the one that was marked.
    """
    read = read_marked_public(settings, folder) if public else read_marked(settings, folder)
    return score_linking([(each, read(each)) for each in load_marks(gold)])


def read_marked(settings: Settings, folder: Path) -> Callable[[MarkedDocument], Reading]:
    """What reads a marked document below a folder; it raises ``SettingsError`` as ``measure_linking`` does."""
    read = ReadFile(make_recipe(settings.corpus, base=settings.base, cache=settings.cache))

    def reading(marks: MarkedDocument) -> Reading:
        path = judged_file(folder, marks.file, marks.sha256, what="the document that was marked")
        return read(SourceFile(path, marks.file))

    return reading


def read_marked_public(settings: Settings, folder: Path) -> Callable[[MarkedDocument], Reading]:
    """What reads a marked law of a public repository below a folder of copies; raises as ``read_marked`` does."""
    recipe = make_recipe(settings.corpus, base=settings.base, cache=None)
    return lambda marks: read_public_law(folder, marks.file, marks.sha256, recipe)


def save_linking_floors(gold: Path, scores: Sequence[LinkingScore]) -> None:
    """Pin precision and recall, rounded down to hundredths, as floors."""
    floors = {f"{each.task} {each.language}": [_down(each.precision), _down(each.recall)] for each in scores}
    (gold / _FLOORS).write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


def linking_floors(gold: Path, scores: Sequence[LinkingScore]) -> list[str]:
    """A sentence for each score below its floor."""
    path = gold / _FLOORS
    floors = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    found = []
    for each in scores:
        for name, value, floor in zip(
            ("precision", "recall"),
            (each.precision, each.recall),
            floors.get(f"{each.task} {each.language}", (0, 0)),
            strict=True,
        ):
            if value < floor:
                found.append(f"{each.task} {each.language}: {name} {value:.3f} is below its floor {floor:.2f}")
    return found


def _down(share: float) -> float:
    return math.floor(share * 100) / 100
