"""A concept of a thesaurus, as SKOS describes it."""

from dataclasses import dataclass, field

from ontology.knowledge import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept of a SKOS thesaurus; ``alternative`` maps a tag to further labels, ``broader`` holds keys."""

    key: str
    preferred: Texts
    alternative: dict[str, list[str]] = field(default_factory=dict)
    definition: Texts = field(default_factory=dict)
    scope_note: str | None = None
    broader: list[str] = field(default_factory=list)

    def label(self, language: str) -> str:
        """The preferred label in a language, in English where that is missing."""
        return self.preferred.get(language) or self.preferred["en"]
