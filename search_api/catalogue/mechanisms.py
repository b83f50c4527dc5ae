"""Mechanisms: the thesaurus, with what is known of each concept in each jurisdiction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.compare import ComparisonRow, compare
from graph.queries import query
from graph.store import RdfStore
from ontology.errors import NotFoundError
from ontology.knowledge import Texts
from search_api.catalogue.practices import PracticeView, practices
from search_api.catalogue.subject import Subject, expand, members
from search_api.catalogue.view import View

Counts = dict[str, int]
"""How many, by jurisdiction code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismSummary(View):
    """A concept with its names and what is known of it; ``broader`` and ``narrower`` are keys."""

    key: str
    iri: str
    labels: Texts
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    facts: Counts
    practices: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismNode(View):
    """A concept in the tree; one with two broader concepts stands below both."""

    mechanism: MechanismSummary
    children: tuple["MechanismNode", ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismView(MechanismSummary):
    """A concept with all that the thesaurus says of it, its comparison and its practices.

    ``scope_note`` is what ``scope_notes`` say in English, in one text.
    """

    alternative: dict[str, tuple[str, ...]]
    definitions: Texts
    scope_note: str | None
    scope_notes: dict[str, tuple[str, ...]]
    related: tuple[str, ...]
    matches: tuple[str, ...]
    comparison: tuple[ComparisonRow, ...]
    examples: tuple[PracticeView, ...]


def mechanisms(store: RdfStore) -> list[MechanismNode]:
    """The thesaurus as trees, one for each top concept, in the order of the keys."""
    return mechanism_trees(mechanism_summaries(store))


def mechanism_trees(known: Mapping[str, MechanismSummary]) -> list[MechanismNode]:
    """The same from concepts that are at hand."""
    tops = [each for each in known.values() if not each.broader]
    return [_node(top, known, frozenset()) for top in tops]


def mechanism_summaries(store: RdfStore) -> dict[str, MechanismSummary]:
    """All concepts by key."""
    return _summaries(store, members(store, "mechanisms"))


def mechanism(store: RdfStore, key: str) -> MechanismView:
    """One concept by its key; raises ``NotFoundError``."""
    concepts = members(store, "mechanisms")
    found = next((each for each in concepts if each.first("skos:notation") == key), None)
    if found is None:
        raise NotFoundError("There is no mechanism %(key)s; /api/mechanisms and alinea coverage list all.", key=key)
    summary = _summaries(store, concepts)[key]
    notes = found.text_lists("skos:scopeNote")
    return MechanismView(
        key=key,
        iri=found.iri,
        labels=summary.labels,
        broader=summary.broader,
        narrower=summary.narrower,
        facts=summary.facts,
        practices=summary.practices,
        alternative=found.text_lists("skos:altLabel"),
        definitions=found.texts("skos:definition"),
        scope_note=" ".join(notes.get("en", ())) or None,
        scope_notes=notes,
        related=_keys(found, "skos:related"),
        matches=(*found.every("skos:exactMatch"), *found.every("skos:closeMatch")),
        comparison=tuple(compare(store, key)),
        examples=tuple(practices(store, mechanism=key)),
    )


def _summaries(store: RdfStore, concepts: Iterable[Subject]) -> dict[str, MechanismSummary]:
    facts, examples = _counts(store, "aln:MechanismProvision"), _counts(store, "aln:Practice")
    subjects = {each.first("skos:notation") or "": each for each in concepts}
    narrower: defaultdict[str, list[str]] = defaultdict(list)
    for key, each in subjects.items():
        for above in _keys(each, "skos:broader"):
            narrower[above].append(key)
    return {
        key: MechanismSummary(
            key=key,
            iri=each.iri,
            labels=each.texts("skos:prefLabel"),
            broader=_keys(each, "skos:broader"),
            narrower=tuple(narrower[key]),
            facts=facts.get(key, {}),
            practices=examples.get(key, {}),
        )
        for key, each in subjects.items()
    }


def _node(own: MechanismSummary, known: Mapping[str, MechanismSummary], above: frozenset[str]) -> MechanismNode:
    """A branch; a circle in the thesaurus is cut where it closes."""
    below = [known[key] for key in own.narrower if key in known and key not in above]
    return MechanismNode(mechanism=own, children=tuple(_node(each, known, above | {own.key}) for each in below))


def _counts(store: RdfStore, name: str) -> dict[str, Counts]:
    found: defaultdict[str, Counts] = defaultdict(dict)
    for row in store.select(query("catalogue/counts"), {"class": expand(name)}):
        found[row["mechanism"] or ""][row["jurisdiction"] or ""] = int(row["count"] or 0)
    return {key: dict(sorted(counts.items())) for key, counts in found.items()}


def _keys(found: Subject, name: str) -> tuple[str, ...]:
    return tuple(iri.rsplit("/", 1)[-1] for iri in found.every(name))
