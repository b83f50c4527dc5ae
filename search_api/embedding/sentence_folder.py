"""Writes a BERT encoder with a Unigram tokenizer as a folder that sentence-transformers loads by its path.

The files are the published layout of a sentence-transformers model (``modules.json``, mean pooling, normalise) and
of its encoder (``config.json``, ``model.safetensors``, ``tokenizer.json``). Neither torch nor transformers is
needed to write them.
"""

import json
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ontology.errors import EngineError

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from tokenizers.normalizers import Normalizer


@dataclass(frozen=True, slots=True, kw_only=True)
class BertShape:
    """Sizes of a BERT encoder; ``words`` counts the rows of the vocabulary matrix, padding rows included."""

    width: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int
    epsilon: float

    @property
    def weights(self) -> int:
        """How many single weights such an encoder has, without a pooler."""
        outside = (self.words + self.positions + self.types + 2) * self.width
        attention = 4 * self.width * (self.width + 1) + 2 * self.width
        forward = 2 * self.width * self.inner + self.inner + 3 * self.width
        return outside + self.layers * (attention + forward)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Unigram pieces (Kudo, 2018) with log probabilities, row numbers of the specials, and characters replaced."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    pad: int
    unknown: int
    replaced: Mapping[str, str]

    def piece(self, row: int) -> str:
        """The text of one piece."""
        return self.pieces[row][0]


def write_folder(
    folder: Path, shape: BertShape, vocabulary: Vocabulary, weights: Mapping[str, NDArray[np.float32]]
) -> None:
    """Write the model to ``folder`` so that it appears complete or not at all; the first of two writers wins.

    ``weights`` are named as in BertModel. Raises EngineError when the disk refuses.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=folder.parent) as made:
            draft = Path(made) / folder.name
            _fill(draft, shape, vocabulary, weights)
            _publish(draft, folder)
    except OSError as error:
        raise EngineError(
            f"The embedding model cannot be written to {folder} ({error}); free 500 MB or choose another home folder."
        ) from error


def _publish(draft: Path, folder: Path) -> None:
    try:
        draft.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another process was faster, with the same bytes
            raise
        shutil.rmtree(draft)


def _fill(draft: Path, shape: BertShape, vocabulary: Vocabulary, weights: Mapping[str, NDArray[np.float32]]) -> None:
    from safetensors.numpy import save_file

    for name, content in _settings(shape, vocabulary).items():
        path = draft / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")
    tokenizer(vocabulary).save(str(draft / "tokenizer.json"))
    save_file(dict(weights), draft / "model.safetensors", metadata={"format": "pt"})
    (draft / "model.safetensors").chmod(0o644)  # it is made for its owner only, unlike the files beside it


def tokenizer(vocabulary: Vocabulary) -> "Tokenizer":
    """The XLM-R tokenizer (Conneau et al., 2020): NFKC, single spaces, Metaspace, Unigram, ``<s> text </s>``."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors

    model = Tokenizer(models.Unigram(list(vocabulary.pieces), unk_id=vocabulary.unknown, byte_fallback=False))
    model.normalizer = _normaliser(vocabulary)
    model.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    model.decoder = decoders.Metaspace(prepend_scheme="always")
    begin, end = vocabulary.piece(vocabulary.begin), vocabulary.piece(vocabulary.end)
    model.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, vocabulary.begin), (end, vocabulary.end)],
    )
    specials = (vocabulary.begin, vocabulary.pad, vocabulary.end, vocabulary.unknown)
    model.add_special_tokens([AddedToken(vocabulary.piece(row), normalized=False) for row in specials])
    return model


def _normaliser(vocabulary: Vocabulary) -> "Normalizer":
    """What the model was trained on: controls dropped, line ends as spaces, NFKC, no space twice or at the end."""
    from tokenizers import Regex, normalizers

    replacements = [normalizers.Replace(Regex(found), put) for found, put in _beyond_nfkc(vocabulary.replaced)]
    spaces = [normalizers.NFKC(), normalizers.Strip(left=False, right=True), normalizers.Replace(Regex(" {2,}"), " ")]
    return normalizers.Sequence([*replacements, *spaces])


def _beyond_nfkc(replaced: Mapping[str, str]) -> list[tuple[str, str]]:
    """The few characters (45 of 4,837) that the model's map treats in another way than NFKC: (pattern, text)."""
    groups: dict[str, list[str]] = {}
    for character, text in replaced.items():
        if unicodedata.normalize("NFKC", character) != text:
            groups.setdefault(text, []).append(f"\\x{{{ord(character):x}}}")
    return [(f"[{''.join(points)}]", text) for text, points in groups.items()]


def _settings(shape: BertShape, vocabulary: Vocabulary) -> dict[str, object]:
    """Every JSON file of the folder by its relative path."""
    begin, end, pad, unknown = map(
        vocabulary.piece, (vocabulary.begin, vocabulary.end, vocabulary.pad, vocabulary.unknown)
    )
    return {
        "config.json": _encoder_settings(shape, vocabulary),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": begin,
            "cls_token": begin,
            "eos_token": end,
            "sep_token": end,
            "pad_token": pad,
            "unk_token": unknown,
        },
        "sentence_bert_config.json": {
            "max_seq_length": shape.positions,
            "do_lower_case": False,
            "model_args": {"add_pooling_layer": False},  # the file has no pooler, and mean pooling needs none
        },
        "config_sentence_transformers.json": {"similarity_fn_name": "cosine"},
        "1_Pooling/config.json": {"word_embedding_dimension": shape.width, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
        "modules.json": [
            {"idx": row, "name": str(row), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for row, (path, kind) in enumerate(
                [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
            )
        ],
    }


def _encoder_settings(shape: BertShape, vocabulary: Vocabulary) -> dict[str, object]:
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "dtype": "float32",
        "hidden_size": shape.width,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.inner,
        "vocab_size": shape.words,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": round(shape.epsilon, 15),
        "hidden_act": "gelu",
        "position_embedding_type": "absolute",
        "pad_token_id": vocabulary.pad,
    }
