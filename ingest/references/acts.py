"""Acts as texts name them: by title, number, European number, or as the constitution."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ingest.references.act_words import act_grammar
from ingest.references.european import celex_at
from ingest.references.folding import Folded
from ingest.references.owned import owner_behind
from ingest.references.titles import QUOTED, code_end, past_between, past_state, quoted_end, title_end
from ingest.sieve import Sieve
from ontology.scripts import slug

_ADJECTIVES = 3
_ENGLISH_WORDS = 3
_SPECIFIC = 5
"""Words of a title that tell which decision or agreement is meant, where it has a capital inside a sentence."""
_SIGNS = 24
_NUMBERED = re.compile(r"(?:\A|[\s.;:])\(?\w{1,3}\)\Z")
_REACH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ActName:
    """An act as named at ``start`` to ``end``; ``value`` is its normal form (``ontology.linking.Mention``).

    ``title`` is as printed, its first word in the nominative; ``issues`` are gazette issues cited behind it. ``year``
    is that of the act where its number does not tell. One that is not ``certain`` may be a common noun ("zakon o
    budžetu") and counts only where the register knows it; a ``weak`` one is of a kind that any body adopts.
    """

    start: int
    end: int
    value: str
    title: str | None = None
    issues: tuple[str, ...] = ()
    year: int | None = None
    certain: bool = True
    weak: bool = False


def heads() -> Mapping[str, re.Pattern[str]]:
    """The patterns for words in folded text with which names of acts begin, by name."""
    known = act_grammar()
    return {name: getattr(known, name) for name in ("any_head", "constitution", "european", "turkish")}


def heads_in(text: str, folded: Folded, matches: Mapping[str, Iterable[re.Match[str]]]) -> list[int]:
    """Where names of acts may begin in a text, in order; adjectives before a head belong to its name.

    ``matches`` are those of ``heads`` in the folded text.
    """
    found = {_first(text, folded, match.start()) for match in matches["any_head"]}
    found |= {match.start() for name in ("constitution", "european", "turkish") for match in matches[name]}
    printed = _printed()
    for name in _sieve().passing(text):
        found |= {match.start() for match in printed[name].finditer(text)}
    return sorted(found)


@cache
def _sieve() -> Sieve:
    return Sieve(_printed())


@cache
def _printed() -> Mapping[str, re.Pattern[str]]:
    """The patterns for names of acts that are told by their capitals."""
    known = act_grammar()
    return {name: getattr(known, name) for name in ("english", "codes_in_english", "turkish_named")}


def _first(text: str, folded: Folded, head: int) -> int:
    """The beginning of a name: the first of the adjectives before its head that has a capital.

    What stands before it may end like one: "djela propisana Krivičnim zakonom".
    """
    start = first = head
    for _ in range(_ADJECTIVES):
        before = act_grammar().adjective.search(folded, _last_word(folded, start), start)
        if before is None:
            break
        start = before.start()
        if text[start].isupper() and not _opens_sentence(text, start):
            first = start
    return first


def _last_word(folded: Folded, end: int) -> int:
    """Where the word before an offset begins at the earliest, if white space stands between them."""
    piece = folded[max(0, end - _REACH) : end]
    words = piece.rstrip()
    return end - len(piece) + max(words.rfind(" "), words.rfind("\n")) + 1 if len(words) < len(piece) else end


def _opens_sentence(text: str, at: int) -> bool:
    """Whether a capital is that of a sentence, behind its sign or the number of a paragraph."""
    before = text[max(0, at - _SIGNS) : at].rstrip(' \t\n(„“"')
    return not before or before[-1] in ".:;!?–—-" or _NUMBERED.search(before) is not None


def act_at(text: str, folded: Folded, at: int) -> ActName | None:
    """The act whose name begins at an offset; ``text`` is as printed, ``folded`` the same letter by letter."""
    return (
        _european(folded, at)
        or _turkish(text, folded, at)
        or _headed(text, folded, at)
        or _constitution(folded, at)
        or _english(text, at)
    )


def _english(text: str, at: int) -> ActName | None:
    match = act_grammar().english.match(text, at)
    if match is None or len(match.group().split()) < _ENGLISH_WORDS:
        match = act_grammar().codes_in_english.match(text, at)
    if match is None:
        return None
    title = " ".join(match.group().split())
    return ActName(start=at, end=match.end(), value=slug(title), title=title)


def _european(folded: Folded, at: int) -> ActName | None:
    found = celex_at(folded, at)
    return ActName(start=at, end=found[2], value=f"eu:{found[0]}", year=found[1]) if found else None


def _turkish(text: str, folded: Folded, at: int) -> ActName | None:
    """An act whose number and name stand before the word for a law: "4857 sayılı İş Kanunu"."""
    match = act_grammar().turkish.match(folded, at)
    if match is None:
        named = act_grammar().turkish_named.match(text, at)
        title = " ".join(named.group().partition("Kanunu")[0].split()) if named else ""
        name = f"{title} Kanunu"
        return ActName(start=at, end=named.end(), value=slug(name), title=name) if named else None
    kind = "Kanun Hükmünde Kararname" if match["head"].startswith("kanun h") else "Kanunu"
    title = " ".join(f"{text[match.start('title') : match.end('title')]} {kind}".split())
    return ActName(start=at, end=match.end(), value=match["number"], title=title)


def _constitution(folded: Folded, at: int) -> ActName | None:
    known = act_grammar()
    match = known.constitution.match(folded, at)
    if match is None or known.not_constitution.search(folded, max(0, at - _REACH), at):
        return None
    return ActName(start=at, end=match.end(), value="constitution")


def _headed(text: str, folded: Folded, at: int) -> ActName | None:
    known = act_grammar()
    head = known.heads.match(folded, at) or _head_behind_adjectives(text, folded, at)
    if head is None or known.not_after.search(folded, _last_word(folded, at), at):
        return None
    nominative = known.nominatives[int((head.lastgroup or "h0")[1:])]
    numbered = known.numbered.match(folded, _past_issuer(text, folded, head))
    if numbered and (nominative in known.numbered_kinds or "/" in numbered["number"]):
        return _numbered(text, folded, at, nominative, numbered)
    title = title_end(folded, head.group(), past_between(text, folded, head)) or code_end(text, folded, head)
    behind = known.number_behind.match(folded, title) if title else None
    if behind:  # "Ligjin për Kadastrin Nr. 2003/25"
        return replace(
            _numbered(text, folded, at, nominative, behind), title=f"{nominative} {text[head.end() : title]}"
        )
    title = title or quoted_end(text, head)
    stands_out = text[at].isupper() and not _opens_sentence(text, at)
    owner = None if title else owner_behind(folded, head)
    if title is None and owner is None and head.start() == at:
        return None
    end = title or owner or past_state(folded, head.end())
    before = text[at : head.start()]
    name = " ".join(f"{before} {nominative} {text[head.end() : end]}".split())
    specific = stands_out and len(name.split()) > _SPECIFIC and nominative not in known.plans
    weak = nominative in known.weak and not specific
    told = text[at].isupper() or known.definite.fullmatch(head.group()) is not None
    certain = owner is not None or (told and not weak) or known.cited.match(folded, end) is not None
    return ActName(start=at, end=end, value=slug(name), title=name, certain=certain, weak=weak and not certain)


def _past_issuer(text: str, folded: Folded, head: re.Match[str]) -> int:
    """Past the name of who issued an act with a capital, up to its number: "Rregullorja e UNMIK-ut 1999/16"."""
    known = act_grammar()
    if not (known.issued.fullmatch(head.group()) and text[head.start()].isupper()):
        return head.end()
    issuer = known.issuer.match(folded, head.end())
    return issuer.end() if issuer else head.end()


def _head_behind_adjectives(text: str, folded: Folded, at: int) -> re.Match[str] | None:
    """The head that follows the adjectives of a name."""
    if not (act_grammar().adjective_here.match(folded, at) and text[at].isupper()):
        return None
    head = act_grammar().heads.search(folded, at, at + _REACH)
    return head if head and head.start() > at and _first(text, folded, head.start()) == at else None


def _numbered(text: str, folded: Folded, at: int, nominative: str, match: re.Match[str]) -> ActName:
    number = re.sub(r"\s", "", match["number"]).upper()
    year = int(match["year"]) if match["year"] else _year(number)
    if "/" not in number and year:
        number = f"{number}/{year}"
    quoted = QUOTED.match(text, match.end())
    end = quoted.end() if quoted else title_end(folded, "", match.end()) or match.end()
    name = quoted["title"] if quoted else text[match.end() : end]
    title = " ".join(f"{nominative} {name}".split()) if name.strip() else None
    return ActName(start=at, end=end, value=number, title=title, year=year)


def _year(number: str) -> int | None:
    parts = [part for part in number.split("/") if len(part) == 4 and part.isdigit()]
    return next((int(part) for part in parts if 1900 < int(part) < 2100), None)
