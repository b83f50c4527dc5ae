"""The whole of curated knowledge as quads, with the names in it led to places and actors."""

from collections.abc import Callable, Iterator, Mapping

from pyoxigraph import Quad

from graph.describe.knowledge import (
    describe_act,
    describe_actor,
    describe_jurisdiction,
    describe_practice,
    fact_article,
)
from graph.describe.organisations import describe_participants, describe_project, describe_ties
from graph.describe.participation import describe_participation
from graph.describe.places import describe_gazetteer, describe_location
from graph.describe.provenance import corpus_graph
from graph.describe.terms import name, node
from ontology.actor_names import ActorNames
from ontology.corpus import Corpus
from ontology.eli import Eli
from ontology.knowledge import Act
from ontology.namespaces import practice_iri
from ontology.place_names import PlaceNames


def describe_corpus(corpus: Corpus, *, work_of: Callable[[Act], Eli], base: str) -> Iterator[Quad]:
    """Every record of a corpus, file by file; ``work_of`` gives the identifier of an act."""
    places = [each for gazetteer in corpus.gazetteers for each in gazetteer.places]
    names = PlaceNames(places, corpus.jurisdictions)
    works = {act.key: work_of(act) for act in corpus.acts}
    for act in corpus.acts:
        work = works[act.key]
        yield from describe_act(act, work, works)
        yield from describe_location(str(work), act.key, act.municipality, act.jurisdiction, names=names, base=base)
    yield from _practices(corpus, names, base)
    yield from _enabling(corpus, works, base)
    for jurisdiction in corpus.jurisdictions:
        yield from describe_jurisdiction(jurisdiction, base=base)
    for gazetteer in corpus.gazetteers:
        yield from describe_gazetteer(gazetteer, base=base)
    for actor in corpus.actors:
        yield from describe_actor(actor, base=base)
        yield from describe_ties(actor, base=base)
    for project in corpus.projects:
        yield from describe_project(project, base=base)
    yield from describe_participation(corpus, base=base)


def _practices(corpus: Corpus, names: PlaceNames, base: str) -> Iterator[Quad]:
    actors = ActorNames(corpus.actors)
    for practice in corpus.practices:
        yield from describe_practice(practice, base=base)
        iri = practice_iri(base, practice.key)
        yield from describe_location(iri, practice.key, practice.place, practice.jurisdiction, names=names, base=base)
        yield from describe_participants(practice, names=actors, base=base)


def _enabling(corpus: Corpus, works: Mapping[str, Eli], base: str) -> Iterator[Quad]:
    """From the articles of the facts that enabled a practice, where they are known, to the practice."""
    articles = {
        fact.key: fact_article(fact, works[act.key]) for act in corpus.acts for fact in act.provisions if fact.article
    }
    for practice in corpus.practices:
        graph = node(corpus_graph(base, practice.key))
        for article in dict.fromkeys(articles[key] for key in practice.enabled_by if key in articles):
            yield Quad(node(article), name("aln:enables"), node(practice_iri(base, practice.key)), graph)
