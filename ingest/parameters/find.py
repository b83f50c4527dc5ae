"""Parameters of the articles of a document."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.bearing import bearing
from ingest.parameters.cues import start_of, weigh
from ingest.parameters.judging import THRESHOLD, judge
from ingest.parameters.money import is_of_money
from ingest.parameters.sentences import Sentences, words_after, words_before
from ingest.parameters.traits import DENSEST, Density, traits_before, traits_of, traits_of_article
from ingest.quantities import Quantity, find_quantities, unwrapped
from ingest.references.folding import fold
from ontology.codes import Operator, ParameterRole, Unit
from ontology.evidence import quote_hash
from ontology.linking import ExtractedParameter, Link, LinkKind, Mention, MentionKind
from ontology.model import Provision, ProvisionKind
from ontology.toml_tables import toml_table

_FEW = 5
"""Articles; what has less is a piece of an act, of which nothing is known, and is taken as one on mechanisms."""

_NUMBERED = re.compile(r"(?:^|\n)[ \t]*\(\d{1,2}\)[ \t]", re.MULTILINE)
_BEARING = frozenset({ProvisionKind.ARTICLE, ProvisionKind.TEXT, ProvisionKind.ANNEX})
_LIMITS = frozenset({
    ParameterRole.ANSWER_TERM, ParameterRole.COLLECTION_TERM, ParameterRole.PROCEDURE_TERM,
})  # fmt: skip
_FLOORS = frozenset({
    ParameterRole.NOTICE_TERM, ParameterRole.MORATORIUM, ParameterRole.SUPPORT, ParameterRole.TURNOUT,
    ParameterRole.MAJORITY, ParameterRole.CONSULTATION_TERM,
})  # fmt: skip
_TURNED = {Operator.MAX: Operator.MIN, Operator.MIN: Operator.MAX}
_PERIODS = {
    "year": (1, Unit.YEARS),
    "half_year": (6, Unit.MONTHS),
    "quarter": (3, Unit.MONTHS),
    "month": (1, Unit.MONTHS),
    "week": (1, Unit.WEEKS),
}
_FINER = {Unit.YEARS: (12, Unit.MONTHS)}


def find_parameters(
    provisions: Sequence[Provision], mentions: Sequence[Mention], links: Iterable[Link] = ()
) -> Iterator[ExtractedParameter]:
    """Typed values in the articles of a document and in its undivided text, each once, in order.

    ``links`` tell which articles regulate a mechanism. Only what sentence, article and act make a parameter with a
    probability of at least ``THRESHOLD`` is one; that probability is its score.
    """
    acts = Act(provisions, mentions, links)
    for provision in bearing(provisions, _BEARING):
        yield from _in_provision(provision, acts)


class _Named:
    """The mentions of one provision by kind, each in the order of the text."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._found = {
            kind: [each for each in mentions if each.kind is kind]
            for kind in (MentionKind.MECHANISM, MentionKind.ACTOR)
        }

    def nearest(self, kind: MentionKind, place: tuple[int, int]) -> str | None:
        """What is named of a kind: the last before a quantity, else the first behind it."""
        found = self._found[kind]
        before = bisect_left(found, place[1], key=lambda each: each.span[0])
        return found[max(0, before - 1)].value if found else None


