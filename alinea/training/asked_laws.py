"""The questions of ``corpus/training``: needs in several languages, and the articles of a law that answer them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alinea.evaluation.judged import read_judged
from ontology.errors import SettingsError

_ANSWERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """An information need: ``articles`` to their grade (3 answers it, 1 helps), and its phrasings by language."""

    id: str
    articles: dict[str, int]
    questions: dict[str, str]

    @property
    def answers(self) -> frozenset[str]:
        """The articles that answer it."""
        return frozenset(number for number, grade in self.articles.items() if grade == _ANSWERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLaw:
    """A law by its path below a folder of copies (``OWNER/NAME/PATH``) and its SHA-256, with what is asked of it."""

    name: str
    document: str
    sha256: str
    needs: tuple[Need, ...]


def load_asked_laws(folder: Path) -> list[AskedLaw]:
    """Every law of a folder of questions; raises ``KnowledgeError`` naming the line that is wrong."""
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise SettingsError(f"There are no questions to learn from in {folder}.")
    return [_law(path) for path in paths]


def load_held_out(folder: Path) -> frozenset[str]:
    """The laws of a folder of questions that an adapter is measured on and does not learn from (``held_out.txt``)."""
    return frozenset((folder / "held_out.txt").read_text("utf-8").split())


def _law(path: Path) -> AskedLaw:
    (document, digest), needs = read_judged(path, _document, _need, what="a need of a law")
    return AskedLaw(name=path.stem, document=document, sha256=digest, needs=needs)


def _document(head: dict[str, Any]) -> tuple[str, str]:
    return head["document"], head["sha256"]


def _need(row: dict[str, Any]) -> Need:
    grades = {article: int(grade) for article, grade in row["articles"].items()}
    return Need(id=row["need"], articles=grades, questions=dict(row["q"]))
