"""Text that was decoded twice ("Älan" for "Član"), turned back into what was written."""

import re

_FEW = 5
_SHARE = 0.002
_BYTES = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    sign: byte for byte in range(0x80, 0xA0) if (sign := bytes([byte]).decode("cp1252", errors="ignore"))
}
_TRAIL = "[" + "".join(re.escape(sign) for sign, byte in _BYTES.items() if byte < 0xC0) + "]"
_TWICE = re.compile(rf"[\xc2-\xdf]{_TRAIL}|[\xe0-\xef]{_TRAIL}{{2}}")


def mended(text: str) -> str:
    """The text with each pair of signs that is one letter in UTF-8 read as that letter, where there are many.

    Pages whose server announced another code page than it sent lie about in this form. A real text holds no
    such pair: a capital with a mark before a control character or a sign like ¡.
    """
    if "\xc4" not in text and "\xc5" not in text and "\xc3" not in text and "\xd0" not in text and "\xd1" not in text:
        return text
    pairs = len(_TWICE.findall(text))
    return _TWICE.sub(_letter, text) if pairs >= _FEW and pairs >= _SHARE * len(text) else text


def _letter(match: re.Match[str]) -> str:
    raw = bytes(_BYTES[sign] for sign in match.group())
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match.group()
