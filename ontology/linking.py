"""What texts name, and what that ties together: mentions, links, and parameters read from the text."""

from dataclasses import dataclass
from enum import StrEnum

from ontology.codes import Operator, ParameterRole, Unit


class MentionKind(StrEnum):
    """What a span may name."""

    ACT = "act"
    PROVISION = "provision"
    MECHANISM = "mechanism"
    ACTOR = "actor"
    PLACE = "place"
    DATE = "date"
    QUANTITY = "quantity"


class LinkKind(StrEnum):
    """How two things are tied."""

    CITES = "cites"
    AMENDS = "amends"
    REPEALS = "repeals"
    IMPLEMENTS = "implements"
    ENABLES = "enables"
    PROVIDES = "provides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names something; ``target`` is ``None`` while unresolved, and ``reason`` says why.

    ``span`` counts characters of ``Document.text``, ``provision`` is the IRI of the unit that was searched. ``value``
    is what is named, in a normal form: ``15.2.3`` for an article, its paragraph and point; for an act its number
    (``139/2015``, ``03/L-040``), ``eu:`` and CELEX number, ``constitution``, or the slug of its title; the key of a
    mechanism; the number of a quantity. ``base`` of a provision is ``own`` or the act it is part of, in the same
    normal form; ``issues`` are the gazette issues named with an act (``129/2007``). A range or a list is a mention
    for each member, with the same span. ``score`` lies between 0 and 1, ``method`` names the way it was found.
    ``link`` says how the provision is tied to what it names, ``action`` what it does to it (``replaces``,
    ``inserts``, ``deletes``, ``renumbers``), ``part`` is the step below the act that is meant (``art_15``).
    """

    kind: MentionKind
    surface: str
    span: tuple[int, int]
    provision: str
    target: str | None = None
    value: str | None = None
    unit: str | None = None
    base: str | None = None
    issues: tuple[str, ...] = ()
    reason: str | None = None
    method: str = "pattern"
    score: float = 1.0
    link: LinkKind = LinkKind.CITES
    action: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two IRIs tied by a relation, with its evidence; ``confidence`` lies between 0 and 1."""

    kind: LinkKind
    source: str
    target: str
    evidence: str
    span: tuple[int, int]
    quote_sha256: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedParameter:
    """A typed value of a mechanism as one article of one document states it.

    ``value`` is a decimal or a fraction (``1/3``), as in ``ontology.knowledge.Parameter``. ``mechanism`` and
    ``actor`` are keys where they are known, ``base`` and ``per`` words of the text or of the code list. ``evidence``
    are the words at ``span``, ``quote_sha256`` and ``words`` name them as ``ontology.evidence`` does. ``score`` lies
    between 0 and 1.
    """

    iri: str
    provision: str
    mechanism: str | None
    role: ParameterRole
    operator: Operator
    value: str
    unit: Unit
    evidence: str
    span: tuple[int, int]
    quote_sha256: str
    words: int
    score: float
    method: str
    base: str | None = None
    actor: str | None = None
    per: str | None = None
