"""Characters that stand for nothing, removed before anything counts offsets."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\v\f]")
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f\u0085\u00a0\u00ad\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]")
"""All that is taken out or replaced; a sound text is looked at once, not four times."""

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_SPACED = re.compile(r"\b(?:[^\W\d_] ){2,}[^\W\d_]\b")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """NFC text with one kind of space and line end, without soft hyphens and control characters."""
    text = text.replace("\r\n", "\n")
    if _ODD.search(text):
        text = _LINE_ENDS.sub("\n", text)
        text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
        text = _CONTROLS.sub("", text)
    return unicodedata.normalize("NFC", text)


def unspaced(line: str) -> str:
    """A line whose spaced-out words ("Z A K O N") are closed up."""
    return _SPACED.sub(lambda match: match.group().replace(" ", ""), line)
