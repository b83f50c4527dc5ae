"""Identifiers are read from and printed as IRIs without loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.codes import ActType
from ontology.eli import DEFAULT_BASE, Eli, article_part, work_number
from ontology.errors import AlineaError, IdentifierError
from ontology.scripts import slug

NUMBERED = st.from_regex(r"(part|title|chp|sec|art|par|pnt|ind|annex|text)_[A-Za-z0-9-]{1,6}", fullmatch=True)
works = st.builds(
    Eli,
    jurisdiction=st.from_regex(r"[A-Z]{2,3}(-[A-Z]{1,5})?", fullmatch=True),
    type=st.sampled_from(ActType).map(str),
    year=st.none() | st.integers(0, 9999),
    number=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.-]{0,12}", fullmatch=True),
    parts=st.lists(NUMBERED | st.sampled_from(["preamble", "annex", "text"]), max_size=4).map(tuple),
    base=st.sampled_from([DEFAULT_BASE, "http://localhost:8123/", "https://example.org/law/"]),
)
languages = st.sampled_from(["sq", "mk", "sr-Cyrl", "sr-Latn", "bs", "hr", "cnr", "tr", "rom", "en"])
versions = st.none() | st.from_regex(r"[A-Za-z0-9.-]{1,8}", fullmatch=True)


@given(works)
def test_a_work_or_its_part_is_read_as_it_was_printed(work: Eli) -> None:
    assert Eli.parse(str(work), base=work.base) == work


@given(works, languages, versions)
def test_an_expression_or_its_part_is_read_as_it_was_printed(work: Eli, language: str, version: str | None) -> None:
    part = work.expression(language, version=version).part(*work.parts)
    assert Eli.parse(str(part), base=part.base) == part
    assert part.work == Eli.parse(str(work.work), base=work.base)


def test_the_documented_examples() -> None:
    law = Eli(jurisdiction="RS", type="law", year=2007, number="129-zakon-o-lokalnoj-samoupravi")
    assert str(law) == "https://w3id.org/alinea/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi"
    part = law.expression("sr-Cyrl").part("art_68", "par_2")
    assert str(part).endswith("-samoupravi/sr-Cyrl/art_68/par_2")
    assert part.work == law
    assert str(law.expression("sr-Latn", version="2021")).endswith("/sr-Latn@2021")
    undated = Eli(jurisdiction="BA-FBIH", type="decision", year=None, number="x")
    assert str(undated).endswith("eli/ba-fbih/decision/nd/x")


@pytest.mark.parametrize(
    "iri",
    [
        "",
        "https://w3id.org/alinea/",
        "https://w3id.org/alinea/id/mechanism/recall",
        "https://example.org/eli/rs/law/2007/129",
        "https://w3id.org/alinea/eli/rs/law/207/129",
        "https://w3id.org/alinea/eli/RS/law/2007/129",
        "https://w3id.org/alinea/eli/rs/law/2007/129/sr-Cyrl/art_68/",
        "https://w3id.org/alinea/eli/rs/law/2007/129/sr-Cyrl/clause_68",
        "https://w3id.org/alinea/eli/rs/law/2007/129/sr-Cyrl/art_68\n",
    ],
)
def test_anything_else_is_refused(iri: str) -> None:
    with pytest.raises(IdentifierError, match="is not an identifier") as caught:
        Eli.parse(iri)
    assert isinstance(caught.value, AlineaError | ValueError)


def test_a_part_of_a_work_is_not_taken_for_a_language() -> None:
    with pytest.raises(IdentifierError):
        Eli.parse("https://w3id.org/alinea/eli/rs/law/2007/129/art/par")
    assert Eli.parse("https://w3id.org/alinea/eli/rs/law/2007/129/art").language == "art"


@pytest.mark.parametrize(
    ("number", "title", "state_numbered", "expected"),
    [
        ("03/L-040", "Ligji për vetëqeverisjen lokale", True, "03-L-040"),
        ("129", "Закон о локалној самоуправи", False, "129-zakon-o-lokalnoj-samoupravi"),
        (None, "Zakon o opštini", True, "zakon-o-opstini"),
        (None, "", False, "x"),
    ],
)
def test_the_number_of_a_work(number: str | None, title: str, state_numbered: bool, expected: str) -> None:
    assert work_number(number=number, title=title, state_numbered=state_numbered) == expected


@pytest.mark.parametrize(
    ("printed", "step"),
    [
        ("68", "art_68"),
        ("252-a", "art_252-a"),
        ("88v", "art_88v"),
        ("88в", "art_88v"),
        ("54а", "art_54a"),
        ("5¹", "art_5-1"),
        ("5^1", "art_5-1"),
        ("5/1", "art_5-1"),
        ("143¹²а", "art_143-12a"),
        ("", "art_x"),
    ],
)
def test_the_step_of_an_article_is_the_same_from_either_script(printed: str, step: str) -> None:
    assert article_part(printed) == step


@given(st.text(alphabet="0123456789¹²³⁴⁵⁰aбв-/. ^", min_size=1, max_size=8))
def test_any_number_gives_a_step_that_can_be_read_back(number: str) -> None:
    iri = Eli(jurisdiction="RS", type="law", year=2007, number="129", language="sr-Cyrl").part(article_part(number))
    assert Eli.parse(str(iri)) == iri


@given(st.text(alphabet="0123456789aбв-/. ^", max_size=8))
def test_raised_figures_change_no_other_step(number: str) -> None:
    assert article_part(number) == f"art_{slug(number) or 'x'}"
    assert article_part(f"5{number}") != article_part(f"5{number}¹")
