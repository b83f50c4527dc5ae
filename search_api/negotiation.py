"""Content negotiation (RFC 9110, 12.5): ``Accept`` and ``Accept-Language`` against a table of what there is."""

from collections.abc import Iterable, Mapping

GRAPH_TYPES = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
GRAPH_ALIASES = {"application/x-turtle": "text/turtle", "application/json": "application/ld+json"}
SHORT_NAMES = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
}
"""How formats are called in addresses."""

Range = tuple[str, float]
"""A media range in lower case with its quality."""


def choose(accept: str | None, offered: Iterable[str], *, aliases: Mapping[str, str] | None = None) -> str | None:
    """The offered media type that is wanted most, the first of equals; ``None`` where none is acceptable.

    A missing or empty header accepts everything. ``aliases`` maps further names to types that are offered
    (``application/json`` to SPARQL results in JSON).
    """
    types = list(offered)
    ranges = parse_accept(accept or "*/*")
    names = {each: each for each in types} | {alias: name for alias, name in (aliases or {}).items() if name in types}
    best: tuple[float, int, str] | None = None
    for name, target in names.items():
        quality = _quality(name, ranges, exact=name != target)
        entry = (-quality, types.index(target), target)
        if quality > 0 and (best is None or entry < best):
            best = entry
    return best[2] if best else None


def choose_language(header: str | None, offered: Mapping[str, Iterable[str]], *, default: str) -> str:
    """The offered language that a reader wants most, by lookup (RFC 4647, 3.4): ``sr-Latn``, then ``sr``.

    ``offered`` maps a language to all tags that mean it; the default answers where none is wanted.
    """
    known = {tag.lower(): language for language, tags in offered.items() for tag in tags}
    for wanted, quality in sorted(_languages(header or ""), key=lambda each: -each[1]):
        tag = wanted
        while quality > 0 and tag:
            if tag in known:
                return known[tag]
            tag = tag.rpartition("-")[0]
    return default


def _languages(header: str) -> list[Range]:
    pieces = [[piece.strip().lower() for piece in part.split(";")] for part in header.split(",")]
    return [(name, _q(parameters)) for name, *parameters in pieces if name]


def parse_accept(header: str) -> list[Range]:
    """The ranges of a header; parts that make no sense are left out."""
    found = []
    for part in header.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name.count("/") == 1:
            found.append((name, _q(parameters)))
    return found or [("*/*", 1.0)]


def _q(parameters: list[str]) -> float:
    for each in parameters:
        if each.startswith("q="):
            try:
                return min(1.0, max(0.0, float(each[2:])))
            except ValueError:
                return 0.0
    return 1.0


def _quality(name: str, ranges: list[Range], *, exact: bool) -> float:
    """Quality of a type by the most specific range that covers it; an alias counts only where it is named."""
    wildcards = () if exact else (f"{name.split('/')[0]}/*", "*/*")
    for wanted in (name, *wildcards):
        qualities = [quality for found, quality in ranges if found == wanted]
        if qualities:
            return max(qualities)
    return 0.0
