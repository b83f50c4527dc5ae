"""Who a text speaks of: kinds of participants by the words laws have for them, and institutions by their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.mentions.labels import same_word
from ingest.mentions.phrases import Phrases
from ingest.mentions.words import Words, words_of
from ingest.sieve import WordMemory
from ontology.knowledge import Actor
from ontology.namespaces import CONCEPTS, actor_iri
from ontology.toml_tables import toml_table

_SHORTEST = 3
"""Letters of a short name in capitals; two letters stand for too many things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in a text: its key, what it names (``None`` where that is open, and then ``reason``), and where.

    ``start`` and ``end`` count characters of the text that was searched; ``score`` lies between 0 and 1.
    """

    key: str
    target: str | None
    start: int
    end: int
    method: str
    score: float
    reason: str | None = None


class ActorIndex:
    """Words for participants and names of institutions, ready to be found; built once, read by many threads."""

    def __init__(self, actors: Iterable[Actor] = (), *, base: str = "") -> None:
        table = toml_table("ingest.mentions", "actors")
        self._roles = Phrases(
            roles=(
                (f"{scheme}/{key}", phrase)
                for scheme, kinds in table.items()
                for key, phrases in kinds.items()
                for phrase in phrases
            )
        )
        self._base = base
        self._names: defaultdict[str, list[tuple[tuple[str, ...], Actor]]] = defaultdict(list)
        self._short: dict[str, list[Actor]] = defaultdict(list)
        for actor in actors:
            for name in {tuple(words_of(each).forms) for each in actor.name.values()}:
                if len(name) > 1:
                    self._names[name[0][:_SHORTEST]].append((name, actor))
            for each in actor.short:
                if len(each) >= _SHORTEST and each.isupper() and each.isalpha():
                    self._short[each].append(actor)
        for names in self._names.values():
            names.sort(key=lambda each: -len(each[0]))
        self._begun = WordMemory(self._beginning_with)

    def find(self, text: str, words: Words, jurisdiction: str | None) -> Iterator[Named]:
        """Every actor in the words of a text, the longest at each place; names go before role words."""
        taken = -1
        roles: dict[int, tuple[int, str]] = {}
        for hit in self._roles.find(words.forms)["roles"]:
            if hit.last >= roles.get(hit.first, (-1, ""))[0]:
                roles[hit.first] = (hit.last, hit.name)
        for at in sorted({*roles, *self._names_at(text, words)}):
            if at <= taken:
                continue
            named = self._institution(text, words, at, jurisdiction)
            if named is None and at in roles:
                last, name = roles[at]
                named = last, self._role(name, words.starts[at], words.ends[last])
            if named:
                taken = named[0]
                yield named[1]

    def _names_at(self, text: str, words: Words) -> Iterator[int]:
        """The places among the words where a name of an institution may begin."""
        for at in words.capitals:
            if self._begun[words.forms[at]] or text[words.starts[at] : words.ends[at]] in self._short:
                yield at

    def _role(self, name: str, start: int, end: int) -> Named:
        key = name.rpartition("/")[2]
        return Named(key=key, target=f"{CONCEPTS}{name}", start=start, end=end, method="role-word", score=0.85)

    def _institution(self, text: str, words: Words, at: int, jurisdiction: str | None) -> tuple[int, Named] | None:
        start, end = words.starts[at], words.ends[at]
        if not text[start].isupper():
            return None
        for name, actor in self._begun[words.forms[at]]:
            window = words.forms[at : at + len(name)]
            if len(window) == len(name) and all(map(same_word, window, name)) and _near(actor, jurisdiction):
                last = at + len(name) - 1
                return last, self._named([actor], start, words.ends[last], "actor-name")
        actors = self._short.get(text[start:end], ())
        here = [each for each in actors if _near(each, jurisdiction)]
        return (at, self._named(here, start, end, "short-name")) if here else None

    def _beginning_with(self, word: str) -> tuple[tuple[tuple[str, ...], Actor], ...]:
        """Names whose first word is a form of this one."""
        return tuple(each for each in self._names.get(word[:_SHORTEST], ()) if same_word(word, each[0][0]))

    def _named(self, actors: list[Actor], start: int, end: int, method: str) -> Named:
        one = actors[0] if len(actors) == 1 else None
        return Named(
            key=actors[0].key if one else "",
            target=actor_iri(self._base, one.key) if one else None,
            start=start,
            end=end,
            method=method,
            score=0.95 if method == "actor-name" else 0.8,
            reason=None if one else "several actors have this name: " + ", ".join(each.key for each in actors),
        )


def _near(actor: Actor, jurisdiction: str | None) -> bool:
    """An institution of the document's country, or of none: names of offices are the same in neighbouring states."""
    if actor.jurisdiction is None or jurisdiction is None:
        return actor.jurisdiction is None
    return actor.jurisdiction.split("-")[0] == jurisdiction.split("-")[0]
