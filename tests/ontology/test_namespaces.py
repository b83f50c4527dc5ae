"""IRIs that are not legislation, and the prefixes that queries may use without declaring them."""

import pytest

from ontology import namespaces
from ontology.codes import Operator, ParameterRole, Unit
from ontology.errors import (
    AlineaError,
    DocumentError,
    EngineError,
    IdentifierError,
    KnowledgeError,
    NotFoundError,
    QueryError,
    SettingsError,
    SnapshotError,
)
from ontology.knowledge import Parameter
from ontology.model import Document

OWN = "http://localhost:8123/"


def test_concepts_stay_where_they_are_on_every_installation() -> None:
    assert namespaces.mechanism_iri("recall") == "https://w3id.org/alinea/id/mechanism/recall"
    assert namespaces.jurisdiction_iri("BA-FBIH") == "https://w3id.org/alinea/id/jurisdiction/BA-FBIH"
    assert namespaces.act_type_iri("law") == "https://w3id.org/alinea/id/act-type/law"
    assert namespaces.role_iri("support") == "https://w3id.org/alinea/id/parameter-role/support"
    assert namespaces.unit_iri("days") == "https://w3id.org/alinea/id/unit/days"


def test_records_move_with_the_base() -> None:
    assert namespaces.fact_iri(OWN, "rs-lsg-2007-x") == "http://localhost:8123/id/fact/rs-lsg-2007-x"
    assert namespaces.practice_iri(OWN, "rs-x") == "http://localhost:8123/id/practice/rs-x"
    assert namespaces.actor_iri(OWN, "rs-x") == "http://localhost:8123/id/actor/rs-x"


def test_prefixes_end_where_a_name_begins() -> None:
    assert all(iri.endswith(("#", "/")) for iri in namespaces.PREFIXES.values())
    assert len(set(namespaces.PREFIXES.values())) == len(namespaces.PREFIXES)


@pytest.mark.parametrize(
    ("value", "unit", "number"),
    [
        ("5", Unit.PERCENT, 5.0),
        ("2.5", Unit.PERCENT, 2.5),
        ("1/3", Unit.FRACTION, 1 / 3),
        ("--03-31", Unit.DAY_OF_YEAR, None),
    ],
)
def test_the_number_of_a_parameter(value: str, unit: Unit, number: float | None) -> None:
    parameter = Parameter(role=ParameterRole.SUPPORT, operator=Operator.MIN, value=value, unit=unit)
    assert parameter.number == (None if number is None else pytest.approx(number))


def test_pages_are_counted_from_one() -> None:
    document = Document(
        iri="e",
        work="w",
        title="t",
        act_type="law",
        jurisdiction=None,
        language="sq",
        script="Latn",
        sha256="0",
        media_type="text/plain",
        source="f",
        text="abcdef",
        page_starts=(0, 3),
    )
    assert document.pages == 2
    assert [document.page_of(offset) for offset in (0, 2, 3, 5, 99)] == [1, 1, 2, 2, 2]


def test_every_error_is_one_of_ours() -> None:
    plain = [IdentifierError, SettingsError, SnapshotError, EngineError, QueryError, NotFoundError]
    assert all(issubclass(each, AlineaError) for each in [*plain, DocumentError, KnowledgeError])
    assert DocumentError("empty", "The file is empty.").code == "empty"
    error = KnowledgeError("is missing", file="a.yaml", line=3, field="key")
    assert (str(error), error.line) == ("a.yaml:3: key: is missing", 3)


@pytest.mark.parametrize(("tag", "code"), [("sr-Latn", "SRP"), ("sq", "SQI"), ("cnr", "CNR"), ("und", None)])
def test_a_language_in_the_authority_table(tag: str, code: str | None):
    found = namespaces.language_iri(tag)
    assert (found and found.rsplit("/", 1)[-1]) == code


def test_short_names_of_terms():
    assert namespaces.short(f"{namespaces.ALN}act") == "aln:act"
    assert namespaces.short("https://example.org/act") == "https://example.org/act"
