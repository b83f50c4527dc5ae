"""The stages of a build in order, each handing its stream to the next.

Readings flow one by one from the executor into the graph and the table of passages and are gone, so memory does
not grow with the number of documents.
"""

import json
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import perf_counter

from pyoxigraph import Quad

from alinea.pipeline.across import Collection
from alinea.pipeline.calibrating import learn_chance
from alinea.pipeline.indexing import index_meaning, index_words
from alinea.pipeline.progress import Progress
from alinea.pipeline.reading import make_recipe, read_sources
from alinea.pipeline.reading_cache import ReadingCache
from alinea.pipeline.report import BuildReport
from alinea.pipeline.sources import SourceFile, find_sources
from alinea.settings import Settings
from alinea.snapshots import LAYOUT, SnapshotHome
from alinea.wiring import make_executor
from graph.describe import describe_corpus, describe_dataset, describe_reading
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ingest.doubts import is_stub
from ingest.knowledge import load_corpus, load_mechanisms
from ingest.knowledge.confirming import Confirmer
from ingest.register import Register, act_work
from ontology.codes import Confidence
from ontology.concept import Concept
from ontology.corpus import Corpus
from ontology.errors import KnowledgeError, SettingsError, SnapshotError
from ontology.model import Problem, Reading
from search_api.lexical.tantivy_index import TantivyIndex
from search_api.passages import (
    Passage,
    PassageTable,
    passages_of_act,
    passages_of_concept,
    passages_of_practice,
    passages_of_reading,
)
from search_api.vectors.faiss_index import FaissIndex

_QUADS = 25_000  # 10 MB


def build(
    settings: Settings, *, sources: Sequence[Path], with_corpus: bool, workers: int, progress: Progress
) -> BuildReport:
    """Make a snapshot from the corpus and all documents below the sources, verify it, and swap it in.

    Problems of single files are in the report. Raises ``AlineaError`` only where no snapshot can be made, or where
    one of nothing would replace what serves.
    """
    started = perf_counter()
    report = BuildReport()
    files_found = _found(settings, sources, report, with_corpus=with_corpus)
    home = SnapshotHome(settings.home, kept_months=settings.kept_months)
    with home.building() as folder:
        corpus, concepts = _knowledge(settings, with_corpus=with_corpus, report=report)
        store = OxigraphStore.create(folder / "graph")
        _load_knowledge(store, settings, corpus, with_ontology=with_corpus)
        table = PassageTable.create(folder)
        confirmer = Confirmer(corpus.acts, base=settings.base)
        acts = Register(corpus.acts, base=settings.base)
        with (
            closing(Collection(acts, base=settings.base)) as collection,
            closing(_readings(settings, files_found, with_corpus, workers, report, progress)) as readings,
        ):
            described = _into_graph(collection.watched(readings), store, confirmer)
            table.add(_passages(settings, corpus, concepts if with_corpus else {}, described))
            table.name_works(_short_names(corpus, base=settings.base))
            _load(store, collection.describe(report))
        report.snapshot = folder.name.removesuffix(".partial")
        _finish(store, settings, version=report.snapshot)
        report.triples, report.passages = len(store), len(table)
        index_words(folder, table)
        embedder_name = index_meaning(folder, settings, table, progress)
        table.close()
        learn_chance(folder, settings)
        report.seconds = perf_counter() - started
        _write_manifest(folder, settings, report, embedder_name)
        _verify(folder, report)
        home.publish(folder)
    ReadingCache(settings.cache / "readings").prune(settings.readings_mb)
    return report


def _found(
    settings: Settings, sources: Sequence[Path], report: BuildReport, *, with_corpus: bool
) -> list[SourceFile]:
    """All files to read; raises ``SettingsError`` where sources or the corpus were asked for and nothing is there.

    A snapshot of the corpus alone is nothing, too, where sources were named and the one that serves holds documents.
    """
    found = list(find_sources(sources, report.problems, without=settings.own_folders))
    corpus = with_corpus and settings.corpus.is_dir()
    looked = [str(source) for source in sources]
    if found or not (looked or with_corpus) or (corpus and not (looked and SnapshotHome(settings.home).documents())):
        return found
    looked += [] if corpus or not with_corpus else [f"{settings.corpus} (the corpus)"]
    raise SettingsError(
        f"There is nothing to build from in {', '.join(looked)}, and the snapshot that serves was left alone. "
        "Name a folder that holds documents (--source FOLDER), or none, to build from the corpus (ALINEA_CORPUS)."
    )


