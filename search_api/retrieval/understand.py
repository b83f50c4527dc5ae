"""Understanding a question: its language, and the mechanisms it names in any language."""

from collections.abc import Mapping

from ingest.language import identify_question
from ingest.mentions import LabelIndex
from ontology.concept import Concept
from search_api.retrieval.query import Understanding


class Understander:
    """Holds the thesaurus labels; one serves many threads."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._labels = LabelIndex(concepts.values())

    def understand(self, text: str) -> Understanding:
        """What a question is about."""
        found = [mention.concept for mention in self._labels.find(text)]
        return Understanding(language=_language(text), mechanisms=tuple(dict.fromkeys(found)))


def _language(text: str) -> str:
    """The tag of a question; Bosnian to Serbian in Cyrillic is taken for Serbian."""
    tag = identify_question(text).tag
    return "sr-Cyrl" if tag.endswith("-Cyrl") else tag
