"""Acts by their titles, however a question inflects them, by their initials, and by the state whose they are."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from ingest.mentions.labels import same_word
from ontology.eli import Eli
from ontology.errors import IdentifierError
from ontology.toml_tables import toml_table
from search_api.fold import fold_for_words

_WORD = re.compile(r"[^\W\d_]+")
_KEY = 4  # letters that all forms of a word begin with
_LEAST = 3  # words or letters: "Zakon o radu", "ZLS"
_LEADS = frozenset({"o", "za"})
_CONSTITUTION = "constitution"


class NamedActs:
    """Works of one snapshot, found by how people call them; read by many threads.

    ``named`` holds pairs of a work's IRI, which is a European Legislation Identifier below ``base``, and a title.
    """

    def __init__(self, named: Iterable[tuple[str, str]], *, base: str) -> None:
        self._titles: dict[tuple[str, ...], dict[tuple[tuple[str, ...], str], None]] = defaultdict(dict)
        self._initials: dict[str, dict[str, None]] = defaultdict(dict)
        self._identified: dict[str, Eli] = {}
        for work, title in named:
            words = title_words(title)
            if len(words) >= _LEAST - 1:
                self._titles[_key(words)][words, work] = None
                told = [word for word in words if word not in _LEADS]
                self._initials["".join(word[0] for word in told).upper()][work] = None
            if work not in self._identified:
                try:
                    self._identified[work] = Eli.parse(work, base=base)
                except IdentifierError:
                    continue
        self._keys = sorted(self._titles)

    def titled(self, title: str, *, further: bool) -> list[str]:
        """Works whose title has these words, each but for its ending; of ``further`` words the last are left out.

        >>> law = "https://x.test/eli/mk/law/2002/5-zls"
        >>> acts = NamedActs([(law, "Закон за локалната самоуправа")], base="https://x.test/")
        >>> acts.titled("закон за локална самоуправа", further=False) == [law]
        True
        """
        words = title_words(title)
        for length in range(len(words), 0 if further else len(words) - 1, -1):
            asked = words[:length]
            if length < len(words) and not _tells(asked):
                break
            titles = self._titles.get(_key(asked), ())
            found = dict.fromkeys(work for of, work in titles if all(map(_same, asked, of)))
            if found:
                return [*found]
        return []

    def beginning(self, title: str) -> list[str]:
        """Works of the one title that begins with these words, each but for its ending; none where several do.

        >>> law = "https://x.test/eli/me/decision/2010/1-odluka"
        >>> acts = NamedActs([(law, "Odluka o mjesnim zajednicama opštine Kotor")], base="https://x.test/")
        >>> acts.beginning("odluke o mjesnim zajednicama") == [law]
        True
        """
        asked = title_words(title)
        if not _tells(asked):
            return []
        key = _key(asked)
        found: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for at in range(bisect_left(self._keys, key), len(self._keys)):
            if self._keys[at][: len(key)] != key:
                break
            for of, work in self._titles[self._keys[at]]:
                if all(map(_same, asked, of)):
                    found[of][work] = None
        works = dict.fromkeys(work for some in found.values() for work in some)
        return [*works] if len(found) == 1 or len(works) == 1 else []

    def initialled(self, letters: str) -> list[str]:
        """Works whose title has words with these initials: "ZLS" and "ЗЛС" are laws on local self-government."""
        folded = fold_for_words(letters).upper()
        return [*self._initials.get(folded, ())] if len(folded) >= _LEAST else []

    def constitutions(self) -> list[str]:
        """All constitutions."""
        return [work for work, eli in self._identified.items() if eli.type == _CONSTITUTION]

    def of(self, places: Iterable[str], works: Iterable[str] | None = None) -> list[str]:
        """Works of states or entities, which are parts of states; among some, or all."""
        among = self._identified if works is None else works
        wanted = [*places]
        return [work for work in among if work in self._identified and self._is_of(work, wanted)]

    def holding(self, act: str, works: Iterable[str] | None = None) -> list[str]:
        """The work that an IRI names, or that the expression it names is one of; among some, or all."""
        among = self._identified if works is None else works
        return [work for work in among if act == work or act.startswith(f"{work}/")]

    def _is_of(self, work: str, places: list[str]) -> bool:
        jurisdiction = self._identified[work].jurisdiction
        return any(jurisdiction == place or jurisdiction.startswith(f"{place}-") for place in places)


def title_words(title: str) -> tuple[str, ...]:
    """What a title says beyond numbers, small words and whose law it is, folded."""
    text = _without_places(fold_for_words(title))[0]
    small = toml_table("search_api.retrieval", "citations")["small"]
    return tuple(word for word in _WORD.findall(text) if word not in small and (len(word) > 1 or word == "o"))


def places_in(text: str) -> list[str]:
    """The states and entities that a text names.

    >>> places_in("neni 139 i kushtetutës së Kosovës"), places_in("у Републици Српској")
    (['XK'], ['BA-RS'])
    """
    return _without_places(fold_for_words(text))[1]


def _without_places(folded: str) -> tuple[str, list[str]]:
    found = []
    for place, pattern in _places():
        folded, count = pattern.subn(" ", folded)
        if count:
            found.append(place)
    return folded, found


def without_lead(title: str) -> str:
    """A title without the small words before it: "of the Statute of Kotor" is "Statute of Kotor"."""
    small = toml_table("search_api.retrieval", "citations")["small"]
    words = title.split()
    while words and fold_for_words(words[0]).strip(".,:") in {*small, ""}:
        words.pop(0)
    return " ".join(words)


@cache
def _places() -> list[tuple[str, re.Pattern[str]]]:
    table: dict[str, str] = toml_table("search_api.retrieval", "citations")["places"]
    return [(place, re.compile(rf"\b(?:{forms})(?!\w)")) for place, forms in table.items()]


def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word[:_KEY] for word in words)


def _tells(words: tuple[str, ...]) -> bool:
    """Whether words tell which act is meant without the rest of its title."""
    return sum(len(word) >= _KEY for word in words) >= _LEAST


def _same(asked: str, title: str) -> bool:
    """Two forms of one word; a definite form may be longer than the indefinite one, and the other way round."""
    return same_word(asked, title) or same_word(title, asked)
