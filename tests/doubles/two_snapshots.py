"""Two small invented snapshots, in which every kind of change occurs exactly once."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from pyoxigraph import Quad

from graph.describe import (
    describe_act,
    describe_actor,
    describe_dataset,
    describe_practice,
    describe_reading,
    describe_versions,
    version_of,
)
from graph.stores.oxigraph import OxigraphStore
from ingest.duplicates import link_duplicates
from ingest.register import act_work
from ontology.codes import ActStatus, ActType, Confidence, Operator, ParameterRole, Unit
from ontology.eli import DEFAULT_BASE
from ontology.evidence import Evidence, Finding
from ontology.knowledge import Act, Actor, Gazette, MechanismProvision, Parameter, Practice
from tests.doubles.small_reader import reader_of

DAYS = datetime(2020, 3, 1, 9, tzinfo=UTC), datetime(2020, 4, 1, 9, tzinfo=UTC)
_TITLES = {"proba": "Zakon o probi", "ogled": "Zakon o ogledu", "pokus": "Zakon o pokusu"}
_ARTICLES = (
    "Član 1\nOvim zakonom uređuje se proba.\n\n"
    "Član 2\nPredlog potpisuje najmanje 10% birača u roku od 30 dana.\n\n"
    "Član 3\nSkupština bira komisiju od pet članova koja broji glasove i objavljuje ishod.\n\n"
    "Član 4\nPrigovor se podnosi nadležnom sudu u upravnom sporu.\n\n"
    "Član 5\nOvaj zakon stupa na snagu osmog dana.\n"
)
_AMENDED = (
    "Član 1\nOvim zakonom uređuje se proba.\n\n"
    "Član 2\nPredlog potpisuje najmanje 5% birača u roku od 30 dana.\n\n"
    "Član 2a\nSkupština bira komisiju od pet članova koja broji glasove i objavljuje ishod.\n\n"
    "Član 5\nOvaj zakon stupa na snagu osmog dana.\n\n"
    "Član 6\nSredstva za rad obezbeđuju se u budžetu opštine.\n"
)


def act(key: str, *, title: str | None = None, provisions: Iterable[MechanismProvision] = (), **told: object) -> Act:
    """A Serbian law of 2007."""
    told = {"status": ActStatus.IN_FORCE, "confidence": Confidence.HIGH, "year": 2007, "number": "1"} | told
    titles = {"sr-Latn": title or _TITLES.get(key, key), "en": f"Law of {key}"}
    gazette = Gazette(name="Službeni glasnik RS", number="1/2007")
    provisions = list(provisions)
    return Act(
        key=key, jurisdiction="RS", type=ActType.LAW, title=titles, gazette=gazette, provisions=provisions, **told
    )


def fact(key: str, *parameters: Parameter, **told: object) -> MechanismProvision:
    """What Article 2 says of citizens' initiatives."""
    told = {"article": "2", "confidence": Confidence.MEDIUM, "digest": {"en": f"Digest of {key}."}} | told
    names = {"en": key, "sr-Latn": f"{key} po srpski"}
    return MechanismProvision(
        key=key, mechanism="citizens_initiative", name=names, parameters=list(parameters), **told
    )


def value(printed: str, what: str = "", *, finding: Finding | None = None, **told: object) -> Parameter:
    """So many percent of something, at least."""
    told = {"role": ParameterRole.SUPPORT, "operator": Operator.MIN, "unit": Unit.PERCENT} | told
    evidence = [
        Evidence(document="a" * 64, article="2", quote_sha256="b" * 64, words=7, seen="2020-03-01", finding=finding)
        for finding in ([finding] if finding else [])
    ]
    return Parameter(value=printed, what={"en": what} if what else {}, evidence=evidence, **told)


def practice(key: str, **told: object) -> Practice:
    """A practice somewhere in Serbia."""
    told = {"confidence": Confidence.HIGH, "title": {"en": key}, "digest": {"en": "It happened."}} | told
    return Practice(key=key, jurisdiction="RS", mechanism="referendum", **told)


