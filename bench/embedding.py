"""Passages a second through the embedder, at the length of the corpus's own."""

from time import perf_counter

from table import Figure

from alinea.settings import Settings
from alinea.wiring import make_embedder

SENTENCE = (
    "Грађани могу да поднесу предлог скупштини општине, која о њему расправља и даје образложен одговор у року. "
)
COUNT = 96


def measure() -> list[Figure]:
    """Short passages (about 40 tokens) and long ones (about 200)."""
    embedder = make_embedder(Settings())
    embedder.passages([SENTENCE])
    figures = []
    for name, times in (("passages of about 40 tokens", 1), ("passages of about 200 tokens", 5)):
        texts = [f"{turn} {SENTENCE * times}" for turn in range(COUNT)]
        start = perf_counter()
        embedder.passages(texts)
        figures.append(Figure(name, COUNT / (perf_counter() - start), "passages/s"))
    return figures
