"""Language and script of documents and segments."""

from ingest.language.damage import is_damaged
from ingest.language.identify import UNKNOWN, Language, identify_document, identify_question, identify_segment, tagged
from ingest.language.varieties import VARIETIES, probabilities

__all__ = [
    "UNKNOWN",
    "VARIETIES",
    "Language",
    "identify_document",
    "identify_question",
    "identify_segment",
    "is_damaged",
    "probabilities",
    "tagged",
]
