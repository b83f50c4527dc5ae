"""Makes ``profiles.npz`` and ``words.txt.xz`` from texts: ``python -m ingest.likeness.training FOLDER``.

FOLDER holds one UTF-8 file for each profile (``mk.txt``, ``bcms.txt``, ...) with a paragraph a line. Those shipped
were counted over two to seven million characters of laws, court decisions and news a language. The tables hold
frequencies, never sentences.
"""

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.likeness.profiles import FIRST_LETTER, OTHER, STEPS, alphabets, points_of, symbols_of

_LEAST_OTHER = 9.0
_MOST = 255
_WORDS = 60_000
_SEEN = 3
_SEEN_SHORT = 30
_SHORT = 3
_WORD = re.compile(r"[^\W\d_]+")


def trained(text: str, letters: str) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """(costs, shares) of a text: trigrams backed off to bigrams and single signs (Witten and Bell 1991)."""
    size = FIRST_LETTER + len(letters)
    symbols = symbols_of(letters)[points_of(" ".join(text.split()))].astype(np.int64)
    one = np.bincount(symbols, minlength=size) + 0.5
    shares = one / one.sum()
    two = np.bincount(symbols[:-1] * size + symbols[1:], minlength=size**2).reshape(size, size)
    triples = (symbols[:-2] * size + symbols[1:-1]) * size + symbols[2:]
    three = np.bincount(triples, minlength=size**3).reshape(size, size, size)
    bits = -np.log2(_backed_off(three, _backed_off(two, shares)))
    bits[:, :, OTHER] = np.maximum(bits[:, :, OTHER], _LEAST_OTHER)
    return np.minimum(np.round(bits * STEPS), _MOST).astype(np.uint8), shares.astype(np.float32)


def _backed_off(counts: NDArray[np.int64], below: NDArray[np.float64]) -> NDArray[np.float64]:
    """P(last sign | those before), where what was never seen shares the mass of the kinds that were."""
    kinds = (counts > 0).sum(axis=-1, keepdims=True)
    total = counts.sum(axis=-1, keepdims=True)
    share: NDArray[np.float64] = (counts + kinds * below) / np.maximum(total + kinds, 1)
    return np.where(total > 0, share, np.broadcast_to(below, counts.shape))


def word_classes(text: str, letters: str) -> dict[int, list[str]]:
    """Words that the language can be written with; class k holds those seen about 2^k times in a million."""
    known = frozenset(letters)
    found = _WORD.findall(text.lower())
    counts = Counter(word for word in found if known.issuperset(word))
    classes: dict[int, list[str]] = {}
    for word, count in counts.most_common(_WORDS):
        if count >= (_SEEN if len(word) > _SHORT else _SEEN_SHORT):
            classes.setdefault(round(np.log2(count * 1e6 / len(found))), []).append(word)
    return classes


def main(folder: Path) -> None:
    """Write both files beside this module."""
    arrays: dict[str, NDArray[np.uint8] | NDArray[np.float32]] = {}
    lines = []
    for language, letters in alphabets().items():
        text = (folder / f"{language}.txt").read_text("utf-8")
        arrays[f"{language}.costs"], arrays[f"{language}.shares"] = trained(text, letters)
        classes = word_classes(text, letters)
        lines += [f"{language} {each} {' '.join(sorted(classes[each]))}\n" for each in sorted(classes)]
    here = Path(__file__).parent
    np.savez_compressed(here / "profiles.npz", **arrays)  # type: ignore[arg-type]
    (here / "words.txt.xz").write_bytes(lzma.compress("".join(lines).encode(), preset=9))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
