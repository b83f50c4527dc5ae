"""Chains of units: "shkronja “a”, e pikës 1, të nenit 15", "5 inci maddesinin 2 nci fıkrası"."""

import re
from dataclasses import dataclass, field

from ingest.references.folding import Folded
from ingest.references.numbers import numbers_at, numbers_before
from ingest.references.units import ARTICLE, Grammar, grammar

Path = dict[str, str]
"""A number for each unit named, from the widest to the narrowest."""


_IN_BRACKETS = {
    (ARTICLE, True): "paragraph",
    (ARTICLE, False): "letter",
    ("paragraph", True): "point",
    ("paragraph", False): "letter",
    ("point", False): "letter",
    ("letter", False): "indent",
}
_LIST_REACH = 90
_CAPITAL = re.compile(
    r"\s{1,3}(?!(?:Ustav|Zakon|Zakonik|Statut|Устав|Закон|Законик|Статут)[aа]\b)[^\W\d_a-zà-öø-ÿšđčćž]"
)


@dataclass(slots=True)
class Chain:
    """Paths to provisions as one stretch of text names them.

    ``here`` says that the text places them in the unit that speaks ("ovog člana"), ``start`` and ``end`` hold it.
    While it grows, the paths from ``open_from`` on may still be told an outer unit; what they have ``inherited`` from
    the paths before them gives way to it. ``plural`` says that several articles are listed.
    """

    start: int
    end: int
    paths: list[Path] = field(default_factory=list)
    here: bool = False
    open_from: int = 0
    inherited: frozenset[str] = frozenset()
    plural: bool = False

    def told(self, unit: str) -> bool:
        """Whether the open paths say which unit of this kind they mean."""
        return any(unit in path and unit not in self.inherited for path in self.paths[self.open_from :])

    @property
    def article(self) -> int | None:
        """The article that a list of articles has come to, where it is a plain number."""
        number = self.paths[-1].get(ARTICLE, "")
        return int(number) if self.plural and number.isdigit() else None


@dataclass(frozen=True, slots=True)
class _Group:
    unit: str
    members: tuple[str, ...]
    start: int
    end: int


def chain_at(text: Folded, at: int) -> Chain | None:
    """The chain whose first unit or number stands at an offset of a folded text; ``None`` where there is none."""
    known = grammar()
    group = _group(known, text, at)
    if group is None or (group.unit == "chapter" and _no_chapter(known, text, group)):
        return None
    chain = Chain(start=group.start, end=group.end, paths=[{group.unit: each} for each in group.members])
    chain.plural = known.plural.match(text, at) is not None
    last = group
    while True:
        here = known.own_unit.match(text, chain.end)
        if here and last.unit != ARTICLE and not chain.told(ARTICLE):
            chain.end, chain.here = here.end(), True
            break
        step = _bracketed(known, text, chain.end, last) or _next(known, text, chain)
        if step is None:
            break
        group, listed = step
        if known.ranks[group.unit] > known.ranks[ARTICLE] and _speaks_anew(known, text, chain, group):
            break
        _attach(known, chain, group, last, listed=listed)
        chain.end, last = _past_bracket(text, chain.start, group.end), group
    chain.paths = [_ordered(known, path) for path in chain.paths]
    return chain


def _no_chapter(known: Grammar, text: Folded, group: _Group) -> bool:
    """Whether a chapter is one of a budget, or a heading that the text ran into: "POGLAVLJE V - KAZNE"."""
    word = text.printed[group.start : group.end].split(None, 1)[0]
    return word.isupper() or known.budget.search(text, max(0, group.start - 30), group.start) is not None


def _speaks_anew(known: Grammar, text: Folded, chain: Chain, group: _Group) -> bool:
    """Whether an own paragraph is listed behind other articles: "člana 16. i st. 1–4. ovog člana"."""
    joined = known.listed.match(text, chain.end)
    if joined is None or joined.end() > group.start or ARTICLE not in chain.paths[-1]:
        return False
    for _ in known.ranks:
        if known.own_unit.match(text, group.end):
            return True
        of = known.of.match(text, group.end)
        inner = _group(known, text, of.end()) if of else None
        if inner is None or known.ranks[inner.unit] <= known.ranks[group.unit]:
            return False
        group = inner
    return False


def _past_bracket(text: Folded, start: int, end: int) -> int:
    """Past the bracket that closes here, if the chain opened it: "32 (paragrafi i dytë), 68"."""
    if text[end : end + 1] != ")":
        return end
    near = max(start, end - _LIST_REACH)
    return end + 1 if text.rfind("(", near, end) > text.rfind(")", near, end) else end


def _bracketed(known: Grammar, text: Folded, at: int, last: _Group) -> tuple[_Group, bool] | None:
    """A narrower unit in brackets behind a number, without its word: "nenin 5.2 (a)", "Article 12(3)(b)"."""
    opens = known.bracketed.match(text, at)
    # "fıkrasının (k) bendi": what stands behind the word for a unit has its own.
    if opens is None or (text[at - 1].isalpha() and not last.members[-1].isalpha()):
        return None
    is_figure = any(letter.isdigit() for letter in text[opens.end() : opens.end() + 2])
    unit = _IN_BRACKETS.get((last.unit, is_figure))
    found = numbers_at(text, opens.end(), unit) if unit else None
    # "člana 5. (2) Ministar ..." begins the next paragraph.
    if found is None or (is_figure and _CAPITAL.match(text.printed, found.end)):
        return None
    return _Group(unit or ARTICLE, found.members, opens.end(), found.end), False


