"""Whether a practice could be done elsewhere: over one invented state with a part, and over the shipped corpus."""

from datetime import date

import pytest

from alinea.wiring import Installation
from graph.describe import describe_act
from graph.describe.knowledge import describe_jurisdiction, describe_practice
from graph.store import RdfStore
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ontology.codes import ActStatus, ActType, Bearing, Confidence
from ontology.eli import Eli
from ontology.errors import NotFoundError
from ontology.knowledge import Act, MechanismProvision, Practice
from ontology.places import Jurisdiction
from search_api.catalogue import Verdict, at_home

BASE = "https://w3id.org/alinea/"
TODAY = date(2026, 11, 26)


def act(number: int, mechanism: str, **told) -> Act:
    """An act with one fact; what is told of both is sorted out here."""
    confidence = told.pop("confidence", Confidence.HIGH)
    fact = MechanismProvision(
        key=f"f{number}", mechanism=mechanism, name={"en": f"f{number}"}, digest={"en": "A digest."},
        confidence=confidence, valid_to=told.pop("fact_until", None), article_note="of the whole act",
        bearing=told.pop("bearing", None),
    )  # fmt: skip
    given = {"jurisdiction": "RS", "status": ActStatus.IN_FORCE} | told
    return Act(
        key=f"a{number}", type=ActType.LAW, confidence=Confidence.HIGH, title={"en": f"a{number}"}, year=2001,
        number=str(number), provisions=[fact], **given,
    )  # fmt: skip


def asked(*acts: Act, code: str = "RS", mechanism: str = "citizens_initiative", store: RdfStore | None = None):
    """The answer for a practice that was done in Albania."""
    store = store or OxigraphStore.create()
    load_vocabulary(store)
    for each, part_of in (("RS", None), ("AL", None), ("RS-XX", "RS")):
        place = Jurisdiction(code=each, name={"en": each}, languages=["en"], part_of=part_of)
        store.load(describe_jurisdiction(place, base=BASE))
    for key, where in (("asked", "AL"), ("done", "RS-XX")):
        practice = Practice(
            key=key, jurisdiction=where, mechanism=mechanism, title={"en": key}, digest={"en": "A story."},
            confidence=Confidence.MEDIUM,
        )  # fmt: skip
        store.load(describe_practice(practice, base=BASE))
    for each in acts:
        work = f"{BASE}eli/{each.jurisdiction.lower()}/law/2001/{each.number}-example"
        store.load(describe_act(each, Eli.parse(work)))
    return at_home(store, "asked", code, day=TODAY)


@pytest.mark.parametrize(
    ("acts", "verdict"),
    [
        ([act(1, "citizens_initiative")], Verdict.PROVIDED),
        ([act(1, "citizens_initiative", status=ActStatus.ASSUMED)], Verdict.PROVIDED),
        ([act(1, "citizens_initiative", confidence=Confidence.MEDIUM)], Verdict.PROVIDED),
        ([act(1, "citizens_initiative", municipality="Novi Sad")], Verdict.MUNICIPAL),
        ([act(1, "citizens_initiative", bearing=Bearing.ABSENT)], Verdict.EXCLUDED),
        ([act(1, "citizens_initiative", bearing=Bearing.ABSENT, municipality="Novi Sad")], Verdict.SILENT),
        ([act(1, "citizens_initiative", bearing=Bearing.ABSENT), act(2, "citizens_initiative")], Verdict.PROVIDED),
        ([act(1, "initiative", bearing=Bearing.ABSENT)], Verdict.SILENT),
        ([act(1, "citizens_initiative", bearing=Bearing.DETAIL)], Verdict.PARTIAL),
        ([act(1, "citizens_initiative", bearing=Bearing.SPECIAL), act(2, "initiative")], Verdict.PARTIAL),
        ([act(1, "citizens_initiative", bearing=Bearing.DETAIL), act(2, "citizens_initiative")], Verdict.PROVIDED),
        ([act(n, "citizens_initiative", bearing=each) for n, each in enumerate(Bearing)], Verdict.EXCLUDED),
        ([act(1, "initiative", bearing=Bearing.DETAIL)], Verdict.SILENT),
        ([act(1, "initiative")], Verdict.NEAR),
        ([act(1, "initiative", confidence=Confidence.LOW)], Verdict.SILENT),
        ([act(1, "citizens_initiative", status=ActStatus.PROPOSED)], Verdict.UNSETTLED),
        ([act(1, "citizens_initiative", status=ActStatus.REPEALED)], Verdict.UNSETTLED),
        ([act(1, "citizens_initiative", status=ActStatus.UNKNOWN)], Verdict.UNSETTLED),
        ([act(1, "citizens_initiative", fact_until="2020-01-01")], Verdict.UNSETTLED),
        ([act(1, "citizens_initiative", confidence=Confidence.LOW)], Verdict.UNVERIFIED),
        ([act(1, "citizens_initiative", jurisdiction="AL")], Verdict.SILENT),
        ([act(1, "recall")], Verdict.SILENT),
        ([], Verdict.SILENT),
        ([act(1, "initiative"), act(2, "citizens_initiative", confidence=Confidence.LOW)], Verdict.NEAR),
        ([act(1, "citizens_initiative"), act(2, "citizens_initiative", confidence=Confidence.LOW)], Verdict.PROVIDED),
    ],
)  # fmt: skip
def test_the_verdict_is_the_firmest_that_is_recorded(acts, verdict):
    assert asked(*acts).verdict is verdict


