"""What the words for actors in a corpus stand for: concepts of the scheme of participants, institutions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import Literal, Quad, RdfFormat, parse

from graph.describe.provenance import corpus_graph, describe_corpus_file
from graph.describe.terms import name, node
from graph.vocabulary import vocabulary_turtle
from ontology.knowledge import Actor, Corpus
from ontology.namespaces import SKOS, actor_iri, fact_iri, practice_iri

Register = Mapping[str, list[Actor]]


def describe_participation(corpus: Corpus, *, base: str) -> Iterator[Quad]:
    """Statements that need the register of actors or the scheme of participants beside a record.

    An actor in words (``voters of the unit``, ``UNDP``) stays as printed. Where the words are a hidden label of the
    scheme of participants the kind is stated beside them (``aln:actorKind``, ``aln:addresseeKind``), where they are
    the name of one institution of the register, that institution (``aln:involves``).
    """
    register = _register(corpus.actors)
    for act in corpus.acts:
        graph = corpus_graph(base, act.key)
        for fact in act.provisions:
            subject = fact_iri(base, fact.key)
            yield from _kinds(subject, "aln:actorKind", fact.actors, graph)
            yield from _kinds(subject, "aln:addresseeKind", fact.addressees, graph)
            named = _named([*fact.actors, *fact.addressees], register, act.jurisdiction)
            yield from _involves(subject, named, base, graph)
    for practice in corpus.practices:
        subject, graph = practice_iri(base, practice.key), corpus_graph(base, practice.key)
        yield from _kinds(subject, "aln:actorKind", practice.actors, graph)
        yield from _involves(subject, _named(practice.actors, register, practice.jurisdiction), base, graph)
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


def _involves(subject: str, actors: Iterable[Actor], base: str, graph: str) -> Iterator[Quad]:
    for actor in actors:
        yield Quad(node(subject), name("aln:involves"), node(actor_iri(base, actor.key)), node(graph))


def _register(actors: Iterable[Actor]) -> Register:
    found: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        for words in dict.fromkeys([*actor.name.values(), *actor.short]):
            found[words].append(actor)
    return found


def _named(wordings: Iterable[str], register: Register, jurisdiction: str) -> Iterator[Actor]:
    """The institutions that words name: those of the jurisdiction, of the one it is part of, or of none; only one."""
    seen: set[str] = set()
    for words in wordings:
        near = [each for each in register.get(words, ()) if _reaches(each.jurisdiction, jurisdiction)]
        if len(near) == 1 and near[0].key not in seen:
            seen.add(near[0].key)
            yield near[0]


def _reaches(actor: str | None, jurisdiction: str) -> bool:
    return actor is None or actor == jurisdiction or jurisdiction.startswith(f"{actor}-")
