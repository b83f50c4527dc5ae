"""Reading a folder by every executor, with an empty cache and with a full one: documents and pages a second."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import reading
from table import Figure

if TYPE_CHECKING:
    from alinea.pipeline.sources import SourceFile

PDFS = 24
PAGES = 10
TEXTS = 24
WORKERS = 2
_WORDS = "грађани општина одлука предлог закон буџет право учешће расправа иницијатива референдум збор орган".split()


def measure() -> list[Figure]:
    """Figures of inline, processes and Dask (a cluster of its own on this machine), cold and warm, side by side."""
    from alinea.pipeline.sources import find_sources

    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        make_folder(Path(folder) / "laws", seed=7)
        make_folder(Path(folder) / "other", seed=8)
        sources, others = (list(find_sources([Path(folder) / name], [])) for name in ("laws", "other"))
        for name in ("inline", "processes", "dask"):
            label = name if name == "inline" else f"{name} ({WORKERS})"
            cold, warm = _times(name, sources, others[: WORKERS * 4], Path(folder) / name)
            for state, seconds in (("cold", cold), ("warm", warm)):
                pages = (PDFS * PAGES + TEXTS) / seconds
                figures.append(Figure(f"{label}, cache {state}", len(sources) / seconds, "documents/s", ""))
                figures.append(Figure(f"{label}, cache {state}", pages, "pages/s", ""))
    return [_against(each, figures) for each in figures]


def make_folder(folder: Path, *, seed: int) -> None:
    """PDFs of ten pages and plain texts of twenty articles, every one different."""
    folder.mkdir(parents=True)
    document = reading.make_pdf(PAGES)
    for number in range(PDFS):
        (folder / f"ligji_{number}.pdf").write_bytes(document + b"%% %d %d\n" % (seed, number))
    chance = random.Random(seed)
    for number in range(TEXTS):
        articles = "\n\n".join(f"Члан {each}.\n{''.join(_sentences(chance))}" for each in range(1, 21))
        (folder / f"zakon_{number}.txt").write_text(f"ЗАКОН\nо огледу {number}\n\n{articles}\n", "utf-8")


def _sentences(chance: random.Random) -> Iterator[str]:
    for _ in range(4):
        yield " ".join(chance.choices(_WORDS, k=20)).capitalize() + ".\n"


def _times(
    name: str, sources: Sequence["SourceFile"], others: Sequence["SourceFile"], cache: Path
) -> tuple[float, float]:
    """Seconds for all sources, cold and then warm, when the workers have read others and so have started."""
    from alinea.pipeline.reading import make_recipe, read_sources
    from alinea.settings import Settings
    from alinea.wiring import make_executor

    settings = Settings(executor=name)
    with closing(make_executor(settings, workers=WORKERS)) as executor:
        recipe = make_recipe(settings.corpus, base=settings.base, cache=cache)

        def seconds(some: Sequence["SourceFile"]) -> float:
            start = perf_counter()
            assert all(each.document or each.problems for each in read_sources(some, recipe, executor))
            return perf_counter() - start

        seconds(others)
        return seconds(sources), seconds(sources)


def _against(figure: Figure, figures: Sequence[Figure]) -> Figure:
    first = next(each for each in figures if each.unit == figure.unit)
    return Figure(figure.name, figure.value, figure.unit, f"{figure.value / first.value:.2f} x inline, cold")


if __name__ == "__main__":
    from table import show

    show("Reading a folder", measure())
