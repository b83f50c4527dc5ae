"""Abbreviations that a text gives an act, and where they are used: "(u daljem tekstu: Zakon)", "LMFPP"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.linking.words import compiled, pattern, table
from ingest.references import ActName, Reference
from ingest.references.folding import fold
from ingest.references.units import grammar

_BEHIND = 30
_BEFORE = 60
_STEM = 4
_INITIALS = re.compile(r"[^\W\d_a-zа-я]{2,10}")
_IN_BRACKETS = re.compile(r"\s{0,3}\(\s?[„“\"]?(?P<alias>[^\W\d_a-zа-я]{2,10})[”“\"]?\s?\)")
_AHEAD = re.compile(r"(?P<alias>[^\W\d_a-zа-я]{2,10})[“”\"»]?\s{0,3}[-–:]{0,2}\s{0,3}\Z")
_ONLY_SIGNS = re.compile(r"[\s(\[,;–-]*\Z")
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name of an act; a word counts only from ``since`` on, the place in the text that defines it."""

    name: str
    act: ActName
    used: re.Pattern[str]
    since: int = 0

    @property
    def initials(self) -> bool:
        """Whether it is an abbreviation by initials."""
        return _INITIALS.fullmatch(self.name) is not None


def find_aliases(text: str, references: Iterable[Reference]) -> Iterator[Alias]:
    """The aliases that a text defines for the acts it names."""
    folded = fold(text)
    for act in {each.act.start: each.act for each in references if each.act}.values():
        name = _behind(text, folded, act) or _ahead(text, folded, act)
        if name and not _is_of_its_matter(name, act):
            yield Alias(name, act, _usage(name), 0 if _INITIALS.fullmatch(name) else act.end)


def gives_alias(reference: Reference, folded: str) -> bool:
    """Whether an act is only the short name that is given to it: "Ustavom ... (u daljem tekstu: Ustav)"."""
    before = folded[max(0, reference.start - _BEFORE) : reference.start]
    return "(" in before and _end_of_named().search(before) is not None


def _is_of_its_matter(name: str, act: ActName) -> bool:
    """Whether initials are those of what the act is about: "Law on Value Added Tax (VAT)"."""
    words = [word for word in (act.title or "").split() if word[0].isupper()]
    return len(name) > 1 and name == "".join(word[0] for word in words[-len(name) :]) and len(words) == len(name)


def _behind(text: str, folded: str, act: ActName) -> str | None:
    brackets = _IN_BRACKETS.match(text, act.end)
    if brackets:
        return brackets["alias"]
    named = pattern("alias", "named").search(folded, act.start, act.end + _BEHIND)
    if named is None or (named.start() > act.end and not _ONLY_SIGNS.match(text, act.end, named.start())):
        return None
    word = _WORDS.match(text, named.end())
    return word.group() if word and word.group()[0].isupper() else None


def _ahead(text: str, folded: str, act: ActName) -> str | None:
    before = folded[max(0, act.start - _BEFORE) : act.start]
    means = pattern("alias", "means").search(before)
    if means is None:
        return None
    end = act.start - len(before) + means.start()
    defined = _AHEAD.search(text[max(0, end - _BEHIND) : end])
    return defined["alias"] if defined else None


def _usage(name: str) -> re.Pattern[str]:
    """Where an alias stands in a text as printed, in any case of its word."""
    if _INITIALS.fullmatch(name):
        return re.compile(rf"(?<!\w){re.escape(name)}(?:[-‑]?[a-zа-я]{{1,4}})?(?!\w)")
    first, *others = name.split()
    stem = first if len(first) <= _STEM else first[:-1] if first[-1] in "aeiouаеиоуë" else first
    endings = r"[^\W\d_]{0,4}"
    words = "".join(rf"\s{{1,3}}{re.escape(each[: max(_STEM, len(each) - 2)])}{endings}" for each in others)
    return re.compile(rf"(?<!\w){re.escape(stem)}{endings}{words}(?!\w)")


def with_aliases(text: str, references: Sequence[Reference], aliases: Sequence[Alias]) -> list[Reference]:
    """The references, those that lead to an alias tied to its act, and aliases that stand alone."""
    if not aliases:
        return list(references)
    folded = fold(text)
    tied = [_tied(text, folded, each, aliases) for each in references]
    taken = sorted({(each.start, each.end) for each in tied})
    alone = [
        Reference(start=match.start(), end=match.end(), path={}, act=_named(alias))
        for alias in aliases
        for match in alias.used.finditer(text, alias.since)
        if not _overlaps(match, taken) and not _defined_here(folded, match)
    ]
    return sorted([*tied, *alone], key=lambda each: each.start)


def _named(alias: Alias) -> ActName:
    """An alias names its act; one of a kind that anybody adopts stays as uncertain as its name."""
    return alias.act if alias.act.weak else replace(alias.act, certain=True)


def _overlaps(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    """Whether a match lies in one of the spans, which are in order and do not overlap."""
    turn = bisect_right(taken, (match.end(), -1)) - 1
    return turn >= 0 and taken[turn][1] > match.start()


def _tied(text: str, folded: str, reference: Reference, aliases: Sequence[Alias]) -> Reference:
    if reference.act or reference.own or reference.here or not reference.path:
        return reference
    of = grammar().of.match(folded, reference.end)
    for alias in aliases if of else ():
        match = alias.used.match(text, of.end()) if reference.start >= alias.since else None  # type: ignore[union-attr]
        if match:
            return replace(reference, act=alias.act, end=match.end())
    return reference


def _defined_here(folded: str, match: re.Match[str]) -> bool:
    """True where the alias is being given, and where another act's name begins with it ("Zakon o ...")."""
    before = folded[max(0, match.start() - _BEFORE) : match.start()]
    after = folded[match.end() : match.end() + _BEHIND]
    giving = _end_of_named().search(before) or _begin_of_meaning().match(after) or before.endswith("(")
    return bool(giving or _LEADS.match(after) or _THIS.search(before))


def _end_of_named() -> re.Pattern[str]:
    return compiled(rf"{table('alias')['named']}\Z")


def _begin_of_meaning() -> re.Pattern[str]:
    return compiled(table("alias")["means"].removesuffix(r"\Z"))


_LEADS = re.compile(r"\s{1,3}(?:o|za|per|mbi|on)\s")
_THIS = re.compile(r"\b(?:ov(?:og|oga|om|ome|im|aj)|ovoj|ketij|kete|ky|this|drug\w{1,3}|poseb\w{1,4})\s{1,3}\Z")
