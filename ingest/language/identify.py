"""Which language a text is in: script first, then letter sequences, then the variety.

On held-out sentences of law and news, alone, the sequences tell mk, sq, tr, en and Bosnian to Serbian in 99.3 to
99.8 %, and call 0.5 % of 50 other languages one of the region (``bench/languages.py``). langdetect, which has neither
Serbian, Bosnian nor Montenegrin, names what the table does not know.
"""

import re
from dataclasses import dataclass

from ingest.language.sequences import OTHER, QUESTIONS, REGIONAL, scores
from ingest.language.varieties import probabilities
from ontology.scripts import script_of

_SHORT = 25
_PRIOR = 160.0  # log-odds a letter by which another language must lead the document's own
_LEAD = 8.0  # log-odds a letter by which the language of a question leads the next one
_PLAIN = 7.0  # log-odds from which a question is no other language's, whatever its letters are like
_SAMPLE = 1500
_SAMPLES = 3
_ARTICLE = 40  # words below which a segment says nothing on its variety that its document does not
_PASSAGE = 60
_SURE = 0.95
_BCMS = frozenset({"sr", "bs", "hr", "cnr"})
_LATIN = re.compile("[a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\U0010ffff]")
_BEYOND_CYRILLIC = re.compile("[\u0370-\u03ff\u0530-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\U0010ffff]")
_LETTERS = re.compile(r"[^\W\d_]")
_KNOWN_SCRIPTS = re.compile("[a-zA-Z\u00aa-\u024f\u0370-\u052f\u0600-\u06ff\u0750-\u077f\u1e00-\u1eff]")
UNKNOWN = "und"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A BCP 47 tag with the ISO 15924 script; ``varieties`` holds P(variety) of Bosnian to Serbian, else ``None``."""

    tag: str
    script: str
    varieties: dict[str, float] | None = None

    @property
    def macro(self) -> str:
        """``bcms`` for the four varieties, the tag itself for every other language."""
        return "bcms" if self.tag.split("-")[0] in _BCMS else self.tag


def identify_document(text: str, *, jurisdiction: str | None = None, title: str | None = None) -> Language:
    """The main language of a whole document; the jurisdiction (``BA-RS``) weighs in between the varieties.

    ``title`` is that of a page without articles: where it opens the text and is clearly in another language of the
    region, that is the page's. A gazette's page on an act lists the titles of others as they were passed.
    """
    script = _main_script(text[:100_000])
    macro = _macro(_spread(text), script)
    if title and macro in REGIONAL and script == _script(title) and _opens(text, title):
        told = _macro(title, script, expected=macro)
        macro = told if told in REGIONAL else macro
    if macro != "bcms":
        return Language(tag=macro, script=script)
    shares = probabilities(text, jurisdiction=jurisdiction)
    return Language(tag=tagged(max(shares, key=shares.__getitem__), script), script=script, varieties=shares)


def identify_segment(text: str, document: Language) -> Language:
    """The language of one segment, with its document (or the segment around it) as prior.

    Too short a segment is the document's. One in another variety of Bosnian to Serbian keeps the document's tag, as a
    hard label is mostly wrong, unless it is a passage of 60 words or more and the other variety has P > 0.95; its
    ``varieties`` are its own from 40 words on.
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script == "Zyyy":
        return document if _LETTERS.search(sample) is None else Language(tag=_foreign(sample, UNKNOWN), script=script)
    macro = _macro(sample, script, expected=document.macro) if len(text) >= _SHORT else None
    if macro is None:
        return document if script == document.script else Language(tag=_by_script(script, document), script=script)
    if macro != "bcms":
        same = macro == document.tag and script == document.script
        return document if same else Language(tag=macro, script=script)
    return _of_varieties(text, script, document)