def _knowledge(settings: Settings, *, with_corpus: bool, report: BuildReport) -> tuple[Corpus, dict[str, Concept]]:
    concepts = load_mechanisms()
    if not with_corpus:
        return Corpus(), concepts

    def on_problem(error: KnowledgeError) -> None:
        report.problems.append(Problem(file=error.file, code="corpus", message=str(error)))

    if not settings.corpus.is_dir():
        message = f"There is no corpus in {settings.corpus}; set ALINEA_CORPUS or build with --no-corpus."
        report.problems.append(Problem(file=str(settings.corpus), code="no_corpus", message=message))
        return Corpus(), concepts
    corpus = load_corpus(settings.corpus, mechanisms=frozenset(concepts), on_problem=on_problem)
    report.count_corpus(corpus)
    return corpus, concepts


def _load_knowledge(store: OxigraphStore, settings: Settings, corpus: Corpus, *, with_ontology: bool) -> None:
    base = settings.base
    if with_ontology:
        load_vocabulary(store)
    store.load(describe_corpus(corpus, work_of=lambda act: act_work(act, base=base), base=base))


def _readings(
    settings: Settings,
    files_found: Sequence[SourceFile],
    with_corpus: bool,  # noqa: FBT001 - as ``build`` has it
    workers: int,
    report: BuildReport,
    progress: Progress,
) -> Generator[Reading]:
    """Every reading, counted in the report as it passes."""
    corpus = settings.corpus if with_corpus and settings.corpus.is_dir() else None
    recipe = make_recipe(corpus, base=settings.base, cache=settings.cache)
    with progress.stage("reading", len(files_found)) as step:
        if not files_found:
            return
        with closing(make_executor(settings, workers=workers)) as executor:
            for reading in read_sources(files_found, recipe, executor, step=step):
                report.count(reading)
                yield reading


def _into_graph(readings: Iterable[Reading], store: OxigraphStore, confirmer: Confirmer) -> Iterator[Reading]:
    """The same readings; their quads go into the graph many at once, for a load takes 40 to 160 ms by itself."""
    waiting: list[Quad] = []
    for reading in readings:
        for quad in describe_reading(reading, confirmer.meet(reading)):
            waiting.append(quad)
            if len(waiting) == _QUADS:
                store.load(waiting)
                waiting.clear()
        yield reading
    store.load(waiting)


def _finish(store: OxigraphStore, settings: Settings, *, version: str) -> None:
    """Let the graph describe itself as a dataset, and its files be made compact."""
    issued = datetime.now(UTC).replace(microsecond=0)
    store.load(describe_dataset(store, base=settings.base, version=version, issued=issued))
    store.optimize()


def _load(store: OxigraphStore, quads: Iterator[Quad]) -> None:
    while batch := list(islice(quads, _QUADS)):
        store.load(batch)


def _passages(
    settings: Settings, corpus: Corpus, concepts: dict[str, Concept], readings: Iterable[Reading]
) -> Iterator[Passage]:
    base = settings.base
    for act in corpus.acts:
        yield from passages_of_act(act, str(act_work(act, base=base)), base=base, concepts=concepts)
    for practice in corpus.practices:
        yield from passages_of_practice(practice, base=base, concepts=concepts)
    for concept in concepts.values():
        yield from passages_of_concept(concept)
    laws = {str(act_work(act, base=base)): act.law() for act in corpus.acts}
    for reading in readings:
        law = laws.get(reading.document.work) if reading.document else None
        # Pages about laws hold their words and numbers close together, and came before the laws themselves.
        for passage in passages_of_reading(reading, law):
            yield replace(passage, confidence=Confidence.LOW) if is_stub(reading) else passage


def _short_names(corpus: Corpus, *, base: str) -> Iterator[tuple[str, str]]:
    """Pairs of a work and a short form by which people call it."""
    for act in corpus.acts:
        for name in act.short:
            yield str(act_work(act, base=base)), name


def _write_manifest(folder: Path, settings: Settings, report: BuildReport, embedder: str) -> None:
    manifest = report.as_dict() | {"layout": LAYOUT, "base": settings.base, "embedder": embedder}
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), "utf-8")


def _verify(folder: Path, report: BuildReport) -> None:
    """Open everything that was written and count; raises ``SnapshotError`` where a part is missing."""
    counts = {
        "graph": (len(OxigraphStore.open(folder / "graph")), report.triples),
        "passages": (len(PassageTable.open(folder)), report.passages),
        "lexical": (len(TantivyIndex.open(folder / "lexical")), report.passages),
        "vectors": (len(FaissIndex.read(folder / "vectors")), report.passages),
    }
    for part, (found, expected) in counts.items():
        if found != expected:
            raise SnapshotError(f"The new snapshot is not whole: {part} holds {found} of {expected}. Build again.")
