"""Changes of the graph: made on a copy, held against what the build owns, and told as a patch."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from graph.curation.patch import Patch
from graph.curation.update_words import may_touch, with_using, without_load
from graph.store import Dataset, RdfStore
from graph.stores.formats import GRAPH_FORMATS
from graph.stores.live import copy_store
from graph.stores.query_faults import update_fault
from graph.stores.silent_services import with_own_services
from ontology.errors import NotFoundError, OwnedGraphError, QueryError, QueryRefusedError, QuerySyntaxError

_JSON_LD = "application/ld+json"
_BEFORE_JSON = b" \t\r\n\xef\xbb\xbf"
"""White space (RFC 8259, 2) and the mark of UTF-8."""


class Change(Protocol):
    """One change of a store; ``graphs`` names those it touches, ``None`` where only the effect can tell."""

    def apply(self, store: Store) -> None:
        """Make it; raises ``QueryError`` or ``NotFoundError`` and may then leave the copy half changed."""

    def graphs(self, owned: frozenset[str]) -> frozenset[str] | None:
        """The named graphs of these that it may touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """SPARQL 1.1 Update. ``WHERE`` speaks of the default graph alone, or of ``using``.

    ``LOAD`` is refused, ``LOAD SILENT`` does nothing.
    """

    text: str
    base: str
    using: Dataset = field(default_factory=Dataset)

    def apply(self, store: Store) -> None:
        """Raises ``QuerySyntaxError`` where the text does not parse, else ``QueryRefusedError`` where it fails."""
        text, loads = without_load(self.text)
        text = with_using(text, self.using)
        text = with_own_services(text)
        target = Store() if loads else store  # one that is refused for LOAD is told first where it does not parse
        try:
            target.update(text, base_iri=self.base)
        except SyntaxError as error:
            raise update_fault(error, text) from error
        except (ValueError, RuntimeError, OSError) as error:  # as of a graph that does not exist
            raise QueryRefusedError(str(error)) from error
        if loads:
            raise QueryRefusedError("LOAD is not done here. Send the triples themselves: POST /rdf-graph-store.")

    def graphs(self, owned: frozenset[str]) -> frozenset[str] | None:
        """None of these, or unknown."""
        return None if may_touch(self.text, owned) else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PutGraph:
    """Triples into one graph (``None``: the default one), in place of what it holds where ``replace``."""

    graph: str | None
    payloads: tuple[tuple[str, bytes], ...]
    base: str
    replace: bool

    def apply(self, store: Store) -> None:
        """Raises ``QuerySyntaxError`` for RDF that does not parse, ``QueryError`` for JSON that is none (1.1, 9)."""
        name = _name(self.graph)
        if self.replace:
            store.clear_graph(name)
        for media_type, body in self.payloads:
            try:
                store.load(body, GRAPH_FORMATS[media_type], base_iri=self.base, to_graph=name)
            except (SyntaxError, ValueError) as error:
                raise QuerySyntaxError(str(error)) from error
            if media_type == _JSON_LD and body.lstrip(_BEFORE_JSON)[:1] not in (b"{", b"["):
                raise QueryError("A JSON-LD document is an object or an array.")  # the parser finds nothing in others
        if isinstance(name, NamedNode):
            store.add_graph(name)

    def graphs(self, owned: frozenset[str]) -> frozenset[str] | None:
        """The one."""
        return owned & {self.graph or ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class DropGraph:
    """One graph away (``None``: the default one emptied)."""

    graph: str | None

    def apply(self, store: Store) -> None:
        """Raises ``NotFoundError`` where there is no such graph."""
        name = _name(self.graph)
        if isinstance(name, NamedNode):
            if not store.contains_named_graph(name):
                raise NotFoundError(f"There is no graph {self.graph}.")
            store.remove_graph(name)
        else:
            store.clear_graph(name)

    def graphs(self, owned: frozenset[str]) -> frozenset[str] | None:
        """The one."""
        return owned & {self.graph or ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCopy:
    """A change made on a copy of the store it is run with, in ``target``; a file that does not change is shared."""

    change: Change
    target: Path
    owned: frozenset[str]

    def run(self, store: RdfStore) -> Patch:
        """The effect on all graphs that no build owns; raises ``OwnedGraphError`` where one of the others changed."""
        touched = self.change.graphs(self.owned)
        if touched:
            raise _refused(sorted(touched)[0])
        copy_store(store, self.target)
        copy = Store(str(self.target))
        before = set(_free(copy, self.owned))
        owned_before = _digests(copy, self.owned) if touched is None else {}
        self.change.apply(copy)
        for name, digest in owned_before.items():
            if _digest(copy, name) != digest:
                raise _refused(name)
        after = set(_free(copy, self.owned))
        copy.flush()
        return Patch(frozenset(before - after), frozenset(after - before))


def play(patch: Patch, store: Store, owned: frozenset[str]) -> set[str]:
    """Make a change of old again; returns the graphs that a build owns by now, where nothing was done."""
    clashes = set()
    for quad in patch.taken | patch.given:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value in owned:
            clashes.add(quad.graph_name.value)
    for quad in patch.taken:
        if getattr(quad.graph_name, "value", None) not in clashes:
            store.remove(quad)
    store.extend(quad for quad in patch.given if getattr(quad.graph_name, "value", None) not in clashes)
    return clashes


def _refused(graph: str) -> OwnedGraphError:
    return OwnedGraphError(
        f"The graph {graph} is written by the build. Write to a graph of your own, or unlock it in ALINEA_UNLOCKED."
    )


def _name(graph: str | None) -> NamedNode | DefaultGraph:
    try:
        return DefaultGraph() if graph is None else NamedNode(graph)
    except ValueError as error:
        raise QueryError(f"{graph!r} is not an IRI: {error}.") from error


def _free(store: Store, owned: frozenset[str]) -> Iterator[Quad]:
    """All quads that no build owns."""
    yield from store.quads_for_pattern(None, None, None, DefaultGraph())
    for graph in store.named_graphs():
        if graph.value not in owned:
            yield from store.quads_for_pattern(None, None, None, graph)


def _digests(store: Store, graphs: frozenset[str]) -> dict[str, bytes]:
    return {graph: _digest(store, graph) for graph in sorted(graphs)}


def _digest(store: Store, graph: str) -> bytes:
    """A hash of a graph's triples in the order of the store, which is that of their hashes."""
    written = store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(graph)) or b""
    return sha256(written).digest()
