"""Gold questions over laws put to the search: within their law, and over all these laws together.

The laws are read into a snapshot of their own beside the corpus, as an installation would hold them. Readings
and vectors are cached by content, so that measuring again takes a minute.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from alinea.evaluation.asked import AskedBefore
from alinea.evaluation.laws_gold import LawQuestion, QuestionedLaw
from alinea.evaluation.measures import found_among, ndcg, recall, reciprocal_rank
from alinea.pipeline import build
from alinea.pipeline.embedding import EmbeddingCache
from alinea.pipeline.progress import Progress
from alinea.pipeline.reading import ReadFile, make_recipe
from alinea.pipeline.sources import SourceFile
from alinea.settings import Settings
from alinea.snapshots import SnapshotHome
from alinea.wiring import Installation, make_embedder
from ontology.errors import SettingsError
from ontology.model import Reading
from search_api.fold import macro_language
from search_api.passages import Filters
from search_api.retrieval import Mode, Query, SearchEngine

_DEPTH = 50
SCOPES = ("law", "all")
"""Where a question is asked: within its own law, or over all laws of the gold set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How one question was answered: in which scope and mode, and its four measures."""

    question: LawQuestion
    law: str
    split: str
    scope: str
    mode: Mode
    scores: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawScore:
    """Means over questions of one language (``*`` for all), on laws of one language (``*`` for all)."""

    split: str
    scope: str
    mode: str
    question: str
    law: str
    questions: int
    ndcg_at_10: float
    mrr_at_10: float
    hit_at_5: float
    recall_at_50: float


@dataclass(frozen=True, slots=True)
class _Known:
    """A law as it was read: its expression, its language, and its articles' IRIs by number."""

    expression: str
    language: str
    articles: dict[str, str]


@contextmanager
def laws_installed(settings: Settings, laws: Sequence[QuestionedLaw], folder: Path) -> Iterator[Installation]:
    """A snapshot of the corpus and these laws, which is gone afterwards."""
    files = [law.path(folder) for law in laws]
    with tempfile.TemporaryDirectory(prefix="alinea-laws-") as home:
        own = settings.model_copy(update={"home": Path(home)})
        build(own, sources=files, with_corpus=True, workers=2, progress=Progress())
        yield Installation(own, SnapshotHome(own.home).current())


def ask_laws(
    installation: Installation,
    laws: Sequence[QuestionedLaw],
    folder: Path,
    modes: Iterable[Mode] = Mode,
    *,
    wordings: int = 1,
) -> list[Answer]:
    """Every question in every scope and mode, each in so many wordings; all questions are embedded together."""
    settings = installation.settings
    embedder = AskedBefore(make_embedder(settings))
    engine = installation.engine(embedder)
    texts = [engine.as_embedded(question.text) for law in laws for question in law.questions]
    with closing(EmbeddingCache(settings.cache / "embeddings.sqlite")) as cache:
        embedder.know(texts, cache.embed(texts, embedder.model, queries=True, progress=lambda _: None))
    read = ReadFile(make_recipe(settings.corpus, base=settings.base, cache=settings.cache))
    asked = list(modes)
    return [
        answer
        for law in laws
        for answer in _ask(
            engine, law, _known(read(SourceFile(law.path(folder), law.path(folder).name))), asked, wordings
        )
    ]


def law_scores(answers: Sequence[Answer]) -> list[LawScore]:
    """Means by language of the question, by pair of languages, and over all; best told by ``law == "*"``."""
    groups: dict[tuple[str, str, str, str, str], list[tuple[float, float, float, float]]] = {}
    for answer in answers:
        for question in (answer.question.language, "*"):
            for law in (answer.law, "*"):
                key = (answer.split, answer.scope, answer.mode.value, question, law)
                groups.setdefault(key, []).append(answer.scores)
    return [_mean(key, scores) for key, scores in sorted(groups.items())]


def _ask(
    engine: SearchEngine, law: QuestionedLaw, known: _Known, modes: Sequence[Mode], wordings: int
) -> Iterator[Answer]:
    for question in law.questions:
        also = law.others(question, wordings - 1)
        grades = {known.articles[number]: grade for number, grade in question.relevant.items()}
        for scope in SCOPES:
            filters = Filters(act=known.expression) if scope == "law" else Filters(types=("law",))
            for mode in modes:
                query = Query(text=question.text, also=also, limit=_DEPTH, mode=mode, filters=filters)
                ranking = [hit.passage.iri for hit in engine.search(query).hits]
                yield Answer(
                    question=question,
                    law=macro_language(known.language),
                    split=law.split,
                    scope=scope,
                    mode=mode,
                    scores=(
                        ndcg(ranking, grades),
                        reciprocal_rank(ranking, grades),
                        found_among(ranking, grades),
                        recall(ranking, grades),
                    ),
                )


def _known(reading: Reading) -> _Known:
    document = reading.document
    if document is None:
        raise SettingsError("A law of the gold set cannot be read: " + "; ".join(map(str, reading.problems)))
    articles = {each.number: each.iri for each in reading.provisions if each.kind == "article" and each.number}
    return _Known(document.iri, document.language, articles)


def _mean(key: tuple[str, str, str, str, str], scores: list[tuple[float, float, float, float]]) -> LawScore:
    means = [round(sum(values) / len(scores), 4) for values in zip(*scores, strict=True)]
    split, scope, mode, question, law = key
    return LawScore(
        split=split,
        scope=scope,
        mode=mode,
        question=question,
        law=law,
        questions=len(scores),
        ndcg_at_10=means[0],
        mrr_at_10=means[1],
        hit_at_5=means[2],
        recall_at_50=means[3],
    )
