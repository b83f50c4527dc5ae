"""The gold questions of ``corpus/gold`` and the floors below which no score may fall."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from alinea.evaluation.judged import read_floors, write_floors
from ontology.errors import KnowledgeError, SettingsError

_FILE = "questions.jsonl"
_MEASURE = "ndcg_at_10"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its judgements: key of a fact or practice to grade (3 answers it, 1 helps)."""

    id: str
    language: str
    text: str
    split: str
    relevant: dict[str, int]


def load_questions(folder: Path) -> list[Question]:
    """All questions; raises ``KnowledgeError`` naming the line that is wrong."""
    path = folder / _FILE
    if not path.is_file():
        raise SettingsError(f"There are no gold questions in {folder}.")
    questions = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            questions.append(_question(line, number))
    return questions


def fingerprint(folder: Path) -> str:
    """SHA-256 of the gold file: floors hold for exactly one set of questions."""
    return sha256((folder / _FILE).read_bytes()).hexdigest()


def load_floors(folder: Path) -> dict[str, float]:
    """Lowest nDCG@10 by language; raises ``SettingsError`` where the floors were set for other questions."""
    floors = read_floors(folder, _MEASURE, gold=fingerprint(folder), again="alinea eval --set-floors")
    return {language: float(floor) for language, floor in floors.items()}


def save_floors(folder: Path, floors: dict[str, float]) -> None:
    """Pin floors to the questions they were measured on."""
    write_floors(folder, _MEASURE, floors, gold=fingerprint(folder))


def _question(line: str, number: int) -> Question:
    try:
        raw = json.loads(line)
        return Question(
            id=raw["id"],
            language=raw["language"],
            text=raw["q"],
            split=raw["split"],
            relevant={key: int(grade) for key, grade in raw["relevant"].items()},
        )
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(f"not a question: {error}", file=_FILE, line=number, field="line") from error
