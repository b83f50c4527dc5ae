"""Curated knowledge as quads: each file of the corpus is one named graph."""

from collections.abc import Iterator, Mapping
from datetime import date

from pyoxigraph import Quad

from graph.describe.confirmation import describe_evidence, evidence_iris
from graph.describe.provenance import (
    add_provenance,
    add_sources,
    addresses_in,
    corpus_graph,
    describe_corpus_file,
)
from graph.describe.terms import Node, Term, name, node, typed
from ontology.codes import ActStatus
from ontology.eli import Eli, article_part
from ontology.knowledge import Act, Actor, MechanismProvision, Parameter, Practice
from ontology.namespaces import (
    CONCEPTS,
    act_type_iri,
    actor_iri,
    fact_iri,
    jurisdiction_iri,
    mechanism_iri,
    practice_iri,
    role_iri,
    unit_iri,
)
from ontology.places import Jurisdiction
from ontology.validity import Period, period

# Only what a curator has seen; an act that is merely assumed to be in force says nothing to ELI.
_IN_FORCE = {ActStatus.IN_FORCE: "eli:InForce-inForce", ActStatus.REPEALED: "eli:InForce-notInForce"}


def describe_act(act: Act, work: Eli, works: Mapping[str, Eli] | None = None) -> Iterator[Quad]:
    """A work with its mechanism provisions; ``works`` are those of the acts it amends or repeals, by key."""
    graph = corpus_graph(work.base, act.key)
    subject = Node(str(work), graph=graph, kind="eli:LegalResource")
    subject.add("aln:key", act.key).texts("dcterms:title", act.title)
    subject.add("eli:type_document", node(act_type_iri(act.type)))
    subject.add("aln:jurisdiction", node(jurisdiction_iri(act.jurisdiction)))
    subject.add("aln:status", act.status.value).add("aln:confidence", act.confidence.value)
    force = _IN_FORCE.get(act.status)
    subject.add("eli:in_force", name(force) if force else None)
    subject.add("eli:id_local", act.number, *act.short)
    subject.add("aln:year", typed(act.year, "gYear") if act.year else None)
    subject.add("aln:issuer", act.issuer).add("aln:place", act.municipality)
    subject.add("aln:statusNote", act.status_note).add("skos:note", act.note)
    subject.add("aln:amendment", *act.amended_by)
    if act.gazette:
        subject.add("aln:gazette", " ".join(part for part in (act.gazette.name, act.gazette.number) if part))
    subject.add("aln:validFrom", act.valid_from).add("aln:validTo", act.valid_to)
    subject.add("eli:first_date_entry_in_force", _day(period(act.valid_from, None).first))
    subject.add("eli:date_no_longer_in_force", _day(period(None, act.valid_to).end))
    subject.links("eli:amends", (str(works[key]) for key in act.amends if works and key in works))
    subject.links("eli:repeals", (str(works[key]) for key in act.repeals if works and key in works))
    add_sources(subject, act.sources)
    yield from subject.add("prov:wasDerivedFrom", node(graph))
    sources = [*act.sources, *(source for fact in act.provisions for source in fact.sources)]
    yield from describe_corpus_file(work.base, act.key, sources)
    for fact in act.provisions:
        yield from _describe_fact(fact, act, work, graph)


def fact_article(fact: MechanismProvision, work: Eli) -> str:
    """IRI of the article a fact speaks of; the work itself where no article is known."""
    return str(work.part(article_part(fact.article))) if fact.article else str(work)


def _describe_fact(fact: MechanismProvision, act: Act, work: Eli, graph: str) -> Iterator[Quad]:
    article = fact_article(fact, work)
    subject = Node(fact_iri(work.base, fact.key), graph=graph, kind="aln:MechanismProvision")
    subject.add("aln:key", fact.key).texts("skos:prefLabel", fact.name).texts("aln:digest", fact.digest)
    subject.add("aln:mechanism", node(mechanism_iri(fact.mechanism)))
    subject.add("aln:bearing", fact.bearing.value if fact.bearing else None)
    subject.add("aln:jurisdiction", node(jurisdiction_iri(act.jurisdiction)))
    subject.add("aln:provision", node(article)).add("aln:act", node(str(work)))
    subject.add("eli:number", fact.article).add("aln:paragraph", fact.paragraph)
    subject.add("aln:confidence", fact.confidence.value)
    subject.add("aln:articleConfidence", fact.article_confidence.value if fact.article_confidence else None)
    subject.add("aln:articleNote", fact.article_note).add("aln:binding", fact.binding)
    subject.add("aln:quorum", fact.quorum).add("aln:fixedIn", fact.fixed_in).add("aln:statusNote", fact.status)
    subject.add("aln:actor", *fact.actors).add("aln:addressee", *fact.addressees)
    subject.add("aln:versionChecked", fact.version_checked).add("aln:conflict", fact.conflicts)
    subject.add("skos:note", fact.note)
    subject.add("aln:retrieved", typed(fact.retrieved, "date") if fact.retrieved else None)
    add_sources(subject, fact.sources)
    add_provenance(subject, graph)
    _validity(subject, fact, act.validity(fact))
    iri = fact_iri(work.base, fact.key)
    subject.links("aln:confirmation", evidence_iris(iri, fact.evidence))
    yield from describe_evidence(iri, fact.evidence, graph=graph)
    iris = [f"{iri}/parameter/{turn}" for turn, _ in enumerate(fact.parameters, start=1)]
    yield from subject.links("aln:parameter", iris)
    for each, parameter in zip(iris, fact.parameters, strict=True):
        yield from _describe_parameter(each, parameter, fact, act, article, graph)
    if fact.article:
        part = Node(article, graph=graph, kind="eli:LegalResourceSubdivision")
        yield from part.add("eli:number", fact.article).add("eli:is_part_of", node(str(work)))


