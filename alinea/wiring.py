"""The only place that knows concrete engines: names to adapters, and the parts of a running installation."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from alinea.settings import Settings
from alinea.snapshots import LAYOUT, Snapshot, SnapshotHome
from graph.curation import Curation
from graph.store import RdfStore
from graph.stores.oxigraph import OxigraphStore
from ingest.knowledge import load_mechanisms
from ontology.concept import Concept
from ontology.errors import SettingsError, SnapshotError
from search_api.ports import Embedder, LexicalIndex, VectorIndex
from search_api.retrieval import Indexes, SearchEngine
from search_api.services import HeldSnapshot, Services

if TYPE_CHECKING:
    from alinea.pipeline.executor import Executor

Engine = TypeVar("Engine")


def _chosen(table: dict[str, Engine], name: str, setting: str) -> Engine:
    if name not in table:
        raise SettingsError(f"{setting}={name}: there is no such engine; known are {', '.join(sorted(table))}.")
    return table[name]


def _remote(address: str, folder: Path, *, services: frozenset[str] = frozenset()) -> RdfStore:
    """Read-only: what a snapshot's server holds is put there from its dump, not from here."""
    from graph.stores.remote import RemoteStore

    del folder
    return RemoteStore(address, services=services)


def _tantivy(folder: Path) -> LexicalIndex:
    from search_api.lexical.tantivy_index import TantivyIndex

    return TantivyIndex.open(folder)


def _faiss(folder: Path) -> VectorIndex:
    from search_api.vectors.faiss_index import FaissIndex

    return FaissIndex.read(folder)


def _inline(settings: Settings, workers: int) -> "Executor":
    from alinea.pipeline.executor import InlineExecutor

    del settings, workers
    return InlineExecutor()


def _processes(settings: Settings, workers: int) -> "Executor":
    from alinea.pipeline.executor import Limits
    from alinea.pipeline.processes import ProcessExecutor

    return ProcessExecutor(workers, limits=Limits(settings.reader_seconds, settings.reader_mb))


def _dask(settings: Settings, workers: int) -> "Executor":
    from alinea.pipeline.dask_cluster import DaskExecutor
    from alinea.pipeline.executor import Limits

    limits = Limits(settings.reader_seconds, settings.reader_mb)
    return DaskExecutor(settings.dask_scheduler, workers=workers, limits=limits)


# Processes that answer queries are handed these: what they name is imported there.
STORES: dict[str, Callable[..., RdfStore]] = {"oxigraph": OxigraphStore.open}
LEXICAL: dict[str, Callable[[Path], LexicalIndex]] = {"tantivy": _tantivy}
VECTORS: dict[str, Callable[[Path], VectorIndex]] = {"faiss": _faiss}
EXECUTORS: dict[str, Callable[[Settings, int], "Executor"]] = {
    "inline": _inline, "processes": _processes, "dask": _dask,
}  # fmt: skip


def _store_opener(settings: Settings) -> Callable[..., RdfStore]:
    """Opens the graph of a snapshot's folder: by a name of the table, or at the address of a SPARQL endpoint."""
    if _is_address(settings.store):
        return partial(_remote, settings.store)
    return _chosen(STORES, settings.store, "ALINEA_STORE")


def _is_address(store: str) -> bool:
    return store.startswith(("http://", "https://"))


def make_embedder(settings: Settings) -> Embedder:
    """The embedder the settings name; loads its model at first use."""
    return _embedder(settings.model, settings.cache / "models")


@lru_cache(maxsize=1)
def _embedder(model: str, cache: Path) -> Embedder:
    """Shared within a process: a model takes half a gigabyte and three seconds."""
    from search_api.embedding import open_embedder

    return open_embedder(model, cache=cache, fold=str)


def make_executor(settings: Settings, *, workers: int) -> "Executor":
    """The executor the settings name, for that many workers; whoever asks closes it."""
    return _chosen(EXECUTORS, settings.executor, "ALINEA_EXECUTOR")(settings, workers)


