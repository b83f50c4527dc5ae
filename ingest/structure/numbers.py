"""Numbers of articles as printed: plain, Roman, with a letter, a part behind a slash or a raised figure."""

import unicodedata

_ROMAN = r"[IVXLC]+"
_LETTER = r"[a-zđžčćšëçа-џѓќѕ]"
_WORDS = "iеeиoоuуvв"  # behind a space these are words ("is", "and", "or"), not suffixes
NUMBER = (
    rf"(?P<number>\d{{1,6}}(?:\.\d{{1,2}})?|{_ROMAN})"
    rf"(?P<suffix>(?:\s?/\s?(?:[a-zçë]{{1,2}}|[A-ZÇË]|l?\d{{1,3}})(?![^\W_]))+"
    rf"|\s?[-–]\s?{_LETTER}(?![^\W\d_])|(?:{_LETTER}|[A-ZА-Ш])(?![^\W\d_])|\s(?![{_WORDS}]\b){_LETTER}(?![^\W\d_])"
    r"|[⁰¹²³⁴-⁹]{1,2}|\^\d)?"
)
RANGE = (
    r"(?P<range>\.?\s{0,3}(?:[-–—]|i\b|и\b|dhe\b|ve\b|do\b|до\b|deri\b)\s{0,3}\d{1,4}\s?[.-]?(?=\s*(?:[*(\[]|$)))?"
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_DECIMALS = 10**16
_STEP = 10_000
LETTERS = 1_000
"""Ranks below are those of a figure behind a slash, ranks from here on those of letters."""


def number_key(number: str, suffix: str) -> tuple[int, int]:
    """What articles are ordered by: (252, 0) for 252; the second is different for each suffix (252-a, 143/a/5)."""
    whole, _, decimal = number.partition(".")
    rank = _rank(suffix) if suffix else 0
    if whole.isdigit():
        # Room is left for numbers such as 4.12 of codes that count by sections.
        return int(whole), int(decimal or 0) * _DECIMALS + rank
    return _roman(whole), rank


def _rank(suffix: str) -> int:
    """Different for each suffix, and growing with the letter or figure that it begins with."""
    rank = 0
    for part in suffix.strip(" -–^").lower().split("/"):
        mark = unicodedata.normalize("NFKC", part.strip())  # ¹ counts as 1, and before ²
        if mark:
            own = int(mark) if mark.isdecimal() else LETTERS + ord(mark[0]) + len(mark) - 1
            rank = rank * _STEP + own % _STEP
    return rank


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
