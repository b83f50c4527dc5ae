"""What the words for actors in a corpus stand for: concepts of the scheme of participants, institutions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import Literal, Quad, RdfFormat, parse

from graph.describe.provenance import corpus_graph, describe_corpus_file
from graph.describe.terms import name, node
from graph.vocabulary import vocabulary_turtle
from ontology.actor_names import ActorNames
from ontology.corpus import Corpus
from ontology.namespaces import SKOS, actor_iri, fact_iri, practice_iri


def describe_participation(corpus: Corpus, *, base: str) -> Iterator[Quad]:
    """Statements that need the register of actors or the scheme of participants beside a record.

    An actor in words (``voters of the unit``) stays as printed. Where the words are a hidden label of the scheme of
    participants the kind is stated beside them (``aln:actorKind``, ``aln:addresseeKind``), where they are a name in
    the register, that institution (``schema:participant``).
    """
    names = ActorNames(corpus.actors)
    for act in corpus.acts:
        graph = corpus_graph(base, act.key)
        for fact in act.provisions:
            subject = fact_iri(base, fact.key)
            yield from _kinds(subject, "aln:actorKind", fact.actors, graph)
            yield from _kinds(subject, "aln:addresseeKind", fact.addressees, graph)
            found = (names.find(words, act.jurisdiction) for words in [*fact.actors, *fact.addressees])
            for key in dict.fromkeys(actor.key for actor in found if actor):
                yield Quad(node(subject), name("schema:participant"), node(actor_iri(base, key)), node(graph))
    for practice in corpus.practices:
        subject, graph = practice_iri(base, practice.key), corpus_graph(base, practice.key)
        yield from _kinds(subject, "aln:actorKind", practice.actors, graph)
    for key, records in (("jurisdictions", corpus.jurisdictions), ("actors", corpus.actors)):
        if records:
            yield from describe_corpus_file(base, key, ())


@cache
def participants() -> dict[str, tuple[str, ...]]:
    """The concepts of the scheme of participants that a wording of the corpus stands for, as IRIs."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for quad in parse(vocabulary_turtle("participants"), RdfFormat.TURTLE):
        if quad.predicate.value == f"{SKOS}hiddenLabel" and isinstance(quad.object, Literal):
            found[quad.object.value].append(str(getattr(quad.subject, "value", "")))
    return {words: tuple(sorted(iris)) for words, iris in found.items()}


def _kinds(subject: str, predicate: str, wordings: Iterable[str], graph: str) -> Iterator[Quad]:
    for iri in dict.fromkeys(iri for words in wordings for iri in participants().get(words, ())):
        yield Quad(node(subject), name(predicate), node(iri), node(graph))
