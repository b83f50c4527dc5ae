"""Which acts amend or repeal an act, and which it amends or repeals, as people recorded it and as texts say it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.queries import query
from graph.store import RdfStore
from search_api.catalogue.acts import ActSummary, act_summary
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendingView(View):
    """The other act of a relation, ``amends`` or ``repeals``.

    ``outgoing`` is whether the act that was asked for does it to the other; ``targets`` are the IRIs of what is
    amended or repealed, the act itself or parts of it.
    """

    relation: str
    outgoing: bool
    act: ActSummary
    targets: tuple[str, ...]


def amendments(store: RdfStore, work: str) -> tuple[AmendingView, ...]:
    """The acts that ``work`` (IRI of an act) amends or repeals, and those that do so to it.

    By relation, what is done to others last; an act that changes itself is left out.
    """
    found: defaultdict[tuple[str, bool, str], list[str]] = defaultdict(list)
    for row in store.select(query("catalogue/amending"), {"work": work}):
        source, target = row["source"] or "", row["target"] or ""
        outgoing = source == work
        other = _act_of(store, target) if outgoing else source
        if other and other != work:
            found[row["relation"] or "", outgoing, other].append(target)
    return tuple(_views(store, found.items()))


def _views(store: RdfStore, found: Iterable[tuple[tuple[str, bool, str], list[str]]]) -> Iterable[AmendingView]:
    for (relation, outgoing, iri), targets in sorted(found, key=lambda each: (each[0][1], each[0])):
        act = act_summary(store, iri)
        if act is not None:
            yield AmendingView(relation=relation, outgoing=outgoing, act=act, targets=tuple(targets))


def _act_of(store: RdfStore, target: str) -> str | None:
    """The act that an IRI names or that it names a part of: the longest beginning of it that is an act."""
    iri = target
    while "/eli/" in iri:
        found = act_summary(store, iri)
        if found is not None and found.titles:
            return iri
        iri = iri.rpartition("/")[0]
    return None