def store(
    acts: Iterable[Act] = (),
    practices: Iterable[Practice] = (),
    actors: Iterable[Actor] = (),
    texts: Iterable[str] = (),
    issued: datetime = DAYS[1],
) -> OxigraphStore:
    """A snapshot of these in memory; ``texts`` are read as texts of the acts."""
    acts, made = list(acts), OxigraphStore.create()
    works = {each.key: act_work(each, base=DEFAULT_BASE) for each in acts}
    for each in acts:
        made.load(describe_act(each, works[each.key], works))
    for each in practices:
        made.load(describe_practice(each, base=DEFAULT_BASE))
    for each in actors:
        made.load(describe_actor(each, base=DEFAULT_BASE))
    made.load(_read(acts, texts))
    made.load(describe_dataset(made, base=DEFAULT_BASE, version="test", issued=issued))
    return made


def _read(acts: list[Act], texts: Iterable[str]) -> Iterator[Quad]:
    reader = reader_of(acts)
    readings = (reader.read(each.encode(), file=f"{turn}.txt") for turn, each in enumerate(texts))
    documents = []
    for reading in link_duplicates(readings):
        assert reading.document
        documents.append(reading.document)
        yield from describe_reading(reading)
    yield from describe_versions(map(version_of, documents), ())


def text(key: str, *, amended: bool = False) -> str:
    """A text of an act as it was printed, or as it stands since issue 9/2018."""
    issues = "br. 1/2007 i 9/2018" if amended else "broj 1/2007"
    articles = _AMENDED if amended else _ARTICLES
    return f"{_TITLES[key].upper()}\n\n(„Službeni glasnik Republike Srbije”, {issues})\n\n{articles}"


def earlier() -> OxigraphStore:
    """The snapshot before."""
    proba = act(
        "proba",
        status=ActStatus.ASSUMED,
        provisions=[
            fact("gone"),
            fact("reworded", digest={"en": "As it was."}),
            fact("trusted-more", value("7")),
            fact("values", value("10", "mayor"), value("5", "budget"), value("3", "statute", valid_from="2010")),
            fact("moved", value("20", "petition")),
            fact("compared", value("1", "a"), value("2", "b"), value("4", "c", finding=Finding.CONFIRMED)),
        ],
    )
    practices = [practice("gone"), practice("ended"), practice("elsewhere", place="Niš"), practice("same")]
    actors = [
        Actor(key="gone", kind="ngo", name={"en": "Gone"}),
        Actor(key="renamed", kind="ngo", name={"en": "Old"}),
    ]
    acts = [proba, act("ogled"), act("pokus"), act("gone", title="Zakon o ničemu")]
    return store(acts, practices, actors, [text("proba"), text("pokus")], DAYS[0])


def later() -> OxigraphStore:
    """The snapshot after."""
    values = (
        value("1", "put in first"),
        value("6", "mayor"),
        value("3", "statute", valid_from="2012"),
    )
    compared = (
        value("1", "a", finding=Finding.CONFIRMED),
        value("2", "b", finding=Finding.CONTRADICTED),
        value("4", "c"),
    )
    proba = act(
        "proba",
        status=ActStatus.REPEALED,
        valid_to="2020-05-01",
        provisions=[
            fact("come", value("9"), value("8", finding=Finding.CONFIRMED)),
            fact("reworded", digest={"en": "As it is."}),
            fact("trusted-more", value("7"), confidence=Confidence.HIGH),
            fact("values", *values),
            fact("moved", value("20", "petition")),
            fact("compared", *compared),
        ],
    )
    practices = [
        practice("come"),
        practice("ended", outcome={"en": "It was adopted."}),
        practice("elsewhere", place="Čačak"),
        practice("same"),
    ]
    actors = [
        Actor(key="come", kind="ngo", name={"en": "Come"}),
        Actor(key="renamed", kind="ngo", name={"en": "New"}),
    ]
    acts = [proba, act("ogled"), act("pokus"), act("come", title="Zakon o svemu")]
    return store(acts, practices, actors, [text("proba", amended=True), text("ogled")], DAYS[1])
