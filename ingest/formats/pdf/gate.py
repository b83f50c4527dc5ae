"""The gate every page passes: whether its text is language."""

import re

from ingest.likeness import Likeness, likeness
from ingest.repair import repaired

_PART = 500
_PARTS = 3
_MOST = _PART * _PARTS
_CLEAR = 3.5
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\S+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ENOUGH = 40
_TELLING = 100
_HOPELESS = 0.22
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff]")
_LOST = re.compile("(?<=[^\\W\\d_]{2})[\ufffd\ue000-\uf8ff]|[\ufffd\ue000-\uf8ff](?=[^\\W\\d_]{2})")
_FILLED = re.compile(r"_{2,}|\.{4,}|https?://\S+|\S+@\S+|(?<= )\|(?= )")
_MOST_LOST = 0.005


def judged(text: str, *, hint: str | None = None) -> Likeness:
    """What a page's text is like, by three parts of it: 500 characters where they tell clearly, else 1,500.

    ``hint`` is the language to try first. A page in two scripts is no one's language as a whole; each script is
    then judged for itself.
    """
    if "__" in text or "://" in text or " | " in text:
        text = _FILLED.sub(" ", text)  # lines to fill in, addresses and what parts the cells of a row are no words
    if len(text) > _PART:
        whole = likeness(_parts(text, _PART // 3), among=(hint,) if hint else None)
        if whole.bits < _CLEAR and whole.letters:
            return whole
        text = _parts(text, _PART) if len(text) > _MOST else text
    whole = likeness(text)
    return whole if whole.sound else _by_script(text) or whole


def _parts(text: str, length: int) -> str:
    """Parts of a text from its beginning, middle and end."""
    step = (len(text) - length) // (_PARTS - 1)
    return " ".join(text[at : at + length] for at in range(0, len(text) - length + 1, step))


def _by_script(text: str) -> Likeness | None:
    """Both scripts of a page together, each under its own languages; ``None`` where there is only one."""
    words: tuple[list[str], list[str]] = [], []
    for word in _WORD.findall(text):
        words[2 * len(_CYRILLIC.findall(word)) > len(word)].append(word)
    first, second = sorted((likeness(" ".join(each)) for each in words), key=lambda like: -like.letters)
    if second.letters < _ENOUGH:
        return None
    letters = first.letters + second.letters
    bits = (first.bits * first.letters + second.bits * second.letters) / letters
    return Likeness(first.language, bits, letters)


def is_hopeless(text: str, like: Likeness) -> bool:
    """True where a page's text is no language even after repair, or has lost letters for good.

    ``like`` is its likeness. Between soundness (4.6 bits a letter) and this (5.1) lie lists of names, formulas and
    two languages word by word: odd, but as they were printed.
    """
    if like.letters < _TELLING:
        return False
    if (like.sound or like.confidence > _HOPELESS) and not _is_lossy(text):
        return False
    better = repaired(text).text
    after = judged(better)
    return after.confidence <= _HOPELESS or _is_lossy(better)


def _is_lossy(text: str) -> bool:
    """True where signs without a meaning stand inside words, one in 200 or more ("č" is one in a hundred)."""
    return _STRANGE.search(text) is not None and len(_LOST.findall(text)) > max(2.0, _MOST_LOST * len(text))


def letters_of(text: str) -> int:
    """How many letters a text has."""
    return len(_LETTER.findall(text))