def _describe_parameter(
    iri: str, parameter: Parameter, fact: MechanismProvision, act: Act, article: str, graph: str
) -> Iterator[Quad]:
    subject = Node(iri, graph=graph, kind="aln:Parameter")
    subject.add("aln:role", node(role_iri(parameter.role))).add("aln:operator", parameter.operator.value)
    subject.add("aln:unit", node(unit_iri(parameter.unit))).add("aln:printed", parameter.value)
    number = parameter.number
    subject.add("rdf:value", None if number is None else typed(_decimal(number), "decimal"))
    subject.texts("aln:base", parameter.base).texts("aln:what", parameter.what)
    subject.add("aln:per", parameter.per).add("aln:provision", node(article))
    _validity(subject, parameter, act.validity(fact, parameter))
    subject.add("aln:established", parameter.established.value).add("aln:contested", parameter.contested)
    subject.add("skos:note", parameter.note)
    add_sources(subject, parameter.sources)
    subject.links("aln:confirmation", evidence_iris(iri, parameter.evidence))
    yield from subject.add("aln:confidence", (parameter.confidence or fact.confidence).value)
    yield from describe_evidence(iri, parameter.evidence, graph=graph)


def _validity(subject: Node, told: MechanismProvision | Parameter, held: Period) -> None:
    """The dates as curators wrote them, and the days that follow from these and those of the act."""
    subject.add("aln:validFrom", told.valid_from).add("aln:validTo", told.valid_to)
    subject.add("aln:holdsFrom", _day(held.first)).add("aln:holdsUntil", _day(held.end))


def _day(day: date | None) -> Term | None:
    return typed(day.isoformat(), "date") if day else None


def _decimal(number: float) -> str:
    """Six places at most and no exponent, which ``xsd:decimal`` does not know."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def describe_practice(practice: Practice, *, base: str) -> Iterator[Quad]:
    """A practice with its place, years, outcome and the facts that enabled it."""
    graph = corpus_graph(base, practice.key)
    subject = Node(practice_iri(base, practice.key), graph=graph, kind="aln:Practice")
    subject.add("aln:key", practice.key).texts("dcterms:title", practice.title)
    subject.texts("aln:digest", practice.digest).texts("aln:outcome", practice.outcome)
    subject.add("aln:mechanism", node(mechanism_iri(practice.mechanism)))
    subject.add("aln:jurisdiction", node(jurisdiction_iri(practice.jurisdiction)))
    subject.add("aln:place", practice.place).add("dcterms:temporal", practice.years)
    subject.add("aln:actor", *practice.actors).add("aln:confidence", practice.confidence.value)
    subject.add("aln:conflict", practice.conflicts).add("skos:note", practice.note)
    subject.links("aln:enabledBy", (fact_iri(base, key) for key in practice.enabled_by))
    add_sources(subject, practice.sources)
    add_provenance(subject, graph)
    yield from subject
    yield from describe_corpus_file(base, practice.key, practice.sources)


def describe_jurisdiction(jurisdiction: Jurisdiction, *, base: str) -> Iterator[Quad]:
    """A jurisdiction as a concept of its scheme, with the footnote its name needs."""
    graph = corpus_graph(base, "jurisdictions")
    subject = Node(jurisdiction_iri(jurisdiction.code), graph=graph, kind="aln:Jurisdiction")
    subject.add("rdf:type", node("http://www.w3.org/2004/02/skos/core#Concept"))
    subject.add("skos:notation", jurisdiction.code).add("skos:inScheme", node(f"{CONCEPTS}scheme/jurisdictions"))
    subject.texts("skos:prefLabel", jurisdiction.name).texts("aln:footnote", jurisdiction.footnote)
    subject.add("dcterms:language", *jurisdiction.languages).add("aln:gazette", *jurisdiction.gazettes)
    if jurisdiction.part_of:
        subject.add("skos:broader", node(jurisdiction_iri(jurisdiction.part_of)))
    if jurisdiction.wikidata:
        subject.add("skos:exactMatch", node(f"http://www.wikidata.org/entity/{jurisdiction.wikidata}"))
    yield from subject


def describe_actor(actor: Actor, *, base: str) -> Iterator[Quad]:
    """An institution or organisation."""
    graph = corpus_graph(base, "actors")
    subject = Node(actor_iri(base, actor.key), graph=graph, kind="org:Organization")
    subject.add("aln:key", actor.key).texts("skos:prefLabel", actor.name).add("skos:altLabel", *actor.short)
    subject.add("org:classification", node(f"{CONCEPTS}actor-kind/{actor.kind}"))
    if actor.jurisdiction:
        subject.add("aln:jurisdiction", node(jurisdiction_iri(actor.jurisdiction)))
    subject.links("schema:url", addresses_in(actor.url or "")).add("skos:note", actor.note)
    add_sources(subject, actor.sources)
    yield from subject
