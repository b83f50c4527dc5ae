"""What the adapter learns from: questions, the passages that answer them, and passages that only seem to.

Which of an answering article's passages bear the answer nobody marked: the two nearest to the questions by the model
as it comes are taken. The passages of other articles that this model finds nearest are what it must learn to tell
from the answer (hard negatives; Karpukhin et al., 2020, "Dense Passage Retrieval").
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alinea.pipeline.embedding import EmbeddedOnce
from alinea.training.asked_laws import AskedLaw, Need
from ontology.model import ProvisionKind, Reading
from search_api.fold import fold_for_embedding, macro_language
from search_api.passages import Passage, passages_of_reading
from search_api.ports import Vectors
from search_api.retrieval import LanguageMeans
from search_api.retrieval.question import SHARE

_ANSWERING = 2
_TEMPTING = 25
Beside = Callable[[str, Sequence[str], str, str], NDArray[np.float32]]
"""Law, the article of each passage, question and its language, to what each article scores beside vectors."""


@dataclass(frozen=True, slots=True)
class LawText:
    """The passages of a law as they are embedded, the number of the article of each, and its language."""

    passages: tuple[str, ...]
    articles: tuple[str, ...]
    language: str

    @property
    def numbers(self) -> list[str]:
        """Every article once, in the order of the law."""
        return list(dict.fromkeys(self.articles))


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is embedded, its language, and what each article of the law scores beside vectors."""

    text: str
    language: str
    beside: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A need of a law: its questions; rows of passages that answer, and that only seem to.

    ``answers`` are articles that answer it, ``related`` such as help and are no wrong answers.
    """

    law: str
    questions: tuple[Question, ...]
    answering: tuple[int, ...]
    tempting: tuple[int, ...]
    answers: frozenset[str]
    related: frozenset[str]


def law_text(reading: Reading, passages: Sequence[Passage] | None = None) -> LawText:
    """The passages of a reading; one outside articles counts as an article by itself."""
    numbers = {each.iri: each.number for each in reading.provisions if each.kind is ProvisionKind.ARTICLE}
    found = list(passages_of_reading(reading)) if passages is None else passages
    return LawText(
        passages=tuple(fold_for_embedding(each.embedded, each.language) for each in found),
        articles=tuple(numbers.get(each.iri) or each.iri for each in found),
        language=macro_language(found[0].language) if found else "",
    )


def examples(
    laws: Sequence[AskedLaw], texts: dict[str, LawText], embedder: EmbeddedOnce, beside: Beside
) -> list[Example]:
    """An example for every need with an answer that was read; ``embedder`` is the model as it comes."""
    asked = [(law, need) for law in laws for need in law.needs]
    questions = _centred_questions([need for _, need in asked], embedder)
    near = {law.name: _centred(texts[law.name].passages, embedder) for law in laws}
    found = []
    for (law, need), vectors in zip(asked, questions, strict=True):
        example = _example(law.name, need, texts[law.name], near[law.name] @ vectors.mean(axis=0), beside)
        if example.answering:
            found.append(example)
    return found


def _example(law: str, need: Need, text: LawText, likeness: Vectors, beside: Beside) -> Example:
    nearest = np.argsort(-likeness, kind="stable").tolist()
    answering = [row for row in nearest if text.articles[row] in need.answers]
    tempting = [row for row in nearest if text.articles[row] not in need.articles]
    return Example(
        law=law,
        questions=tuple(
            Question(
                fold_for_embedding(asked, language),
                macro_language(language),
                beside(law, text.articles, asked, language),
            )
            for language, asked in need.questions.items()
        ),
        answering=tuple(answering[:_ANSWERING]),
        tempting=tuple(tempting[:_TEMPTING]),
        answers=need.answers,
        related=frozenset(need.articles) - need.answers,
    )


def _centred_questions(needs: Iterable[Need], embedder: EmbeddedOnce) -> list[Vectors]:
    """For each need its questions' vectors without their languages' means, shape ``(questions, dimensions)``."""
    by_need: defaultdict[int, list[int]] = defaultdict(list)
    texts: list[str] = []
    languages: list[str] = []
    for turn, need in enumerate(needs):
        for language, question in need.questions.items():
            by_need[turn].append(len(texts))
            texts.append(fold_for_embedding(question, language))
            languages.append(language)
    vectors = np.stack([detail.vector for detail in embedder.queries(texts)])
    centred = LanguageMeans.estimate(vectors, languages).centre(vectors, languages, share=SHARE)
    return [centred[rows] for rows in by_need.values()]


def _centred(texts: Sequence[str], embedder: EmbeddedOnce) -> Vectors:
    vectors = np.stack([detail.vector for detail in embedder.passages(texts)])
    alike = [""] * len(vectors)  # a law has one language
    return LanguageMeans.estimate(vectors, alike).centre(vectors, alike)
