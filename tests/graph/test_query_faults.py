"""What does not parse is told by its place and its word, whatever the engine's own message says."""

import pytest
from pyoxigraph import Store

from graph.curation.changes import Update
from graph.store import Dataset
from graph.stores.oxigraph import OxigraphStore
from ontology.errors import QuerySyntaxError
from ontology.namespaces import ALN


def fault_of(query: str) -> QuerySyntaxError:
    with pytest.raises(QuerySyntaxError) as raised:
        OxigraphStore.create().answer(query, results="text/csv", triples="text/turtle", dataset=Dataset())
    return raised.value


@pytest.mark.parametrize(
    ("query", "line", "column", "told"),
    [
        ("SELECT *\nWERE { ?s ?p ?o }", 2, 1, "WERE cannot stand here. Did you mean WHERE?"),
        ("SELECT * {\n  ?s ?p ?o\n  OPTIONL { ?s ?q ?r }\n}", 3, 3, "Did you mean OPTIONAL?"),
        ("SELECT ?a, ?b { ?a ?p ?b }", 1, 10, ", cannot"),
        ("SELECT * { ?s ?p }", 1, 18, "} cannot"),
        ("SELECT * { ?s ?p ?o } }", 1, 23, "} cannot"),
        ("SELECT * { ?s ?p ?o . FILTER(?o > ) }", 1, 35, ") cannot"),
        ("SELECT (COUNT(?s) ?n) { ?s ?p ?o }", 1, 19, "?n cannot"),
        ("SELECT * { ?s ?p ?o }\n# nope:x\nfoo", 3, 1, "foo cannot"),
        ("SELECT * { ?s ?p <<( ?s ?p ?o )>> foo }", 1, 35, "foo cannot"),
        ("SELECT * { ?s ?p ?o {| ?q ?r |} foo }", 1, 33, "foo cannot"),
        ("SELECT * { ?s ?p 'nope:x }", 1, 18, "the string that begins with this ' is not closed"),
        ("SELECT * {\n ?s ?p ?o", 2, 10, "it ends before"),
        ("SELECT * { ?s <relative> ?o }", 1, 15, "no whole IRI"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", 1, 41, "a variable that is unbound."),
        ("foo bar", 1, 1, "begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not with foo."),
    ],
)
def test_the_word_that_is_wrong_is_named(query: str, line: int, column: int, told: str) -> None:
    fault = fault_of(query)
    assert (fault.line, fault.column) == (line, column)
    assert told in fault.message
    assert str(fault).startswith(f"Line {line}, column {column}: ")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s nope:x ?o }",
        "SELECT * { ?s a nope:x }",
        "SELECT * { ?s ?p 1 FILTER(nope:x(1)) }",
        "SELECT * { ?s ?p '1'^^nope:x }",
    ],
)
def test_an_undeclared_prefix_is_named(query: str) -> None:
    fault = fault_of(query)
    assert fault.column == query.index("nope:") + 1
    assert fault.message == "the prefix nope: is not declared. Put this before the query: PREFIX nope: <...>"


def test_prefixes_that_are_declared_are_listed() -> None:
    told = fault_of("PREFIX ex: <x:y> PREFIX : <x:z> SELECT * { ex:a :b exx:c }").message
    assert "the prefix exx: is not declared; declared are ex:, :." in told


def test_a_prefix_of_the_house_is_given_with_its_declaration() -> None:
    assert f"PREFIX aln: <{ALN}>" in fault_of("SELECT * { ?s a aln:Act }").message


def test_a_fault_before_an_undeclared_prefix_is_told_first() -> None:
    assert fault_of("SELECT * { ?s 7 nope:x }").message == "7 cannot stand here."


@pytest.mark.parametrize("update", ["INSERT DATA { <x:a> <x:b> 1 }", "PREFIX a: <x:y>\ndelete where { ?s ?p a:b }"])
def test_an_update_among_queries_is_told_where_it_goes(update: str) -> None:
    assert "begins an update" in fault_of(update).message
    assert "/sparql/update" in fault_of(update).message


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("SELECT * { ?s ?p ?o }", (1, 1), "SELECT begins a query"),
        ("INSERT DATA {\n <x:a> nope:b 1 }", (2, 8), "the prefix nope: is not declared"),
        ("INSERT DATA {\n <x:a> <x:b> }", (2, 14), "} cannot stand here"),
        ("INSRT DATA { <x:a> <x:b> 1 }", (1, 1), "Did you mean INSERT?"),
    ],
)
def test_an_update_that_does_not_parse_is_explained_alike(text: str, place: tuple[int, int], told: str) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        Update(text=text, base="http://x.example/").apply(Store())
    assert (raised.value.line, raised.value.column) == place
    assert told in raised.value.message


def test_a_long_text_is_not_parsed_twice() -> None:
    fault = fault_of("SELECT * {\n" + " ?s ?p ?o .\n" * 3000 + " ?s ?p }")
    assert fault.line == 3002
    assert "expected" not in fault.message
