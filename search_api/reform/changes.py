"""Typed changes: what is other in one snapshot than in an earlier one."""

from dataclasses import dataclass
from typing import TypeAlias

from graph.differences import Run
from ontology.knowledge import Texts
from search_api.catalogue.facts import ParameterView
from search_api.catalogue.view import View
from search_api.reform.kinds import Kind, Thing

Told: TypeAlias = Texts | tuple[str, ...] | str | None
"""What a snapshot says in one field: texts by language (BCP 47), several values, one, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(View):
    """One field that says something else; ``None`` or empty on a side that said nothing."""

    field: str
    before: Told
    after: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(ParameterView):
    """A typed value, with what a comparison of snapshots needs besides.

    ``holds_from`` and ``holds_until`` are the days that follow from what curators wrote (``valid_from`` and
    ``valid_to``: ISO 8601 dates, or years), half open. ``finding`` is ``confirmed`` or ``contradicted`` where it was
    compared with a text.
    """

    holds_from: str | None
    holds_until: str | None
    finding: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(View):
    """What all changes tell.

    ``iri`` is the thing that changed and ``titles`` are its names; those of a value are its fact's, those of a text
    or an article its act's. ``jurisdiction`` is a code, ``mechanisms`` are keys: those of the facts of an act, none
    for actors. ``day`` is the day of the snapshot that has the change (ISO 8601), ``None`` where it tells none.
    """

    kind: Kind
    iri: str
    jurisdiction: str | None
    mechanisms: tuple[str, ...]
    titles: Texts
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActChange(Change):
    """An act; ``documents`` are IRIs of the texts held of it, ``confidence`` is ``None`` where no one curated it."""

    status: str | None
    confidence: str | None
    documents: tuple[str, ...]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange(Change):
    """A text of the work ``act``, which is also ``iri``; ``document`` is the expression.

    ``replaces`` is the text it was compared with, which the later snapshot may not hold any more. ``up_to`` is the
    last issue of the gazette that it includes, ``version_date`` the day of that amending act.
    """

    act: str
    document: str
    language: str | None
    up_to: str | None
    version_date: str | None
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleChange(Change):
    """An article; ``before`` and ``after`` are its IRIs in the two texts, and ``iri`` that of the work's part.

    ``runs`` are its words, kept, removed or added. ``mechanisms`` are those of the facts that name the article.
    """

    act: str
    document_before: str
    document_after: str
    before: str | None
    after: str | None
    number_before: str | None
    number_after: str | None
    heading: str | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange(Change):
    """A fact; ``provision`` is the IRI of the article in the work. ``values`` are all that it has (or had)."""

    act: str
    act_titles: Texts
    provision: str
    article: str | None
    confidence: str
    finding: str | None
    values: tuple[Value, ...]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange(Change):
    """A value of the fact ``fact``: what it was and what it is; ``None`` on a side that does not have it."""

    fact: str
    act: str
    act_titles: Texts
    provision: str
    article: str | None
    role: str
    before: Value | None
    after: Value | None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustChange(Change):
    """How far a statement is trusted: ``before`` and ``after`` are confidences, or findings.

    ``value`` is set where the statement is a value; ``fact``, ``act`` and the rest where it belongs to a fact.
    """

    thing: Thing
    before: str | None
    after: str | None
    value: Value | None = None
    fact: str | None = None
    act: str | None = None
    act_titles: Texts | None = None
    provision: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeChange(Change):
    """A practice; ``place`` and ``years`` as curated."""

    place: str | None
    years: str | None
    confidence: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorChange(Change):
    """An actor; ``actor_kind`` is a key of the scheme ``actor-kinds``."""

    actor_kind: str
    differences: tuple[Difference, ...] = ()
