"""What is known is told by the best that is known of it, and what is not is told too."""

from dataclasses import replace

import pytest
from pyoxigraph import Quad

from graph.describe import describe_act, describe_jurisdiction, describe_practice
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ontology.codes import ActStatus, ActType, Confidence, Operator, ParameterRole, Unit
from ontology.eli import DEFAULT_BASE, Eli
from ontology.evidence import Evidence, Finding
from ontology.knowledge import Act, MechanismProvision, Parameter, Practice
from ontology.places import Jurisdiction
from search_api.catalogue import Cell, Knowledge, coverage

LAW = Eli(jurisdiction="XK", type="law", year=2008, number="03-L-040")
STATE = Jurisdiction(code="XK", name={"en": "Kosovo*"}, languages=["sq"])


def fact(**fields: object) -> MechanismProvision:
    told = {"key": "xk-recall", "mechanism": "recall", "name": {"en": "recall"}, "digest": {"en": "Of recall."}}
    return MechanismProvision(**(told | {"confidence": Confidence.HIGH, "article": "72"} | fields))  # type: ignore[arg-type]


def seen(finding: Finding) -> Parameter:
    evidence = Evidence(
        document="a" * 64,
        article="72",
        quote_sha256="b" * 64,
        words=3,
        seen="2026-11-26",
        finding=finding,
        value="20",
    )
    return Parameter(
        role=ParameterRole.SUPPORT, operator=Operator.MIN, value="20", unit=Unit.PERCENT, evidence=[evidence]
    )


def cell(quads: list[Quad], mechanism: str = "recall") -> Cell:
    store = OxigraphStore.create()
    store.load([*describe_jurisdiction(STATE, base=DEFAULT_BASE), *quads])
    load_vocabulary(store)
    (found,) = [each for each in coverage(store) if each.mechanism == mechanism]
    return found


def law(*facts: MechanismProvision) -> list[Quad]:
    act = Act(
        key="xk-law",
        jurisdiction="XK",
        type=ActType.LAW,
        title={"en": "Law"},
        status=ActStatus.IN_FORCE,
        confidence=Confidence.HIGH,
        provisions=list(facts),
    )
    return list(describe_act(act, LAW))


PRACTICE = Practice(
    key="xk-town",
    jurisdiction="XK",
    mechanism="recall",
    title={"en": "A town"},
    digest={"en": "It recalled."},
    confidence=Confidence.MEDIUM,
)


@pytest.mark.parametrize(
    ("facts", "knowledge"),
    [
        ([], Knowledge.MISSING),
        ([fact(confidence=Confidence.LOW)], Knowledge.UNVERIFIED),
        ([fact(confidence=Confidence.MEDIUM)], Knowledge.REPORTED),
        ([fact(confidence=Confidence.MEDIUM), fact(key="xk-other")], Knowledge.READ),
        ([fact(parameters=[seen(Finding.CONFIRMED)])], Knowledge.CONFIRMED),
        ([fact(parameters=[seen(Finding.CONTRADICTED)])], Knowledge.UNVERIFIED),
        ([fact(parameters=[seen(Finding.CONTRADICTED), seen(Finding.CONFIRMED)])], Knowledge.CONFIRMED),
    ],
)
def test_the_best_that_is_known_counts(facts: list[MechanismProvision], knowledge: Knowledge) -> None:
    assert cell(law(*facts)).knowledge is knowledge


def test_a_practice_stands_where_no_rule_does() -> None:
    practised = list(describe_practice(PRACTICE, base=DEFAULT_BASE))
    assert cell(practised).knowledge is Knowledge.PRACTISED
    assert cell([*practised, *law(fact())]).knowledge is Knowledge.READ
    low = list(describe_practice(replace(PRACTICE, confidence=Confidence.LOW), base=DEFAULT_BASE))
    assert (cell(low).knowledge, cell(low).practices) == (Knowledge.MISSING, 0)


def test_counts_tell_apart_what_has_no_article() -> None:
    found = cell(law(fact(article=None, article_note="reported, article not seen", confidence=Confidence.MEDIUM)))
    assert (found.reported, found.without_article, found.confirmed) == (1, 1, 0)
    assert cell([], "petition_complaint").knowledge is Knowledge.MISSING
