"""Servers over a graph alone, without a search: they start in a second."""

from functools import partial
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from graph.curation import Curation
from graph.stores.oxigraph import OxigraphStore
from ontology.errors import EngineError
from search_api.retrieval import SearchEngine
from search_api.services import Services

EX = "http://x.example/"


def graph_of(folder: Path, *, rows: int) -> Path:
    """A store on disk with that many statements in one graph."""
    store = OxigraphStore.create(folder)
    p, g = NamedNode(f"{EX}p"), NamedNode(f"{EX}built")
    store.load(Quad(NamedNode(f"{EX}s/{number}"), p, Literal(f"v {number}"), g) for number in range(rows))
    store.optimize()
    return folder


def services_over(
    folder: Path, *, home: Path | None = None, token: str | None = None, unlocked: str = ""
) -> Services:
    """What the doors need of it; whoever searches is told that there is no search. ``home`` takes changes."""

    def no_search() -> SearchEngine:
        raise EngineError("There is no search here.")

    curation = Curation(home, folder, OxigraphStore.open, unlocked=frozenset(unlocked.split())) if home else None
    return Services(
        store=curation.store if curation else OxigraphStore.open(folder),
        open_search=no_search,
        concepts={},
        base=EX,
        manifest={"snapshot": "20260101T000000000000Z"},
        write_token=token,
        open_store=partial(OxigraphStore.open, folder),
        curation=curation,
    )
