"""Linking: provisions a second with all mentions, links and parameters, and its share of the time of reading.

``python bench/linking.py FOLDER`` measures every document below a folder; without one, a law made here.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path
from time import process_time

from table import Figure, show

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
ARTICLES = 400


def measure(folder: Path | None = None) -> list[Figure]:
    """CPU seconds of one core: the whole reading of each document, and its linking alone."""
    from alinea.pipeline.reading import make_reader, make_recipe
    from ingest.mentions import words
    from ingest.mentions.find import find_links, find_mentions
    from ingest.parameters import find_parameters
    from ingest.quantities import scan

    reader = make_reader(make_recipe(CORPUS, base="https://example.org/", cache=None))
    labels, register = reader.labels, reader.register
    reader.read(_law(3).encode(), file="warm-up.txt")
    whole = naming = valuing = annotating = 0.0
    provisions = 0
    for name, data in _documents(folder):
        start = process_time()
        first = reader.read(data, file=name)
        whole += process_time() - start
        for reading in (each for each in [first, *first.others] if each.document):
            provisions += len(reading.provisions)
            words._remembered.cache_clear()
            scan._remembered.cache_clear()  # the reading just made has asked for the same articles
            start = process_time()
            mentions = list(find_mentions(reading.document, reading.provisions, labels, register, reader.names))
            list(find_links(mentions))
            middle = process_time()
            links = list(reader.annotator.links(reading.document, reading.provisions, mentions))
            end = process_time()
            list(find_parameters(reading.provisions, mentions, links))
            naming, annotating, valuing = (
                naming + middle - start,
                annotating + end - middle,
                valuing + process_time() - end,
            )
    linking = naming + valuing + annotating
    return [
        Figure("all linking", provisions / linking, "provisions/s", f"{provisions} provisions, floor 300"),
        Figure("mentions and links", provisions / naming, "provisions/s"),
        Figure("parameters", provisions / valuing, "provisions/s"),
        Figure("mechanisms that articles regulate", provisions / annotating, "provisions/s"),
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
