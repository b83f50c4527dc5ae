"""Actors: institutions, associations and organisations."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from graph.queries import query
from graph.store import RdfStore
from ontology.errors import NotFoundError
from ontology.knowledge import Texts
from ontology.scripts import slug
from search_api.catalogue.facts import FactView, fact, types_of
from search_api.catalogue.jurisdictions import lies_in_one
from search_api.catalogue.sources import Source, sources_of
from search_api.catalogue.subject import Subject, instances, pointing
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView(View):
    """An actor; ``kind`` is a key of the scheme ``actor-kinds``, ``jurisdiction`` a code.

    ``member_of`` and ``part_of`` are keys of actors.
    """

    iri: str
    key: str
    kind: str
    names: Texts
    short: tuple[str, ...]
    jurisdiction: str | None
    url: str | None
    member_of: tuple[str, ...]
    part_of: tuple[str, ...]
    note: str | None
    sources: tuple[Source, ...]


def actors(store: RdfStore, *, countries: Collection[str] = (), kind: str | None = None) -> list[ActorView]:
    """All actors, of jurisdictions with their parts and of a kind where these are given."""
    found = (_actor(each) for each in instances(store, "org:Organization"))
    wanted = (each for each in found if kind in (None, each.kind) and lies_in_one(each.jurisdiction, countries))
    return sorted(wanted, key=lambda each: (each.jurisdiction or "~", each.key))


def actor(store: RdfStore, key: str) -> ActorView:
    """One actor by its key; raises ``NotFoundError``."""
    found = next((each for each in actors(store) if each.key == key), None)
    if found is None:
        raise NotFoundError("There is no actor %(key)s.", key=key)
    return found


def is_named(view: ActorView, words: str) -> bool:
    """Whether every word begins a word of the actor's names, in any language and either script."""
    told = {part for name in (*view.names.values(), *view.short) for part in slug(name).split("-")}
    return all(any(part.startswith(word) for part in told) for word in slug(words).split("-") if word)


def facts_naming(store: RdfStore, iri: str) -> list[FactView]:
    """The facts in which the law names an actor, by the actor's IRI."""
    found = pointing(store, iri, via="schema:participant")
    return [fact(store, each.iri) for each in found if "aln:MechanismProvision" in types_of(each)]


def mechanisms_in_law(store: RdfStore) -> dict[str, frozenset[str]]:
    """The mechanisms of the facts that name an actor, by keys of both."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in store.select(query("catalogue/actors_in_law")):
        found[row["actor"] or ""].add(row["mechanism"] or "")
    return {key: frozenset(each) for key, each in found.items()}


def _keys(found: Subject, name: str) -> tuple[str, ...]:
    return tuple(iri.rsplit("/", 1)[-1] for iri in found.every(name))


def _actor(found: Subject) -> ActorView:
    return ActorView(
        iri=found.iri,
        key=found.first("aln:key") or "",
        kind=found.key("org:classification") or "",
        names=found.texts("skos:prefLabel"),
        short=found.every("skos:altLabel"),
        jurisdiction=found.key("aln:jurisdiction"),
        url=found.first("schema:url"),
        member_of=_keys(found, "org:memberOf"),
        part_of=_keys(found, "org:subOrganizationOf"),
        note=found.first("skos:note"),
        sources=sources_of(found),
    )
