"""Finding mentions and links in laws that are read: provisions a second on one core, and the share of reading.

``python bench/linking.py FOLDER`` measures every text, page and PDF below a folder that holds articles.
"""

import argparse
from pathlib import Path
from time import perf_counter

from table import Figure, show

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SUFFIXES = {".txt", ".html", ".md", ".pdf"}


def measure(folder: Path) -> list[Figure]:
    """Provisions a second of mentions (references, numbers, labels, actors, places) and of the annotation."""
    from alinea.pipeline.reading import make_reader, make_recipe
    from ingest.mentions.find import find_mentions
    from ontology.eli import DEFAULT_BASE

    reader = make_reader(make_recipe(CORPUS, base=DEFAULT_BASE, cache=None))
    whole = mentioning = annotating = 0.0
    provisions = 0
    for path in sorted(each for each in folder.rglob("*") if each.suffix in SUFFIXES):
        begin = perf_counter()
        reading = reader.read(path.read_bytes(), file=path.name)
        whole += perf_counter() - begin
        for each in (reading, *reading.others):
            if each.document is None:
                continue
            provisions += len(each.provisions)
            begin = perf_counter()
            mentions = list(
                find_mentions(each.document, each.provisions, reader.labels, reader.register, reader.names)
            )
            mentioning += perf_counter() - begin
            begin = perf_counter()
            list(reader.annotator.links(each.document, each.provisions, mentions))
            annotating += perf_counter() - begin
    both = mentioning + annotating
    return [
        Figure("mentions", provisions / mentioning, "provisions/s"),
        Figure("mechanisms that articles regulate", provisions / annotating, "provisions/s"),
        Figure("both", provisions / both, "provisions/s", f"{both / whole:.0%} of reading"),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    show("Linking", measure(parser.parse_args().folder))
