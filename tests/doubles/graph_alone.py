"""Servers over a graph alone, without a search: they start in a second."""

from functools import partial
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from graph.stores.oxigraph import OxigraphStore
from search_api.services import Services

EX = "http://x.example/"


def graph_of(folder: Path, *, rows: int) -> Path:
    """A store on disk with that many statements in one graph."""
    store = OxigraphStore.create(folder)
    p, g = NamedNode(f"{EX}p"), NamedNode(f"{EX}built")
    store.load(Quad(NamedNode(f"{EX}s/{number}"), p, Literal(f"v {number}"), g) for number in range(rows))
    store.optimize()
    return folder


def services_over(folder: Path, **more: object) -> Services:
    """What the doors need of it; whoever searches is told that there is no search."""

    def no_search() -> None:
        raise RuntimeError("there is no search here")

    opener = partial(OxigraphStore.open, folder)
    manifest = {"snapshot": "20260101T000000000000Z"}
    return Services(
        store=opener(), open_search=no_search, concepts={}, base=EX, manifest=manifest, open_store=opener, **more
    )
