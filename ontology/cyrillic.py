"""Serbian and Montenegrin in Latin letters written in Cyrillic ones.

The way back of ``scripts.to_latin``. Latin letters tell less than Cyrillic ones: nj is mostly њ, yet инјекција is
spelled injekcija, and a Roman number, a sign of a unit or a foreign word stays as it is. Which, the table
``cyrillic.toml`` tells; what it does not know is written letter by letter (Pravopis srpskoga jezika).
"""

import re
import unicodedata
from functools import cache

from ontology.scripts import script_of
from ontology.toml_tables import toml_table

_LETTERS = dict(
    zip("a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š".split(), "абвгдђежзијклмнопрстћуфхцчш", strict=True)
) | {"ð": "ђ", "ǆ": "џ", "ǉ": "љ", "ǌ": "њ"}  # ð stands for đ in many an old file
_TITLE_CASE = {"ǅ": "Џ", "ǈ": "Љ", "ǋ": "Њ"}
_TABLE = str.maketrans(_LETTERS | {key.upper(): value.upper() for key, value in _LETTERS.items()} | _TITLE_CASE)
_DIGRAPHS = {"lj": "љ", "nj": "њ", "dž": "џ"}
_DIGRAPH = re.compile("lj|nj|dž", re.IGNORECASE)
_ADDRESS = (
    r"(?:https?://|www\.)\S+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|info|eu|rs|me|ba|mk|al|hr)\b(?:/\S*)?"
)
_ROMAN = re.compile("(?=[IVXL])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LONE = frozenset("IV")
_SIGN_LETTERS = 3
_NATIVE_LENGTH = 3
_BEFORE = re.compile(r"([^\W\d_]+)\W{1,3}$")
_AFTER = re.compile(r"[.)]?\s+([^\W\d_]{2,})")


def to_cyrillic(text: str) -> str:
    """Write Serbian or Montenegrin in Latin letters in Cyrillic ones; what is Cyrillic stays as it is.

    Addresses, Roman numbers, units after a number, and foreign words and abbreviations that the table tells stay in
    Latin letters; so does all of a text that is mostly Cyrillic, where Latin letters are there on purpose.

    >>> to_cyrillic("Član 12. Njegova INJEKCIJA, nadživeti, Glava IV, 5 km, www.zakon.rs")
    'Члан 12. Његова ИНЈЕКЦИЈА, надживети, Глава IV, 5 km, www.zakon.rs'
    """
    if script_of(text) == "Cyrl":
        return text
    composed = unicodedata.normalize("NFC", text)
    return _pieces().sub(lambda match: _piece(composed, match), composed)


@cache
def _pieces() -> re.Pattern[str]:
    """What is judged as one: an address, a phrase, a number with its unit, a word."""
    table = toml_table("ontology", "cyrillic")
    phrases = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in table["foreign"]["phrases"])
    long, short = (_any(table["measures"][name]) for name in ("long", "short"))
    power = r"(?:[²³]|[23]\b)?"
    measure = rf"(?<=\d)(?:\s?(?:{long})|\s(?:{short})(?!\.)){power}(?:/(?:{long}|{short}){power})*(?![^\W_])"
    kept = rf"{_ADDRESS}|\b(?:(?i:{phrases}))\b|{measure}"
    return re.compile(rf"(?P<kept>{kept})|[^\W\d_]+(?P<digits>\d*)")


def _any(signs: list[str]) -> str:
    return "|".join(sorted(map(re.escape, signs), key=len, reverse=True))


def _piece(text: str, match: re.Match[str]) -> str:
    word = match.group()
    if match["kept"]:
        return word
    if match["digits"] and len(word) - len(match["digits"]) <= _SIGN_LETTERS:  # A4, CO2, m2
        return word
    return word if _is_foreign(word) or _is_number(text, match) else _letters(word)


def _letters(word: str) -> str:
    """A Serbian word letter by letter, its digraphs first; a digraph's first letter tells its case."""
    folded, apart = word.lower(), toml_table("ontology", "cyrillic")["apart"]
    if not folded.startswith(tuple(apart["beginnings"])) and not any(each in folded for each in apart["anywhere"]):
        word = _DIGRAPH.sub(_one_letter, word)
    return word.translate(_TABLE)


def _one_letter(match: re.Match[str]) -> str:
    pair = match.group()
    letter = _DIGRAPHS[pair.lower()]
    return letter.upper() if pair[0].isupper() else letter


def _is_foreign(word: str) -> bool:
    table, folded = toml_table("ontology", "cyrillic")["foreign"], word.lower()
    if folded in table["words"] or word in table["abbreviations"] or any(each in folded for each in table["letters"]):
        return True
    return len(word) > _NATIVE_LENGTH and not word.isupper() and any(each in folded for each in table["pairs"])


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Whether a word is a Roman number; I and V alone only where the words around them say so."""
    word, table = match.group(), toml_table("ontology", "cyrillic")["numerals"]
    if not _ROMAN.fullmatch(word) or word.lower() in table["words"]:
        return False
    return word not in _LONE or _stands_alone(text, *match.span(), after=table["after"])


def _stands_alone(text: str, start: int, end: int, *, after: list[str]) -> bool:
    """Whether I or V is a number: after a word like Glava, as a step of an outline, or beside a dash or a stroke."""
    before, following = _BEFORE.search(text[max(0, start - 40) : start]), _AFTER.match(text, end)
    if before and before[1].lower() in after:
        return True
    if text[start - 1 : start] in ("-", "–", "/") or text[end : end + 1] in ("-", "–", "/", ")"):
        return True
    shouted = bool(following and following[1].isupper())
    if not before or text[:start].rstrip(" \t").endswith(("\n", ":", ".", "…", ";")):
        return shouted or not text[end:].strip(" .)")
    return shouted and not before[1].isupper()
