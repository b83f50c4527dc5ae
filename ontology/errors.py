"""Every error that Alinea raises on purpose, drawn once.

AlineaError
├── SettingsError            a setting is missing or makes no sense
├── IdentifierError          a string is not an identifier of ours
├── DocumentError            one document cannot be read; carries a code for the report
├── KnowledgeError           a file of the corpus is wrong; carries file, line and field
├── SnapshotError            there is no snapshot to serve, or it is damaged
├── EngineError              an engine is missing or broken; names the remedy
├── QueryError               a search or SPARQL query cannot be answered
│   ├── QuerySyntaxError     it does not parse; carries line and column
│   ├── QueryRefusedError    it is legal but asks for what is not done here
│   ├── QueryTimeoutError    a query took longer than is allowed, or there is no room to run it now
│   └── QueryTooLongError    its text or its answer is larger than is allowed
├── OwnedGraphError          a graph that the build writes would be changed
└── NotFoundError            nothing is known under that IRI or key

They know nothing of HTTP, exit codes or terminals: the doors translate them.
"""

from collections.abc import Callable
from typing import Any


class AlineaError(Exception):
    """Root of the tree; its text is one sentence for people, with the remedy.

    ``sentence`` may have gaps (``%(key)s``) that ``gaps`` fill, so that a door can say it in another language.
    """

    def __init__(self, sentence: str = "", *more: object, **gaps: object) -> None:
        super().__init__(sentence % gaps if gaps else sentence, *more)
        self.sentence, self.gaps = sentence, gaps

    def __reduce__(self) -> tuple[Any, ...]:
        """How it goes from process to process: as it is, for what an error is made from is not what it keeps."""
        return _as_it_was, (type(self), self.args), self.__dict__

    def said(self, translate: Callable[[str], str]) -> tuple[str, bool]:
        """Its text by a translation (``gettext``), and whether there was one; without one it is English."""
        sentence = translate(self.sentence) if self.sentence else ""  # gettext says its header for nothing
        return (sentence % self.gaps if self.gaps else sentence), sentence != self.sentence


def _as_it_was(kind: type[AlineaError], arguments: tuple[object, ...]) -> AlineaError:
    return kind.__new__(kind, *arguments)


class SettingsError(AlineaError):
    """A setting is missing or makes no sense."""


class IdentifierError(AlineaError, ValueError):
    """A string is not an identifier of ours."""


class DocumentError(AlineaError):
    """One document cannot be read; ``code`` is a stable word for reports (``empty``, ``encrypted_pdf``)."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class KnowledgeError(AlineaError):
    """A file of the corpus is wrong; ``file``, ``line`` (from 1) and ``field`` say where."""

    def __init__(self, message: str, *, file: str, line: int, field: str) -> None:
        super().__init__(f"{file}:{line}: {field}: {message}")
        self.file, self.line, self.field = file, line, field


class SnapshotError(AlineaError):
    """There is no snapshot to serve, or it is damaged."""


class EngineError(AlineaError):
    """An engine is missing or broken; the message names the remedy."""


class QueryError(AlineaError):
    """A query cannot be answered as it is written."""


class QueryRefusedError(QueryError):
    """A query is legal but asks for what is not done here: to call another server, or an unknown function."""


class QuerySyntaxError(QueryError):
    """A query does not parse; ``line`` and ``column`` count from 1 and are 0 where the engine does not tell.

    Its text begins with the place, which ``message`` leaves out, so that a door that put lines before the query can
    tell that of the query as it was given.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column

    def __str__(self) -> str:
        return f"Line {self.line}, column {self.column}: {self.message}" if self.line else self.message


class QueryTooLongError(QueryError):
    """The text of a query, or its answer, has more bytes than are allowed."""


class OwnedGraphError(AlineaError):
    """A change would touch a graph that the build writes, and that the next build would overwrite."""


class QueryTimeoutError(QueryError):
    """A query took longer or more room than is allowed, or too many are running; another time may do."""


class NotFoundError(AlineaError, LookupError):
    """Nothing is known under that IRI or key."""
