"""Words broken at a line's end put together again, compounds left alone."""

import re
from collections.abc import Callable

IsWord = Callable[[str], bool]

_MARKED = re.compile("[\ufffe\u0002\u00ad]\r?\n?")
_AT_END = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,30})- ?\n ?([^\W\d_]{1,30})([^\s\w]\S*)?(?: |\n|$)")
_INSIDE = re.compile(r"(?<![^\W_])([^\W\d_]{2,30})- ([^\W\d_]{1,30})(?!\w)")
_OPEN_END = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,30})-\s*$")
_FIRST_WORD = re.compile(r"\s*([^\W\d_]{1,30})([^\s\w]\S*)?\s?")
_SUSPENDED = frozenset("i ili te a и или те а ose dhe ve veya or and".split())
"""Words behind a hyphen that leaves something out ("jedno- ili dvočlani"), not behind a broken word."""


def unmarked_hyphens(text: str) -> str:
    """Text without the engine's mark for a word that it joined over a line's end, and without soft hyphens."""
    return _MARKED.sub("", text)


def without_hyphens(text: str, is_word: IsWord) -> str:
    """Text whose broken words are whole; ``is_word`` tells whether a lower-case word is known.

    At a line's end a hyphen breaks a word unless both halves are words and the whole is none ("крајње-" + "десни").
    Inside a line ("неиздржа- ни") the whole must be known, or the first half a word that is not.
    """
    if "-\n" in text or "- \n" in text:
        text = _AT_END.sub(lambda match: _whole_at_end(match, is_word), text)
    if "- " in text:
        text = _INSIDE.sub(lambda match: _whole_inside(match, is_word), text)
    return text


def _whole_at_end(match: re.Match[str], is_word: IsWord) -> str:
    first, second, tail = match.group(1), match.group(2), match.group(3) or ""
    if not _may_go_on(first, second, is_word):
        return match.group()
    hyphen = "-" if _is_compound(first, second, is_word) else ""
    return f"{first}{hyphen}{second}{tail}\n"


def _whole_inside(match: re.Match[str], is_word: IsWord) -> str:
    first, second = match.group(1), match.group(2)
    if not _may_go_on(first, second, is_word):
        return match.group()
    broken = is_word((first + second).lower()) or (first.islower() and not is_word(first))
    return first + second if broken else match.group()


def _may_go_on(first: str, second: str, is_word: IsWord) -> bool:
    """True where the second half may go on the first: in its case, and not a word such as "or"."""
    if not (second.islower() or (first.isupper() and second.isupper())):
        return False
    return second.lower() not in _SUSPENDED or is_word((first + second).lower())


def _is_compound(first: str, second: str, is_word: IsWord) -> bool:
    return is_word(first.lower()) and is_word(second.lower()) and not is_word((first + second).lower())


def whole_over_pages(pages: list[str], is_word: IsWord) -> list[str]:
    """Page texts whose last word, broken over to the next page, stands whole on the page it begins on."""
    whole = list(pages)
    for index in range(len(whole) - 1):
        broken = _OPEN_END.search(whole[index][-40:])
        rest = _FIRST_WORD.match(whole[index + 1]) if broken else None
        if broken and rest and _may_go_on(broken.group(1), rest.group(1), is_word):
            first, second, tail = broken.group(1), rest.group(1), rest.group(2) or ""
            hyphen = "-" if _is_compound(first, second, is_word) else ""
            kept = whole[index].rstrip().removesuffix("-")
            whole[index] = f"{kept}{hyphen}{second}{tail}\n"
            whole[index + 1] = whole[index + 1][rest.end() :]
    return whole
