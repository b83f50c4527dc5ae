"""Which language a text is in: script first, then n-grams, then the variety.

lingua knows the region's languages (99 to 100 % on sentences of mk, sq, tr, en; ``bench/``); langdetect
knows 55 languages but neither Serbian, Bosnian nor Montenegrin, so it is asked only about what is left.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.language.function_words import told_by_words
from ingest.language.varieties import probabilities
from ontology.scripts import script_of

if TYPE_CHECKING:
    from lingua import LanguageDetector

_SHORT = 25
_SURE = 0.6
_SAMPLE = 4000
_MACEDONIAN = frozenset("ѓќѕ")
_SERBIAN = frozenset("ђћ")
_BCMS = frozenset({"sr", "bs", "hr", "cnr"})
_LATIN = re.compile("[a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\U0010ffff]")
_BEYOND_CYRILLIC = re.compile("[\u0370-\u03ff\u0530-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\U0010ffff]")
UNKNOWN = "und"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A BCP 47 tag with the ISO 15924 script; ``varieties`` is filled for Bosnian to Serbian."""

    tag: str
    script: str
    varieties: dict[str, float] | None = None

    @property
    def macro(self) -> str:
        """``bcms`` for the four varieties, the tag itself for every other language."""
        return "bcms" if self.tag.split("-")[0] in _BCMS else self.tag


def identify_document(text: str, *, jurisdiction: str | None = None) -> Language:
    """The main language of a whole document; the jurisdiction weighs in between the varieties."""
    script = script_of(text[:100_000])
    macro = _macro(_middle(text), script)
    if macro != "bcms":
        return Language(tag=macro, script=script)
    shares = probabilities(text, jurisdiction=jurisdiction)
    return Language(tag=tagged(max(shares, key=shares.__getitem__), script), script=script, varieties=shares)


def identify_segment(text: str, document: Language) -> Language:
    """The language of one segment; too short a one, or another variety of the same, is the document's."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script == "Zyyy":
        return document
    told = told_by_words(sample)
    if told == document.macro and script == document.script:
        return document
    macro = (told or _macro(sample, script)) if len(text) >= _SHORT else None
    if macro is None:
        return document if script == document.script else Language(tag=_by_script(script, document), script=script)
    if macro != "bcms":
        return Language(tag=macro, script=script)
    variety = document.tag.split("-")[0] if document.macro == "bcms" else _variety(text)
    return Language(tag=tagged(variety, script), script=script)


def _script(text: str) -> str:
    """The script of a segment; letter by letter only where it may hold more than one."""
    if _BEYOND_LATIN.search(text) is None:
        return "Latn" if _LATIN.search(text) else "Zyyy"
    return script_of(text) if _LATIN.search(text) or _BEYOND_CYRILLIC.search(text) else "Cyrl"


def tagged(variety: str, script: str) -> str:
    """The tag of a variety in a script: Serbian always names it, the others only where it is Cyrillic."""
    return f"{variety}-{script}" if variety == "sr" or script == "Cyrl" else variety


def _variety(text: str) -> str:
    shares = probabilities(text)
    return max(shares, key=shares.__getitem__)


def _middle(text: str) -> str:
    """A sample that skips the title page, where capitals and names mislead."""
    begin = max(0, len(text) // 3 - _SAMPLE // 2) if len(text) > 2 * _SAMPLE else 0
    return text[begin : begin + _SAMPLE]


def _by_script(script: str, document: Language) -> str:
    if document.macro == "bcms":
        return tagged(document.tag.split("-")[0], script)
    return document.tag if script == document.script else {"Cyrl": "mk", "Arab": "ar"}.get(script, UNKNOWN)


def _macro(text: str, script: str) -> str:
    if script == "Cyrl":
        return _cyrillic(text)
    if script != "Latn":
        return _foreign(text)
    detected = _lingua().compute_language_confidence_values(text)
    best = detected[0] if detected else None
    if best is None:
        return UNKNOWN
    code = best.language.iso_code_639_1.name.lower()
    bcms = sum(value.value for value in detected if value.language.iso_code_639_1.name.lower() in _BCMS)
    if bcms >= best.value:
        return "bcms"
    return code if best.value >= _SURE and code in ("sq", "tr", "en") else _foreign(text) or code


def _cyrillic(text: str) -> str:
    """Macedonian and Serbian each have letters that the other lacks; without any, n-grams decide."""
    letters = text.lower()
    macedonian = sum(map(letters.count, _MACEDONIAN))
    serbian = sum(map(letters.count, _SERBIAN))
    if macedonian != serbian:
        return "mk" if macedonian > serbian else "bcms"
    best = _lingua_cyrillic().detect_language_of(text)
    return "mk" if best is not None and best.iso_code_639_1.name == "MK" else "bcms"


def _foreign(text: str) -> str:
    """A language outside the region, by langdetect with a fixed seed (its answers are drawn by chance)."""
    import langdetect

    langdetect.DetectorFactory.seed = 0
    try:
        return str(langdetect.detect(text)).split("-")[0]  # zh-cn names a country, not a language
    except langdetect.LangDetectException:
        return UNKNOWN


@cache
def _lingua() -> "LanguageDetector":
    from lingua import Language as Known
    from lingua import LanguageDetectorBuilder

    region = (Known.ALBANIAN, Known.BOSNIAN, Known.CROATIAN, Known.SERBIAN, Known.TURKISH, Known.ENGLISH)
    neighbours = (Known.GERMAN, Known.FRENCH, Known.ITALIAN, Known.SLOVENE, Known.ROMANIAN)
    return LanguageDetectorBuilder.from_languages(*region, *neighbours).build()


@cache
def _lingua_cyrillic() -> "LanguageDetector":
    from lingua import Language as Known
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(Known.MACEDONIAN, Known.SERBIAN).build()