def test_near_mechanisms_are_told_only_where_the_law_has_none_of_its_own():
    near = asked(act(1, "initiative"))
    assert [(each.mechanism, each.relation.value) for each in near.near] == [("initiative", "broader")]
    assert asked(act(1, "initiative"), act(2, "citizens_initiative")).near == ()
    partial = asked(act(1, "initiative"), act(2, "citizens_initiative", bearing=Bearing.DETAIL))
    assert [each.mechanism for each in partial.near] == ["initiative"]


def test_a_broader_practice_finds_the_narrower_rule():
    found = asked(act(1, "citizens_initiative"), mechanism="initiative")
    assert found.verdict is Verdict.NEAR
    assert [(each.mechanism, each.relation.value) for each in found.near] == [("citizens_initiative", "narrower")]


def test_the_law_of_a_state_holds_in_its_parts_and_not_the_other_way():
    assert asked(act(1, "citizens_initiative"), code="RS-XX").verdict is Verdict.PROVIDED
    found = asked(act(1, "citizens_initiative", jurisdiction="RS-XX"))
    assert found.verdict is Verdict.SILENT
    assert [(each.jurisdiction, each.verdict) for each in found.parts] == [("RS-XX", Verdict.PROVIDED)]


def test_what_was_done_there_is_told_without_the_practice_itself():
    assert [each.key for each in asked().done] == ["done"]
    assert asked(code="AL").done == ()


def test_what_is_unknown_is_an_error(installation: Installation):
    store = installation.services().store
    with pytest.raises(NotFoundError, match="no practice nope"):
        at_home(store, "nope", "RS", day=TODAY)
    with pytest.raises(NotFoundError, match="known are AL, BA"):
        at_home(store, "me-danilovgrad-water-price-initiative", "ZZ", day=TODAY)


def test_the_corpus_answers(installation: Installation):
    store = installation.services().store
    found = at_home(store, "me-danilovgrad-water-price-initiative", "rs", day=TODAY)
    assert found.verdict is Verdict.PROVIDED
    assert "rs-lsg-2007-citizens-initiative" in {each.key for each in found.own.in_force}
    assert found.jurisdiction == "RS"
    before = at_home(store, "me-danilovgrad-water-price-initiative", "RS", day=date(1950, 1, 1))
    assert before.verdict is Verdict.UNSETTLED


def test_what_the_law_of_the_corpus_denies_is_not_provided(installation: Installation):
    store = installation.services().store
    for code in ("RS", "ME"):
        found = at_home(store, "ba-rs-bratunac-recall", code, day=TODAY)
        assert (found.verdict, found.own.in_force) == (Verdict.EXCLUDED, ())
        assert found.own.absent


@pytest.mark.parametrize(
    ("key", "code"), [("me-petnjica-referendum", "BA-FBIH"), ("mk-foi-monitoring-2006", "BA-BD")]
)
def test_a_detail_or_a_special_rule_of_the_corpus_does_not_provide_for_a_practice(installation, key, code):
    found = at_home(installation.services().store, key, code, day=TODAY)
    assert found.verdict is not Verdict.PROVIDED
    assert found.own.in_force
    assert not found.own.laid_down
