"""What people curate: acts, mechanism provisions with typed parameters, practices, actors.

These are the records of ``corpus/``. They are plain frozen dataclasses, so that every room of the house
can hold them without a library; the loader validates files against them field by field.

A text in several languages is a mapping from a BCP 47 tag to a string (``{"sq": "...", "en": "..."}``).
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar, TypeAlias

from ontology.codes import (
    ActStatus,
    ActType,
    Bearing,
    Confidence,
    Established,
    NumberedBy,
    Operator,
    ParameterRole,
    Unit,
)
from ontology.evidence import Evidence, Finding
from ontology.validity import Law, Period, law_of, narrower, period

Texts: TypeAlias = dict[str, str]
"""The same text in several languages, by BCP 47 tag."""

_STRICT: dict[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A typed value of a mechanism: signature share or count, days, quorum, majority.

    ``value`` is a decimal (``5``, ``2.5``), a fraction (``1/3``) or, for ``day_of_year``, ``--MM-DD``
    (XML Schema ``gMonthDay``). ``per`` is the period of a frequency. ``valid_from`` and ``valid_to`` are
    ISO 8601 dates, or years where no more is known; the value holds from the first and before the second day
    (a year as ``valid_to`` is meant whole). ``confidence`` and ``sources`` are set only where they differ from
    those of the provision. ``contested`` is a word shared by statements of one provision that cannot all be true.
    ``evidence`` says where the value was looked up in a text of the act.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    role: ParameterRole
    operator: Operator
    value: str
    unit: Unit
    base: Texts = field(default_factory=dict)
    what: Texts = field(default_factory=dict)
    per: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    confidence: Confidence | None = None
    contested: str | None = None
    sources: list["Source"] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    note: str | None = None

    def __post_init__(self) -> None:
        period(self.valid_from, self.valid_to)

    @property
    def number(self) -> float | None:
        """The value as a float, ``None`` for a day of the year."""
        return None if self.unit is Unit.DAY_OF_YEAR else float(Fraction(self.value))

    @property
    def established(self) -> Established:
        """How the value came to be known: by its evidence where it has any."""
        found = {each.finding for each in self.evidence}
        if Finding.CONTRADICTED in found:
            return Established.CONTRADICTED
        return Established.CONFIRMED if found else Established.CURATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a statement was seen: an address, or words naming a printed text; with the day it was looked at."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    url: str | None = None
    text: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismProvision:
    """What one article says of one mechanism: a digest in our own words, and the typed values in it.

    ``article`` and ``paragraph`` are ``None`` where no number is known, and ``article_note`` then says why;
    ``article_confidence`` speaks of that number only. ``bearing`` is ``None`` for the rule itself. ``valid_from`` and
    ``valid_to`` are those of this rule (as for ``Parameter``), where they differ from those of the act. ``evidence``
    bears out the rule itself.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    key: str
    mechanism: str
    name: Texts
    digest: Texts
    confidence: Confidence
    bearing: Bearing | None = None
    article: str | None = None
    article_note: str | None = None
    paragraph: str | None = None
    article_confidence: Confidence | None = None
    actors: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    parameters: list[Parameter] = field(default_factory=list)
    binding: str | None = None
    quorum: str | None = None
    fixed_in: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    status: str | None = None
    version_checked: str | None = None
    retrieved: str | None = None
    sources: list[Source] = field(default_factory=list)
    conflicts: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        period(self.valid_from, self.valid_to)
        if not (self.article or self.article_note):
            raise ValueError('without an article, article_note must say why ("reported, article not seen")')


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazette:
    """Where an act was published: the gazette's abbreviation as the state cites it, and issue/year."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    name: str
    number: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A work in the sense of FRBR and ELI, with the mechanism provisions known of it.

    ``number`` is the number within the year, printed without the year: ``139`` for Albania's Law
    139/2015, ``03/L-040`` for Kosovo*, ``129`` for the issue 129/2007 of a gazette. ``amends`` and ``repeals``
    are keys of acts in the corpus. ``valid_from`` is the day of entry into force, ``valid_to`` the first day on
    which the act no longer holds; years where no more is known.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    key: str
    jurisdiction: str
    type: ActType
    title: Texts
    status: ActStatus
    confidence: Confidence
    year: int | None = None
    number: str | None = None
    numbered_by: NumberedBy = NumberedBy.GAZETTE
    municipality: str | None = None
    short: list[str] = field(default_factory=list)
    gazette: Gazette | None = None
    amended_by: list[str] = field(default_factory=list)
    amends: list[str] = field(default_factory=list)
    repeals: list[str] = field(default_factory=list)
    valid_from: str | None = None
    valid_to: str | None = None
    issuer: str | None = None
    status_note: str | None = None
    version_checked: str | None = None
    sources: list[Source] = field(default_factory=list)
    note: str | None = None
    provisions: list[MechanismProvision] = field(default_factory=list)

    def __post_init__(self) -> None:
        period(self.valid_from, self.valid_to)

    def validity(self, fact: MechanismProvision, parameter: Parameter | None = None) -> Period:
        """The days on which a rule of this act, or a value in it, held or holds."""
        found = period(self.valid_from, self.valid_to).within(period(fact.valid_from, fact.valid_to))
        return found.within(period(parameter.valid_from, parameter.valid_to)) if parameter else found

    def law(self, fact: MechanismProvision | None = None) -> Law:
        """When this act, or a rule of it, was the law, as far as is known."""
        own = self.valid_from, self.valid_to
        written = narrower(own, (fact.valid_from, fact.valid_to)) if fact else own
        return law_of(written, status=self.status, year=self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """Something a municipality or its people really did, and what came of it.

    ``years`` is a year, a range (``2014-2022``) or an open range (``2019-``). ``enabled_by`` names
    mechanism provisions by key.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    key: str
    jurisdiction: str
    mechanism: str
    title: Texts
    digest: Texts
    confidence: Confidence
    place: str | None = None
    years: str | None = None
    outcome: Texts = field(default_factory=dict)
    actors: list[str] = field(default_factory=list)
    enabled_by: list[str] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    conflicts: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An institution, association or organisation; never a private person.

    ``member_of`` and ``part_of`` are keys of actors, where a source says so.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    key: str
    kind: str
    name: Texts
    jurisdiction: str | None = None
    short: list[str] = field(default_factory=list)
    url: str | None = None
    member_of: list[str] = field(default_factory=list)
    part_of: str | None = None
    note: str | None = None
    sources: list[Source] = field(default_factory=list)