def identify_question(text: str) -> Language:
    """The language of a question, which may be one word and has no document around it.

    ``und`` where two languages are as likely, as for many words that Serbian and Macedonian share. Of two words in a
    row out of questions on 32 laws not learned from 0.98 to 0.99 are told right in Latin letters, 0.85 in Serbian
    Cyrillic and 0.78 in Macedonian; of three 0.99, 0.96 and 0.88, of whole questions 0.99 to 1.00 and 0.97 in
    Macedonian (``python -m alinea.training.asking``).
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    found = scores(sample, script, QUESTIONS)
    best, *others = sorted(found, key=found.__getitem__, reverse=True) or [UNKNOWN]
    if len(sample) >= _SHORT and found.get(best, 0.0) < _PLAIN:
        foreign = _macro(sample, script)
        if foreign not in REGIONAL:
            return Language(tag=foreign, script=script)
    if others and found[best] - found[others[0]] < _LEAD / max(1, sum(map(str.isalpha, sample))):
        best = UNKNOWN
    if best != "bcms":
        return Language(tag=best, script=script)
    shares = probabilities(sample, asked=True)
    return Language(tag=tagged(max(shares, key=shares.__getitem__), script), script=script, varieties=shares)


def _opens(text: str, title: str) -> bool:
    return "".join(filter(str.isalpha, text[: 2 * len(title) + _SHORT])).startswith(
        "".join(filter(str.isalpha, title))
    )


def _of_varieties(text: str, script: str, document: Language) -> Language:
    words = text.count(" ") + 1
    own = document.tag.split("-")[0] if document.macro == "bcms" else None
    if own is not None and words < _ARTICLE:
        return document if script == document.script else _with_script(document, script)
    shares = probabilities(text, around=document.varieties)
    likeliest = max(shares, key=shares.__getitem__)
    if own is not None and (words < _PASSAGE or shares[likeliest] <= _SURE):
        likeliest = own
    return Language(tag=tagged(likeliest, script), script=script, varieties=shares)


def _with_script(document: Language, script: str) -> Language:
    return Language(tag=tagged(document.tag.split("-")[0], script), script=script, varieties=document.varieties)


def _script(text: str) -> str:
    """The script of a segment; letter by letter only where it may hold more than one."""
    if _BEYOND_LATIN.search(text) is None:
        return "Latn" if _LATIN.search(text) else "Zyyy"
    return _main_script(text) if _LATIN.search(text) or _BEYOND_CYRILLIC.search(text) else "Cyrl"


def _main_script(text: str) -> str:
    """The script of most letters; ``Zyyy`` where most are in none of the four that ``script_of`` knows."""
    known = len(_KNOWN_SCRIPTS.findall(text))
    return script_of(text) if known >= len(_LETTERS.findall(text)) - known else "Zyyy"


def tagged(variety: str, script: str) -> str:
    """The tag of a variety in a script: Serbian always names it, the others only where it is Cyrillic."""
    return f"{variety}-{script}" if variety == "sr" or script == "Cyrl" else variety


def _spread(text: str) -> str:
    """Samples from a quarter, the middle and three quarters: title pages and annexes of names mislead."""
    if len(text) <= _SAMPLES * _SAMPLE * 2:
        return text
    places = (len(text) * turn // (_SAMPLES + 1) for turn in range(1, _SAMPLES + 1))
    return " ".join(text[place : place + _SAMPLE] for place in places)


def _by_script(script: str, document: Language) -> str:
    if document.macro == "bcms":
        return tagged(document.tag.split("-")[0], script)
    return document.tag if script == document.script else {"Cyrl": "mk", "Arab": "ar"}.get(script, UNKNOWN)


def _macro(text: str, script: str, expected: str | None = None) -> str:
    """The likeliest language; the ``expected`` one also where it is hardly behind.

    Scores are means, so that few letters make them uncertain: the lead asked of another language falls with their
    number. On 27,000 lines of law this takes 0.2 % for another language, and 0.5 % of foreign lines for the own.
    """
    found = scores(text, script)
    if not found:
        return _foreign(text, UNKNOWN)
    best = max(found, key=found.__getitem__)
    if expected in found and best != expected:
        lead = _PRIOR / max(1, sum(map(str.isalpha, text)))
        best = str(expected) if found[best] - found[expected] < lead else best
    if best != OTHER:
        return best
    return _foreign(text, max(REGIONAL & found.keys(), key=found.__getitem__))


def _foreign(text: str, regional: str) -> str:
    """What langdetect says, with a fixed seed (its answers are drawn by chance), for what the table does not name.

    It may call the text one of the region only where the table's likeliest of those, ``regional``, is the same.
    """
    import langdetect

    langdetect.DetectorFactory.seed = 0
    try:
        guesses = [str(each.lang).split("-")[0] for each in langdetect.detect_langs(text)]  # zh-cn names a country
    except langdetect.LangDetectException:
        return UNKNOWN
    macros = ["bcms" if guess in _BCMS else guess for guess in guesses]
    return next((code for code in macros if code not in REGIONAL or code == regional), UNKNOWN)
