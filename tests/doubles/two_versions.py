"""A small law in two states, and what people recorded of it: for the pages of acts, provisions and differences."""

from dataclasses import replace
from pathlib import Path

from graph.describe import describe_act, describe_jurisdiction, describe_reading
from graph.describe.versions import Amendment, describe_versions, version_of
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ingest.duplicates.renaming import as_relative
from ingest.knowledge import load_corpus, load_mechanisms
from ingest.knowledge.confirming import Confirmer
from ingest.register import act_work
from ontology.codes import ActStatus, ActType, Confidence, NumberedBy, Operator, ParameterRole, Unit
from ontology.eli import DEFAULT_BASE
from ontology.evidence import Evidence, Finding, quote_hash
from ontology.knowledge import Act, Gazette, MechanismProvision, Parameter
from ontology.model import Reading
from tests.doubles.small_reader import reader_of

_CORPUS = Path(__file__).parents[2] / "corpus"
LAW = """ZAKON O PROBNOJ INICIJATIVI

(„Službeni glasnik RS”, {issues})

I. OSNOVNE ODREDBE

Član 1
Građani mogu da podnesu građansku inicijativu.

Član 2
Predlog za građansku inicijativu iz člana 1. ovog zakona potpisuje najmanje {share}% birača.

Skupština odlučuje o građanskoj inicijativi u roku od 60 dana od dana prijema.

Uz predlog se prilaže:
1) tekst;
2) obrazloženje, koje sadrži najmanje 3 strane.

Prilozi iz stava 3. ovog člana su:
1) spisak;
2) izjava.

Član 3
Ovaj zakon stupa na snagu osmog dana od dana objavljivanja.
"""


def seen(quote: str, *, contradicting: str | None = None) -> Evidence:
    """What a curator saw in the second article."""
    digest, words = quote_hash(quote)
    finding = Finding.CONTRADICTED if contradicting else Finding.CONFIRMED
    return Evidence(
        document="a" * 64, article="2", quote_sha256=digest, words=words, seen="2026-11-26", finding=finding,
        value=contradicting,
    )  # fmt: skip


def _parameter(role: ParameterRole, operator: Operator, value: str, unit: Unit, **more: object) -> Parameter:
    return Parameter(role=role, operator=operator, value=value, unit=unit, **more)


ACT = Act(
    key="rs-trial", jurisdiction="RS", type=ActType.LAW, status=ActStatus.IN_FORCE, confidence=Confidence.HIGH,
    title={"sr-Latn": "Zakon o probnoj inicijativi", "en": "Law on the Trial Initiative"}, year=2019, number="1",
    numbered_by=NumberedBy.GAZETTE, gazette=Gazette(name="Sl. glasnik RS", number="1/2019"),
    provisions=[
        MechanismProvision(
            key="rs-trial-2", mechanism="citizens_initiative", name={"en": "trial initiative"},
            digest={"en": "A digest."}, confidence=Confidence.HIGH, article="2",
            parameters=[
                _parameter(ParameterRole.SUPPORT, Operator.MIN, "10", Unit.PERCENT,
                           evidence=[seen("potpisuje najmanje 10% birača")]),
                _parameter(ParameterRole.ANSWER_TERM, Operator.MAX, "90", Unit.DAYS),
            ],
            evidence=[seen("Uz predlog se prilaže")],
        ),
        MechanismProvision(
            key="rs-trial-low", mechanism="petition_proposal", name={"en": "trial petition"},
            digest={"en": "A digest."}, confidence=Confidence.LOW, article="2",
            parameters=[
                _parameter(ParameterRole.COMPOSITION, Operator.MIN, "4711", Unit.PERSONS, confidence=Confidence.LOW,
                           evidence=[seen("Prilozi iz stava 3")]),
            ],
        ),
    ],
)  # fmt: skip
AMENDING = Act(
    key="rs-trial-amending", jurisdiction="RS", type=ActType.LAW, status=ActStatus.IN_FORCE, number="4",
    confidence=Confidence.HIGH, title={"sr-Latn": "Zakon o izmeni Zakona o probnoj inicijativi"}, year=2021,
    numbered_by=NumberedBy.GAZETTE, amends=["rs-trial"],
)  # fmt: skip
WORK = str(act_work(ACT, base=DEFAULT_BASE))
EARLY, LATE, ENGLISH = f"{WORK}/sr-Latn@2", f"{WORK}/sr-Latn", f"{WORK}/en"


def _read(text: str) -> Reading:
    reader = reader_of([ACT, AMENDING])
    return reader.read(text.encode(), file="zakon.txt", declared={"jurisdiction": "RS"})


def trial_store() -> OxigraphStore:
    """The law up to 4/2021 (5 %, one article more), the earlier text (10 %), and an English one of the same words."""
    early = as_relative(_read(LAW.format(issues="br. 1/2019", share=10)), iri=EARLY, work=WORK)
    late_text = LAW.format(issues="br. 1/2019 i 4/2021", share=5) + "\nČlan 4\nDodat je ovaj član.\n"
    late = _read(late_text)
    english = as_relative(late, iri=ENGLISH, work=WORK)
    english = replace(english, document=replace(english.document, language="en"))
    store, confirmer = OxigraphStore.create(), Confirmer([ACT], base=DEFAULT_BASE)
    load_vocabulary(store)
    corpus = load_corpus(_CORPUS, mechanisms=frozenset(load_mechanisms()), on_problem=lambda problem: None)
    for jurisdiction in corpus.jurisdictions:
        store.load(describe_jurisdiction(jurisdiction, base=DEFAULT_BASE))
    works = {each.key: act_work(each, base=DEFAULT_BASE) for each in (ACT, AMENDING)}
    for each in (ACT, AMENDING):
        store.load(describe_act(each, works[each.key], works))
    for reading in (late, early, english):
        store.load(describe_reading(reading, confirmer.meet(reading)))
    amendment = Amendment(work=str(works[AMENDING.key]), amended=WORK, issue=(2021, 4, ""), date="2021-01-20")
    store.load(describe_versions((version_of(each.document) for each in (late, early, english)), [amendment]))
    return store
