"""Places named in a text, by all their names and in the forms that names take, within the country of the document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ingest.mentions.actors import Named
from ingest.mentions.words import Words, words_of
from ingest.sieve import WordMemory
from ontology.namespaces import place_iri
from ontology.places import Place, PlaceKind
from ontology.toml_tables import toml_table

_KEY = 2
_VOWELS = "aeiou"
_FLEETING = ("ac", "ak", "ec", "ek", "ar")
"""Ends whose vowel goes before an ending: Požarevac, u Požarevcu; Čačak, u Čačku."""

_CITIES = frozenset({PlaceKind.CITY, PlaceKind.CAPITAL_CITY, PlaceKind.OLD_ROYAL_CAPITAL})
_KINDS = {
    "municipality": frozenset({PlaceKind.MUNICIPALITY, *_CITIES}),
    "city": frozenset({PlaceKind.MUNICIPALITY, *_CITIES}),
}
_CUED, _PLAIN, _ABROAD = 0.95, 0.85, 0.6
_AROUND = 3


class PlaceIndex:
    """All places by every name, ready to be found; built once, read by many threads."""

    def __init__(self, places: Iterable[Place] = (), *, base: str = "") -> None:
        table = toml_table("ingest.mentions", "places")
        self._base = base
        self._before: dict[str, str] = {
            form: kind for kind, forms in table["before"].items() if kind != "between" for form in forms
        }
        self._between, self._after = frozenset(table["before"]["between"]), frozenset(table["before"]["after"])
        self._common = frozenset(table["common"]["words"])
        self._spelt = frozenset(table["spelt"]["words"])
        self._endings = {kind: frozenset(forms) for kind, forms in table["endings"].items()}
        named: defaultdict[tuple[str, ...], list[Place]] = defaultdict(list)
        for place in places:
            for words in {written for name in place.names for written in _written(name)}:
                named[words].append(place)
        self._exact = {words: tuple(found) for words, found in named.items()}
        self._names: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in self._exact:
            self._names[name[0][:_KEY]].append(name)
        for names in self._names.values():
            names.sort(key=lambda each: (-len(each), -sum(map(len, each))))
        self._begun = WordMemory(self._beginning_with)

    def find(self, text: str, words: Words, jurisdiction: str | None) -> Iterator[Named]:
        """Every place in the words of a text, the longest name at each word that begins with a capital.

        A name of several places of the country stays open, with its candidates in ``reason``; a name that is a word
        too, or of a place in another country, counts only beside a word such as "municipality of".
        """
        taken = -1
        for at in words.capitals:
            found = self._at(words.forms, at) if at > taken else None
            start = words.starts[at]
            if found is None or text[start : words.ends[at]].casefold() in self._spelt:
                continue
            last, name, places = found
            cue = self._cue(words.forms, at, last)
            named = self._named(name, places, cue, jurisdiction, (start, words.ends[last]))
            if named:
                taken = last
                yield named

    def _at(self, forms: list[str], at: int) -> tuple[int, str, tuple[Place, ...]] | None:
        for name in self._begun[forms[at]]:
            window = tuple(forms[at : at + len(name)])
            if len(window) == len(name) and all(map(self._is_form, window, name)):
                name = window if window in self._exact else name
                return at + len(name) - 1, " ".join(name), self._exact[name]
        return None

    def _beginning_with(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Names whose first word is this one in some form."""
        return tuple(name for name in self._names.get(word[:_KEY], ()) if self._is_form(word, name[0]))

    def _is_form(self, word: str, name: str) -> bool:
        """Whether a word is a form of one word of a name."""
        if word == name:
            return True
        if name[-1] in _VOWELS:
            stem = name[:-1]
            return len(stem) >= _AROUND and word.startswith(stem) and word[len(stem) :] in self._endings["vowel"]
        if word.startswith(name) and len(name) >= _AROUND:
            return word[len(name) :] in self._endings["consonant"]
        short = f"{name[:-2]}{name[-1]}"
        return (
            name.endswith(_FLEETING) and word.startswith(short) and word[len(short) :] in self._endings["consonant"]
        )

    def _cue(self, forms: list[str], at: int, last: int) -> str | None:
        """The word beside a name that says what it is: its kind, or "" for one that says no kind."""
        before = at - 1
        if before >= 0 and forms[before] in self._between:
            before -= 1
        if before >= 0 and forms[before] in self._before:
            return self._before[forms[before]]
        return "" if last + 1 < len(forms) and forms[last + 1] in self._after else None

    def _named(
        self, name: str, places: tuple[Place, ...], cue: str | None, jurisdiction: str | None, span: tuple[int, int]
    ) -> Named | None:
        country = (jurisdiction or "").split("-")[0].lower()
        here = [each for each in places if each.country == country]
        if cue is None and (name in self._common or not here):
            return None
        candidates = _narrowed(here or list(places), cue, jurisdiction)
        score = (_CUED if cue is not None else _PLAIN) if here else _ABROAD
        if len(candidates) == 1:
            place = candidates[0]
            target = place_iri(self._base, place.country, place.key)
            return Named(key=place.key, target=target, start=span[0], end=span[1], method="place-name", score=score)
        told = ", ".join(
            f"{each.key} ({each.kind.value}, {each.part_of or each.jurisdiction})" for each in candidates
        )
        reason = f"{len(candidates)} places have this name: {told}"
        key = candidates[0].key
        return Named(
            key=key, target=None, start=span[0], end=span[1], method="place-name", score=score, reason=reason
        )


def _narrowed(places: list[Place], cue: str | None, jurisdiction: str | None) -> list[Place]:
    """The places that fit the word beside the name, and then the very jurisdiction; all where none does."""
    wanted = _KINDS.get(cue or "") or ({PlaceKind(cue)} if cue in set(PlaceKind) else None)
    fitting = [each for each in places if wanted is None or each.kind in wanted] or places
    own = [each for each in fitting if each.jurisdiction == jurisdiction]
    own = own or fitting
    units = [each for each in own if each.kind in _KINDS["municipality"]]
    return units or own


def _written(name: str) -> Iterator[tuple[str, ...]]:
    """A name as it folds from its own letters, and from Cyrillic, where lj and nj are one letter."""
    words = tuple(words_of(name).forms)
    if words:
        yield words
        yield tuple(word.replace("lj", "l").replace("nj", "n") for word in words)
