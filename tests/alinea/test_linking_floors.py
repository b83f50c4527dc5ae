"""What linking has reached on the documents that people marked may not be lost."""

from pathlib import Path

from alinea.evaluation.linking_gold import load_marks
from alinea.evaluation.linking_run import linking_floors, measure_linking
from alinea.settings import load_settings

GOLD = Path(__file__).parents[2] / "corpus" / "gold" / "linking"


def test_no_score_is_below_its_floor(shared_real: Path) -> None:
    scores, _ = measure_linking(load_settings(), GOLD, shared_real)
    assert linking_floors(GOLD, scores) == []
    assert {each.task for each in scores} == {"references", "mechanisms", "parameters"}


def test_every_jurisdiction_has_two_marked_documents() -> None:
    found = [each.file.partition("/")[0] for each in load_marks(GOLD)]
    assert all(found.count(code) >= 2 for code in ("al", "ba", "me", "mk", "rs", "xk"))
