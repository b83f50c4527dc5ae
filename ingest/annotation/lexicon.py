"""What names mechanisms, beside the mentions: wordings of laws, and the matters of articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from ingest.mentions.labels import LabelIndex
from ingest.mentions.phrases import Hit, Phrases
from ingest.mentions.words import Words, words_of
from ontology.concept import Concept
from ontology.toml_tables import toml_table

_PACKAGE = "ingest.annotation"


@dataclass(frozen=True, slots=True)
class Topics:
    """What a heading or title is about: keys of mechanisms, and names of ``matters.toml``."""

    mechanisms: frozenset[str] = frozenset()
    matters: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a mechanism can be regulated at all, and how it stands to others: fields of ``wordings.toml``."""

    acts: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    matters: frozenset[str] = frozenset()
    yields: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    inherit: bool = True
    narrows: bool = True
    local: bool = False


_BOUNDS = frozenset(each.name for each in fields(Bounds))


@dataclass(frozen=True, slots=True)
class Wordings:
    """Words of an article that speak of mechanisms: as a label would, or as the rule itself."""

    named: list[Hit] = field(default_factory=list)
    rules: list[Hit] = field(default_factory=list)


class Lexicon:
    """The tables of this folder and the thesaurus, ready to be found; built once, read by many threads."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts = {concept.key: concept for concept in concepts}
        table = {key: found for key, found in toml_table(_PACKAGE, "wordings").items() if key in self.concepts}
        matters = toml_table(_PACKAGE, "matters")
        self._labels = LabelIndex(self.concepts.values(), headings=True)
        self._headings = Phrases([*_of(table, "heading"), *_of(table, "named")])
        self._named, self._rules = Phrases(_of(table, "named")), Phrases(_of(table, "rule"))
        self._unless = Phrases(_of(table, "unless"))
        self._silenced_last: tuple[Words | None, list[Hit]] = None, []
        self._local = Phrases(("local", phrase) for phrase in matters["local"]["heading"])
        self._cues = Phrases(("cue", phrase) for phrase in matters["cue"]["heading"])
        self._matters, self._openings = Phrases(_of(matters, "heading")), Phrases(_of(matters, "opening"))
        self.bounds = {
            key: Bounds(**{name: _field(found[name]) for name in _BOUNDS & found.keys()})
            for key, found in table.items()
        }

    def heading(self, text: str) -> Topics:
        """What a heading is about; labels of one word count here."""
        words = words_of(text)
        found = {each.concept for each in self._labels.find_in(words)}
        found |= {each.name for each in self._headings.find(words.forms)}
        found -= {each.name for each in self._unless.find(words.forms)}
        matters = frozenset(each.name for each in self._matters.find(words.forms))
        return Topics(frozenset(self._narrowed(found)), matters)

    def title(self, text: str) -> Topics:
        """What an act is about by its title: a mechanism of municipalities only where the title speaks of them."""
        topics = self.heading(text)
        if "local" in topics.matters:
            return topics
        local = {key for key in topics.mechanisms if self.bounds.get(key, Bounds()).local}
        return Topics(topics.mechanisms - local, topics.matters)

    def opening(self, forms: list[str]) -> frozenset[str]:
        """The matters that the first words of an article without a heading tell."""
        return frozenset(each.name for each in self._openings.find(forms))

    def local(self, forms: list[str]) -> bool:
        """Whether words speak of local government."""
        return next(self._local.find(forms), None) is not None

    def cues(self, words: Words, breaks: set[int]) -> list[int]:
        """The places of words that make a sentence a rule."""
        return [each.first for each in self._cues.find(words.forms, breaks)]

    def wordings(self, words: Words, breaks: set[int]) -> Wordings:
        """Wordings in an article, without those in sentences that speak of something else."""
        silenced = self.silenced(words, breaks)
        return Wordings(
            named=list(_heard(self._named.find(words.forms, breaks), silenced, breaks)),
            rules=list(_heard(self._rules.find(words.forms, breaks), silenced, breaks)),
        )

    def silenced(self, words: Words, breaks: set[int]) -> list[Hit]:
        """Words that say of a sentence that it does not speak of a mechanism."""
        words_before, found = self._silenced_last
        if words_before is not words:  # an article asks three times
            found = list(self._unless.find(words.forms, breaks))
            self._silenced_last = words, found
        return found

    def broader(self, key: str) -> list[str]:
        """The concepts above a mechanism that naming it takes the place of."""
        bounds = self.bounds.get(key)
        return self.concepts[key].broader if bounds is None or bounds.narrows else []

    def inherited(self, keys: frozenset[str]) -> frozenset[str]:
        """Those of a chapter's or act's topics that its articles share."""
        return frozenset(key for key in keys if key not in self.bounds or self.bounds[key].inherit)

    def _narrowed(self, keys: set[str]) -> set[str]:
        """Without a concept where one narrower than it is named too."""
        return keys - {broader for key in keys for broader in self.broader(key)}


def sentence_breaks(text: str, words: Words) -> set[int]:
    """The places among the words at which a sentence begins; a number with its dot ends none."""
    found = {0}
    for index in range(1, len(words)):
        between = text[words.ends[index - 1] : words.starts[index]]
        if len(between) > 1 and between[0] in ".;!?" and between[1].isspace():
            found.add(index)
    return found


def _field(value: Any) -> Any:
    """A list of the table as a set; a switch stays as it is."""
    return frozenset(value) if isinstance(value, list) else value


def _of(table: dict[str, Any], name: str) -> Iterator[tuple[str, str]]:
    for key, found in table.items():
        for phrase in found.get(name, ()):
            yield key, phrase


def _heard(hits: Iterable[Hit], silenced: list[Hit], breaks: set[int]) -> Iterator[Hit]:
    for hit in hits:
        if not any(each.name == hit.name and same_sentence(each.first, hit.first, breaks) for each in silenced):
            yield hit


def same_sentence(one: int, other: int, breaks: set[int]) -> bool:
    """Whether no sentence begins between two places."""
    low, high = sorted((one, other))
    return not any(index in breaks for index in range(low + 1, high + 1))
