"""``python -m alinea.training.senses COPIES``: the space of senses and their associations, from the questions.

COPIES is a folder with copies of the repositories that ``corpus/training/README.md`` names, as ``OWNER/NAME``. The
laws of ``held_out.txt`` are left out and asked at the end; ``--all`` learns from them as well. Reading the laws takes
seven minutes, learning two.
"""

import argparse
import sys
from pathlib import Path

from alinea.settings import Settings
from alinea.training import associations, semantic
from alinea.training.asked_laws import load_held_out
from alinea.training.counted import counted_laws
from ontology.glossary import load_glossary
from search_api.senses import SenseFinder
from search_api.senses.associations import SenseAssociations, write_associations
from search_api.senses.space import write_learned


def main() -> None:
    """Read the laws, learn, measure, and write both tables beside the finder of senses."""
    parser = argparse.ArgumentParser(prog="python -m alinea.training.senses", description=__doc__)
    parser.add_argument("copies", type=Path, help="folder with copies of the public repositories")
    parser.add_argument("--all", action="store_true", help="learn from the laws held out as well")
    given = parser.parse_args()
    settings, glossary = Settings(), load_glossary()
    held = frozenset[str]() if given.all else load_held_out(settings.corpus / "training")
    laws = [*counted_laws(settings, given.copies, SenseFinder(glossary))]
    learned = [law for law in laws if law.name not in held]
    directions = semantic.learn(learned, len(glossary))
    pairs = associations.learn(learned, len(glossary))
    write_learned(glossary, directions.numpy())
    write_associations(glossary, pairs)
    asked = [law for law in laws if law.name in held]
    for name, (reciprocal, among) in {
        "space": semantic.measure(asked, directions),
        "associations": associations.measure(asked, SenseAssociations(pairs, len(glossary))),
    }.items():
        sys.stdout.write(f"laws held out, by the {name} alone: MRR@10 {reciprocal:.3f}, first five {among:.3f}\n")


if __name__ == "__main__":
    main()
