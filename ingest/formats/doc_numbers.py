"""Article numbers that a converter left out ("Члан" and nothing behind it), counted where the text bears it out."""

import re

from ontology.model import Edit

_WORD = r"^(?P<word>[^\w\n]{0,8}(?:član|члан|член|članak|neni|madde|article))"
_BARE = re.compile(rf"{_WORD}[ .]{{0,8}}$", re.IGNORECASE | re.MULTILINE)
_NUMBERED = re.compile(rf"{_WORD} (?P<number>\d{{1,4}})[^\w\n]{{0,8}}$", re.IGNORECASE | re.MULTILINE)
_OWN = re.compile(
    r"\b(?:član|члан|член|člank|čl|чл|neni|nenit)\w{0,3}\.? (?P<number>\d{1,4})\b[^\n]{0,60}?"
    r"\b(?:ovoga?|ove|овога?|ове|овој|оваа|këtij|kësaj) (?!stav|став|član|член|члан|paragraf|neni)",
    re.IGNORECASE,
)
_FEW = 3


def without_numbers(text: str) -> bool:
    """True for a text where articles stand without their numbers."""
    return sum(1 for _ in _BARE.finditer(text)) >= _FEW


def counted(text: str) -> tuple[str, tuple[Edit, ...]] | None:
    """(text with the numbers put in, an edit for each), or ``None`` where the count cannot be believed.

    Believed is one that the act's references to its own articles do not exceed, and that agrees with every
    number which was read. "Члан" without a number stood for 90 articles of one act, in the order of the print.
    """
    openings = sorted([*_BARE.finditer(text), *_NUMBERED.finditer(text)], key=re.Match.start)
    own = [int(match["number"]) for match in _OWN.finditer(text)]
    read = {turn: match for turn, match in enumerate(openings, start=1) if match.re is _NUMBERED}
    agreed = all(int(match["number"]) == turn for turn, match in read.items())
    if not without_numbers(text) or not own or max(own) > len(openings) or not agreed:
        return None
    pieces: list[str] = []
    edits: list[Edit] = []
    at = length = 0
    for turn, match in enumerate(openings, start=1):
        if turn in read:
            continue
        before, number = text[at : match.end("word")], f" {turn}"
        length += len(before) + len(number)
        pieces += [before, number]
        edits.append(Edit(length - len(number), length, ""))
        at = match.end("word")
    return "".join([*pieces, text[at:]]), tuple(edits)
