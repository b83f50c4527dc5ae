"""Where the title of an act ends that its head began."""

import re

from ingest.references.act_words import act_grammar
from ingest.references.commas import list_behind
from ingest.references.folding import Folded
from ingest.references.units import grammar

QUOTED = re.compile(r"""[\s,]{0,4}["“”„«»‘'](?P<title>[^"“”„«»]{3,200})["“”„«»’']""")
_WORD = re.compile(r"(?:[a-z]\.){2,5}(?=\s)|[^\W_]+(?:[-'’/][^\W_]+)*")
_LONGEST_TITLE = 18
_LONGEST_CITED = 400
_NO_TITLE = re.compile(r"[();:„“”\"»«]|(?<!\b[ivx\d])(?<!\b[ivx][ivx])\.")
_ABOUT = ("Për ", "Mbi ", "PËR ", "MBI ", "О ", "O ", "За ", "Za ")
_REACH = 60
_GAP = re.compile(r"[ \t]{0,3}\n[ \t]{0,3}(?=[^\W\d])|[ \t]{1,3}")
_NUMBER_FOLLOWS = re.compile(r"\s{0,3}[(\d]")


def title_end(folded: Folded, head: str, at: int) -> int | None:
    """Where a title ends that begins behind its head with "o", "za" or "për".

    A gazette citation ends it for certain, commas in it notwithstanding; else the first sign, verb or other act.
    """
    known = act_grammar()
    lead = known.leads.match(folded, at)
    if lead is None:
        return None
    sign = _NO_TITLE.search(folded, lead.end(), lead.end() + _LONGEST_CITED)
    cited = known.up_to_gazette.match(folded, lead.end()) if sign and sign.group() == "(" else None
    if cited and not _another_within(folded, lead.end(), cited.end("title")):
        return cited.end("title")
    end, words = None, 0
    place = lead.end()
    amending = known.amending.match(folded, place) is not None
    while words < _LONGEST_TITLE and (word := _WORD.match(folded, place)):
        if _stops(folded, word) or _ends_title(folded, place, amending=amending, first=not words):
            break
        if word.group() not in known.joining and word.group() not in known.small:
            end = word.end()
        words += 1
        gap = _GAP.match(folded, word.end())
        if gap is None:
            end = list_behind(folded, head, word.end()) or end
            gap = _GAP.match(folded, end or word.end())
            if gap is None or end == word.end():
                break
        place = gap.end()
    return end


def _stops(folded: Folded, word: re.Match[str]) -> bool:
    """A verb or the like ends a title; Albanian "të", which folds like "te", does not."""
    albanian = word.group() == "te" and folded.printed[word.end() - 1] == "ë"
    if albanian or act_grammar().goes_on.match(folded, word.start()):
        return False
    return act_grammar().stops.match(word.group()) is not None


def _ends_title(folded: Folded, at: int, *, amending: bool, first: bool) -> bool:
    """Whether a unit ("iz st. 1") or another act begins where a title would go on."""
    if first:
        return False
    unit = grammar().unit.match(folded, at)
    return bool(unit and _NUMBER_FOLLOWS.match(folded, unit.end())) or (_another(folded, at) and not amending)


def _another(folded: Folded, at: int) -> bool:
    """Whether the name of another act begins at an offset: a head with what it is about or its number."""
    head = act_grammar().heads.match(folded, at)
    return head is not None and bool(
        act_grammar().leads.match(folded, head.end()) or act_grammar().numbered.match(folded, head.end())
    )


def _another_within(folded: Folded, start: int, end: int) -> bool:
    return any(_another(folded, head.start()) for head in act_grammar().any_head.finditer(folded, start, end))


def past_between(text: str, folded: Folded, head: re.Match[str]) -> int:
    """Past what stands between a head and "për": "Karta Evropiane për ...", "Ligji aktual mbi ..."."""
    known = act_grammar()
    qualifying = known.qualifying.match(folded, head.end())
    if qualifying:
        return qualifying.end()
    if not (known.named_between.fullmatch(head.group()) and text[head.start()].isupper()):
        return head.end()
    between = known.between.match(folded, head.end())
    return between.end() if between else head.end()


def code_end(text: str, folded: Folded, head: re.Match[str]) -> int | None:
    """Where the name of an Albanian code ends: "Kodi i Procedurës Civile"; all its words have capitals."""
    if not act_grammar().codes.fullmatch(head.group()) or act_grammar().not_codes.match(folded, head.end()):
        return None
    end, place = None, _GAP.match(folded, head.end())
    while place and (word := _WORD.match(folded, place.end())) and word.end() - head.end() <= _REACH:
        if act_grammar().heads.match(folded, word.start()):
            break
        if word.group() not in act_grammar().small:
            if not text[word.start()].isupper():
                break
            end = word.end()
        place = _GAP.match(folded, word.end())
    return end


def quoted_end(text: str, head: re.Match[str]) -> int | None:
    """Where a title in quotation marks ends that follows its head at once: "ligjin “Për policinë e shtetit”"."""
    quoted = QUOTED.match(text, head.end())
    return quoted.end() if quoted and quoted["title"].startswith(_ABOUT) else None


def past_state(folded: Folded, end: int) -> int:
    """Past whose act it is: "Krivičnim zakonom Republike Srpske"."""
    state = act_grammar().state.match(folded, end)
    return state.end() if state else end
