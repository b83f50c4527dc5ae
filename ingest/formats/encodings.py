"""Text of bytes in any encoding: Unicode first, then the 8-bit code pages of the region.

Old law texts lie about in Windows and ISO code pages without a declaration. Each candidate is tried on the
bytes above 127 and judged by what it makes of them: letters that the region's languages have, in places
where such letters stand.
"""

import codecs
import re
from collections.abc import Container

from ontology.errors import DocumentError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODE_PAGES = (
    "cp1250", "cp1251", "cp1252", "cp1254", "iso8859-2", "iso8859-5", "iso8859-9", "iso8859-16",
    "cp852", "cp855", "cp857", "cp850", "mac_latin2", "mac_croatian", "mac_cyrillic", "mac_turkish", "mac_roman",
)  # fmt: skip
_ALPHABETS = ("čćžšđëç", "ëçğışöüâîû", "абвгдђѓежзѕијклљмнњопрстћќуфхцчџш")
_LETTERS = frozenset("".join(_ALPHABETS))
_LARGE_I = "İ"
_PUNCTUATION = frozenset("„“”‘’‚«»–—…•§°©®€·№\u00a0\u00ad")
_DASHES = frozenset("–—‚")
_PLAUSIBLE = 0.8
_HIGH = re.compile(rb"[\x00-\x7f]?[\x80-\xff]+[\x00-\x7f]?")
_SAMPLE = 3_000
_TASTE = 8192
_NEAR = 0.15
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_LINE_SIGNS = "\t\n\v\f\r\x85\u2028\u2029"
_WIDE_SAMPLE = 4096
_WIDE_SHARE = 0.95
_SHORTEST_WIDE = 8
_SHORTEST_WITH_ZEROS = 3


def unmarked(data: bytes) -> bytes:
    """The same text in UTF-8 where it is in UTF-16 or UTF-32, with a byte-order mark or without; else as it is."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace").encode()
    wide = next((encoding for encoding in _WIDE if _is_wide(data[:_WIDE_SAMPLE], encoding)), None)
    return data.decode(wide, errors="replace").encode() if wide else data


def _is_wide(sample: bytes, encoding: str) -> bool:
    """True where bytes read as two- or four-byte signs give the region's letters; in any other order they do not.

    Zeros, which no other encoding has in a text, make a few signs enough.
    """
    text = sample.decode(encoding, errors="replace")
    shortest = _SHORTEST_WITH_ZEROS if b"\x00" in sample else _SHORTEST_WIDE
    sound = sum(
        " " <= sign <= "~" or sign in _LINE_SIGNS or _is_letter(sign) or sign in _PUNCTUATION for sign in text
    )
    return len(text) >= shortest and sound >= _WIDE_SHARE * len(text)


def _is_letter(sign: str, alphabet: Container[str] = _LETTERS) -> bool:
    return sign.lower() in alphabet or (sign == _LARGE_I and "ı" in alphabet)


def decode(data: bytes) -> str:
    """Text of bytes; raises ``DocumentError`` where no encoding makes words of them."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        encoding = _code_page(data) or _guessed(data)
    if encoding is None:
        raise DocumentError("unknown_encoding", "The letters of this file are in no encoding we know.")
    return data.decode(encoding, errors="replace")


def _code_page(data: bytes) -> str | None:
    """The most plausible code page; of those that come near to it, the one whose text is most like a language."""
    pieces = b" ".join(match.group() for match, _ in zip(_HIGH.finditer(data), range(_SAMPLE), strict=False))
    scores = {encoding: _plausibility(pieces.decode(encoding, errors="replace")) for encoding in _CODE_PAGES}
    best = max(scores.values())
    if best < _PLAUSIBLE:
        return None
    near = {data[:_TASTE].decode(each, "replace"): each for each in _CODE_PAGES[::-1] if scores[each] >= best - _NEAR}
    if len(near) == 1:
        return next(iter(near.values()))
    from ingest.likeness import likeness

    texts = sorted(near, key=lambda text: _CODE_PAGES.index(near[text]))
    return near[min(texts, key=lambda text: likeness(text).bits)]


def _plausibility(text: str) -> float:
    """Share of the signs above ASCII that one of the region's alphabets uses, the best of them."""
    return max(_share(text, alphabet) for alphabet in _ALPHABETS)


def _share(text: str, alphabet: str) -> float:
    """What no word has counts against it: a capital after a small letter, Cyrillic next to Latin ("ё" and "ë" are
    one byte), a quotation mark or dash inside a word.
    """
    total = good = 0.0
    before = " "
    for sign, after in zip(text, f"{text[1:]} ", strict=True):
        if sign > "\x7f":
            total += 1
            if _is_letter(sign, alphabet):
                good += -1 if (sign.isupper() and before.islower()) or _mixed(before, sign) else 1
            elif sign in _PUNCTUATION:
                inside = before.isalpha() and after.islower()
                good += -1 if inside else 0.9 - 0.5 * (sign in _DASHES and after.isalpha())
        elif _mixed(sign, before):
            good -= 1
        before = sign
    return good / total if total else 0.0


def _mixed(latin: str, cyrillic: str) -> bool:
    """True for a Latin letter of ASCII and a Cyrillic one, which no word has side by side."""
    return "\u0400" <= cyrillic <= "\u04ff" and latin.isascii() and latin.isalpha()


def _guessed(data: bytes) -> str | None:
    """What charset-normalizer finds most plausible, for languages outside the region."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    return best.encoding if best else None
