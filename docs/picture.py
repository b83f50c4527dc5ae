"""The model on one page: the ontology's Turtle drawn by Graphviz (``python docs/picture.py``).

A box is a class, blue where it is our own, with its superclass and its properties. A property that ties few classes
is an arrow; one that many share (``prov:wasGeneratedBy``) would cross the page and is a line in each box.
Classes and properties are tied by ``rdfs:domain`` and ``rdfs:range``, or ``schema:domainIncludes`` and its like.
"""

import subprocess
import sys
from collections import defaultdict
from html import escape
from itertools import product
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SDO, Graph, URIRef
from rdflib.term import Node

from docs.terms import terms
from ontology.namespaces import ALN, short

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "ontology.svg"
MOST_ARROWS = 4
_HEAD = """digraph ontology {
  rankdir=TB; ranksep=0.5; nodesep=0.3; bgcolor=white;
  node [shape=plain, fontname="Helvetica", fontsize=11];
  edge [fontname="Helvetica", fontsize=9, color="#5b6b7b", fontcolor="#2c3e50", arrowsize=0.7];
"""


def dot(ontology: Graph) -> str:
    """The ontology in the DOT language, always the same for the same statements."""
    rows: defaultdict[Node, list[str]] = defaultdict(list)
    arrows: defaultdict[tuple[Node, Node], list[str]] = defaultdict(list)
    for kind in (OWL.DatatypeProperty, OWL.ObjectProperty):
        for term in sorted(ontology.subjects(RDF.type, kind), key=str):
            sources = _ends(ontology, term, RDFS.domain, SDO.domainIncludes)
            targets = _ends(ontology, term, RDFS.range, SDO.rangeIncludes)
            pairs = list(product(sources, targets)) if kind == OWL.ObjectProperty else []
            if pairs and len(pairs) <= MOST_ARROWS:
                for pair in pairs:
                    arrows[pair].append(short(str(term)))
                continue
            for source in sources:
                rows[source].append(short(str(term)) + (" →" if kind == OWL.ObjectProperty else ""))
    drawn = {*rows, *(end for pair in arrows for end in pair)}
    lines = [_box(ontology, each, rows[each]) for each in sorted(drawn, key=str)]
    lines += [_arrow(*pair, names) for pair, names in sorted(arrows.items())]
    return _HEAD + "\n".join(lines) + "\n}\n"


def draw(ontology: Graph) -> bytes:
    """The picture as SVG; raises ``RuntimeError`` where Graphviz is missing."""
    try:
        command = ["dot", "-Tsvg"]
        done = subprocess.run(command, input=dot(ontology).encode(), capture_output=True, check=True)  # noqa: S603
    except FileNotFoundError as error:
        raise RuntimeError("Graphviz is missing; on Debian: apt install graphviz") from error
    return done.stdout


def _ends(ontology: Graph, term: Node, declared: URIRef, included: URIRef) -> list[Node]:
    return sorted([*ontology.objects(term, declared), *ontology.objects(term, included)], key=str)


def _box(ontology: Graph, each: Node, properties: list[str]) -> str:
    colour = "#cfe2f3" if str(each).startswith(ALN) else "#e8e8e8"
    above = " ".join(short(str(kind)) for kind in sorted(ontology.objects(each, RDFS.subClassOf), key=str))
    title = f"<B>{escape(short(str(each)))}</B>"
    if above:
        title += f'<BR/><FONT POINT-SIZE="8"><I>is a {escape(above)}</I></FONT>'
    lines = "".join(
        f'<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="9">{escape(name)}</FONT></TD></TR>' for name in properties
    )
    table = 'BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2" COLOR="#8fa3b5"'
    return f'  "{each}" [label=<<TABLE {table}><TR><TD BGCOLOR="{colour}">{title}</TD></TR>{lines}</TABLE>>];'


def _arrow(source: Node, target: Node, names: list[str]) -> str:
    words = "\\n".join(names)
    return f'  "{source}" -> "{target}" [label="{words}"];'


def main() -> None:
    """Draw ``docs/ontology.svg`` anew."""
    PICTURE.write_bytes(draw(terms()))
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
