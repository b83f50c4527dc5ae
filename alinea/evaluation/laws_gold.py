"""The gold questions over laws of ``corpus/gold/laws``: which article of one law answers, graded."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ontology.errors import KnowledgeError, SettingsError

_FLOORS = "floors.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawQuestion:
    """A question with its judgements: number of an article to grade (3 answers it, 1 helps)."""

    id: str
    language: str
    text: str
    relevant: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionedLaw:
    """A law by its path below the real documents, the SHA-256 of its bytes, and what is asked of it."""

    document: str
    sha256: str
    split: str
    questions: tuple[LawQuestion, ...]

    def path(self, folder: Path) -> Path:
        """The file below a folder; raises ``SettingsError`` where it is missing or not the one that was judged."""
        path = folder / self.document
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != self.sha256:
            raise SettingsError(f"{path} is not the law that was judged; it has other bytes or is not there.")
        return path


def load_laws(folder: Path) -> list[QuestionedLaw]:
    """Every law of a gold folder; raises ``KnowledgeError`` naming the line that is wrong."""
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise SettingsError(f"There are no gold questions over laws in {folder}.")
    return [_law(path) for path in paths]


def laws_fingerprint(folder: Path) -> str:
    """SHA-256 over all gold files: floors hold for exactly these questions."""
    digest = sha256()
    for path in sorted(folder.glob("*.jsonl")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def load_law_floors(folder: Path) -> dict[str, dict[str, float]]:
    """Floors by language and measure; raises ``SettingsError`` where they were set for other questions."""
    path = folder / _FLOORS
    if not path.is_file():
        return {}
    stored = json.loads(path.read_text("utf-8"))
    if stored.get("gold") != laws_fingerprint(folder):
        raise SettingsError(
            f"{path} was made for other questions. Measure again: alinea eval --laws DIR --set-floors"
        )
    floors: dict[str, dict[str, float]] = stored["floors"]
    return floors


def save_law_floors(folder: Path, floors: dict[str, dict[str, float]]) -> None:
    """Pin floors to the questions they were measured on."""
    text = json.dumps({"gold": laws_fingerprint(folder), "floors": floors}, indent=1)
    (folder / _FLOORS).write_text(text + "\n", "utf-8")


def _law(path: Path) -> QuestionedLaw:
    number = 1
    questions: list[LawQuestion] = []
    try:
        lines: Sequence[str] = path.read_text("utf-8").splitlines()
        head = json.loads(lines[0])
        for line in lines[1:]:
            number += 1
            raw = json.loads(line)
            grades = {article: int(grade) for article, grade in raw["relevant"].items()}
            questions.append(LawQuestion(id=raw["id"], language=raw["language"], text=raw["q"], relevant=grades))
        return QuestionedLaw(
            document=head["document"], sha256=head["sha256"], split=head["split"], questions=tuple(questions)
        )
    except (ValueError, KeyError, AttributeError, TypeError, IndexError) as error:
        message = f"not a question over a law: {error}"
        raise KnowledgeError(message, file=path.name, line=number, field="line") from error
