"""The code lists of curated knowledge; each is a concept scheme of ``ontology/ttl/schemes.ttl`` or a plain key."""

from enum import StrEnum


class Confidence(StrEnum):
    """How far a curated statement may be trusted."""

    HIGH = "high"
    """The wording of the act, or an article-by-article reproduction of it, was read."""
    MEDIUM = "medium"
    """A secondary source reports it."""
    LOW = "low"
    """Unverified; never shown as known."""


class ActType(StrEnum):
    """Kinds of document, as concepts of the act-type scheme."""

    CONSTITUTION = "constitution"
    TREATY = "treaty"
    LAW = "law"
    BILL = "bill"
    STATUTE = "statute"
    DECISION = "decision"
    REGULATION = "regulation"
    INSTRUCTION = "instruction"
    RULES = "rules"
    GUIDELINE = "guideline"
    NOTICE = "notice"
    REPORT = "report"
    GUIDE = "guide"
    RECORD = "record"
    PAGE = "page"


class ActStatus(StrEnum):
    """Whether an act is in force, as far as the curator could see."""

    IN_FORCE = "in_force"
    ASSUMED = "assumed_in_force"
    REPEALED = "repealed"
    PROPOSED = "proposed"
    UNKNOWN = "unknown"


class Bearing(StrEnum):
    """How a fact bears on its mechanism, where it does not simply lay down the rule."""

    ABSENT = "absent"
    """The act does not provide for the mechanism, or rules it out."""
    DETAIL = "detail"
    """A step, a condition or a neighbour of the rule, not the rule itself."""
    SPECIAL = "special"
    """A rule for one matter, place, group or level of government only."""


class Established(StrEnum):
    """How a value came to be known."""

    CURATED = "curated"
    """People wrote it down from their source."""
    CONFIRMED = "confirmed"
    """It was compared with the text of the act, and the text says so."""
    CONTRADICTED = "contradicted"
    """It was compared with the text of the act, and the text says otherwise."""
    EXTRACTED = "extracted"
    """It was read from the text, and nobody curated it."""


class NumberedBy(StrEnum):
    """Who gave the act its number: the state itself, or only the gazette issue it was printed in."""

    STATE = "state"
    GAZETTE = "gazette"


class ParameterRole(StrEnum):
    """What a parameter measures, as concepts of the parameter-role scheme."""

    SUPPORT = "support"
    """Support needed to start the procedure: a share or a number of signatures, persons, councillors."""
    TURNOUT = "turnout"
    """Turnout without which a vote is not valid."""
    MAJORITY = "majority"
    """Votes needed to decide."""
    ANSWER_TERM = "answer_term"
    """Time in which the authority must decide, debate or answer."""
    COLLECTION_TERM = "collection_term"
    """Time in which support must be collected."""
    NOTICE_TERM = "notice_term"
    """Time between announcement and event."""
    CONSULTATION_TERM = "consultation_term"
    """Time during which a draft is open for comments or inspection."""
    PROCEDURE_TERM = "procedure_term"
    """Any other time limit of the procedure."""
    MORATORIUM = "moratorium"
    """Time in which the matter may not be put or changed again."""
    TERM_OF_OFFICE = "term_of_office"
    """How long a body or seat lasts."""
    FREQUENCY = "frequency"
    """How often something must happen."""
    COMPOSITION = "composition"
    """Size of a body or seats kept for a group."""
    SCOPE = "scope"
    """A bound on where the rule applies: population, area, amount."""


class Operator(StrEnum):
    """How the value bounds what it measures."""

    MIN = "min"
    MAX = "max"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    EXACT = "exact"


class Unit(StrEnum):
    """Units of parameter values; ``fraction`` is a share written as a fraction (``1/3``)."""

    PERCENT = "percent"
    FRACTION = "fraction"
    SIGNATURES = "signatures"
    PERSONS = "persons"
    VOTERS = "voters"
    COUNCILLORS = "councillors"
    MEMBERS = "members"
    ORGANISATIONS = "organisations"
    MEETINGS = "meetings"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    DAY_OF_YEAR = "day_of_year"
    EUR = "EUR"