def open_indexes(folder: Path, settings: Settings, embedder: Embedder) -> Indexes:
    """The passages of a snapshot's folder and their indexes, by the engines of the settings."""
    from search_api.passages import PassageTable
    from search_api.retrieval import Indexes, QuestionEncoder
    from search_api.senses import SenseIndex
    from search_api.tokens import TokenIndex

    return Indexes(
        passages=PassageTable.open(folder),
        lexical=_chosen(LEXICAL, settings.lexical, "ALINEA_LEXICAL")(folder / "lexical"),
        senses=SenseIndex.open(folder / "senses"),
        vectors=_chosen(VECTORS, settings.vectors, "ALINEA_VECTORS")(folder / "vectors"),
        tokens=TokenIndex(folder / "tokens", embedder.token_dimensions),
        questions=QuestionEncoder.load(folder / "questions", embedder),
    )


@dataclass(frozen=True)
class Installation:
    """One snapshot opened with the engines of the settings; each part opens when it is first asked for."""

    settings: Settings
    snapshot: Snapshot

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """The thesaurus of mechanisms by key."""
        return load_mechanisms()

    @cached_property
    def store(self) -> RdfStore:
        """The graph, for reading."""
        return _store_opener(self.settings)(self.snapshot.folder / "graph")

    @cached_property
    def search(self) -> SearchEngine:
        """The search over this snapshot; raises ``SnapshotError`` where it was made by another model."""
        return self.engine(make_embedder(self.settings))

    def engine(self, embedder: Embedder) -> SearchEngine:
        """A search that embeds questions by this embedder; raises ``SnapshotError`` where it is another model."""
        from search_api.retrieval import Chance, Citations, Spelling
        from search_api.retrieval.understand import Understander

        folder = self.snapshot.folder
        built_by = self.snapshot.manifest.get("embedder")
        if built_by != embedder.name:
            raise SnapshotError(
                f"The snapshot was embedded by {built_by}, the settings name {embedder.name}. Run: alinea build"
            )
        indexes = open_indexes(folder, self.settings, embedder)
        return SearchEngine(
            indexes=indexes,
            understander=Understander(self.concepts),
            citations=Citations(indexes.passages.named_works(), base=str(self.snapshot.manifest["base"])),
            spelling=Spelling.load(folder / "lexical"),
            chance=Chance.load(folder / "questions"),
        )

    def services(self) -> Services:
        """What the doors are handed."""
        opener = _store_opener(self.settings)
        if allowed := frozenset(self.settings.services.split()):
            opener = partial(opener, services=allowed)
        graph = self.snapshot.folder / "graph"
        curation = None if _is_address(self.settings.store) else self._curation(graph, opener)
        return Services(
            store=curation.store if curation else opener(graph),
            open_search=lambda: self.search,
            concepts=self.concepts,
            base=self.settings.base,
            manifest=self.snapshot.manifest | {"snapshot": self.snapshot.id},
            write_token=self.settings.write_token,
            open_store=partial(opener, graph),
            held=self._held,
            curation=curation,
            noted=self.snapshot.noted,
            contact=self.settings.contact,
        )

    def _curation(self, graph: Path, opener: Callable[[Path], RdfStore]) -> Curation:
        unlocked = frozenset(self.settings.unlocked.split())
        return Curation(self.settings.home, graph, opener, unlocked=unlocked)

    def _held(self) -> list[HeldSnapshot]:
        """The snapshots beside this one that this version can read."""
        opener = _store_opener(self.settings)
        found = []
        for each in SnapshotHome(self.settings.home).all():
            with suppress(SnapshotError):  # one that a build is just removing, or that is damaged
                if each.manifest.get("layout") == LAYOUT:
                    triples = int(str(each.manifest.get("triples", 0)))
                    found.append(HeldSnapshot(each.id, triples, partial(opener, each.folder / "graph")))
        return found
