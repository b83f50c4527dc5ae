"""Text of bytes in any encoding: Unicode first, then the 8-bit code pages of the region.

Old law texts lie about in Windows and ISO code pages without a declaration. Each candidate is tried on the
bytes above 127 and judged by what it makes of them: letters that the region's languages have, in places
where such letters stand.
"""

import codecs
import re

from ontology.errors import DocumentError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODE_PAGES = ("cp1250", "cp1251", "cp1252", "cp1254", "iso8859-2", "iso8859-5", "iso8859-9", "cp852", "cp855")
_LETTERS = frozenset("čćžšđëçğışöüâîûабвгдђѓежзѕијклљмнњопрстћќуфхцчџш")
_PUNCTUATION = frozenset("„“”‘’‚«»–—…•§°©®€·№\u00a0\u00ad")
_PLAUSIBLE = 0.8
_HIGH = re.compile(rb"[\x00-\x7f]?[\x80-\xff]+[\x00-\x7f]?")
_SAMPLE = 20_000
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_WIDE_SAMPLE = 4096
_WIDE_SHARE = 0.95
_SHORTEST_WIDE = 8


def unmarked(data: bytes) -> bytes:
    """The same text in UTF-8 where it is in UTF-16 or UTF-32, with a byte-order mark or without; else as it is."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace").encode()
    wide = next((encoding for encoding in _WIDE if _is_wide(data[:_WIDE_SAMPLE], encoding)), None)
    return data.decode(wide, errors="replace").encode() if wide else data


def _is_wide(sample: bytes, encoding: str) -> bool:
    """True where bytes read as two- or four-byte signs give the region's letters; in any other order they do not."""
    text = sample.decode(encoding, errors="replace")
    sound = sum(" " <= sign <= "~" or sign in "\r\n\t" or sign.lower() in _LETTERS | _PUNCTUATION for sign in text)
    return len(text) >= _SHORTEST_WIDE and sound >= _WIDE_SHARE * len(text)


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
    pieces = b" ".join(match.group() for match, _ in zip(_HIGH.finditer(data), range(_SAMPLE), strict=False))
    scores = {encoding: _plausibility(pieces.decode(encoding, errors="replace")) for encoding in _CODE_PAGES}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= _PLAUSIBLE else None


def _plausibility(text: str) -> float:
    """Share of the signs above ASCII that the region uses; what no word has counts against it.

    That is a capital after a small letter, and Cyrillic next to Latin: "ё" and "ë" are one byte.
    """
    total = good = 0.0
    before = " "
    for sign in text:
        if sign > "\x7f":
            total += 1
            if sign.lower() in _LETTERS:
                good += -1 if (sign.isupper() and before.islower()) or _mixed(before, sign) else 1
            elif sign in _PUNCTUATION:
                good += 0.9
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
