"""What a keyboard makes of words: letters of two scripts in one, marks left out, Macedonian in Latin letters.

A question is asked as its words stand in the passages, for a model that never saw "pjesemarrje" does not know it.
"""

import re
from functools import cache

from ingest.language import identify_question
from ingest.repair.edits import EditedText
from ingest.repair.look_alikes import find_look_alikes
from ontology.toml_tables import toml_table
from search_api.retrieval.spelling import WORD, Spelling
from search_api.senses import SenseFinder

_MACEDONIAN = "mk"
_BETWEEN_SPACES = re.compile(r"\S+")
_TELLING = 50  # different words; what a language knows of more of them is told already
_NOT_MACEDONIAN = re.compile(r"[\dqwxy/]", re.IGNORECASE)  # numbers of acts, names and words of other languages


class Keyboard:
    """Writes questions as the passages and the glossary write their words; read by many threads."""

    def __init__(self, spelling: Spelling, finder: SenseFinder) -> None:
        self._spelling = spelling
        self._finder = finder

    def written(self, text: str) -> str:
        """The question in one script, with its marks, and Macedonian in Cyrillic.

        >>> Keyboard(Spelling({"sq-Latn": {"pjesemarrje": ("pjesëmarrje", 9)}}), SenseFinder([])).written(
        ...     "Pjesemarrje qytetare ne kuvend"
        ... )
        'Pjesëmarrje qytetare ne kuvend'
        """
        text = in_one_script(text)
        language = identify_question(text).tag
        if text.isascii() and self._is_macedonian(text, language):
            return in_cyrillic(text)
        return self._spelling.marked(text, language)

    def _is_macedonian(self, text: str, language: str) -> bool:
        """Whether Macedonian knows more words of a Latin text than the language that it seems to be in."""
        words = [*dict.fromkeys(WORD.findall(text))][:_TELLING]
        macedonian = sum(self._known(in_cyrillic(word), _MACEDONIAN) for word in words)
        return macedonian > sum(self._known(word, language) for word in words)

    def _known(self, word: str, language: str) -> bool:
        return self._spelling.knows(word, language) or bool(self._finder.find(word, language))


def in_one_script(text: str) -> str:
    """Words that mix look-alikes of two scripts in the one that they are in: „инициjатива" has a Latin j.

    >>> in_one_script("инициjативa") == "иницијатива"
    True
    """
    return EditedText(text).changed(find_look_alikes(text)).text


def in_cyrillic(text: str) -> str:
    """Macedonian in Latin letters, as it is usually typed, in Cyrillic ones; what cannot be Macedonian stays.

    >>> in_cyrillic("Gragjanska inicijativa 03/L-040 WHO")
    'Граѓанска иницијатива 03/L-040 WHO'
    """
    letters: dict[str, str] = toml_table("search_api.retrieval", "macedonian")["letters"]

    def letter(match: re.Match[str]) -> str:
        found = letters[match[0].lower()]
        return found.upper() if match[0][0].isupper() else found

    def word(match: re.Match[str]) -> str:
        return match[0] if _NOT_MACEDONIAN.search(match[0]) else _pieces().sub(letter, match[0])

    return _BETWEEN_SPACES.sub(word, text)


@cache
def _pieces() -> re.Pattern[str]:
    letters = toml_table("search_api.retrieval", "macedonian")["letters"]
    return re.compile("|".join(sorted(letters, key=len, reverse=True)), re.IGNORECASE)
