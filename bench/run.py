"""All measurements in one run: ``make bench``. Figures move with the machine; ratios hold better."""

import argparse
from pathlib import Path

import embedding
import languages
import linking
import reading
import scale
import serving
import sparql
import startup
import storing
from table import Figure, show


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", required=True, help="folder of the snapshots")
    parser.add_argument("--documents", type=Path, help="folder of real PDFs to measure reading on as well")
    options = parser.parse_args()
    home = options.home
    show("Command line", [Figure("alinea --help, best of five", startup.best_of(5), "s", "limit 0.4 s")])
    show("Reading a PDF of 60 pages", reading.measure())
    if options.documents:
        for name, figures in reading.measure_folder(options.documents).items():
            show(f"Reading {name}", figures)
    show(f"Reading a folder of {scale.PDFS} PDFs of {scale.PAGES} pages and {scale.TEXTS} texts", scale.measure())
    show("Linking", linking.measure(options.documents))
    show("Telling languages", languages.measure())
    show("Graph: the snapshot's first 30,000 quads", storing.measure(home))
    show("Embedding", embedding.measure())
    show("Serving", serving.measure(home))
    show("SPARQL beside other servers", sparql.measure(home))


if __name__ == "__main__":
    main()
