"""What the law says of one mechanism, jurisdiction by jurisdiction, ready to be shown."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ontology.codes import Bearing, Confidence
from ontology.validity import period
from search_api.catalogue import ActSummary, FactView, JurisdictionView, ParameterView, PracticeView
from search_api.catalogue.jurisdictions import lies_in
from search_api.pages.held import held_on
from search_api.pages.names import Names
from search_api.pages.precedence import Precedence, of_people, precedence, role_rank, standing
from search_api.pages.values import Phrase, Stated, phrase, quantity

_ASKED = frozenset({"support", "answer_term"})
_FIRST = frozenset({"support"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A typed value in words: its role's key, the phrase, what it counts, and how far it may be trusted.

    ``number`` is in ``unit`` (a key; ``None`` for a day of the year), ``quantity`` both in words, without a bound;
    ``of_people`` is false for the support of others than voters and citizens.
    """

    role: str
    phrase: Phrase
    what: str
    confidence: str
    valid_to: str | None = None
    number: float | None = None
    unit: str = ""
    quantity: str = ""
    of_people: bool = True
    day: date | None = None

    @property
    def current(self) -> bool:
        """Whether it had not ended on the day it is told for; today where none was asked for."""
        return period(None, self.valid_to).holds_on(self.day or datetime.now(tz=UTC).date())

    @property
    def known(self) -> bool:
        """Whether it may be shown as known."""
        return self.confidence != Confidence.LOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one article says: the fact, its act, and its values, those that matter most first."""

    fact: FactView
    act: ActSummary | None
    values: tuple[Value, ...]

    @property
    def known(self) -> bool:
        """Whether the fact may be shown as known."""
        return self.fact.confidence != Confidence.LOW

    @property
    def leading(self) -> tuple[Value, ...]:
        """The values to show where there is little room: known ones that still hold, else whatever there is.

        Where the law does not provide for the mechanism its values are of something else, and are not shown; nor are
        the support and the time for an answer in a step of the procedure.
        """
        if self.absent:
            return ()
        if self.fact.bearing == Bearing.DETAIL:
            return tuple(each for each in self.values if each.known and each.current and each.role not in _ASKED)
        return tuple(each for each in self.values if each.known and each.current) or self.values

    @property
    def roles(self) -> set[str]:
        """Roles of the leading values."""
        return {each.role for each in self.leading if each.known and each.current}

    @property
    def standing(self) -> int:
        """0 for law in force, more for what is proposed or repealed."""
        return standing(self.act)

    @property
    def municipal(self) -> bool:
        """Whether it is of a municipality's own act, which is an example."""
        return bool(self.act and self.act.place)

    @property
    def absent(self) -> bool:
        """Whether it says that the law does not provide for the mechanism."""
        return self.fact.bearing == Bearing.ABSENT

    def tells(self, role: str) -> bool:
        """Whether its values of a role can stand for the mechanism in its jurisdiction.

        Those of a special rule cannot, nor the support and the time for an answer in a step of the procedure.
        """
        bearing = self.fact.bearing
        return bearing is None or (bearing == Bearing.DETAIL and role not in _ASKED)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A statement with those of its values that there is room for."""

    statement: Statement
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One jurisdiction's statements, best first, apart from those nobody verified; ``parts`` are its entities.

    ``practices`` counts those of the mechanism in the jurisdiction and its parts, if any can be trusted; 0 where a
    day is asked for, as practices tell only years.
    """

    jurisdiction: JurisdictionView
    statements: tuple[Statement, ...]
    unverified: tuple[Statement, ...]
    parts: tuple["Answer", ...] = ()
    practices: int = 0

    @property
    def brief(self) -> tuple[Excerpt, ...]:
        """The first statement, and a second where that alone tells the support or the time for an answer.

        The second is of the rule itself too, and no example of a municipality beside the law of the jurisdiction.
        """
        if not self.statements:
            return ()
        first, *others = self.statements
        found = [Excerpt(first, first.leading)]
        wanted = _ASKED - first.roles if first.roles else frozenset[str]()
        able = (each for each in others if each.standing <= 1 and each.municipal == first.municipal)
        second = next((each for each in able if not each.fact.bearing and wanted & each.roles), None)
        if second:
            found.append(Excerpt(second, tuple(each for each in second.leading if each.role in wanted)))
        return tuple(sorted(found, key=lambda each: each.values[0].role not in _FIRST if each.values else True))

    @property
    def practised(self) -> bool:
        """Whether no rule is known, but a practice is, as ``Knowledge.PRACTISED`` has it."""
        return bool(self.practices) and not (self.statements or self.parts)

    @property
    def absent(self) -> bool:
        """Whether the law of the jurisdiction does not provide for the mechanism, as far as it is known."""
        return bool(self.statements) and self.statements[0].absent and not self.statements[0].municipal

    @property
    def silent(self) -> bool:
        """Whether nothing at all is recorded."""
        return not (self.statements or self.unverified or self.parts)


