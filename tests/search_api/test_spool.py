"""Tables cut between two rows, in every format, whatever their texts hold."""

import csv
import io
import json
from contextlib import suppress

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, Store, parse_query_results

from ontology.errors import QueryTooLongError
from search_api.sparql.spool import EnoughRowsError, Spool, Spooled

HOSTILE = ["},{", '"}},{"x":{"', "{},{}", "</result>", 'a\r\n,b\n""\n', '\\"},{\\', "]}}", "Алинеја\t"]
FORMATS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
QUERY = "SELECT ?none ?o { ?s ?p ?o } ORDER BY ?s"


@pytest.fixture(scope="module")
def store() -> Store:
    """Three thousand texts that look like the ends of rows."""
    store, p = Store(), NamedNode("http://x.example/p")
    for number in range(3000):
        text = HOSTILE[number % len(HOSTILE)] + str(number) + HOSTILE[number * 7 % len(HOSTILE)]
        store.add(Quad(NamedNode(f"http://x.example/{number:05}"), p, Literal(text)))
    return store


def spooled(store: Store, media_type: str, *, rows: int, query: str = QUERY, piece: int | None = None) -> Spooled:
    spool = Spool(media_type, rows=rows, most_bytes=10_000_000)
    if piece:
        whole = store.query(query).serialize(format=FORMATS[media_type])
        with suppress(EnoughRowsError):
            for at in range(0, len(whole), piece):
                spool.write(whole[at : at + piece])
        return spool.finished()
    with suppress(EnoughRowsError):
        store.query(query).serialize(spool, FORMATS[media_type])
    return spool.finished()


def values(media_type: str, body: bytes) -> list[str]:
    if media_type == "text/csv":
        return [row[1] for row in csv.reader(io.StringIO(body.decode(), newline=""))][1:]
    return [row["o"].value for row in parse_query_results(body, FORMATS[media_type])]


@pytest.mark.parametrize("media_type", FORMATS)
@pytest.mark.parametrize("rows", [1, 2, 7, 2999, 3000, 3001])
def test_a_table_has_as_many_rows_as_it_may(store: Store, media_type: str, rows: int):
    whole = values(media_type, store.query(QUERY).serialize(format=FORMATS[media_type]))
    reply = spooled(store, media_type, rows=rows)
    body = b"".join(reply.chunks())
    assert len(body) == reply.size
    assert values(media_type, body) == whole[:rows]
    assert reply.cut == (rows if rows < 3000 else None)
    if media_type.endswith("json"):
        assert ("truncated" in json.loads(body)["head"]) == (rows < 3000)
    if media_type.endswith("xml"):
        assert (b"<!-- This table was cut after" in body) == (rows < 3000)


@pytest.mark.parametrize("media_type", FORMATS)
@pytest.mark.parametrize("piece", [1, 2, 3, 17])
def test_pieces_may_end_anywhere(store: Store, media_type: str, piece: int):
    query = QUERY + " LIMIT 40"
    body = b"".join(spooled(store, media_type, rows=16, query=query, piece=piece).chunks())
    assert len(values(media_type, body)) == 16


def test_rows_in_which_nothing_is_bound_count(store: Store):
    body = b"".join(
        spooled(store, "application/sparql-results+json", rows=5, query="SELECT ?n { ?s ?p ?o }").chunks()
    )
    assert json.loads(body)["results"]["bindings"] == [{}] * 5


def test_a_long_answer_lies_in_a_file_and_one_that_is_too_long_is_refused(store: Store):
    query = "SELECT * { ?s ?p ?o . ?t ?q ?a }"
    reply = spooled(store, "text/csv", rows=10**6, query=query + " LIMIT 20000")
    assert reply.file is not None
    assert len(b"".join(reply.chunks())) == reply.size > 256 * 1024
    with pytest.raises(QueryTooLongError):
        spooled(store, "text/csv", rows=10**6, query=query)
