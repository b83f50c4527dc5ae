"""The gold questions over laws of ``corpus/gold/laws``: which article of one law answers, graded."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from alinea.evaluation.judged import judged_file, read_floors, read_judged, write_floors
from ontology.errors import SettingsError

_MEASURES = "floors"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawQuestion:
    """A question with its judgements: number of an article to grade (3 answers it, 1 helps).

    ``need`` is what it shares with the other wordings of the same question.
    """

    id: str
    need: str
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

    def others(self, question: LawQuestion, count: int) -> tuple[str, ...]:
        """So many further wordings of a question, those behind it first; gold wordings are in other languages."""
        same = [each for each in self.questions if each.need == question.need]
        turn = same.index(question)
        return tuple(each.text for each in (*same[turn + 1 :], *same[:turn])[:count])

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
    (document, digest, split), questions = read_judged(path, _document, _question, what="a question over a law")
    return QuestionedLaw(document=document, sha256=digest, split=split, questions=questions)


def _document(head: dict[str, Any]) -> tuple[str, str, str]:
    return head["document"], head["sha256"], head["split"]


def _question(row: dict[str, Any]) -> LawQuestion:
    grades = {article: int(grade) for article, grade in row["relevant"].items()}
    return LawQuestion(id=row["id"], need=row["need"], language=row["language"], text=row["q"], relevant=grades)
