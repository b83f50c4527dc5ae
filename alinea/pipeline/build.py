"""The stages of a build in order, each handing its stream to the next."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter

from alinea.pipeline.embedding import EmbeddingCache
from alinea.pipeline.executor import Executor, InlineExecutor, ProcessExecutor
from alinea.pipeline.progress import Progress
from alinea.pipeline.reading import make_recipe, read_sources
from alinea.pipeline.sources import find_sources
from alinea.settings import Settings
from alinea.snapshots import LAYOUT, SnapshotHome
from alinea.wiring import make_embedder
from graph.describe import describe_act, describe_actor, describe_jurisdiction, describe_practice, describe_reading
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ingest.knowledge import load_corpus, load_mechanisms
from ingest.register import act_work
from ontology.errors import KnowledgeError, SnapshotError
from ontology.knowledge import Concept, Corpus
from ontology.model import Problem, Reading
from search_api.fold import fold_for_embedding, fold_for_words
from search_api.lexical.tantivy_index import TantivyIndex
from search_api.passages import (
    Passage,
    PassageTable,
    passages_of_act,
    passages_of_concept,
    passages_of_practice,
    passages_of_reading,
)
from search_api.retrieval import LanguageMeans
from search_api.vectors.faiss_index import FaissIndex


@dataclass(slots=True)
class BuildReport:
    """What a build did, as ``alinea build --json`` prints it."""

    documents: int = 0
    provisions: int = 0
    mentions: int = 0
    links: int = 0
    triples: int = 0
    passages: int = 0
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0
    snapshot: str = ""

    def as_dict(self) -> dict[str, object]:
        """The report for the wire; a problem's page is left out where it has none."""
        report = asdict(self)
        report["problems"] = [
            {name: value for name, value in problem.items() if value is not None} for problem in report["problems"]
        ]
        report["seconds"] = round(self.seconds, 2)
        return report


def build(
    settings: Settings, *, sources: Sequence[Path], with_corpus: bool, workers: int, progress: Progress
) -> BuildReport:
    """Make a snapshot from the corpus and all documents below the sources, verify it, and swap it in.

    Problems of single files are in the report. Raises ``AlineaError`` only where no snapshot can be made.
    """
    started = perf_counter()
    report = BuildReport()
    home = SnapshotHome(settings.home)
    with home.building() as folder:
        corpus, concepts = _knowledge(settings, with_corpus=with_corpus, report=report)
        readings = _readings(
            settings, sources, with_corpus=with_corpus, workers=workers, report=report, progress=progress
        )
        report.triples = _write_graph(folder, settings, corpus, readings, with_ontology=with_corpus)
        passages = list(_passages(settings, corpus, concepts if with_corpus else {}, readings))
        report.passages = len(passages)
        embedder_name = _write_indexes(folder, settings, passages, progress)
        report.seconds = perf_counter() - started
        report.snapshot = folder.name.removesuffix(".partial")
        _write_manifest(folder, settings, report, embedder_name)
        _verify(folder, report)
        home.publish(folder)
    return report


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
    return load_corpus(settings.corpus, mechanisms=frozenset(concepts), on_problem=on_problem), concepts


def _readings(
    settings: Settings,
    folders: Sequence[Path],
    *,
    with_corpus: bool,
    workers: int,
    report: BuildReport,
    progress: Progress,
) -> list[Reading]:
    files_found = list(find_sources(folders, report.problems))
    corpus = settings.corpus if with_corpus and settings.corpus.is_dir() else None
    recipe = make_recipe(corpus, base=settings.base, cache=settings.cache)
    executor: Executor = ProcessExecutor(workers) if workers > 1 and len(files_found) > 1 else InlineExecutor()
    readings = []
    with progress.stage("reading", len(files_found)) as step:
        for reading in read_sources(files_found, recipe, executor):
            report.problems += reading.problems
            report.documents += reading.document is not None
            report.provisions += len(reading.provisions)
            report.mentions += len(reading.mentions)
            report.links += len(reading.links)
            readings.append(reading)
            step(1)
    return readings


def _write_graph(
    folder: Path, settings: Settings, corpus: Corpus, readings: Iterable[Reading], *, with_ontology: bool
) -> int:
    store = OxigraphStore.create(folder / "graph")
    base = settings.base
    if with_ontology:
        load_vocabulary(store)
    for act in corpus.acts:
        store.load(describe_act(act, act_work(act, base=base)))
    store.load(quad for practice in corpus.practices for quad in describe_practice(practice, base=base))
    store.load(quad for each in corpus.jurisdictions for quad in describe_jurisdiction(each, base=base))
    store.load(quad for actor in corpus.actors for quad in describe_actor(actor, base=base))
    for reading in readings:
        store.load(describe_reading(reading))
    store.optimize()
    return len(store)


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
    for reading in readings:
        yield from passages_of_reading(reading)


def _write_indexes(folder: Path, settings: Settings, passages: Sequence[Passage], progress: Progress) -> str:
    for name in ("lexical", "vectors"):
        (folder / name).mkdir()
    table = PassageTable.create(folder)
    table.add(passages)
    table.close()
    TantivyIndex.create(folder / "lexical").add(
        {
            "title": fold_for_words(passage.title),
            "heading": fold_for_words(f"{passage.heading} {passage.path}"),
            "body": fold_for_words(passage.text),
        }
        for passage in passages
    )
    embedder = make_embedder(settings)
    cache = EmbeddingCache(settings.cache / "embeddings.sqlite")
    texts = [fold_for_embedding(passage.embedded, passage.language) for passage in passages]
    with progress.stage("embedding", len(texts)) as step:
        vectors = cache.embed(texts, embedder, queries=False, progress=step)
    languages = [passage.language for passage in passages]
    index = FaissIndex(embedder.dimensions)
    if len(passages):
        index.add(LanguageMeans.estimate(vectors, languages).centre(vectors, languages))
    index.save(folder / "vectors")
    questions = _questions(settings.corpus)
    asked = [fold_for_embedding(text, language) for text, language in questions]
    asked_vectors = cache.embed(asked, embedder, queries=True, progress=lambda _: None)
    means = LanguageMeans.estimate(asked_vectors, [language for _, language in questions])
    means.save(folder / "vectors" / "question_means.npz")
    cache.close()
    return embedder.name


def _questions(corpus: Path) -> list[tuple[str, str]]:
    """(question, language) of the development half of the gold set; test questions stay unseen."""
    path = corpus / "gold" / "questions.jsonl"
    if not path.is_file():
        return []
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [(line["q"], line["language"]) for line in lines if line["split"] == "dev"]


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
