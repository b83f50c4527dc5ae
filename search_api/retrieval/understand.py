"""Understanding a question: its language, and the mechanisms it names in any language."""

from collections.abc import Mapping

from ingest.language import UNKNOWN, Language, identify_segment
from ingest.mentions import LabelIndex
from ontology.concept import Concept
from ontology.scripts import script_of
from search_api.retrieval.query import Understanding

_UNSURE = Language(tag=UNKNOWN, script="Latn")
_CYRILLIC_DEFAULT = "mk"


class Understander:
    """Holds the thesaurus labels; one serves many threads."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._labels = LabelIndex(concepts.values())

    def understand(self, text: str) -> Understanding:
        """What a question is about."""
        found = [mention.concept for mention in self._labels.find(text)]
        return Understanding(language=_language(text), mechanisms=tuple(dict.fromkeys(found)))


def _language(text: str) -> str:
    """The tag of a question; a short one in Cyrillic that is not Macedonian is taken for Serbian."""
    script = script_of(text)
    fallback = Language(tag=_CYRILLIC_DEFAULT, script="Cyrl") if script == "Cyrl" else _UNSURE
    tag = identify_segment(text, fallback).tag
    return "sr-Cyrl" if tag.endswith("-Cyrl") else tag
