"""One searchable passage, and what is told of it without asking the graph."""

from dataclasses import dataclass, field
from enum import StrEnum

from search_api.fold import fold_for_words

_MAX_TITLE = 80  # letters: longer titles cost more time than they add meaning


class HitType(StrEnum):
    """What a hit is: a provision of a law, a curated fact, a practice, or a concept of the thesaurus."""

    LAW = "law"
    FACT = "fact"
    PRACTICE = "practice"
    CONCEPT = "concept"


_OF_ACTS = frozenset({HitType.LAW, HitType.FACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A unit of text that is embedded and indexed by itself.

    ``iri`` is what a hit on it shows (an article, a fact), ``unit`` the part the words stand in. ``country``
    is the two-letter state, ``jurisdiction`` the full code. ``path`` leads from the act to the unit.
    ``status`` is the act's, where it is known. ``valid_from`` and ``valid_to`` are the first day on which it holds
    and the first on which it no longer does (ISO 8601), or the years where no more is known, the year of the act
    where nothing is known of its beginning; ``None`` where a side is open or not known. A practice has the years in
    which it was done, a document whose act the corpus does not have the day of its adoption. ``held`` is false for
    what never was the law, and for what ended nobody knows when.
    """

    iri: str
    unit: str
    type: HitType
    kind: str
    text: str
    language: str
    script: str
    title: str
    number: str | None = None
    heading: str = ""
    path: str = ""
    country: str | None = None
    jurisdiction: str | None = None
    work: str | None = None
    confidence: str | None = None
    status: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    held: bool = True
    mechanisms: tuple[str, ...] = field(default=())

    @property
    def act(self) -> str | None:
        """The act that it is the law of or a fact about; ``None`` for a practice, and for what only explains."""
        return self.work if self.type in _OF_ACTS else None

    @property
    def undated(self) -> bool:
        """Whether nothing is known of its time, though it has one: a concept of the thesaurus has none."""
        return self.type is not HitType.CONCEPT and not (self.valid_from or self.valid_to)

    @property
    def folded(self) -> dict[str, str]:
        """Its fields as an index of words takes them: ``title``, ``heading``, ``body``, folded."""
        return {
            "title": fold_for_words(self.title),
            "heading": fold_for_words(f"{self.heading} {self.path}"),
            "body": fold_for_words(self.text),
        }

    @property
    def embedded(self) -> str:
        """What is embedded: the unit's words with the titles that say what they are about."""
        context = ". ".join(part for part in (self.title[:_MAX_TITLE], self.heading) if part)
        return f"{context}\n{self.text}" if context else self.text
