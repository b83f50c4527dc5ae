"""Letters that are gone: a replacement character or a private sign in a word, filled by the one word it can be."""

import re
from collections.abc import Iterator

from ingest.likeness import alphabets, known, likeness
from ingest.repair.edits import Change

_LOST = "[\ufffd\ue000-\uf8ff]"
# Bounded, for an open run of letters takes quadratic time in a text of one immense word.
_WORD = re.compile(rf"[^\W\d_]{{0,40}}{_LOST}[^\W\d_{_LOST[1:-1]}]{{1,40}}|[^\W\d_]{{1,40}}{_LOST}")
_SIGN = re.compile(_LOST)
_SAMPLE = 20_000


def find_lost(text: str) -> Iterator[Change]:
    """A change for each word with one lost letter that exactly one national letter of the language completes."""
    if _SIGN.search(text) is None:
        return
    words = [match for match in _WORD.finditer(text) if len(re.findall(_LOST, match.group())) == 1]
    language = likeness(text[:_SAMPLE]).language if words else None
    if language is None:
        return
    letters = [letter for letter in alphabets()[language] if not letter.isascii()]
    for match in words:
        found = [letter for letter in letters if known(_filled(match.group(), letter).lower(), language)]
        if len(found) == 1:
            yield Change(match.start(), match.end(), _filled(match.group(), found[0]))


def _filled(word: str, letter: str) -> str:
    """The word with a letter in the place of the lost one; a capital between capitals."""
    capitals = word.upper() == word and sum(map(str.isalpha, word)) > 1
    return re.sub(_LOST, letter.upper() if capitals else letter, word)
