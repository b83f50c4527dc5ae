"""How well an encoder answers questions over laws that it did not learn from, each within its law."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from alinea.evaluation.measures import found_among, reciprocal_rank
from alinea.training.centring import MovingMeans
from alinea.training.encoder import LearningEncoder
from alinea.training.examples import Example, LawText, Question
from alinea.training.losses import best_of_articles, fused, met_by_tokens
from search_api.retrieval.question import SHARE
from search_api.tokens import PieceWeights

Asked = tuple[Example, Question]
_PASSAGE_PIECES, _QUESTION_PIECES = 256, 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Means over questions of the first article that answers: its reciprocal rank, and whether it is among five."""

    questions: int
    mrr_at_10: float
    hit_at_5: float


@dataclass(frozen=True, slots=True)
class _Texts:
    """Whole vectors ``(texts, dimensions)`` and tokens of each text, without the means of their languages."""

    vectors: Tensor
    tokens: Sequence[Tensor]

    def part(self, rows: slice) -> "_Texts":
        return _Texts(self.vectors[rows], self.tokens[rows])


def measure(
    encoder: LearningEncoder, examples: Sequence[Example], texts: Mapping[str, LawText], weights: PieceWeights
) -> dict[str, Measured]:
    """By ``vectors`` alone, by ``tokens`` alone, and ``fused`` with senses, words, headings and length.

    Nothing where nothing is asked.
    """
    if not examples:
        return {}
    by_law: defaultdict[str, list[Asked]] = defaultdict(list)
    for each in examples:
        by_law[each.law] += [(each, question) for question in each.questions]
    found: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    with torch.no_grad():
        for law, passages, questions, heavy in _encoded(encoder, by_law, texts, weights):
            for name, scores in _scores(texts[law], passages, questions, heavy, by_law[law]).items():
                found[name] += _found(scores, texts[law].numbers, by_law[law])
    return {name: _measured(some) for name, some in found.items()}


def _encoded(
    encoder: LearningEncoder,
    by_law: Mapping[str, Sequence[Asked]],
    texts: Mapping[str, LawText],
    weights: PieceWeights,
) -> Iterator[tuple[str, _Texts, _Texts, list[Tensor]]]:
    """Of each law its passages, its questions, and how much each token of these weighs."""
    every = [(text, texts[law].language) for law in by_law for text in texts[law].passages]
    asked = [(question.text, question.language) for some in by_law.values() for _, question in some]
    vectors, tokens, _ = encoder.encode([text for text, _ in every], "passage: ", longest=_PASSAGE_PIECES)
    passages = _centred(vectors, tokens, [language for _, language in every], 1.0)
    vectors, tokens, pieces = encoder.encode([text for text, _ in asked], "query: ", longest=_QUESTION_PIECES)
    questions = _centred(vectors, tokens, [language for _, language in asked], SHARE)
    passage = question = 0
    for law, some in by_law.items():
        rows = slice(passage, passage := passage + len(texts[law].passages))
        mine = slice(question, question := question + len(some))
        heavy = [torch.from_numpy(weights.of(each)) for each in pieces[mine]]
        yield law, passages.part(rows), questions.part(mine), heavy


def _centred(vectors: Tensor, tokens: Sequence[Tensor], languages: Sequence[str], share: float) -> _Texts:
    """Without the means of these very texts: means that have heard of nothing before are those."""
    rows = MovingMeans(share).centred_rows(vectors, languages)
    return _Texts(rows, MovingMeans(share).centred(tokens, languages))


def _scores(
    law: LawText, passages: _Texts, questions: _Texts, heavy: Sequence[Tensor], asked: Sequence[Asked]
) -> dict[str, Tensor]:
    """Of each article for each question, ``(questions, articles)``, by what is compared."""
    count = len(law.numbers)
    places = {number: place for place, number in enumerate(law.numbers)}
    article = torch.tensor([places[each] for each in law.articles])
    vectors = best_of_articles(questions.vectors @ passages.vectors.T, article, count)
    tokens = best_of_articles(met_by_tokens(questions.tokens, heavy, passages.tokens), article, count)
    beside = torch.stack([torch.from_numpy(question.beside) for _, question in asked])
    return {"vectors": vectors, "tokens": tokens, "fused": fused(vectors, tokens, beside)}


def _found(scores: Tensor, numbers: Sequence[str], asked: Sequence[Asked]) -> Iterator[tuple[float, float]]:
    """Of each question its two measures."""
    order = scores.argsort(dim=1, descending=True, stable=True).tolist()
    for places, (example, _) in zip(order, asked, strict=True):
        ranking, grades = [numbers[place] for place in places], dict.fromkeys(example.answers, 1)
        yield reciprocal_rank(ranking, grades), found_among(ranking, grades)


def _measured(found: Sequence[tuple[float, float]]) -> Measured:
    reciprocal, among = (sum(each) / len(found) for each in zip(*found, strict=True))
    return Measured(questions=len(found), mrr_at_10=reciprocal, hit_at_5=among)
