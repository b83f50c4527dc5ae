"""All gold questions put to an engine, in each mode."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alinea.evaluation.gold import Question
from alinea.evaluation.measures import ndcg, recall, reciprocal_rank
from search_api.passages import Filters
from search_api.retrieval import LISTS, Mode, Query, SearchEngine

_DEPTH = 50
_JUDGED = Filters(types=("fact", "practice"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Mean scores of one language (``*`` for all) in one mode."""

    language: str
    mode: str
    questions: int
    ndcg_at_10: float
    mrr_at_10: float
    recall_at_50: float


def evaluate(engine: SearchEngine, questions: Sequence[Question], modes: Iterable[Mode] = Mode) -> list[Evaluation]:
    """Scores for every mode and language, then over all; only facts and practices are judged, so only they count."""
    found = []
    for mode in modes:
        by_language: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
        for question in questions:
            scores = _scores(engine, question, mode)
            by_language[question.language].append(scores)
            by_language["*"].append(scores)
        found += [_mean(language, mode.value, scores) for language, scores in sorted(by_language.items())]
    return found


def contributions(engine: SearchEngine, questions: Sequence[Question]) -> list[Evaluation]:
    """Scores over all questions of the search without each of its lists; ``mode`` says which."""
    found = []
    for name in LISTS:
        scores = [_scores(engine, question, Mode.HYBRID, (name,)) for question in questions]
        found.append(_mean("*", f"without {name}", scores))
    return found


def _scores(
    engine: SearchEngine, question: Question, mode: Mode, without: tuple[str, ...] = ()
) -> tuple[float, float, float]:
    query = Query(text=question.text, limit=_DEPTH, mode=mode, filters=_JUDGED, without=without)
    ranking = [hit.passage.iri.rsplit("/", 1)[-1] for hit in engine.search(query).hits]
    grades = question.relevant
    return ndcg(ranking, grades), reciprocal_rank(ranking, grades), recall(ranking, grades)


def _mean(language: str, mode: str, scores: list[tuple[float, float, float]]) -> Evaluation:
    means = [sum(values) / len(scores) for values in zip(*scores, strict=True)]
    return Evaluation(
        language=language,
        mode=mode,
        questions=len(scores),
        ndcg_at_10=round(means[0], 4),
        mrr_at_10=round(means[1], 4),
        recall_at_50=round(means[2], 4),
    )