def _ordered(known: Grammar, path: Path) -> Path:
    """From the widest unit to the narrowest; "68.1" of the laws that number so is Article 68, paragraph 1."""
    article, dot, paragraph = path.get(ARTICLE, "").partition(".")
    if dot and article.isdigit() and "paragraph" not in path:
        path = path | {ARTICLE: article, "paragraph": paragraph}
    return dict(sorted(path.items(), key=lambda each: known.ranks[each[0]]))


def _next(known: Grammar, text: Folded, chain: Chain) -> tuple[_Group, bool] | None:
    """The group that goes on with a chain, and whether a word for "and" leads to it."""
    of = known.of.match(text, chain.end)
    group = _group(known, text, of.end(), below=chain.article) if of else None
    if group:
        lead = text[chain.end : group.start]
        joined = lead.strip(" ,\n") == "i" and not known.genitive.match(text, group.start)
        # "člana 213 stav 3 i st. 5, člana 233": the paragraphs have their article already.
        anew = lead.strip() == "," and group.unit == ARTICLE and ARTICLE in chain.inherited
        return group, joined or anew
    listed = known.listed.match(text, chain.end)
    if listed is None:
        return None
    start = listed.end()
    of = known.of.match(text, start)
    below = chain.article
    group = _group(known, text, start, below=below) or (_group(known, text, of.end(), below=below) if of else None)
    if group:
        return group, True
    return _resumed(known, text, start, chain)


def _resumed(known: Grammar, text: Folded, at: int, chain: Chain) -> tuple[_Group, bool] | None:
    """A bare number that opens an article anew, for a narrower unit follows: "neneve 81, pika 2, dhe 83, pika 1"."""
    number = known.number.match(text, at)
    if number is None or not number["n"][0].isdigit():
        return None
    if number.group().startswith("(") and "paragraph" in chain.paths[-1]:  # "stav (1) tačka b), (3) i (5)"
        again = numbers_at(text, at, "paragraph")
        return (_Group("paragraph", again.members, at, again.end), True) if again else None
    dotted = "." in number["n"] and "." in chain.paths[-1].get(ARTICLE, "")
    higher = chain.article is not None and int(re.sub(r"\D.*", "", number["n"])) > chain.article
    if dotted or higher:
        again = numbers_at(text, at, ARTICLE)
        return (_Group(ARTICLE, again.members, at, again.end), True) if again else None
    follows = known.unit.match(text, known.of.match(text, number.end()).end())  # type: ignore[union-attr]
    if follows is None or known.ranks[follows.lastgroup or ARTICLE] <= known.ranks[ARTICLE]:
        return None
    return _Group(ARTICLE, (number["n"],), number.start(), number.end()), True


def _attach(known: Grammar, chain: Chain, group: _Group, last: _Group, *, listed: bool) -> None:
    """Tie a group to what was named before it."""
    rank, before = known.ranks[group.unit], known.ranks[last.unit]
    if rank > before and not listed and _belongs_to_all(known, chain, group):
        open_paths = chain.paths[chain.open_from :]
        chain.paths[chain.open_from :] = [path | {group.unit: each} for each in group.members for path in open_paths]
    elif rank > before and not listed:
        base = chain.paths.pop()
        chain.paths += [base | {group.unit: each} for each in group.members]
    elif rank < before and not listed and not chain.told(group.unit):
        inner = [
            {unit: each for unit, each in path.items() if unit not in chain.inherited}
            for path in chain.paths[chain.open_from :]
        ]
        chain.paths[chain.open_from :] = [{group.unit: each} | path for each in group.members for path in inner]
        chain.inherited = frozenset()
    else:
        wider = {unit: each for unit, each in chain.paths[-1].items() if known.ranks[unit] < rank}
        chain.open_from, chain.inherited = len(chain.paths), frozenset(wider)
        chain.paths += [wider | {group.unit: each} for each in group.members]


def _belongs_to_all(known: Grammar, chain: Chain, group: _Group) -> bool:
    """Whether a unit holds all that was listed before it: "shkronjat “h” dhe “l” të nenit 54, pika 1"."""
    rank, paths = known.ranks[group.unit], chain.paths[chain.open_from :]
    return len(paths) > 1 and all(
        group.unit not in path and any(known.ranks[unit] > rank for unit in path) for path in paths
    )


def _group(known: Grammar, text: Folded, at: int, *, below: int | None = None) -> _Group | None:
    """A unit with its numbers, in either order."""
    unit = known.unit.match(text, at)
    if unit:
        name = unit.lastgroup or ARTICLE
        found = numbers_at(text, unit.end(), name, below=None if name == ARTICLE else below)
        return _Group(name, _of_kind(unit.group(), found.members), at, found.end) if found else None
    bare = known.bare_article.match(text, at)
    return _Group(ARTICLE, (bare["n"],), at, bare.end()) if bare else _numbered_unit(known, text, at)


def _of_kind(unit: str, numbers: tuple[str, ...]) -> tuple[str, ...]:
    """Numbers of articles that are counted apart: "EK MADDE 2" is Article "ek 2"."""
    kind, space, _ = unit.partition(" ")
    return tuple(f"{kind} {number}" for number in numbers) if space and "madde" in unit else numbers


def _numbered_unit(known: Grammar, text: Folded, at: int) -> _Group | None:
    """Numbers, then the word for the unit: "5 inci ve 6 ncı maddelerinin"."""
    if not known.number_first.match(text, at):
        return None
    starts = (word.start() for word in known.beginning.finditer(text, at, at + _LIST_REACH))
    unit = next((found for start in starts if (found := known.unit.match(text, start))), None)
    before = numbers_before(text, unit.start()) if unit else None
    if unit is None or before is None or before[1] != at:
        return None
    return _Group(unit.lastgroup or ARTICLE, before[0].members, at, unit.end())
