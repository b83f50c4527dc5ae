"""The gold questions over laws of ``corpus/gold/laws``: which article of one law answers, graded."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from alinea.evaluation.judged import judged_file, read_floors, write_floors
from ontology.errors import KnowledgeError, SettingsError

_MEASURES = "floors"


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
        return judged_file(folder, self.document, self.sha256, what="the law that was judged")


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
    again = "alinea eval --laws DIR --set-floors"
    return read_floors(folder, _MEASURES, gold=laws_fingerprint(folder), again=again)


def save_law_floors(folder: Path, floors: dict[str, dict[str, float]]) -> None:
    """Pin floors to the questions they were measured on."""
    write_floors(folder, _MEASURES, floors, gold=laws_fingerprint(folder))


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
