"""Stores to test against: the whole shipped corpus once, and a small world that tests may spoil."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph.describe import (
    describe_act,
    describe_corpus,
    describe_dataset,
    describe_jurisdiction,
    describe_practice,
    describe_software,
)
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ingest.knowledge import load_corpus, load_mechanisms
from ingest.register import act_work
from ontology.codes import ActStatus, ActType, Confidence, Operator, ParameterRole, Unit
from ontology.corpus import Corpus
from ontology.eli import DEFAULT_BASE, Eli
from ontology.evidence import Evidence, Finding
from ontology.knowledge import Act, MechanismProvision, Parameter, Practice, Source
from ontology.places import Jurisdiction

CORPUS = Path(__file__).parents[2] / "corpus"
BUILT = datetime(2026, 11, 23, tzinfo=UTC)
NINE = ("en", "sq", "mk", "sr-Latn", "sr-Cyrl", "bs", "hr", "cnr", "tr")


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus(CORPUS, mechanisms=frozenset(load_mechanisms()), on_problem=_raise)


def _raise(problem: Exception) -> None:
    raise problem


@pytest.fixture(scope="session")
def corpus_store(corpus: Corpus) -> OxigraphStore:
    """Everything that ships, vocabulary and all; only for reading."""
    store = OxigraphStore.create()
    store.load(describe_corpus(corpus, work_of=lambda act: act_work(act, base=DEFAULT_BASE), base=DEFAULT_BASE))
    load_vocabulary(store)
    store.load(describe_dataset(store, base=DEFAULT_BASE, version="test", issued=BUILT))
    return store


@pytest.fixture
def law() -> Eli:
    return Eli(jurisdiction="XK", type="law", year=2008, number="03-L-040")


@pytest.fixture
def act() -> Act:
    shares = [
        Parameter(
            role=ParameterRole.SUPPORT,
            operator=Operator.MIN,
            value="15",
            unit=Unit.PERCENT,
            base={"en": "voters", "sq": "votues"},
            what={"en": "signatures"},
            valid_from="2008",
            contested="threshold",
            evidence=[
                Evidence(
                    document="a" * 64,
                    article="70",
                    paragraph="2",
                    quote_sha256="b" * 64,
                    words=7,
                    seen="2026-11-26",
                    finding=Finding.CONTRADICTED,
                    value="10",
                )
            ],
        ),
        Parameter(role=ParameterRole.MAJORITY, operator=Operator.MORE_THAN, value="2/3", unit=Unit.FRACTION),
        Parameter(role=ParameterRole.NOTICE_TERM, operator=Operator.MAX, value="--03-31", unit=Unit.DAY_OF_YEAR),
    ]
    fact = MechanismProvision(
        key="xk-law-2008-initiative",
        mechanism="citizens_initiative",
        name={"sq": "nismë qytetare", "en": "citizens' initiative"},
        digest={"sq": "Qytetarët mund të propozojnë.", "en": "Citizens may propose."},
        confidence=Confidence.HIGH,
        article="70",
        article_confidence=Confidence.MEDIUM,
        parameters=shares,
        binding="advisory",
        retrieved="2026-11-23",
        sources=[Source(url="https://example.org/law"), Source(text="the printed gazette")],
    )
    return Act(
        key="xk-law-2008",
        jurisdiction="XK",
        type=ActType.LAW,
        title={"sr-Latn": "Zakon", "sq": "Ligji", "en": "Law"},
        status=ActStatus.IN_FORCE,
        confidence=Confidence.HIGH,
        year=2008,
        number="03/L-040",
        sources=[Source(url="not an address")],
        provisions=[fact],
    )


@pytest.fixture
def practice() -> Practice:
    return Practice(
        key="xk-town-practice",
        jurisdiction="XK",
        mechanism="citizens_initiative",
        title={"en": "Town: an initiative"},
        digest={"sq": "Një nismë.", "en": "An initiative."},
        confidence=Confidence.LOW,
        years="2019-",
        enabled_by=["xk-law-2008-initiative"],
    )


@pytest.fixture
def jurisdiction() -> Jurisdiction:
    names = dict.fromkeys(NINE, "Kosovo*")
    footnote = {"en": "* Without prejudice to positions on status."}
    return Jurisdiction(code="XK", name=names, languages=["sq", "sr-Latn"], footnote=footnote, wikidata="Q1246")


@pytest.fixture
def small_world(act: Act, law: Eli, practice: Practice, jurisdiction: Jurisdiction) -> list[Quad]:
    """One act with one fact and its three parameters, one practice, one jurisdiction."""
    return [
        *describe_act(act, law),
        *describe_practice(practice, base=DEFAULT_BASE),
        *describe_jurisdiction(jurisdiction, base=DEFAULT_BASE),
        *describe_software(f"{DEFAULT_BASE}id/dataset/alinea"),
    ]
