"""Could a practice be done somewhere else: what the law there says of its mechanism, and what was done there already.

This reads what is recorded and is no legal advice: that nothing is recorded does not mean that the law is silent.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.compare import compare
from graph.store import RdfStore
from ontology.codes import ActStatus, Bearing, Confidence
from ontology.errors import NotFoundError
from ontology.namespaces import mechanism_iri
from search_api.catalogue.coverage import Knowledge, KnownFact, known_facts
from search_api.catalogue.facts import FactView, fact
from search_api.catalogue.jurisdictions import lies_in, parents
from search_api.catalogue.practices import PracticeView, practices
from search_api.catalogue.subject import pointing, subject
from search_api.catalogue.view import View

_LAW = frozenset({ActStatus.IN_FORCE.value, ActStatus.ASSUMED.value})
_KNOWN = frozenset({Knowledge.CONFIRMED, Knowledge.READ, Knowledge.REPORTED})


class Verdict(StrEnum):
    """What is recorded of a mechanism in a jurisdiction, the firmest first."""

    PROVIDED = "provided"
    """A known rule of a law in force, or assumed to be in force, lays it down."""
    MUNICIPAL = "municipal"
    """Such rules are recorded only for single municipalities, in acts of their own or laws about one of them."""
    EXCLUDED = "excluded"
    """What is known of the law in force is that it does not provide for it."""
    PARTIAL = "partial"
    """Known law in force has a step of it, or a rule for one matter, place, group or level."""
    NEAR = "near"
    """Only a broader, narrower or related mechanism has such a rule."""
    UNSETTLED = "unsettled"
    """A rule is known, but it ended, is only proposed, or nobody knows whether its act is in force."""
    UNVERIFIED = "unverified"
    """A rule is reported that nobody verified."""
    SILENT = "silent"
    """Nothing is recorded."""


class Relation(StrEnum):
    """What a mechanism is to that of the practice, in the words of SKOS."""

    SAME = "same"
    NARROWER = "narrower"
    BROADER = "broader"
    RELATED = "related"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules(View):
    """The facts about one mechanism that hold for a jurisdiction, by how they stand; ``mechanism`` is a key.

    ``absent`` are those of law in force that say that there is no such rule; a municipality's are ``municipal``.
    """

    mechanism: str
    relation: Relation
    in_force: tuple[FactView, ...] = ()
    absent: tuple[FactView, ...] = ()
    municipal: tuple[FactView, ...] = ()
    unsettled: tuple[FactView, ...] = ()
    unverified: tuple[FactView, ...] = ()

    @property
    def laid_down(self) -> bool:
        """Whether law in force has the rule itself: a step of it, or a rule for one matter, does not lay it down."""
        return any(each.bearing is None for each in self.in_force)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartVerdict(View):
    """The verdict of an entity or district, which has laws of its own, by its code."""

    jurisdiction: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHome(View):
    """The answer for one practice (its key) in one jurisdiction (its code) on one day (ISO 8601).

    ``own`` tells of the practice's mechanism, ``near`` of those beside it that law in force lays down; these are
    looked at only where it does not lay down that one. ``parts`` are the verdicts of the parts of a state, ``done``
    the practices of the same mechanism there, without this one.
    """

    practice: str
    mechanism: str
    jurisdiction: str
    as_of: str
    verdict: Verdict
    own: Rules
    near: tuple[Rules, ...]
    parts: tuple[PartVerdict, ...]
    done: tuple[PracticeView, ...]


def at_home(store: RdfStore, key: str, code: str, *, day: date) -> AtHome:
    """What is recorded for doing a practice in a jurisdiction on a day.

    The law of a jurisdiction is its own and that of the state it belongs to. Raises ``NotFoundError`` for a practice
    or a jurisdiction that is not known.
    """
    above, home = parents(store), code.upper()
    if home not in above:
        raise NotFoundError(
            "There is no jurisdiction %(key)s; known are %(known)s.", key=code, known=", ".join(above)
        )
    every = {each.key: each for each in practices(store)}
    if key not in every:
        raise NotFoundError("There is no practice %(key)s.", key=key)
    mechanism = every[key].mechanism
    law, beside = _Law(store, day), _beside(store, mechanism)

    def judged(code: str) -> tuple[Rules, tuple[Rules, ...], Verdict]:
        return _judged(law, mechanism, beside, tuple(each for each in (code, above[code]) if each))

    own, near, verdict = judged(home)
    same = (each for each in every.values() if each.mechanism == mechanism and each.key != key)
    return AtHome(
        practice=key,
        mechanism=mechanism,
        jurisdiction=home,
        as_of=day.isoformat(),
        verdict=verdict,
        own=own,
        near=near,
        parts=tuple(PartVerdict(jurisdiction=each, verdict=judged(each)[2]) for each in above if above[each] == home),
        done=tuple(each for each in same if lies_in(each.jurisdiction, home)),
    )


class _Law:
    """The facts of mechanisms by how they stand on a day; nothing is read twice."""

    def __init__(self, store: RdfStore, day: date) -> None:
        self._store, self._day = store, day
        self._known: defaultdict[tuple[str, str], list[KnownFact]] = defaultdict(list)
        for each in known_facts(store):
            self._known[each.mechanism, each.jurisdiction].append(each)
        self._held: dict[str, set[str]] = {}

    def rules(self, mechanism: str, relation: Relation, codes: tuple[str, ...]) -> Rules:
        """The rules about a mechanism in the law of any of some jurisdictions."""
        found: defaultdict[str, list[FactView]] = defaultdict(list)
        for each in (known for code in codes for known in self._known[mechanism, code]):
            told = fact(self._store, each.iri)
            found[self._standing(told, each)].append(told)
        return Rules(mechanism=mechanism, relation=relation, **{name: tuple(each) for name, each in found.items()})

    def _standing(self, told: FactView, known: KnownFact) -> str:
        if told.confidence == Confidence.LOW or known.knowledge not in _KNOWN:
            return "unverified"
        if told.iri not in self._held_of(known.mechanism):
            return "unsettled"
        act = subject(self._store, told.act)
        if act and act.first("aln:place"):
            return "municipal"
        return "absent" if told.bearing == Bearing.ABSENT else "in_force"

    def _held_of(self, mechanism: str) -> set[str]:
        if mechanism not in self._held:
            rows = compare(self._store, mechanism, as_of=self._day)
            self._held[mechanism] = {row.fact for row in rows if row.act_status in _LAW}
        return self._held[mechanism]


def _judged(
    law: _Law, mechanism: str, beside: dict[str, Relation], codes: tuple[str, ...]
) -> tuple[Rules, tuple[Rules, ...], Verdict]:
    own = law.rules(mechanism, Relation.SAME, codes)
    near: tuple[Rules, ...] = ()
    if not own.laid_down:
        found = (law.rules(key, relation, codes) for key, relation in beside.items())
        near = tuple(each for each in found if each.laid_down)
    return own, near, _verdict(own, near)


def _beside(store: RdfStore, mechanism: str) -> dict[str, Relation]:
    """Keys of the mechanisms beside one, with what they are to it; narrower ones first."""
    iri = mechanism_iri(mechanism)
    concept = subject(store, iri)
    below = (each.iri for each in pointing(store, iri, via="skos:broader"))
    found = dict.fromkeys(below, Relation.NARROWER)
    for name, relation in (("skos:broader", Relation.BROADER), ("skos:related", Relation.RELATED)):
        found |= {each: relation for each in (concept.every(name) if concept else ()) if each not in found}
    return {each.rsplit("/", 1)[-1]: relation for each, relation in found.items()}


def _verdict(own: Rules, near: tuple[Rules, ...]) -> Verdict:
    if own.laid_down:
        return Verdict.PROVIDED
    if any(each.bearing != Bearing.ABSENT for each in own.municipal):
        return Verdict.MUNICIPAL
    if own.absent:
        return Verdict.EXCLUDED
    if own.in_force:
        return Verdict.PARTIAL
    if near:
        return Verdict.NEAR
    if own.unsettled:
        return Verdict.UNSETTLED
    return Verdict.UNVERIFIED if own.unverified else Verdict.SILENT
