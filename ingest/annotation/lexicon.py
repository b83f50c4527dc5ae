"""What names mechanisms, beside the mentions: wordings of laws, and the matters of articles."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from ingest.mentions.labels import LabelIndex
from ingest.mentions.phrases import Hit, Phrases
from ingest.mentions.words import Words, words_of
from ontology.concept import Concept
from ontology.toml_tables import toml_table

_PACKAGE = "ingest.annotation"
_STOP = re.compile(r"[.;!?]\s")
_SHORTENED = frozenset({"st", "cl", "br", "tac", "toc", "al", "nr", "par", "pk", "art", "no"})
"""Words that go before a number with a dot of their own: st. 6. i 7."""


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
    body: bool = False
    narrows: bool = True
    local: bool = False


_BOUNDS = frozenset(each.name for each in fields(Bounds))


@dataclass(frozen=True, slots=True)
class Wordings:
    """Words of an article that speak of mechanisms, without those in sentences that speak of something else.

    ``named`` do so as a label would, ``rules`` are the rule itself, ``cues`` the places of words that make a sentence
    a rule; ``silenced`` say of their sentence that it does not speak of a mechanism (a court's hearing). ``breaks``
    are the places among the ``words`` at which a sentence begins.
    """

    words: Words
    breaks: set[int]
    named: Sequence[Hit]
    rules: Sequence[Hit]
    cues: Sequence[int]
    silenced: Sequence[Hit]

    def silences(self, name: str, at: int) -> bool:
        """Whether the sentence of a word does not speak of a mechanism, whatever it names."""
        return any(each.name == name and same_sentence(each.first, at, self.breaks) for each in self.silenced)


class Lexicon:
    """The tables of this folder and the thesaurus, ready to be found; built once, read by many threads."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts = {concept.key: concept for concept in concepts}
        table = {key: found for key, found in toml_table(_PACKAGE, "wordings").items() if key in self.concepts}
        matters = toml_table(_PACKAGE, "matters")
        self._labels = LabelIndex(self.concepts.values(), headings=True)
        self._headings = Phrases(
            topics=[*_of(table, "heading"), *_of(table, "named")],
            unless=_of(table, "unless"),
            matters=_of(matters, "heading"),
        )
        self._articles = Phrases(
            named=_of(table, "named"),
            rules=_of(table, "rule"),
            unless=_of(table, "unless"),
            cues=(("cue", phrase) for phrase in matters["cue"]["heading"]),
        )
        self._local = Phrases(local=(("local", phrase) for phrase in matters["local"]["heading"]))
        self._openings = Phrases(matters=_of(matters, "opening"))
        self._body_names = Phrases(names=((each, each) for each in matters["body"]["heading"]))
        self.bounds = {
            key: Bounds(**{name: _field(found[name]) for name in _BOUNDS & found.keys()})
            for key, found in table.items()
        }
        self.bodies = frozenset(key for key, bounds in self.bounds.items() if bounds.body)

    def heading(self, text: str) -> Topics:
        """What a heading is about; labels of one word count here."""
        words = words_of(text)
        hits = self._headings.find(words.forms)
        found = {each.concept for each in self._labels.find_in(words)}
        found |= {each.name for each in hits["topics"]}
        found -= {each.name for each in hits["unless"]}
        return Topics(frozenset(self._narrowed(found)), frozenset(each.name for each in hits["matters"]))

    def title(self, text: str) -> Topics:
        """What an act is about by its title: a mechanism of municipalities only where the title speaks of them."""
        topics = self.heading(text)
        if "local" in topics.matters:
            return topics
        local = {key for key in topics.mechanisms if self.bounds.get(key, Bounds()).local}
        return Topics(topics.mechanisms - local, topics.matters)

    def opening(self, forms: list[str]) -> frozenset[str]:
        """The matters that the first words of an article without a heading tell."""
        return frozenset(each.name for each in self._openings.find(forms)["matters"])

    def body_names(self, forms: list[str]) -> frozenset[str]:
        """The words among others that a body is called by: council, board."""
        return frozenset(each.name for each in self._body_names.find(forms)["names"])

    def local(self, forms: list[str]) -> bool:
        """Whether words speak of local government."""
        return bool(self._local.find(forms)["local"])

    def wordings(self, text: str, words: Words) -> Wordings:
        """Wordings in an article; ``words`` are those of its text."""
        breaks = sentence_breaks(text, words)
        hits = self._articles.find(words.forms, breaks)
        found = Wordings(
            words, breaks, hits["named"], hits["rules"], [each.first for each in hits["cues"]], hits["unless"]
        )
        return replace(found, named=_heard(found.named, found), rules=_heard(found.rules, found))

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
    """The places among the words at which a sentence begins; a number with its dot ends none, nor does "st. 6"."""
    found, ends = {0}, words.ends
    for match in _STOP.finditer(text):
        at = bisect_left(ends, match.start())
        if at + 1 < len(ends) and ends[at] == match.start():
            if words.forms[at] in _SHORTENED and text[match.end() : match.end() + 1].isdigit():
                continue
            found.add(at + 1)
    return found


def _field(value: Any) -> Any:
    """A list of the table as a set; a switch stays as it is."""
    return frozenset(value) if isinstance(value, list) else value


def _of(table: dict[str, Any], name: str) -> Iterator[tuple[str, str]]:
    for key, found in table.items():
        for phrase in found.get(name, ()):
            yield key, phrase


def _heard(hits: Sequence[Hit], wordings: Wordings) -> Sequence[Hit]:
    return [hit for hit in hits if not wordings.silences(hit.name, hit.first)]


def same_sentence(one: int, other: int, breaks: set[int]) -> bool:
    """Whether no sentence begins between two places."""
    low, high = sorted((one, other))
    return not any(index in breaks for index in range(low + 1, high + 1))
