"""The gold links of ``corpus/gold/linking``: what people marked in real documents."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from pydantic import TypeAdapter

from ingest.knowledge.yaml_file import load_record
from ontology.codes import Operator, ParameterRole, Unit
from ontology.errors import KnowledgeError, SettingsError

_STRICT: dict[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedReference:
    """A reference as marked; without ``act`` it is to the act itself. Each number may be a range (``5-7``)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    words: str
    act: str | None = None
    article: str | None = None
    paragraph: str | None = None
    point: str | None = None
    numbers: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedParameter:
    """A typed value as marked."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    words: str
    mechanism: str | None
    role: ParameterRole
    operator: Operator
    value: str
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedDocument:
    """The marks of one document, by the number of the article they stand in."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    file: str
    sha256: str
    language: str
    articles: list[int | str]
    references: dict[str, list[MarkedReference]] = field(default_factory=dict)
    mechanisms: dict[str, list[str]] = field(default_factory=dict)
    parameters: dict[str, list[MarkedParameter]] = field(default_factory=dict)

    @property
    def marked(self) -> list[str]:
        """The numbers of the articles that are marked completely, ranges written out."""
        return [number for each in self.articles for number in numbers_in(str(each))]


def numbers_in(written: str) -> Iterator[str]:
    """The members of a range of whole numbers; anything else is a number as it stands.

    >>> list(numbers_in("5-7")), list(numbers_in("12-a"))
    (['5', '6', '7'], ['12-a'])
    """
    first, dash, last = written.partition("-")
    if dash and first.isdigit() and last.isdigit():
        yield from map(str, range(int(first), int(last) + 1))
    else:
        yield written


def load_marks(folder: Path) -> list[MarkedDocument]:
    """All marked documents of a gold folder; raises ``KnowledgeError`` naming what is wrong."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise SettingsError(f"There are no gold links in {folder}.")
    adapter = TypeAdapter(MarkedDocument)
    found = [(path, load_record(path, adapter)) for path in paths]
    for path, document in found:
        stray = {*document.references, *document.mechanisms, *document.parameters} - {*document.marked}
        if stray:
            message = f"articles {', '.join(sorted(stray))} are not among those marked completely"
            raise KnowledgeError(message, file=path.name, line=1, field="articles")
    return [document for _, document in found]
