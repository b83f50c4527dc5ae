"""The script that a reader wants Serbian and Montenegrin texts in: as printed, in Latin or in Cyrillic letters.

It stands in the address (``?script=latn``), so that a link shows everybody the same, and goes with the links to laws.
"""

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

from ontology.cyrillic import to_cyrillic
from ontology.scripts import to_latin
from search_api.pages.interface import Text

_IN_BOTH = frozenset({"sr", "cnr"})


class Script(StrEnum):
    """What ``script`` says in an address: codes of ISO 15924 in small letters; empty for the printed one."""

    PRINTED = ""
    LATIN = "latn"
    CYRILLIC = "cyrl"


asked_script: ContextVar[Script] = ContextVar("asked_script", default=Script.PRINTED)
"""The script that the request which is answered asks for."""


@dataclass(frozen=True, slots=True)
class ScriptChoice:
    """A script that can be chosen, whether it is, and the address of the same page in it."""

    script: Script
    chosen: bool
    address: str


def script_named(value: str | None) -> Script:
    """The script of an address; what is no script is the printed one."""
    return Script(value) if value in list(Script) else Script.PRINTED


def in_both(language: str | None) -> bool:
    """Whether a language (BCP 47) is printed in both scripts: Serbian and Montenegrin are, Bosnian as good as never.

    >>> in_both("sr-Latn"), in_both("cnr"), in_both("mk"), in_both(None)
    (True, True, False, False)
    """
    return (language or "").partition("-")[0] in _IN_BOTH


def tag_in_script(language: str | None) -> str:
    """The tag of a text in this language as it is shown: ``sr-Latn`` in Cyrillic letters is ``sr-Cyrl``."""
    script = asked_script.get()
    if script is Script.PRINTED or not in_both(language):
        return language or ""
    return f"{(language or '').partition('-')[0]}-{script.value.title()}"


def in_script(text: Text) -> Text:
    """A text in the script that is asked for, with its tag; in another language, or as printed, the same."""
    script = asked_script.get()
    if script is Script.PRINTED or not in_both(text.language):
        return text
    write = to_latin if script is Script.LATIN else to_cyrillic
    return replace(text, words=write(text.words), language=tag_in_script(text.language))


def written(words: str | None, language: str | None) -> Text:
    """Words of a language in the script that is asked for; ``None`` is an empty text."""
    return in_script(Text(words or "", language or ""))


def written_in_strokes(strokes: Sequence[str], language: str | None) -> list[str]:
    """Words that are cut into strokes, as many strokes after; joined, they are those of ``written`` for the whole.

    They are written as a whole, because the words beside a word tell its letters. A stroke ends where all up to it
    would end if they were written alone.
    """
    if asked_script.get() is Script.PRINTED or not in_both(language):
        return list(strokes)
    text = "".join(strokes)
    whole, begun, told = written(text, language).words, 0, 0
    cut = []
    for stroke in strokes[:-1]:
        begun += len(stroke)
        end = len(written(text[:begun], language).words)
        cut.append(whole[told:end])
        told = end
    return [*cut, whole[told:]] if strokes else []


def with_script(address: str, script: Script | None = None) -> str:
    """An address (path and query) that keeps the script of the request, or asks for another."""
    wanted = asked_script.get() if script is None else script
    path, _, query = address.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name != "script"]
    query = urlencode([*kept, *([("script", wanted.value)] if wanted else [])])
    return f"{path}?{query}" if query else path


def script_choices(address: str) -> list[ScriptChoice]:
    """All scripts, for a page at this address."""
    asked = asked_script.get()
    return [ScriptChoice(each, each is asked, with_script(address, each)) for each in Script]
