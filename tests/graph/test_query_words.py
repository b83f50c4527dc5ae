"""Keywords that matter are found outside names, strings and comments only."""

import pytest

from graph.queries import integrity_checks, query
from graph.stores.query_words import has_dataset_clause, query_form, refuse_service
from graph.stores.silent_services import with_own_services
from ontology.errors import QueryError
from tests.doubles.growth import growth

HIDDEN = [
    "SELECT * { ?from ?p ?o }",
    "SELECT * { ?s ?p 'from here' }",
    'SELECT * { ?s ?p """from\n"here" service""" }',
    r'SELECT * { ?s ?p "a \" from service" }',
    "SELECT * # FROM <http://g> SERVICE\n{ ?s ?p ?o }",
    "SELECT * { ?s <http://x.example/from/service> ?o }",
    "PREFIX from: <http://x.example/> PREFIX service: <y:> SELECT * { ?s from:service service:from }",
    "SELECT * { ?s aln:from ?o . ?s aln:x-from ?p . _:from ?q 'x'@from }",
    "SELECT ?a { ?a ?b ?c FILTER(?a < ?b && ?c > 2) }",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_names_strings_and_comments_are_no_keywords(text: str) -> None:
    assert not has_dataset_clause(text)
    refuse_service(text)


@pytest.mark.parametrize(
    "text",
    ["SELECT * FROM <http://g> {}", "select * from named <http://g>{}", "ASK FROM x:y {}", "ASK{}#'\nFROM<http://g>"],
)
def test_a_dataset_clause_is_seen(text: str) -> None:
    assert has_dataset_clause(text)


@pytest.mark.parametrize("piece", ["a.", "a-", "a", "a:", "<", '"', "a.b-", "\\"])
def test_reading_words_takes_time_in_proportion(piece: str) -> None:
    assert growth(lambda size: has_dataset_clause(f"FROM {piece * size}"), 20_000, 80_000, limit=8) <= 8


@pytest.mark.parametrize("call", ["SERVICE a:", "SERVICE SILENT a:"])
@pytest.mark.parametrize("piece", ["#", "\\#", "# \n", "a"])
def test_looking_for_calls_takes_time_in_proportion(call: str, piece: str) -> None:
    def looked_for(size: int) -> None:
        with_own_services(f"SELECT * {{ {call}{piece * size}\n }}")

    assert growth(looked_for, 5_000, 20_000, limit=8) <= 8


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", "SELECT"),
        ("# ASK\nBASE <http://select/> PREFIX ask: <x:>\nPREFIX : <y:> construct {} {}", "CONSTRUCT"),
        ("prefix a.b-c: <x:> describe a.b-c:select", "DESCRIBE"),
        ("ASK{}", "ASK"),
        ("INSERT DATA { <x:s> <x:p> 'SELECT' }", None),
        ("PREFIX x: <x:> LOAD <x:SELECT>", None),
        ("define input:inference 'x' SELECT * {}", None),
        ("", None),
    ],
)
def test_the_form_of_a_query(text: str, form: str | None) -> None:
    assert query_form(text) == form


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://x> {} }",
        "ASK{service SILENT ?x{}}",
        "ASK{?s ?p '#' SERVICE x:y {}}",
        r"ASK{SERVICE x:y\#z {}}",
        "ASK{SERVICE x:y#z {}}",  # whether an engine reads a name here
        "ASK{SERVICE x:y#z\n{}}",  # or a comment
    ],
)
def test_a_federated_query_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="No other server is asked here"):
        refuse_service(text)


def test_every_shipped_query_declares_what_it_is_for() -> None:
    names = integrity_checks()
    assert "integrity/dangling_references" in names
    assert all(query(name).startswith("# message: ") for name in names)
    assert all(query(name).startswith("# ") for name in ("compare", "compare_sources", "concept", "shaped"))
