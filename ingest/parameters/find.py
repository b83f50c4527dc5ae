"""Parameters of the articles of a document."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.bearing import bearing
from ingest.parameters.cues import ANY, NONE, kinds_of, start_of, weigh
from ingest.parameters.sentences import Sentences, words_after, words_before
from ingest.quantities import Quantity, find_quantities
from ingest.references.folding import fold
from ontology.codes import Operator, ParameterRole, Unit
from ontology.evidence import quote_hash
from ontology.linking import ExtractedParameter, Mention, MentionKind
from ontology.model import Provision, ProvisionKind
from ontology.toml_tables import toml_table

THRESHOLD = 0.5
_PROCEDURE_FIRST = 0.15
_BEARING = frozenset({ProvisionKind.ARTICLE, ProvisionKind.TEXT, ProvisionKind.ANNEX})
_LIMITS = frozenset({
    ParameterRole.ANSWER_TERM, ParameterRole.COLLECTION_TERM, ParameterRole.PROCEDURE_TERM,
})  # fmt: skip
_FLOORS = frozenset({
    ParameterRole.NOTICE_TERM, ParameterRole.MORATORIUM, ParameterRole.SUPPORT, ParameterRole.TURNOUT,
    ParameterRole.MAJORITY, ParameterRole.CONSULTATION_TERM,
})  # fmt: skip
_PERIODS = {
    "year": ("1", Unit.YEARS),
    "half_year": ("6", Unit.MONTHS),
    "quarter": ("3", Unit.MONTHS),
    "month": ("1", Unit.MONTHS),
    "week": ("1", Unit.WEEKS),
}


def find_parameters(provisions: Sequence[Provision], mentions: Sequence[Mention]) -> Iterator[ExtractedParameter]:
    """Typed values in the articles of a document and in its undivided text, each once, in order.

    Only what its sentence gives a role with a score of at least ``THRESHOLD`` is a parameter.
    """
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.value:
            named[mention.provision].append(mention)
    for provision in bearing(provisions, _BEARING):
        yield from _in_provision(provision, _Named(named[provision.iri]))


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


def _in_provision(provision: Provision, mentions: _Named) -> Iterator[ExtractedParameter]:
    quantities = find_quantities(provision.text)
    if not quantities:
        return
    folded = fold(provision.text)
    sentences = Sentences(provision.text)
    turn = 0
    for quantity in quantities:
        found = _role(quantity, folded, sentences, quantities)
        counted = _counted(quantity, folded, sentences) if found else None
        if found is None or counted is None:
            continue
        turn += 1
        yield _parameter(counted, *found, provision=provision, turn=turn, mentions=mentions)


def _role(
    quantity: Quantity, folded: str, sentences: Sentences, quantities: Sequence[Quantity]
) -> tuple[ParameterRole, float] | None:
    """The role of a quantity and its score; ``None`` below the threshold."""
    sentence = sentences.around(quantity.start, quantity.end)
    around = slice(*(bisect_left(quantities, edge, key=_place) for edge in sentence))
    others = [(each.start, each.end) for each in quantities[around] if each is not quantity]
    before = words_before(folded, sentence, quantity.at, others)
    after = words_after(folded, sentence, quantity.end, others)
    weights = weigh(quantity, before, folded[quantity.at : quantity.end], after)
    start = start_of(quantity) + weights.pop(ANY, 0.0) - weights.pop(NONE, 0.0)
    first = {ParameterRole.PROCEDURE_TERM.value: _PROCEDURE_FIRST} if "term" in kinds_of(quantity) else {}
    best = max(
        {*weights, *first}, key=lambda role: (weights.get(role, 0.0) + first.get(role, 0.0), role), default=None
    )
    if best is None:
        return None
    score = start + weights.get(best, 0.0)
    return (ParameterRole(best), min(score, 1.0)) if score >= THRESHOLD else None


def _place(quantity: Quantity) -> int:
    return quantity.at


def _counted(quantity: Quantity, folded: str, sentences: Sentences) -> Quantity | None:
    """Meetings as so many in a period; anything else that is once a year as one year, what is oftener not at all."""
    if quantity.form != "frequency":
        return quantity
    start, end = sentences.around(quantity.start, quantity.end)
    if _meetings().search(folded, start, end):
        return quantity
    if quantity.value != "1" or quantity.per is None:
        return None
    value, unit = _PERIODS[quantity.per]
    return replace(quantity, value=value, unit=unit, per=None)


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
        operator=quantity.operator or _usual(role, quantity),
        value=quantity.value,
        unit=quantity.unit,
        base=quantity.base,
        per=None if quantity.per == "every" else quantity.per,
        evidence=evidence,
        span=place,
        quote_sha256=quote_sha256,
        words=words,
        score=round(score, 3),
        method="parameter-cues",
    )


def _usual(role: ParameterRole, quantity: Quantity) -> Operator:
    """The bound that a role has where the text has no word for one: a term is at most, a support at least."""
    if role in _LIMITS:
        return Operator.MAX
    return Operator.MIN if role in _FLOORS and quantity.form != "majority" else Operator.EXACT
