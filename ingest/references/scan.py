"""All references of a text: chains of units and names of acts, tied to one another where they stand together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.references.act_words import act_grammar
from ingest.references.acts import ActName, act_at, heads, heads_in
from ingest.references.chains import Chain, Path, chain_at
from ingest.references.folding import Folded, fold
from ingest.references.issues import issues_behind
from ingest.references.units import ARTICLE, grammar
from ingest.sieve import Openings

_BRACKET = 60  # letters that stand between a bracket and a reference in it, at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One provision or act that a text names at ``start`` to ``end``.

    ``path`` holds a number for each unit named, and is empty where only an act is. ``act`` is ``None`` for the act
    itself; ``own`` says that the text states so ("ovog zakona"), ``here`` that it means the unit that speaks.
    """

    start: int
    end: int
    path: Path
    act: ActName | None = None
    own: bool = False
    here: bool = False


def find_references(text: str) -> list[Reference]:
    """Every reference of a text, in order; members of a list or range share their span."""
    folded = fold(text)
    found: list[Reference] = []
    done = 0
    last: Reference | None = None
    for start in _anchors(text, folded):
        if start < done:
            continue
        for reference in _at(text, folded, start, last):
            last = _within_bracket(text, reference)
            found.append(last)
            done = reference.end
    return found


def _within_bracket(text: str, found: Reference) -> Reference:
    """Without the bracket at its end that was opened before it: "(član 20)" is no "član 20)"."""
    own = text[found.start : found.end]
    if not own.endswith(")") or own.count(")") <= own.count("(") or text[found.end : found.end + 1] == ")":
        return found
    before = text[max(0, found.start - _BRACKET) : found.start]
    return replace(found, end=found.end - 1) if before.rfind("(") > before.rfind(")") else found


def _anchors(text: str, folded: Folded) -> list[int]:
    known, found = grammar(), _openings().find(folded)
    words = (match.start() for match in found["beginning"])
    units = {start for start in (*words, *_glued(folded, found["glued"])) if known.unit.match(folded, start)}
    before = {match.start() for match in found["number_first"]}
    return sorted({*units, *before, *heads_in(text, folded, found)})


@cache
def _openings() -> Openings:
    known = grammar()
    units = {"beginning": known.beginning, "glued": known.glued, "number_first": known.number_first}
    return Openings({**units, **heads()})


def _glued(folded: Folded, matches: Iterable[re.Match[str]]) -> Iterator[int]:
    """Where a word for a unit begins that has lost the space before it: "sipasnenit 33"."""
    known = grammar()
    for match in matches:
        start = match.start()
        if folded[start - 1 : start].isalnum() and known.glued_behind.search(folded, max(0, start - 8), start):
            yield start


def _at(text: str, folded: Folded, start: int, last: Reference | None) -> Iterator[Reference]:
    chain = chain_at(folded, start)
    if chain:
        yield from _chained(text, folded, chain, last)
        return
    act = act_at(text, folded, start)
    if act is None:
        return
    act = issues_behind(text, act)
    following = _followed(folded, act.end) or _named_behind(text, folded, act.end)
    if following:
        for path in following.paths:
            yield Reference(start=start, end=following.end, path=path, act=act)
    else:
        yield Reference(start=start, end=act.end, path={}, act=act)


def _excepted_from(folded: Folded, chain: Chain, last: Reference) -> Path | None:
    """What is wider in the provision from which this one is excepted: "člana 5. stav 1, osim tačke 3)"."""
    known = grammar()
    widest = min(map(known.ranks.__getitem__, chain.paths[0]))
    if not known.excepted.fullmatch(folded, last.end, chain.start) or widest <= known.ranks[ARTICLE]:
        return None
    return {unit: number for unit, number in last.path.items() if known.ranks[unit] < widest}


def _stays_of(folded: Folded, chain: Chain, last: Reference) -> bool:
    """Whether articles are excepted from the act named last: "prestaje da važi Zakon o radu, osim čl. 5. i 6."."""
    behind = not last.path and last.end < chain.start
    return behind and grammar().excepted.fullmatch(folded, last.end, chain.start) is not None


_TURKISH = re.compile(r"(?:kanun|kararname|karari|yonetmeli[kg]|teblig|anayasa)[a-z]{0,8}\Z")


def _followed(folded: Folded, end: int) -> Chain | None:
    """The chain that a Turkish act's name leads to: "Kanunun 21 inci maddesi"."""
    if not _TURKISH.search(folded, max(0, end - 24), end):
        return None
    gap = act_grammar().turkish_behind.match(folded, end)
    chain = chain_at(folded, gap.end()) if gap else None
    return chain if chain and chain.start == (gap.end() if gap else -1) else None


def _named_behind(text: str, folded: Folded, end: int) -> Chain | None:
    """The chain that follows an act behind a comma: "Ligjit nr. 8417, neni 5", "veçanërisht nenet 5.1 dhe 5.7"."""
    comma = grammar().behind_act.match(folded, end)
    chain = chain_at(folded, comma.end()) if comma else None
    if chain is None or chain.here or grammar().own_act.match(folded, chain.end):
        return None
    of = grammar().of.match(folded, chain.end)
    return None if of and act_at(text, folded, of.end()) else chain


def _chained(text: str, folded: Folded, chain: Chain, last: Reference | None) -> Iterator[Reference]:
    known = grammar()
    act, own, end = None, False, chain.end
    if not chain.here:
        if match := known.own_act.match(folded, chain.end):
            own, end = True, match.end()
        elif last and last.act and (match := known.same_act.match(folded, chain.end)):
            act, end = last.act, match.end()
        elif last and not chain.told(ARTICLE) and (match := known.same_unit.match(folded, chain.end)):
            within = {unit: number for unit, number in last.path.items() if unit == ARTICLE}
            chain.paths, act, end = [within | path for path in chain.paths], last.act, match.end()
        elif last and (excepted := _excepted_from(folded, chain, last)):
            chain.paths, act, own = [excepted | path for path in chain.paths], last.act, last.own
        else:
            of = known.of.match(folded, chain.end)
            near = of is not None and "\n\n" not in text[chain.end : of.end()]
            act = act_at(text, folded, of.end()) if of and near else None
            act = issues_behind(text, act) if act else None
            end = act.end if act else end
            if act is None and last and _stays_of(folded, chain, last):
                act = last.act
    else:
        own = True
    for path in chain.paths:
        yield Reference(start=chain.start, end=end, path=path, act=act, own=own, here=chain.here)
