"""Letters of the other script inside a word: Latin a in a Cyrillic word, Cyrillic Ё in an Albanian one."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.likeness import known
from ingest.repair.edits import Change
from ontology.toml_tables import toml_table

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVXLCХІ]+[a-zа-џ]?")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# One class in front, for which a text in Latin letters is searched in a fifth of the time.
_MEETING = re.compile("[\u0400-\u052f](?:(?=[A-Za-z\u00c0-\u024f])|(?<=[A-Za-z\u00c0-\u024f][\u0400-\u052f]))")
_FEW = 3
_LINE_SHARE = 0.8


def find_look_alikes(text: str) -> Iterator[Change]:
    """One change for each word that mixes the scripts and can be written in one.

    Where a text mixes them in many words, whole words in the wrong script ("je" in a line of Cyrillic) are
    changed too, if the language has them.
    """
    mixed = list(_mixed_words(text))
    yield from mixed
    if len(mixed) < _FEW:
        return
    start = 0
    for line in text.split("\n"):
        yield from _strangers(line, start)
        start += len(line) + 1


def _mixed_words(text: str) -> Iterator[Change]:
    at = 0
    for meeting in _MEETING.finditer(text):
        match = _WORD.match(text, _begin_of_word(text, meeting.start(), at)) if meeting.start() >= at else None
        if match is None:
            continue
        at = match.end()
        new = match.group() if _ROMAN.fullmatch(match.group()) else _in_one_script(match.group())
        if new != match.group():
            yield Change(match.start(), at, new)


def _begin_of_word(text: str, inside: int, least: int) -> int:
    while inside > least and text[inside - 1].isalpha():
        inside -= 1
    return inside


def _in_one_script(word: str) -> str:
    """The word in the script of its letters that have no double; without any, as a known word or as most of it is."""
    to_cyrillic, to_latin = _pairs()
    cyrillic, latin = _telling(word)
    if cyrillic and latin:
        return word
    if not cyrillic and not latin:
        cyrillic = _is_cyrillic_word(_rewritten(word, to_cyrillic)) or len(_CYRILLIC.findall(word)) * 2 > len(word)
    return _rewritten(word, to_cyrillic if cyrillic else to_latin)


def _rewritten(word: str, table: dict[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in word)


def _is_cyrillic_word(word: str) -> bool:
    return known(word.lower(), "mk") or known(word.lower(), "sr-Cyrl")


def _telling(text: str) -> tuple[int, int]:
    """How many letters of a text are Cyrillic, and Latin, beyond doubt."""
    to_cyrillic, to_latin = _pairs()
    cyrillic = sum(1 for letter in _CYRILLIC.findall(text) if letter not in to_latin)
    return cyrillic, sum(1 for letter in _LATIN.findall(text) if letter not in to_cyrillic)


def _strangers(line: str, start: int) -> Iterator[Change]:
    """Words of a Cyrillic line written in Latin doubles alone that Cyrillic makes a word of the language."""
    cyrillic, latin = _telling(line)
    if not cyrillic or cyrillic < _LINE_SHARE * (cyrillic + latin):
        return
    table = _pairs()[0]
    for match in _WORD.finditer(line):
        word = match.group()
        if all(letter in table for letter in word) and not _ROMAN.fullmatch(word):
            new = _rewritten(word, table)
            if _is_cyrillic_word(new):
                yield Change(start + match.start(), start + match.end(), new)


@cache
def _pairs() -> tuple[dict[str, str], dict[str, str]]:
    """(Latin to Cyrillic, Cyrillic to Latin); letters that no Cyrillic alphabet of the region has go one way."""
    raw = toml_table("ingest.repair", "look_alikes")
    pairs = [(pair[0], pair[1]) for pair in raw["pairs"].split()]
    return {latin: cyrillic for latin, cyrillic in pairs if cyrillic not in "ёЁіІ"}, {c: la for la, c in pairs}
