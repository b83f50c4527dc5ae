"""How two documents that were read are related: one text, one work in two scripts or languages, or at two times."""

from dataclasses import dataclass
from enum import StrEnum


class Kinship(StrEnum):
    """What a document has in common with one that was read before it.

    ``same_text``: another file of one expression. ``other_script`` and ``other_language``: other expressions of one
    work. ``other_version``: the same work in the same language at another time.
    """

    SAME_TEXT = "same_text"
    OTHER_SCRIPT = "other_script"
    OTHER_LANGUAGE = "other_language"
    OTHER_VERSION = "other_version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """An earlier document (``iri``, read from ``file``) of the same work.

    ``score`` lies between 0 and 1: the share of words that both hold, of lengths that agree for another language.
    ``evidence`` says in words what the judgement rests on, ``sha256`` names the earlier document's source.
    """

    kinship: Kinship
    iri: str
    file: str
    sha256: str
    score: float
    evidence: str
