"""``SERVICE alinea:search``: the search of this server as a part of a query, joined with the graph.

Queries run in processes that hold the graph alone, so the search is asked here, in the process that holds the
model, and its hits are written into the query as ``VALUES`` before it is sent on. The answer is that of a
federated query (SPARQL 1.1 Federated Query, 4): the block is evaluated by itself, then joined.
"""

import re
from collections.abc import Callable
from datetime import date

from pyoxigraph import NamedNode

from ontology.errors import AlineaError, NotFoundError, QueryError
from ontology.namespaces import CONCEPTS, SEARCH_NAMESPACE
from ontology.scripts import canonical_tag
from search_api.passages import Filters, HitType
from search_api.retrieval import Mode, Query
from search_api.retrieval.results import Hit
from search_api.services import Services
from search_api.sparql.search_blocks import SearchBlock, Value, search_blocks

MOST_SEARCHES = 4
"""Blocks in one query; a question takes the processor for some 50 ms."""
_MOST_HITS = 200
_HITS = 10
_INPUTS = ("query", "also", "limit", "mode", "asOf", "country", "language", "type", "mechanism", "act")
_SINGLE = ("query", "limit", "mode", "asOf", "act")
_RANK = "rank"
_PLAIN = re.compile(r"[^\w .,;:'-]|[sS](?=[eE][rR][vV][iI][cC][eE])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")

_OUTPUTS: dict[str, Callable[[Hit], str]] = {
    "score": lambda hit: f"{hit.score:.4f}",
    _RANK: lambda _: "",  # told by the list, not by the hit
    "passage": lambda hit: _iri(hit.passage.unit),
    "act": lambda hit: _iri(hit.passage.work),
    "title": lambda hit: _literal(hit.passage.title),
    "text": lambda hit: _literal(hit.passage.text, hit.passage.language),
    "number": lambda hit: _literal(hit.passage.number),
    "confidence": lambda hit: _literal(hit.passage.confidence),
    "type": lambda hit: _literal(hit.passage.type.value),
    "language": lambda hit: _literal(hit.passage.language),
    "country": lambda hit: _literal(hit.passage.country),
}


class SearchService:
    """Resolves the search blocks of queries over one snapshot; many threads may share it."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._known = services.known

    def is_asked(self, query: str) -> bool:
        """Whether a query may search: it does not where the vocabulary is not named."""
        return SEARCH_NAMESPACE in query

    def resolve(self, query: str) -> str:
        """The query with ``VALUES`` in place of each block, on the same lines; raises ``QueryError``."""
        blocks = search_blocks(query)
        if len(blocks) > MOST_SEARCHES:
            raise QueryError(f"A query may search {MOST_SEARCHES} times; this one has {len(blocks)} blocks.")
        for block in reversed(blocks):
            lines = query.count("\n", block.start, block.end)
            try:
                answer = self._answered(block)
            except AlineaError:
                if not block.silent:
                    raise
                continue  # the store answers it as every silent call that cannot be made (Federated Query, 2.4)
            query = query[: block.start] + answer + "\n" * lines + query[block.end :]
        return query

    def _answered(self, block: SearchBlock) -> str:
        hits = self._services.search.search(self._asked(block)).hits
        columns = " ".join((block.subject, *block.variables.values()))
        rows = " ".join(_row(block, rank, hit) for rank, hit in enumerate(hits, start=1))
        return f"VALUES ({columns}) {{ {rows} }}"

    def _asked(self, block: SearchBlock) -> Query:
        _check(block)
        given = {name: [_text(value) for value in values] for name, values in block.values.items()}
        single = {name: values[0] for name, values in given.items() if name in _SINGLE}
        mechanisms = [each.removeprefix(f"{CONCEPTS}mechanism/") for each in given.get("mechanism", [])]
        countries = given.get("country", [])
        try:
            self._known.check(countries=countries, mechanisms=mechanisms, act=single.get("act"))
        except (NotFoundError, QueryError) as error:
            raise QueryError(f"SERVICE alinea:search: {error}") from error
        filters = Filters(
            countries=countries,
            languages=[canonical_tag(tag) for tag in given.get("language", [])],
            mechanisms=mechanisms,
            types=[_one_of("type", each, [kind.value for kind in HitType]) for each in given.get("type", [])],
            act=single.get("act"),
            as_of=_day(single["asOf"]) if "asOf" in single else None,
        )
        mode = Mode(_one_of("mode", single.get("mode", Mode.HYBRID.value), [each.value for each in Mode]))
        return Query(
            text=single["query"],
            also=tuple(given.get("also", [])),
            limit=_limit(single.get("limit")),
            mode=mode,
            filters=filters,
        )


def _check(block: SearchBlock) -> None:
    """Whether every property can be what it is used for, and the question is there."""
    for name in block.values:
        if name not in _INPUTS:
            known = ", ".join(_INPUTS)
            raise QueryError(f"SERVICE alinea:search: alinea:{name} cannot be given; what can is {known}.")
    for name in block.variables:
        if name not in _OUTPUTS:
            known = ", ".join(_OUTPUTS)
            hint = " A question is written out; it cannot be a variable." if name == "query" else ""
            raise QueryError(f"SERVICE alinea:search: alinea:{name} takes no variable; what does is {known}.{hint}")
    for name in _SINGLE:
        if len(block.values.get(name, [])) > 1:
            raise QueryError(f"SERVICE alinea:search: alinea:{name} takes one value.")
    if "query" not in block.values:
        raise QueryError('SERVICE alinea:search: the question is missing: ?hit alinea:query "words".')


def _row(block: SearchBlock, rank: int, hit: Hit) -> str:
    cells = [str(rank) if name == _RANK else _OUTPUTS[name](hit) for name in block.variables]
    return f"({' '.join((_iri(hit.passage.iri), *cells))})"


def _iri(iri: str | None) -> str:
    return str(NamedNode(iri)) if iri else "UNDEF"


def _literal(text: str | None, language: str | None = None) -> str:
    """A string as SPARQL has it, signs escaped: the guards that follow find brackets and SERVICE in strings too."""
    if text is None:
        return "UNDEF"
    escaped = _PLAIN.sub(lambda found: f"\\U{ord(found[0]):08X}", text)
    tag = f"@{language}" if language and _TAG.fullmatch(language) else ""
    return f'"{escaped}"{tag}'


def _text(value: Value) -> str:
    return value.value if isinstance(value, NamedNode) else value


def _one_of(name: str, value: str, known: list[str]) -> str:
    if value not in known:
        raise QueryError(
            f"SERVICE alinea:search: alinea:{name} {value!r} is not known; known are {', '.join(known)}."
        )
    return value


def _limit(value: str | None) -> int:
    if value is None:
        return _HITS
    if not value.isdecimal() or len(value) > 3 or not 1 <= int(value) <= _MOST_HITS:
        raise QueryError(f"SERVICE alinea:search: alinea:limit is a whole number from 1 to {_MOST_HITS}.")
    return int(value)


def _day(value: str) -> date:
    try:
        if not _DAY.fullmatch(value):  # Python takes 20170101 and 2017-W01 too
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError as error:
        raise QueryError(f"SERVICE alinea:search: alinea:asOf {value!r} is not a day like 2017-01-01.") from error
