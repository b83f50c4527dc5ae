"""What a quantity, its sentence and its article are like: traits that the learned weights speak of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

from ingest.parameters.cues import kinds_of
from ingest.parameters.families import families_of, one_letter, senses_of, words_in
from ingest.quantities import Quantity
from ontology.codes import Unit

_FROM = frozenset(
    "od po nakon poslije posle nga pas prej from after of following since itibaren sonra prije pre pred uoci "
    "perpara para before prior qe kur ne upon".split()
)
"""Words behind a term that begin the event it is counted from, or back from."""

_BREAK = frozenset(",;.¦(")
_LETTERS_BEFORE, _LETTERS_AFTER = 320, 260
_EVENT, _BEHIND, _NEAR, _FAR = 14, 16, 7, 26
"""Words: of the event at most, looked at behind it, right before the quantity, and before it at all."""
_STEM, _STEMS_NEAR, _STEMS_BEHIND = 5, 7, 8
_STEM_LETTERS_BEFORE, _STEM_LETTERS_AFTER = 220, 160
_PAIRED_BEFORE, _PAIRED_AFTER = 3, 4
_ACROSS, _ACROSS_STEM = 2, 4
"""Words nearest to the quantity on either side that are paired with their neighbour, and across the quantity."""

_AGES, _MANDATES = range(10, 76), (4, 5)
_FIRST = frozenset({"P:-"})
_DENSE = {"mentions": (0.04, 0.3), "links": (0.03,)}


@dataclass(frozen=True, slots=True)
class Density:
    """How much an act speaks of mechanisms: mentions of them, and links to them, for each of its articles."""

    mentions: float = 0.0
    links: float = 0.0


DENSEST = Density(float("inf"), float("inf"))


def traits_of(quantity: Quantity, before: str, after: str) -> set[str]:
    """Traits of a quantity and of its sentence: the folded words before it and behind it.

    ``T:`` families of the event it is counted from, ``A:`` behind that, ``N:`` right before, ``B:`` farther before,
    ``G:`` anywhere, and ``S:`` senses of the glossary anywhere; ``sN:`` and ``sA:`` beginnings of words near it,
    ``pN:`` and ``pA:`` those of two neighbours, and ``pX:`` of one on either side; the others tell what the quantity
    itself is.
    """
    before, after = one_letter(before), one_letter(after)
    earlier, later = words_in(before[-_LETTERS_BEFORE:]), words_in(after[:_LETTERS_AFTER])
    event = _event(later)
    found = {f"trig:{event[0] if event else '-'}"}
    places = (
        ("T", event),
        ("A", later[len(event) :][:_BEHIND]),
        ("N", earlier[-_NEAR:]),
        ("B", earlier[-_FAR:-_NEAR]),
    )
    for place, words in places:
        for word in words:
            found.update(_placed(place, word))
    return found | _stems(before, after) | _own(quantity)


@lru_cache(maxsize=50_000)
def _placed(place: str, word: str) -> tuple[str, ...]:
    """The traits that a word gives at a place."""
    families = (f"{where}:{family}" for family in sorted(families_of(word)) for where in (place, "G"))
    return (*families, *_carried("S", word))


@lru_cache(maxsize=50_000)
def _carried(where: str, word: str) -> tuple[str, ...]:
    """The traits of the senses that a word may carry."""
    return tuple(f"{where}:{sense}" for sense in sorted(senses_of(word)))


@lru_cache(maxsize=500)
def traits_before(earlier: str) -> frozenset[str]:
    """Families (``P:``) of the folded sentence before that of a quantity; ``P:-`` where there is none.

    Who asked, and whom, is often told there: "The public may see the study. Opinions are given within 30 days."
    """
    return frozenset(f"P:{each}" for word in words_in(one_letter(earlier)) for each in families_of(word)) or _FIRST


def traits_of_article(heading: str, *, named: bool, linked: bool, density: Density) -> set[str]:
    """Traits of an article: families (``H:``) and senses (``SH:``) of its folded heading, and what it and its act say
    of mechanisms.

    ``named`` tells that the article names a mechanism, ``linked`` that it regulates one.
    """
    words = words_in(one_letter(heading))
    found = {f"H:{family}" for word in words for family in families_of(word)}
    found |= {trait for word in words for trait in _carried("SH", word)}
    found |= ({"C:mech"} if named else set()) | ({"C:link"} if linked else set())
    for name, steps in _DENSE.items():
        found |= {f"D:{name}:{step}" for step in steps if getattr(density, name) > step}
    return found


def _event(later: Sequence[str]) -> Sequence[str]:
    """The words of the event that a term is counted from, as far as the clause goes."""
    if not later or later[0] not in _FROM:
        return ()
    end = next((at for at, word in enumerate(later[:_EVENT]) if word in _BREAK), _EVENT)
    return later[:end]


def _stems(before: str, after: str) -> set[str]:
    earlier = [word for word in words_in(before[-_STEM_LETTERS_BEFORE:]) if word.isalpha()]
    later = [word for word in words_in(after[:_STEM_LETTERS_AFTER]) if word.isalpha()]
    near = [word[:_STEM] for word in earlier[-_STEMS_NEAR:]]
    behind = [word[:_STEM] for word in later[:_STEMS_BEHIND]]
    found = {f"sN:{stem}" for stem in near} | {f"sA:{stem}" for stem in behind}
    found |= {f"pN:{one}_{other}" for one, other in pairwise(near[-_PAIRED_BEFORE:])}
    found |= {f"pA:{one}_{other}" for one, other in pairwise(behind[:_PAIRED_AFTER])}
    across = product(near[-_ACROSS:], behind[:_ACROSS])
    return found | {f"pX:{one[:_ACROSS_STEM]}_{other[:_ACROSS_STEM]}" for one, other in across}


def _own(quantity: Quantity) -> frozenset[str]:
    """What the quantity is by itself."""
    return _alike(kinds_of(quantity), quantity.unit, str(quantity.operator), quantity.form, quantity.value)


@lru_cache(maxsize=2000)
def _alike(kinds: frozenset[str], unit: Unit, operator: str, form: str, value: str) -> frozenset[str]:
    found = {f"K:{kind}" for kind in kinds} | {f"U:{unit.value}", f"O:{operator}", f"form:{form}"}
    if value.isdigit():
        found |= {f"yr:{_years(int(value))}"} if unit is Unit.YEARS else set()
        found |= {f"day:{_days(int(value))}"} if unit is Unit.DAYS else set()
    return frozenset(found)


def _years(value: int) -> str:
    if value in _AGES:
        return "age"
    return "mandate" if value in _MANDATES else "few" if value < min(_MANDATES) else "more"


def _days(value: int) -> str:
    bounds = {3: "three", 15: "fifteen", 60: "sixty"}
    return next((name for bound, name in bounds.items() if value <= bound), "more")