class Act:
    """What is said of mechanisms in an act, by provision."""

    def __init__(self, provisions: Sequence[Provision], mentions: Sequence[Mention], links: Iterable[Link]) -> None:
        self._named: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.value:
                self._named[mention.provision].append(mention)
        ruled = [each.source for each in links if each.kind is LinkKind.PROVIDES]
        articles = sum(each.kind is ProvisionKind.ARTICLE for each in provisions)
        spoken = sum(each.kind is MentionKind.MECHANISM for each in mentions)
        self._density = Density(spoken / articles, len(ruled) / articles) if articles >= _FEW else DENSEST
        self._ruled = frozenset(ruled)

    def named(self, provision: Provision) -> _Named:
        return _Named(self._named[provision.iri])

    def traits(self, provision: Provision) -> set[str]:
        return traits_of_article(
            fold(provision.heading or ""),
            named=any(each.kind is MentionKind.MECHANISM for each in self._named[provision.iri]),
            linked=provision.iri in self._ruled,
            density=self._density,
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """A quantity of a provision with the words around it in its sentence, and all that its role is told by."""

    quantity: Quantity
    sums: dict[str, float]
    start: float
    traits: set[str]


def judged_quantities(provision: Provision, quantities: Sequence[Quantity], shared: set[str]) -> Iterator[Judged]:
    """Each quantity that is no penalty or money, with what speaks for its roles; ``shared``: its article's traits."""
    folded = unwrapped(provision.text)
    sentences = Sentences(provision.text)
    offences = _offences(folded, sentences)
    for quantity in quantities:
        if is_of_money(quantity) or any(start <= quantity.start < end for start, end in offences):
            continue
        sentence = sentences.around(quantity.start, quantity.end)
        around = slice(*(bisect_left(quantities, edge, key=_place) for edge in sentence))
        others = [(each.start, each.end) for each in quantities[around] if each is not quantity]
        before = words_before(folded, sentence, quantity.at, others)
        after = words_after(folded, sentence, quantity.end, others)
        yield Judged(
            quantity=quantity,
            sums=weigh(quantity, before, folded[quantity.at : quantity.end], after),
            start=start_of(quantity),
            traits=traits_of(quantity, before, after) | traits_before(sentences.before(folded, sentence)) | shared,
        )


def _in_provision(provision: Provision, act: Act) -> Iterator[ExtractedParameter]:
    quantities = find_quantities(provision.text)
    if not quantities:
        return
    mentions = act.named(provision)
    turn = 0
    for each in judged_quantities(provision, quantities, act.traits(provision)):
        role, score = judge(each.quantity, each.sums, each.start, each.traits)
        counted = counted_quantity(each.quantity, provision.text) if score >= THRESHOLD else None
        if counted is None:
            continue
        turn += 1
        yield _parameter(counted, role, score, provision=provision, turn=turn, mentions=mentions)


def _place(quantity: Quantity) -> int:
    return quantity.at


def _offences(folded: str, sentences: Sentences) -> list[tuple[int, int]]:
    """Stretches that punish: the rest of a sentence, or of a numbered paragraph with all full stops of its list."""
    numbered = [match.start() for match in _NUMBERED.finditer(folded)]
    found = []
    for match in _punishing().finditer(folded):
        turn = bisect_right(numbered, match.start())
        following = numbered[turn] if turn < len(numbered) else len(folded)
        end = following if turn else sentences.around(match.start(), match.end())[1]
        found.append((match.end(), end))
    return found


@cache
def _punishing() -> re.Pattern[str]:
    return re.compile(toml_table("ingest.parameters", "cues")["punishing"])


def counted_quantity(quantity: Quantity, text: str) -> Quantity | None:
    """A quantity of a text in the unit that a parameter has; ``None`` for a frequency that has none."""
    if quantity.form != "frequency":
        return quantity
    return _count(quantity, unwrapped(text), Sentences(text))


def _count(quantity: Quantity, folded: str, sentences: Sentences) -> Quantity | None:
    """Meetings as so many in a period; anything else by the time from one to the next: "twice a year" is six months.

    ``None`` where that is no whole number of a unit.
    """
    if quantity.form != "frequency":
        return quantity
    start, end = sentences.around(quantity.start, quantity.end)
    if _meetings().search(folded, start, end):
        return quantity
    if quantity.per is None:
        return None
    times = int(quantity.value)
    value, unit = _PERIODS[quantity.per]
    if value % times and unit in _FINER:
        factor, unit = _FINER[unit]
        value *= factor
    return None if value % times else replace(quantity, value=str(value // times), unit=unit, per=None)


@cache
def _meetings() -> re.Pattern[str]:
    return re.compile(toml_table("ingest.parameters", "cues")["meetings"])


def _parameter(
    quantity: Quantity,
    role: ParameterRole,
    score: float,
    *,
    provision: Provision,
    turn: int,
    mentions: _Named,
) -> ExtractedParameter:
    offset = provision.span[0]
    evidence = provision.text[quantity.start : quantity.end]
    quote_sha256, words = quote_hash(evidence)
    place = (offset + quantity.start, offset + quantity.end)
    return ExtractedParameter(
        iri=f"{provision.iri}#parameter-{turn}",
        provision=provision.iri,
        mechanism=mentions.nearest(MentionKind.MECHANISM, place),
        actor=mentions.nearest(MentionKind.ACTOR, place),
        role=role,
        operator=_turned(role, quantity, evidence) or _usual(role, quantity),
        value=quantity.value,
        unit=quantity.unit,
        base=quantity.base,
        per=None if quantity.per == "every" else quantity.per,
        evidence=evidence,
        span=place,
        quote_sha256=quote_sha256,
        words=words,
        score=round(score, 3),
        method="parameter-model",
    )


def _turned(role: ParameterRole, quantity: Quantity, evidence: str) -> Operator | None:
    """The operator of a quantity; counted back from an event, "at the latest" is a least number of days."""
    if role is ParameterRole.NOTICE_TERM and quantity.operator and _counted_back().search(fold(evidence)):
        return _TURNED.get(quantity.operator, quantity.operator)
    return quantity.operator


@cache
def _counted_back() -> re.Pattern[str]:
    return re.compile(toml_table("ingest.parameters", "cues")["counted_back"])


def _usual(role: ParameterRole, quantity: Quantity) -> Operator:
    """The bound that a role has where the text has no word for one: a term is at most, a support at least."""
    if role in _LIMITS:
        return Operator.MAX
    return Operator.MIN if role in _FLOORS and quantity.form != "majority" else Operator.EXACT
