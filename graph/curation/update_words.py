"""Words of a SPARQL update that tell what it may touch before an engine runs it (SPARQL 1.1 Update, 3)."""

import re

from graph.store import Dataset
from graph.stores.query_words import GAP, TOKEN
from ontology.errors import QueryError, QuerySyntaxError

_IRI = re.compile(r"<([^<>\"{}|^`\\\s]*)>")
_ANY_GRAPH = re.compile(rf"GRAPH{GAP}[?$]|\b(?:ALL|NAMED|BASE)\b|\\u", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NAME = r"(?:<[^<>\s]*+>|[\w.-]*+:[\w:.%-]*+)"
_LOAD = re.compile(rf"LOAD(?P<silent>{GAP}SILENT)?{GAP}{_NAME}(?:{GAP}INTO{GAP}GRAPH{GAP}{_NAME})?", re.IGNORECASE)
_PIECE = re.compile(f"{TOKEN.pattern}|(?P<mark>[{{}};])", TOKEN.flags)


def without_load(update: str) -> tuple[str, bool]:
    """The update with nothing to do, on as many lines, in place of each ``LOAD``, so that no address is fetched.

    And whether one of them may not fail, as ``LOAD SILENT`` may (SPARQL 1.1 Update, 3.1.4). Raises
    ``QuerySyntaxError`` for one that names no address.
    """
    parts, at, aloud = [], 0, False
    for start in _loads(update):
        if start >= at and (load := _LOAD.match(update, start)):
            parts += [update[at:start], "INSERT DATA { }", "\n" * load[0].count("\n")]
            at = load.end()
            aloud = aloud or load["silent"] is None
    rest = "".join(parts) + update[at:]
    if left := _loads(rest):  # read anew: what is gone may have hidden one
        line, column = rest.count("\n", 0, left[0]) + 1, left[0] - rest.rfind("\n", 0, left[0])
        raise QuerySyntaxError("LOAD takes an address: LOAD <address> INTO GRAPH <name>.", line, column)
    return rest, aloud


def _loads(update: str) -> list[int]:
    return [match.start() for match in TOKEN.finditer(update) if (match["word"] or "").upper() == "LOAD"]


def may_touch(update: str, owned: frozenset[str]) -> bool:
    """Whether an update could change one of these graphs; ``False`` is certain.

    A graph is named by its whole IRI, by a prefix or a base that its IRI begins with, by a relative IRI, by a
    variable, by an escape, or as one of all.
    """
    if _ANY_GRAPH.search(update):
        return True
    named = {match[1] for match in _IRI.finditer(update)}
    return any(not _SCHEME.match(iri) or any(graph.startswith(iri) for graph in owned) for iri in named)


def with_using(update: str, using: Dataset) -> str:
    """The update with ``USING`` before each ``WHERE`` of its own (SPARQL 1.1 Protocol, 2.2.3).

    Raises ``QueryError`` where the update names graphs itself, or has the short form ``DELETE WHERE``.
    """
    clauses = [f"USING <{iri}>" for iri in using.default] + [f"USING NAMED <{iri}>" for iri in using.named]
    if not clauses:
        return update
    parts, at, depth, last = [], 0, 0, ""
    for match in _PIECE.finditer(update):
        mark, word = match["mark"], (match["word"] or "").upper()
        depth += {"{": 1, "}": -1}.get(mark or "", 0)
        if depth == 0 and word in ("USING", "WITH"):
            raise QueryError(f"The request names graphs (using-graph-uri), and so does the update ({word}).")
        if depth == 0 and word == "WHERE":
            if last == "DELETE":
                raise QueryError("With using-graph-uri, write DELETE { ... } WHERE { ... } in full.")
            parts += [update[at : match.start()], " ".join(clauses), " "]
            at = match.start()
        last = mark or word or last
    return "".join(parts) + update[at:]
