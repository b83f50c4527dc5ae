"""What a batch loses: by whole vectors, token by token, and by all that the search fuses.

Vectors and tokens are compared as the search compares them, without the means of their languages.
"""

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from alinea.training.batches import Batch, Course
from alinea.training.centring import MovingMeans
from alinea.training.encoder import LearningEncoder
from alinea.training.examples import LawText
from alinea.training.losses import NEVER, best_of_articles, choosing_wrongly, fused, met_by_tokens
from search_api.retrieval.question import SHARE
from search_api.tokens import PieceWeights

Articles = Sequence[tuple[str, str]]
"""Law and number of every article that a batch has passages of."""


class BatchLosses:
    """Tells the losses of one batch after the other; remembers the means of languages between them."""

    def __init__(
        self, encoder: LearningEncoder, texts: Mapping[str, LawText], weights: PieceWeights, course: Course
    ) -> None:
        self._encoder, self._texts, self._weights, self._course = encoder, texts, weights, course
        self._of_passages, self._of_questions = MovingMeans(1.0), MovingMeans(SHARE)
        self._of_tokens, self._of_asked_tokens = MovingMeans(1.0), MovingMeans(SHARE)

    def of(self, batch: Batch) -> list[Tensor]:
        """Of vectors, of tokens, and of both with what the search knows beside them."""
        of_rows = [(law, self._texts[law].articles[row]) for law, row in batch.rows]
        articles = list(dict.fromkeys(of_rows))
        places = {article: place for place, article in enumerate(articles)}
        article = torch.tensor([places[each] for each in of_rows])
        vectors, tokens = (best_of_articles(each, article, len(articles)) for each in self._likeness(batch))
        answers, related = (
            torch.tensor(
                [
                    [law == each.law and number in getattr(each, kind) for law, number in articles]
                    for each, _ in batch.asked
                ]
            )
            for kind in ("answers", "related")
        )
        beside = self._beside(batch, articles)
        alone, together = self._course.temperature, self._course.fused_temperature
        return [
            choosing_wrongly(vectors / alone, answers, related),
            choosing_wrongly(tokens / alone, answers, related),
            choosing_wrongly(fused(vectors, tokens, beside) / together, answers, related | (beside <= NEVER)),
        ]

    def _likeness(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Questions against passages, by vectors and by tokens; both of shape ``(questions, passages)``."""
        course = self._course
        languages = [self._texts[law].language for law, _ in batch.rows]
        asked = [question.language for _, question in batch.asked]
        vectors, tokens, _ = self._encoder.encode(
            [self._texts[law].passages[row] for law, row in batch.rows], "passage: ", longest=course.passage_pieces
        )
        questions, question_tokens, pieces = self._encoder.encode(
            [question.text for _, question in batch.asked], "query: ", longest=course.question_pieces
        )
        rows = self._of_passages.centred_rows(vectors, languages)
        by_vector = self._of_questions.centred_rows(questions, asked) @ rows.T
        by_token = met_by_tokens(
            self._of_asked_tokens.centred(question_tokens, asked),
            [torch.from_numpy(self._weights.of(each)) for each in pieces],
            self._of_tokens.centred(tokens, languages),
        )
        return by_vector, by_token

    def _beside(self, batch: Batch, articles: Articles) -> Tensor:
        """What each article scores beside vectors and tokens; one of another law than the question's never."""
        laws = {law for law, _ in articles}
        places = {law: {number: place for place, number in enumerate(self._texts[law].numbers)} for law in laws}
        rows = [
            [float(question.beside[places[law][number]]) if law == example.law else NEVER for law, number in articles]
            for example, question in batch.asked
        ]
        return torch.tensor(rows)
