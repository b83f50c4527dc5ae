"""Curated values and values read in the same articles: confirmed, contradicted, or not compared."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.knowledge import load_corpus, load_mechanisms
from ingest.knowledge.confirming import Confirmer
from ontology.eli import DEFAULT_BASE
from ontology.evidence import Finding, find_quote
from tests.doubles.kosovo_self_government import LAW
from tests.doubles.small_reader import reader_of

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def acts():
    mechanisms = load_mechanisms()
    return load_corpus(CORPUS, mechanisms=frozenset(mechanisms), on_problem=lambda problem: None).acts


@pytest.fixture(scope="module")
def reading(acts):
    reader = reader_of(acts)
    declared = {"jurisdiction": "XK", "number": "03/L-040", "act_type": "law", "year": "2008"}
    return reader.read(LAW.encode(), file="ligji.txt", declared=declared)


def told(meetings):
    return {
        (each.article, each.extracted.role.value, each.extracted.value, each.extracted.unit.value)
        for each in meetings
        if each.finding is Finding.CONFIRMED
    }


def test_the_text_of_a_law_confirms_what_was_curated_of_it(acts, reading):
    meetings = Confirmer(acts, base=DEFAULT_BASE).meet(reading)
    expected = {
        ("68", "frequency", "2", "meetings"),
        ("70", "support", "15", "percent"),
        ("70", "answer_term", "60", "days"),
        ("71", "support", "10", "percent"),
        ("71", "answer_term", "30", "days"),
        ("72", "support", "20", "percent"),
    }
    assert expected <= told(meetings)
    assert not [each for each in meetings if each.finding is Finding.CONTRADICTED]


def test_a_meeting_shows_the_words_it_rests_on(acts, reading):
    for each in Confirmer(acts, base=DEFAULT_BASE).meet(reading):
        found = each.extracted
        assert reading.document.text[slice(*found.span)] == found.evidence
        assert find_quote(reading.document.text, found.quote_sha256, found.words)


def changed(acts, **of_first):
    """The acts, with the first parameter of the citizens' initiative changed."""
    for act in acts:
        for fact in act.provisions:
            if fact.key == "xk-lsg-2008-70":
                first = replace(fact.parameters[0], evidence=[], **of_first)
                other = replace(fact, parameters=[first, *fact.parameters[1:]])
                facts = [other if each is fact else each for each in act.provisions]
                return [replace(act, provisions=facts) if each is act else each for each in acts]
    raise AssertionError


def of_initiative(acts, reading):
    found = [each for each in Confirmer(acts, base=DEFAULT_BASE).meet(reading) if each.key == "xk-lsg-2008-70"]
    return [each for each in found if each.curated.endswith("/parameter/1")]


def test_another_number_for_the_same_question_is_a_contradiction(acts, reading):
    (found,) = of_initiative(changed(acts, value="5"), reading)
    assert (found.finding, found.extracted.value, found.extracted.unit.value) == (
        Finding.CONTRADICTED,
        "15",
        "percent",
    )


@pytest.mark.parametrize(
    "change",
    [
        {"valid_from": "2009"},  # came after the text
        {"valid_to": "2007"},  # had ended before it
        {"unit": "signatures", "value": "500"},  # another question
    ],
)
def test_what_cannot_be_compared_is_not(acts, reading, change):
    from ontology.codes import Unit

    change = {**change, "unit": Unit(change["unit"])} if "unit" in change else change
    assert of_initiative(changed(acts, **change), reading) == []


def test_a_share_is_the_same_as_a_percentage_and_as_a_fraction(acts, reading):
    from ontology.codes import Unit

    (found,) = of_initiative(changed(acts, value="3/20", unit=Unit.FRACTION), reading)
    assert found.finding is Finding.CONFIRMED


def test_a_text_of_another_act_is_not_asked(acts, reading):
    other = replace(reading, document=replace(reading.document, work=f"{reading.document.work}x"))
    assert Confirmer(acts, base=DEFAULT_BASE).meet(other) == []
