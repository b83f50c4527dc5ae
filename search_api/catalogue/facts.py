"""Curated facts: what one article says of one mechanism, with its typed values."""

from dataclasses import dataclass
from typing import Any

from graph.store import RdfStore
from ontology.errors import NotFoundError
from ontology.knowledge import Texts
from search_api.catalogue.sources import Source, sources_of
from search_api.catalogue.subject import Subject, parameters_of, pointing, subject
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterView(View):
    """A typed value. ``role``, ``operator`` and ``unit`` are keys, ``printed`` the exact value as curated.

    ``value`` is its decimal, rounded to six digits; ``None`` for a day of the year.
    """

    iri: str
    role: str
    operator: str
    printed: str
    value: float | None
    unit: str
    base: Texts
    what: Texts
    per: str | None
    valid_from: str | None
    valid_to: str | None
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView(View):
    """A fact. ``provision`` is the work-level IRI of the article, ``act`` the work; ``graph`` its named graph.

    ``bearing`` is a key of ``ontology.codes.Bearing``, ``None`` for the rule itself.
    """

    iri: str
    key: str
    mechanism: str
    bearing: str | None
    jurisdiction: str
    labels: Texts
    digests: Texts
    act: str
    provision: str
    article: str | None
    paragraph: str | None
    article_confidence: str | None
    article_note: str | None
    confidence: str
    parameters: tuple[ParameterView, ...]
    binding: str | None
    quorum: str | None
    fixed_in: str | None
    status_note: str | None
    actors: tuple[str, ...]
    addressees: tuple[str, ...]
    version_checked: str | None
    retrieved: str | None
    conflict: str | None
    note: str | None
    sources: tuple[Source, ...]
    graph: str | None


def fact(store: RdfStore, iri: str) -> FactView:
    """One fact by its IRI; raises ``NotFoundError``."""
    found = subject(store, iri)
    if found is None or "aln:MechanismProvision" not in types_of(found):
        raise NotFoundError("There is no fact %(key)s.", key=iri)
    parameters = {each: subject(store, each) for each in found.every("aln:parameter")}
    return _fact(found, {iri: each for iri, each in parameters.items() if each is not None})


def facts_about(store: RdfStore, target: str, *, via: str) -> tuple[FactView, ...]:
    """Facts that name an act (``aln:act``), an article (``aln:provision``) or a mechanism (``aln:mechanism``)."""
    parameters = parameters_of(store, target, via=via)
    found = [each for each in pointing(store, target, via=via) if "aln:MechanismProvision" in types_of(each)]
    return tuple(sorted((_fact(each, parameters) for each in found), key=_order))


def types_of(found: Subject) -> tuple[str, ...]:
    """The classes of a thing as prefixed names."""
    return tuple(short_class(iri) for iri in found.every("rdf:type"))


def short_class(iri: str) -> str:
    """``aln:Practice`` for the class's IRI; only the classes of this graph are told apart."""
    local = iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    if "data.europa.eu/eli" in iri:
        return f"eli:{local}"
    return f"aln:{local}" if "alinea/ontology" in iri else f"org:{local}" if "/org#" in iri else local


def _order(fact: FactView) -> tuple[str, str, int, str]:
    digits = "".join(letter for letter in (fact.article or "").split("-")[0] if letter.isdigit())
    return fact.jurisdiction, fact.act, int(digits or 0), fact.key


def _fact(found: Subject, parameters: dict[str, Subject]) -> FactView:
    own = parameter_iris(found)
    return FactView(
        iri=found.iri,
        key=found.first("aln:key") or "",
        mechanism=found.key("aln:mechanism") or "",
        bearing=found.first("aln:bearing"),
        jurisdiction=found.key("aln:jurisdiction") or "",
        labels=found.texts("skos:prefLabel"),
        digests=found.texts("aln:digest"),
        act=found.first("aln:act") or "",
        provision=found.first("aln:provision") or "",
        article=found.first("eli:number"),
        paragraph=found.first("aln:paragraph"),
        article_confidence=found.first("aln:articleConfidence"),
        article_note=found.first("aln:articleNote"),
        confidence=found.first("aln:confidence") or "",
        parameters=tuple(ParameterView(**parameter_fields(parameters[iri])) for iri in own if iri in parameters),
        binding=found.first("aln:binding"),
        quorum=found.first("aln:quorum"),
        fixed_in=found.first("aln:fixedIn"),
        status_note=found.first("aln:statusNote"),
        actors=found.every("aln:actor"),
        addressees=found.every("aln:addressee"),
        version_checked=found.first("aln:versionChecked"),
        retrieved=found.first("aln:retrieved"),
        conflict=found.first("aln:conflict"),
        note=found.first("skos:note"),
        sources=sources_of(found),
        graph=found.first("prov:wasDerivedFrom"),
    )


def parameter_fields(found: Subject) -> dict[str, Any]:
    """The fields of a ``ParameterView`` or of what adds to it, from the statements about a parameter."""
    value = found.first("rdf:value")
    return {
        "iri": found.iri,
        "role": found.key("aln:role") or "",
        "operator": found.first("aln:operator") or "",
        "printed": found.first("aln:printed") or "",
        "value": None if value is None else float(value),
        "unit": found.key("aln:unit") or "",
        "base": found.texts("aln:base"),
        "what": found.texts("aln:what"),
        "per": found.first("aln:per"),
        "valid_from": found.first("aln:validFrom"),
        "valid_to": found.first("aln:validTo"),
        "confidence": found.first("aln:confidence") or "",
    }


def parameter_iris(fact: Subject) -> list[str]:
    """The parameters of a fact in the order of the corpus, which their IRIs count."""
    return sorted(fact.every("aln:parameter"), key=lambda iri: (len(iri), iri))
