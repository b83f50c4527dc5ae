"""Linking: provisions a second with all mentions, links and parameters, and its share of the time of reading.

``python bench/linking.py FOLDER`` measures every document below a folder; without one, a law made here.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

from table import Figure, show

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
ARTICLES = 400


class Stopwatch:
    """CPU seconds of one core spent in functions that list or yield, by name."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def timed(self, name: str, function: Callable[..., Iterable[Any]]) -> Callable[..., list[Any]]:
        """The function, which takes its time down when it has given all that it gives."""

        def _timed(*arguments: object) -> list[Any]:
            start = process_time()
            found = list(function(*arguments))
            self.seconds[name] += process_time() - start
            return found

        return _timed


def measure(folder: Path | None = None) -> list[Figure]:
    """The linking of each document while it is read for the first time, and the rest of its reading."""
    import ingest.reader
    from alinea.pipeline.reading import make_reader, make_recipe

    reader = make_reader(make_recipe(CORPUS, base="https://example.org/", cache=None))
    reader.read(_law(3).encode(), file="warm-up.txt")
    watch, provisions = Stopwatch(), 0
    with ExitStack() as timing:
        for owner, name, step in (
            (ingest.reader, "find_mentions", "naming"),
            (ingest.reader, "find_links", "naming"),
            (ingest.reader, "find_parameters", "valuing"),
            (reader.annotator, "links", "annotating"),
        ):
            timing.enter_context(patch.object(owner, name, watch.timed(step, getattr(owner, name))))
        start = process_time()
        for name, data in _documents(folder):
            first = reader.read(data, file=name)
            provisions += sum(len(each.provisions) for each in [first, *first.others])
        whole, linking = process_time() - start, sum(watch.seconds.values())
    return [
        Figure("all linking", provisions / linking, "provisions/s", f"{provisions} provisions, floor 300"),
        Figure("mentions and links", provisions / watch.seconds["naming"], "provisions/s"),
        Figure("parameters", provisions / watch.seconds["valuing"], "provisions/s"),
        Figure("mechanisms that articles regulate", provisions / watch.seconds["annotating"], "provisions/s"),
        Figure("linking, of reading without it", 100 * linking / (whole - linking), "%", "ceiling 30 %"),
    ]


def _documents(folder: Path | None) -> Iterable[tuple[str, bytes]]:
    if folder is None:
        return [("zakon.txt", _law(ARTICLES).encode())]
    return ((path.name, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file())


def _law(articles: int) -> str:
    """A law in Serbian whose every article cites another and has values."""
    parts = ["ЗАКОН О ЛОКАЛНОЈ САМОУПРАВИ"]
    for number in range(1, articles + 1):
        parts.append(
            f"Члан {number}.\n\nГрађанску иницијативу може поднети најмање пет одсто бирача.\n\n"
            f"Скупштина одлучује о предлогу из става 1. овог члана већином гласова, у року од 60 дана од дана "
            f"пријема предлога, у складу са чланом {max(1, number - 1)}. овог закона."
        )
    return "\n\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="folder of documents")
    show("Linking", measure(parser.parse_args().folder))


if __name__ == "__main__":
    main()
