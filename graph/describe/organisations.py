"""Who belongs to whom and who takes part: memberships and parts of actors, participants, projects."""

from collections.abc import Iterator

from pyoxigraph import Literal, Quad

from graph.describe.provenance import add_provenance, add_sources, corpus_graph, describe_corpus_file
from graph.describe.terms import Node, name, node, typed
from ontology.actor_names import ActorNames
from ontology.knowledge import Actor, Practice
from ontology.namespaces import actor_iri, jurisdiction_iri, practice_iri, project_iri
from ontology.projects import Project


def describe_ties(actor: Actor, *, base: str) -> Iterator[Quad]:
    """What an actor is a member or a part of (ORG, 5.2 and 5.3)."""
    graph = node(corpus_graph(base, "actors"))
    subject = node(actor_iri(base, actor.key))
    for key in actor.member_of:
        yield Quad(subject, name("org:memberOf"), node(actor_iri(base, key)), graph)
    if actor.part_of:
        yield Quad(subject, name("org:subOrganizationOf"), node(actor_iri(base, actor.part_of)), graph)


def describe_participants(practice: Practice, *, names: ActorNames, base: str) -> Iterator[Quad]:
    """The known actors among those that a practice names in words."""
    graph = node(corpus_graph(base, practice.key))
    for text in practice.actors:
        actor = names.find(text, practice.jurisdiction)
        if actor:
            subject = node(practice_iri(base, practice.key))
            yield Quad(subject, name("schema:participant"), node(actor_iri(base, actor.key)), graph)


def describe_project(project: Project, *, base: str) -> Iterator[Quad]:
    """A project with who pays, who carries it out and where."""
    graph = corpus_graph(base, project.key)
    subject = Node(project_iri(base, project.key), graph=graph, kind="aln:Project")
    subject.add("aln:key", project.key).texts("dcterms:title", project.title)
    subject.texts("dcterms:alternative", project.headings).texts("aln:digest", project.digest)
    subject.add("dcterms:isPartOf", node(project_iri(base, project.part_of)) if project.part_of else None)
    subject.links("schema:funder", (actor_iri(base, key) for key in project.funders))
    subject.links("aln:implementer", (actor_iri(base, key) for key in project.implementers))
    subject.links("dcterms:spatial", (jurisdiction_iri(code) for code in project.jurisdictions))
    subject.add("dcterms:temporal", project.years)
    subject.add("schema:duration", typed(project.duration, "duration") if project.duration else None)
    for predicate, told in [("aln:activity", project.activities), ("aln:targetGroup", project.target_groups)]:
        for texts in told:
            subject.add(predicate, *(Literal(text, language=language) for language, text in texts.items()))
    subject.add("aln:confidence", project.confidence.value)
    subject.add("aln:conflict", project.conflicts).add("skos:note", project.note)
    add_sources(subject, project.sources)
    add_provenance(subject, graph)
    yield from subject
    yield from describe_corpus_file(base, project.key, project.sources)
