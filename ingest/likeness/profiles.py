"""The letters and letter sequences of the region's languages, as tables made by ``training``."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ontology.toml_tables import toml_table

OTHER, SPACE, DIGIT, PUNCTUATION, FIRST_LETTER = range(5)
STEPS = 16
"""Steps of the tables in one bit."""

_MARKS = ".,;:!?()-/\"'%§„“”‘’‚«»–—…•[]_"
_POINTS = 0x2100
_UNDOTTED = "ıI"


@dataclass(frozen=True, slots=True)
class Profile:
    """One language in one script.

    ``symbols`` maps a code point (below 0x2100) to its symbol; ``costs[a, b, c]`` is the cost of symbol ``c`` behind
    ``a`` and ``b`` in sixteenths of a bit (Shannon 1951); ``shares`` is how often each symbol stands.
    """

    language: str
    letters: str
    symbols: NDArray[np.uint8]
    costs: NDArray[np.uint8]
    shares: NDArray[np.float32]


def alphabets() -> dict[str, str]:
    """Letters of each profile in lower case."""
    return toml_table("ingest.likeness", "alphabets")


@cache
def spelling(language: str) -> frozenset[str]:
    """Letters of a profile in both cases, with the two Turkish i."""
    letters = alphabets()[language]
    capitals = {letter.upper() for letter in letters if len(letter.upper()) == 1}
    return frozenset(letters) | capitals | ({"İ"} if "ı" in letters else frozenset())


@cache
def profiles() -> dict[str, Profile]:
    """Every profile by its language."""
    with files("ingest.likeness").joinpath("profiles.npz").open("rb") as file, np.load(file) as arrays:
        return {
            language: Profile(
                language=language,
                letters=letters,
                symbols=symbols_of(letters),
                costs=arrays[f"{language}.costs"],
                shares=arrays[f"{language}.shares"],
            )
            for language, letters in alphabets().items()
        }


def symbols_of(letters: str) -> NDArray[np.uint8]:
    """The symbol of each code point: letters by their place, whatever their case, and four classes of other signs."""
    table = np.full(_POINTS, OTHER, dtype=np.uint8)
    table[[ord(sign) for sign in " \t\n\r\v\f\xa0"]] = SPACE
    table[[ord(digit) for digit in "0123456789"]] = DIGIT
    table[[ord(mark) for mark in _MARKS]] = PUNCTUATION
    for place, letter in enumerate(letters, start=FIRST_LETTER):
        table[ord(letter)] = place
        if len(letter.upper()) == 1 and letter not in _UNDOTTED:
            table[ord(letter.upper())] = place
    if "ı" in letters:  # Turkish pairs I with ı and İ with i
        table[ord("I")], table[ord("İ")] = table[ord("ı")], table[ord("i")]
    return table


def points_of(text: str) -> NDArray[np.uint32]:
    """Code points of a text; those beyond the tables become one that no language has."""
    points = np.frombuffer(text.encode("utf-32-le", errors="replace"), dtype=np.uint32)
    return np.where(points < _POINTS, points, 0)
