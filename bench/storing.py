"""Loading and asking: Oxigraph against rdflib on the snapshot's own quads."""

import statistics
import tempfile
from pathlib import Path
from time import perf_counter

from pyoxigraph import RdfFormat, parse
from table import Figure

from alinea.settings import Settings
from alinea.snapshots import SnapshotHome
from alinea.wiring import Installation
from graph.queries import query
from graph.stores.memory import MemoryStore
from graph.stores.oxigraph import OxigraphStore
from ontology.namespaces import mechanism_iri

MOST = 30_000


def measure(home: str) -> list[Figure]:
    """Quads a second while loading, and the median of the comparison query."""
    settings = Settings(home=Path(home))
    installation = Installation(settings, SnapshotHome(settings.home).current())
    quads = list(parse(installation.store.dump("application/n-quads"), RdfFormat.N_QUADS))[:MOST]
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        disk, memory = OxigraphStore.create(Path(folder) / "graph"), MemoryStore()
        speeds = {"Oxigraph on disk, load": _load(disk, quads), "rdflib in memory, load": _load(memory, quads)}
        slow = speeds["rdflib in memory, load"]
        figures += [Figure(name, speed, "quads/s", f"{speed / slow:.1f} x rdflib") for name, speed in speeds.items()]
        asked = {
            "Oxigraph, comparison": _ask(disk, turns=20),
            "rdflib, comparison": _ask(memory, turns=1),
        }
        slow = asked["rdflib, comparison"]
        figures += [Figure(name, took, "ms", f"{slow / took:.0f} x as fast") for name, took in asked.items()]
    return figures


def _load(store: OxigraphStore | MemoryStore, quads: list[object]) -> float:
    start = perf_counter()
    store.load(quads)  # type: ignore[arg-type]
    return len(quads) / (perf_counter() - start)


def _ask(store: OxigraphStore | MemoryStore, *, turns: int) -> float:
    times = []
    for _ in range(turns):
        start = perf_counter()
        store.select(query("compare"), {"mechanism": mechanism_iri("citizens_initiative")})
        times.append(1000 * (perf_counter() - start))
    return statistics.median(times)
