"""Where values, quotations and references stand in the words of an article and of its parts."""

import pytest

from graph.describe import describe_act, describe_reading
from graph.store import RdfStore
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ingest.knowledge.confirming import Confirmer
from ingest.register import act_work
from ontology.codes import ActStatus, ActType, Confidence, NumberedBy, Operator, ParameterRole, Unit
from ontology.eli import DEFAULT_BASE
from ontology.evidence import Evidence, Finding, quote_hash
from ontology.knowledge import Act, MechanismProvision, Parameter
from search_api.catalogue import marks_of, provision, references_in_text, runs, values_in_text
from tests.doubles.small_reader import reader_of

KOSOVO = "https://w3id.org/alinea/eli/xk/law/2008/03-L-040/sq"
TEXT = """ZAKON O PROBNOJ INICIJATIVI

(„Službeni glasnik RS”, broj 1/2019)

Član 1
Građani mogu da podnesu građansku inicijativu.

Član 2
Predlog za građansku inicijativu iz člana 1. ovog zakona potpisuje najmanje 10% birača.

Skupština odlučuje o građanskoj inicijativi u roku od 60 dana od dana prijema.
"""


def seen(quote: str, *, article: str = "2", contradicting: str | None = None) -> Evidence:
    digest, words = quote_hash(quote)
    finding = Finding.CONTRADICTED if contradicting else Finding.CONFIRMED
    return Evidence(
        document="a" * 64, article=article, quote_sha256=digest, words=words, seen="2026-11-26", finding=finding,
        value=contradicting,
    )  # fmt: skip


ACT = Act(
    key="rs-trial", jurisdiction="RS", type=ActType.LAW, status=ActStatus.IN_FORCE, confidence=Confidence.HIGH,
    title={"sr-Latn": "Zakon o probnoj inicijativi"}, year=2019, number="1", numbered_by=NumberedBy.GAZETTE,
    provisions=[
        MechanismProvision(
            key="rs-trial-2", mechanism="citizens_initiative", name={"en": "initiative"}, digest={"en": "A digest."},
            confidence=Confidence.HIGH, article="2",
            parameters=[
                Parameter(
                    role=ParameterRole.SUPPORT, operator=Operator.MIN, value="10", unit=Unit.PERCENT,
                    evidence=[seen("ПОТПИСУЈЕ најмање 10% бирача"), seen("potpisuje", article="7")],
                ),
                Parameter(
                    role=ParameterRole.ANSWER_TERM, operator=Operator.MAX, value="90", unit=Unit.DAYS,
                ),
                Parameter(
                    role=ParameterRole.COLLECTION_TERM, operator=Operator.MAX, value="30", unit=Unit.DAYS,
                    evidence=[seen("u roku od 60 dana od dana", contradicting="60")],
                ),
            ],
            evidence=[seen("iz člana 1. ovog zakona"), seen("words that stand nowhere")],
        )
    ],
)  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> tuple[RdfStore, str]:
    """The act and its text as it was read, with their meetings; and the IRI of the document."""
    reader = reader_of([ACT])
    reading = reader.read(TEXT.encode(), file="zakon.txt", declared={"jurisdiction": "RS"})
    assert reading.document
    assert reading.document.work == str(act_work(ACT, base=DEFAULT_BASE))
    store = OxigraphStore.create()
    load_vocabulary(store)
    store.load(describe_act(ACT, act_work(ACT, base=DEFAULT_BASE)))
    store.load(describe_reading(reading, Confirmer([ACT], base=DEFAULT_BASE).meet(reading)))
    return store, reading.document.iri


def test_a_value_that_was_read_stands_at_its_words(read_graph: RdfStore):
    view = provision(read_graph, f"{KOSOVO}/art_70")
    support, term = values_in_text(read_graph, view)
    assert (support.origin, support.role, support.printed, support.unit, support.value) == (
        "read",
        "support",
        "15",
        "percent",
        15.0,
    )
    assert (support.mechanism, support.established) == ("citizens_initiative", "confirmed")
    assert all(view.text[each.begin : each.end] == each.evidence for each in (support, term))
    (met,) = support.meetings
    assert (met.key, met.finding, met.printed, met.confidence) == ("xk-lsg-2008-70", "confirmed", "15", "high")
    assert met.fact.endswith("/id/fact/xk-lsg-2008-70")


def test_a_paragraph_has_what_stands_in_it_counted_from_its_own_beginning(read_graph: RdfStore):
    first, second, third = (provision(read_graph, f"{KOSOVO}/art_70/par_70-{turn}") for turn in (1, 2, 3))
    assert values_in_text(read_graph, first) == ()
    (support,), (term,) = values_in_text(read_graph, second), values_in_text(read_graph, third)
    assert (support.role, term.role) == ("support", "answer_term")
    assert second.text[support.begin : support.end] == support.evidence
    assert values_in_text(read_graph, provision(read_graph, f"{KOSOVO.removesuffix('/sq')}/art_70")) == ()


def test_quotations_of_curators_are_found_by_their_hash_in_either_script(graph: tuple[RdfStore, str]):
    store, document = graph
    found = {
        each.evidence: each
        for each in values_in_text(store, provision(store, f"{document}/art_2"))
        if each.origin == "quoted"
    }
    assert set(found) == {"potpisuje najmanje 10% birača", "u roku od 60 dana od dana", "iz člana 1. ovog zakona"}
    whole, bound = found["iz člana 1. ovog zakona"], found["u roku od 60 dana od dana"]
    assert (whole.role, whole.printed, whole.meetings[0].statement) == (None, None, whole.meetings[0].fact)
    assert (bound.established, bound.printed, bound.meetings[0].printed) == ("contradicted", "60", "30")


def test_a_curated_value_that_the_text_contradicts_is_told(graph: tuple[RdfStore, str]):
    store, document = graph
    values = values_in_text(store, provision(store, f"{document}/art_2"))
    read = {each.role: each for each in values if each.origin == "read"}
    assert (read["support"].established, read["answer_term"].established) == ("confirmed", "contradicted")
    assert [(each.finding, each.printed) for each in read["answer_term"].meetings] == [("contradicted", "90")]


def test_a_reference_leads_to_its_target(graph: tuple[RdfStore, str]):
    store, document = graph
    view = provision(store, f"{document}/art_2/par_1")
    (found,) = references_in_text(store, view)
    assert (found.iri, found.relation, found.number) == (f"{document}/art_1", "cites", "1")
    assert view.text[found.begin : found.end] == found.evidence
    assert references_in_text(store, provision(store, f"{document}/art_2/par_2")) == ()


def test_an_article_can_be_drawn(graph: tuple[RdfStore, str]):
    store, document = graph
    view = provision(store, f"{document}/art_2")
    drawn = runs(view.text, marks_of(values_in_text(store, view), references_in_text(store, view)))
    assert "".join(run.text for run in drawn) == view.text
    link = next(run for run in drawn if "reference" in run.kinds)
    assert link.target == f"{document}/art_1"
    value = next(run for run in drawn if "value" in run.kinds)
    assert "support min 10 percent" in value.note
    assert value.target.endswith("/id/fact/rs-trial-2")
