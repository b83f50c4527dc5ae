"""The solutions of a query as a table that people read; what is cut to fit a terminal is whole in a pipe."""

from collections.abc import Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QueryResultsFormat, Triple, parse_query_results

from ontology.namespaces import short

Term = NamedNode | BlankNode | Literal | Triple | None

_GAP = "  "
_NARROWEST = 8


def table(body: bytes, *, width: int | None) -> Iterator[str]:
    """The lines of a table from SPARQL results in JSON; within ``width`` letters where one is given."""
    found = parse_query_results(body, QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        yield "true" if found else "false"
        return
    header = [str(variable) for variable in found.variables]
    rows = [[_cell(term) for term in solution] for solution in found]
    widths = [
        max(map(len, column)) for column in zip(header, *((text for text, _ in row) for row in rows), strict=True)
    ]
    if width is not None:
        most = _widest([*widths], width - len(_GAP) * (len(widths) - 1))
        widths = [min(each, most) for each in widths]
    yield _line([(name, False) for name in header], widths)
    yield _GAP.join("-" * each for each in widths)
    for row in rows:
        yield _line(row, widths)


def _cell(term: Term) -> tuple[str, bool]:
    """A term on one line as people read it, and whether it is an IRI: those are shortened by prefix."""
    if isinstance(term, NamedNode):
        return short(term.value), True
    if isinstance(term, Literal):
        return " ".join(term.value.split()), False
    return ("" if term is None else str(term)), False


def _widest(widths: Sequence[int], room: int) -> int:
    """The width to which columns are cut so that all have room: narrow ones keep theirs, wide ones share the rest."""
    left, columns = room, len(widths)
    for each in sorted(widths):
        if each * columns > left:
            return max(_NARROWEST, left // columns)
        left, columns = left - each, columns - 1
    return max(widths, default=0)


def _line(row: Sequence[tuple[str, bool]], widths: Sequence[int]) -> str:
    cells = (_cut(text, width, at_front=is_iri) for (text, is_iri), width in zip(row, widths, strict=True))
    return _GAP.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _cut(text: str, width: int, *, at_front: bool) -> str:
    if len(text) <= width:
        return text
    # IRIs differ at their end, above all those of two texts of one act.
    return "…" + text[1 - width :] if at_front else text[: width - 1] + "…"