def answers(names: Names, mechanism: str, day: date | None = None, *, within: Collection[str] = ()) -> list[Answer]:
    """The answer of every state, those of its parts within it; parts without a word are left out.

    With a day only what was the law then, as ``alinea compare --as-of`` tells it; else all that is known. ``within``
    are codes of the jurisdictions that are asked about, empty for every state.
    """
    facts = names.collection.facts_of(mechanism)
    held = facts if day is None else held_on(facts, names.collection.rows.get(mechanism, ()), day)
    stated = [statement(names, fact, day) for fact in held]
    every = names.collection.practices.values() if day is None else ()
    practices = [each for each in every if each.mechanism == mechanism]
    return [_answer(names, view, stated, practices) for view in _views(names, within)]


def statement(names: Names, fact: FactView, day: date | None = None) -> Statement:
    """A fact with its values in words, told for a day."""
    told = (value(names, each, day) for each in fact.parameters)

    def weight(each: Value) -> tuple[bool, int, bool]:
        return not (each.known and each.current), role_rank(each.role, fact.mechanism), not each.of_people

    found = sorted(told, key=weight)
    return Statement(fact=fact, act=names.collection.acts.get(fact.act), values=tuple(found))


def in_order(stated: Iterable[Statement]) -> list[Statement]:
    """Statements on one mechanism, what stands first by ``precedence`` before the rest."""
    return sorted(stated, key=_order)


def value(names: Names, parameter: ParameterView, day: date | None = None) -> Value:
    """A parameter in words, that of a change too, told for a day."""
    stated = Stated(
        role=parameter.role or "",
        operator=parameter.operator or "exact",
        printed=parameter.printed or "",
        unit=parameter.unit or "",
        base=str(names.chosen(parameter.base)),
        per=parameter.per or "",
        valid_from=parameter.valid_from,
        valid_to=parameter.valid_to,
    )
    return Value(
        role=parameter.role,
        phrase=phrase(names.interface, stated),
        what=str(names.chosen(parameter.what)),
        confidence=parameter.confidence,
        valid_to=parameter.valid_to,
        number=parameter.value,
        unit=parameter.unit,
        quantity=quantity(names.interface, stated),
        of_people=of_people(parameter.role, parameter.base.get("en", "")),
        day=day,
    )


def _views(names: Names, within: Collection[str]) -> list[JurisdictionView]:
    """The jurisdictions that are asked about; one within another of them is told with that."""
    if not within:
        return names.collection.states
    every = names.collection.jurisdictions.values()
    return [each for each in every if each.code in within and each.part_of not in within]


def _answer(
    names: Names, view: JurisdictionView, stated: Sequence[Statement], practices: Sequence[PracticeView]
) -> Answer:
    own = in_order(each for each in stated if each.fact.jurisdiction == view.code)
    below = (_answer(names, part, stated, practices) for part in names.collection.parts_of(view.code))
    done = [each for each in practices if lies_in(each.jurisdiction, view.code)]
    return Answer(
        jurisdiction=view,
        statements=tuple(each for each in own if each.known),
        unverified=tuple(each for each in own if not each.known),
        parts=tuple(part for part in below if not part.silent),
        practices=len(done) if any(each.confidence != Confidence.LOW for each in done) else 0,
    )


def _order(each: Statement) -> Precedence:
    held = [value for value in each.values if value.known and value.current]
    people = all(value.of_people for value in held[:1])  # the values are in order
    return precedence(each.fact, each.act, [value.role for value in held], people=people)
