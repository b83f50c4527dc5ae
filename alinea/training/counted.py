"""Laws by their senses: of each text those that it carries, and of each question with the texts that answer it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

from alinea.evaluation.measures import found_among, reciprocal_rank
from alinea.pipeline.reading import make_recipe
from alinea.public_laws import read_public_law
from alinea.settings import Settings
from alinea.training.asked_laws import AskedLaw, load_asked_laws
from ontology.model import ProvisionKind, Reading
from search_api.passages import passages_of_reading
from search_api.ports import Vectors
from search_api.senses import SenseFinder, counted_hit
from search_api.senses.space import counted

Counts = Counter[int]


@dataclass(frozen=True, slots=True)
class CountedLaw:
    """The senses of each text of a law, and of each question with the places of the texts that answer it."""

    name: str
    texts: list[Counts]
    questions: list[tuple[Counts, frozenset[int]]]


def counted_laws(settings: Settings, copies: Path, finder: SenseFinder) -> Iterator[CountedLaw]:
    """Every law of the questions to learn from, read from copies of the public repositories; 0.8 s each."""
    recipe = make_recipe(settings.corpus, base=settings.base, cache=settings.cache)
    for law in load_asked_laws(settings.corpus / "training"):
        yield counted_law(law, read_public_law(copies, law.document, law.sha256, recipe), finder)


def counted_law(law: AskedLaw, reading: Reading, finder: SenseFinder) -> CountedLaw:
    """A law and its questions by their senses; questions that no text of it answers are left out."""
    numbers = {each.iri: each.number for each in reading.provisions if each.kind is ProvisionKind.ARTICLE}
    texts: list[Counts] = []
    places: defaultdict[str, list[int]] = defaultdict(list)
    for iri, rows in groupby(passages_of_reading(reading), key=lambda passage: passage.iri):
        places[numbers.get(iri) or ""].append(len(texts))
        texts.append(counted_hit(finder, rows)[0])
    questions = []
    for need in law.needs:
        answers = frozenset(place for number in need.answers for place in places.get(number, ()))
        for language, asked in need.questions.items() if answers else ():
            questions.append((counted(finder.find(asked, language)), answers))
    return CountedLaw(law.name, texts, questions)


def measured(laws: Sequence[CountedLaw], scores: Callable[[CountedLaw], Vectors]) -> tuple[float, float]:
    """MRR@10 and the share of questions with an answer among the first five; zeros where nothing is asked.

    ``scores`` gives those of a law's texts for each of its questions, shape ``(questions, texts)``.
    """
    found = []
    for law in laws:
        order = np.argsort(-scores(law), axis=1, kind="stable").tolist() if law.questions else []
        for (_, answers), ranking in zip(law.questions, order, strict=True):
            names, grades = list(map(str, ranking)), dict.fromkeys(map(str, answers), 1)
            found.append((reciprocal_rank(names, grades), found_among(names, grades)))
    if not found:
        return 0.0, 0.0
    reciprocal, among = (sum(each) / len(found) for each in zip(*found, strict=True))
    return reciprocal, among
