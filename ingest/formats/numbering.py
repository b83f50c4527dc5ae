"""Automatic numbers as word processors print them: ECMA-376 part 1, 17.18.59, and ODF 1.3 part 3, 19.800."""

from collections.abc import Callable

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_SERBIAN = "абвгдђежзијклљмнњопрстћуфхцчџш"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999
_MOST_ROUNDS = 10


def whole(value: str | None, default: int) -> int:
    """A number from a stranger's attribute; anything odd or immense is the default."""
    return int(value) if value and len(value) < 8 and value.isascii() and value.isdigit() else default


def printed(number: int, style: str) -> str:
    """A number in a style of Word or OpenDocument; unknown styles and numbers out of a style's range are decimal."""
    if style in ("none", ""):
        return ""
    if style == "decimalZero":
        return f"{number:02d}"
    return _STYLES.get(style, str)(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def _repeated(alphabet: str) -> Callable[[int], str]:
    """a, b ... z, aa, bb: a letter for each round through the alphabet."""

    def letters(number: int) -> str:
        rounds, index = divmod(number - 1, len(alphabet))
        return alphabet[index] * (rounds + 1) if 0 <= rounds < _MOST_ROUNDS else str(number)

    return letters


def _upper(style: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: style(number).upper()


_STYLES: dict[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": _upper(_roman),
    "lowerLetter": _repeated(_LATIN),
    "upperLetter": _upper(_repeated(_LATIN)),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _upper(_repeated(_RUSSIAN)),
    "i": _roman,
    "I": _upper(_roman),
    "a": _repeated(_LATIN),
    "A": _upper(_repeated(_LATIN)),
    # LibreOffice's own names for Cyrillic letters in ODF.
    "а, б, .., аа, аб, ... (ru)": _repeated(_RUSSIAN),
    "А, Б, .., Аа, Аб, ... (ru)": _upper(_repeated(_RUSSIAN)),
    "а, б, .., аа, аб, ... (sr)": _repeated(_SERBIAN),
    "А, Б, .., Аа, Аб, ... (sr)": _upper(_repeated(_SERBIAN)),
}
