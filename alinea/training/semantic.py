"""``python -m alinea.training.semantic COPIES``: the space of senses, from the questions of the corpus.

COPIES is a folder with copies of the repositories that ``corpus/training/README.md`` names, as ``OWNER/NAME``. The
laws of ``held_out.txt`` are left out and asked at the end; ``--all`` learns from them as well. A question shall lie
nearer to the articles that answer it than to all others of their law (a softmax over these); half of the senses of
every text are left out by turns, or rare ones would be learned by heart. Five rounds take a minute on two cores.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import embedding_bag, normalize

from alinea.evaluation.measures import found_among, reciprocal_rank
from alinea.pipeline.reading import make_recipe
from alinea.public_laws import read_public_law
from alinea.settings import Settings
from alinea.training.asked_laws import AskedLaw, load_asked_laws, load_held_out
from alinea.training.losses import choosing_wrongly
from ontology.glossary import load_glossary
from ontology.model import ProvisionKind, Reading
from search_api.passages import passages_of_reading
from search_api.ports import Vectors
from search_api.senses import SenseFinder, counted_hit
from search_api.senses.space import counted, passage_weights, question_weights, write_learned

_DIMENSIONS, _ROUNDS, _BATCH = 256, 5, 256
_RATE, _LEFT_OUT, _SHARPNESS = 2e-3, 0.5, 10.0
_OFTEN = 4  # texts in which a sense must stand to be learned of
_SEED = 3
Counts = Counter[int]
Weigh = Callable[[Mapping[int, int]], Vectors]


@dataclass(frozen=True, slots=True)
class CountedLaw:
    """The senses of each text of a law, and of each question with the places of the texts that answer it."""

    name: str
    texts: list[Counts]
    questions: list[tuple[Counts, frozenset[int]]]


class Bags:
    """Texts as the senses they carry, with what each counts for: of unit length when summed."""

    def __init__(self, texts: Sequence[Counts], weigh: Weigh) -> None:
        self._senses = torch.tensor([sense for text in texts for sense in text], dtype=torch.long)
        self._starts = torch.tensor(np.cumsum([0, *map(len, texts)])[:-1], dtype=torch.long)
        self._weights = torch.from_numpy(np.concatenate([np.zeros(0, np.float32), *map(weigh, texts)]))

    def summed(self, directions: Tensor, left_out: float = 0.0) -> Tensor:
        """Where they lie, shape ``(texts, dimensions)``; some of their senses, by chance, ``left_out``."""
        weights = self._weights
        if left_out:
            weights = weights * (torch.rand_like(weights) >= left_out)
        found: Tensor = embedding_bag(self._senses, directions, self._starts, mode="sum", per_sample_weights=weights)
        return normalize(found, dim=1)


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


def learn(laws: Sequence[CountedLaw], senses: int) -> Tensor:
    """The directions of senses, shape ``(senses, dimensions)``; of those that stand in few texts, zeros."""
    torch.manual_seed(_SEED)
    turns = random.Random(_SEED)  # noqa: S311 - an order, and no secret
    rarity = _rarity(laws, senses)
    directions = torch.nn.Parameter(torch.randn(senses, _DIMENSIONS) / _DIMENSIONS**0.5)
    sharpness = torch.nn.Parameter(torch.tensor(_SHARPNESS))
    steps = torch.optim.AdamW([directions, sharpness], lr=_RATE, weight_decay=0.0)
    order = [(law, Bags(law.texts, passage_weights)) for law in laws if law.questions]
    for _ in range(_ROUNDS):
        turns.shuffle(order)
        for law, texts in order:
            asked = turns.sample(law.questions, len(law.questions))
            for begin in range(0, len(asked), _BATCH):
                weighed = directions * rarity[:, None]
                some = asked[begin : begin + _BATCH]
                near = Bags([question for question, _ in some], question_weights).summed(weighed, _LEFT_OUT)
                scores = near @ texts.summed(weighed, _LEFT_OUT).T * sharpness
                answering = _answering([answers for _, answers in some], len(law.texts))
                loss = choosing_wrongly(scores, answering, torch.zeros_like(answering))
                steps.zero_grad()
                loss.backward()
                steps.step()
    return (directions * rarity[:, None]).detach()


def measure(laws: Sequence[CountedLaw], directions: Tensor) -> tuple[float, float]:
    """MRR@10 and the share of questions with an answer among the first five, by the space of senses alone."""
    found = []
    for law in laws:
        texts = Bags(law.texts, passage_weights).summed(directions)
        asked = Bags([question for question, _ in law.questions], question_weights).summed(directions)
        order = (asked @ texts.T).argsort(dim=1, descending=True, stable=True).tolist()
        for (_, answers), ranking in zip(law.questions, order, strict=True):
            names, grades = list(map(str, ranking)), dict.fromkeys(map(str, answers), 1)
            found.append((reciprocal_rank(names, grades), found_among(names, grades)))
    if not found:
        return 0.0, 0.0
    reciprocal, among = (sum(each) / len(found) for each in zip(*found, strict=True))
    return reciprocal, among


def _rarity(laws: Sequence[CountedLaw], senses: int) -> Tensor:
    """How much rarer than everywhere a sense is: what its direction starts with; 0 for what is not learned."""
    carried, asked = Counter[int](), Counter[int]()
    for law in laws:
        carried.update(sense for text in law.texts for sense in text)
        asked.update(sense for question, _ in law.questions for sense in question)
    total = sum(len(law.texts) for law in laws)
    told = [max(carried[sense], asked[sense]) >= _OFTEN for sense in range(senses)]
    rare = [0.3 + np.log((total + 1) / (carried[sense] + 1)) for sense in range(senses)]
    return torch.tensor(np.where(told, rare, 0), dtype=torch.float32)


def _answering(answers: Sequence[frozenset[int]], texts: int) -> Tensor:
    """Which texts answer each question, boolean, shape ``(questions, texts)``."""
    found = torch.zeros(len(answers), texts, dtype=torch.bool)
    for row, places in enumerate(answers):
        found[row, sorted(places)] = True
    return found


def main() -> None:
    """Read the laws, learn, measure, and write the table beside the finder of senses."""
    parser = argparse.ArgumentParser(prog="python -m alinea.training.semantic", description=__doc__)
    parser.add_argument("copies", type=Path, help="folder with copies of the public repositories")
    parser.add_argument("--all", action="store_true", help="learn from the laws held out as well")
    given = parser.parse_args()
    settings, glossary = Settings(), load_glossary()
    finder, recipe = SenseFinder(glossary), make_recipe(settings.corpus, base=settings.base, cache=settings.cache)
    held = frozenset[str]() if given.all else load_held_out(settings.corpus / "training")
    laws = [
        counted_law(law, read_public_law(given.copies, law.document, law.sha256, recipe), finder)
        for law in load_asked_laws(settings.corpus / "training")
    ]
    directions = learn([law for law in laws if law.name not in held], len(glossary))
    write_learned(glossary, directions.numpy())
    if held:
        reciprocal, among = measure([law for law in laws if law.name in held], directions)
        sys.stdout.write(f"laws held out: MRR@10 {reciprocal:.3f}, first five {among:.3f}\n")


if __name__ == "__main__":
    main()
