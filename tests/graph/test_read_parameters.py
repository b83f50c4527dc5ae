"""Values read from texts in the graph: apart from the curated ones, checked by SPARQL, met by comparisons."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.compare import compare
from graph.confirmation import confirmation_counts, contradictions
from graph.describe import describe_reading
from graph.stores.oxigraph import OxigraphStore
from graph.validation import validate
from graph.vocabulary import load_vocabulary
from ontology.codes import Operator, ParameterRole, Unit
from ontology.confirmation import Meeting
from ontology.evidence import Finding
from ontology.linking import ExtractedParameter
from ontology.namespaces import ALN, fact_iri
from tests.doubles.kosovo_reading import EXPRESSION, READING

BASE = "https://w3id.org/alinea/"
CURATED = f"{fact_iri(BASE, 'xk-law-2008-initiative')}/parameter"
FOUND = ExtractedParameter(
    iri=f"{EXPRESSION}/art_1#parameter-1",
    provision=f"{EXPRESSION}/art_1",
    mechanism="citizens_initiative",
    role=ParameterRole.SUPPORT,
    operator=Operator.MIN,
    value="10",
    unit=Unit.PERCENT,
    evidence="Teksti",
    span=(7, 13),
    quote_sha256="3" * 64,
    words=1,
    score=0.85,
    method="parameter-cues",
    base="e votuesve",
)
OTHER = replace(
    FOUND, iri=f"{EXPRESSION}/art_1#parameter-2", role=ParameterRole.MAJORITY, value="2/3", unit=Unit.FRACTION
)
ALONE = replace(FOUND, iri=f"{EXPRESSION}/art_1#parameter-3", role=ParameterRole.ANSWER_TERM, unit=Unit.DAYS)
MEETINGS = [
    Meeting(
        curated=f"{CURATED}/{turn}",
        key="xk-law-2008-initiative",
        article="70",
        extracted=found,
        finding=finding,
        version="5/2015",
    )
    for turn, found, finding in ((1, FOUND, Finding.CONTRADICTED), (2, OTHER, Finding.CONFIRMED))
]


def quads() -> list[Quad]:
    return list(describe_reading(replace(READING, parameters=[FOUND, OTHER, ALONE], relatives=[]), MEETINGS))


def store(*parts: list[Quad]) -> OxigraphStore:
    made = OxigraphStore.create()
    for part in parts:
        made.load(part)
    load_vocabulary(made)
    return made


def test_what_was_read_is_in_order_and_in_its_own_graph(small_world: list[Quad]) -> None:
    assert {quad.graph_name.value for quad in quads()} == {EXPRESSION}
    assert validate(store(small_world, quads())) == []


def test_comparisons_say_how_curated_values_fared(small_world: list[Quad]) -> None:
    held = store(small_world, quads())
    counts = confirmation_counts(held)
    assert (counts["confirmed"], counts["contradicted"], counts["extracted_only"]) == (1, 1, 1)
    (found,) = contradictions(held)
    assert (found.key, found.printed, found.unit, found.found, found.evidence) == (
        "xk-law-2008-initiative",
        "15",
        "percent",
        "10",
        "Teksti",
    )


def test_the_comparison_of_jurisdictions_shows_curated_values_alone(small_world: list[Quad]) -> None:
    plain = compare(store(small_world), "citizens_initiative")
    assert compare(store(small_world, quads()), "citizens_initiative") == plain


def without(subject: str, name: str) -> Callable[[Quad], Quad | None]:
    return lambda quad: None if (quad.subject.value, quad.predicate.value) == (subject, ALN + name) else quad


def instead(subject: str, name: str, value: str | Literal) -> Callable[[Quad], Quad | None]:
    def changed(quad: Quad) -> Quad | None:
        if (quad.subject.value, quad.predicate.value) != (subject, ALN + name):
            return quad
        term = Literal(value) if isinstance(value, str) else value
        return Quad(quad.subject, quad.predicate, term, quad.graph_name)

    return changed


def score(value: str) -> Literal:
    return Literal(value, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))


@pytest.mark.parametrize(
    ("mistake", "focus", "path"),
    [
        (without(FOUND.iri, "evidence"), FOUND.iri, "evidence"),
        (without(FOUND.iri, "role"), FOUND.iri, "role"),
        (instead(FOUND.iri, "confidenceScore", score("1.2")), FOUND.iri, "printed"),
        (instead(FOUND.iri, "operator", "about"), FOUND.iri, "printed"),
        (instead(FOUND.iri, "printed", "ten"), FOUND.iri, "printed"),
        (instead(FOUND.iri, "established", "curated"), FOUND.iri, "printed"),
        (instead(ALONE.iri, "established", "confirmed"), ALONE.iri, "established"),
        (instead(OTHER.iri, "established", "extracted"), OTHER.iri, "established"),
    ],
)
def test_a_mistake_in_what_was_read_is_told(
    small_world: list[Quad], mistake: Callable[[Quad], Quad | None], focus: str, path: str
) -> None:
    spoilt = [changed for quad in quads() if (changed := mistake(quad))]
    found = validate(store(small_world, spoilt))
    assert (focus, ALN + path) in {(each.focus, each.path) for each in found}
