"""Services over two small snapshots, with names of jurisdictions and mechanisms: the second serves."""

from datetime import UTC, datetime, timedelta

from graph.describe import describe_jurisdiction
from graph.store import RdfStore
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ingest.knowledge import load_mechanisms
from ontology.eli import DEFAULT_BASE
from ontology.errors import EngineError
from ontology.places import Jurisdiction
from search_api.services import HeldSnapshot, Services
from tests.doubles.two_snapshots import act, earlier, fact, later, store, value

OLD, NEW = "20200301T090000000000Z", "20200401T090000000000Z"
FOOTNOTE = {"en": "* without prejudice to positions on status (UNSCR 1244)", "sq": "* pa paragjykuar (UNSCR 1244)"}
_JURISDICTIONS = (
    Jurisdiction(code="AL", name={"en": "Albania", "sq": "Shqipëri"}, languages=["sq"]),
    Jurisdiction(code="RS", name={"en": "Serbia", "sr-Cyrl": "Србија", "sq": "Serbi"}, languages=["sr-Cyrl"]),
    Jurisdiction(code="XK", name={"en": "Kosovo*", "sq": "Kosovë*"}, languages=["sq"], footnote=FOOTNOTE),
)
TO_COME = (datetime.now(tz=UTC).date() + timedelta(days=200)).isoformat()
"""A day on which a value of the second snapshot will be replaced."""


def no_search() -> None:
    """No index lies beside these snapshots."""
    raise EngineError("There is no search here.")


def tracked(*, alone: bool = False) -> Services:
    """Both snapshots, or the second one ``alone``."""
    before, after = named(earlier()), named(_with_days_to_come())
    kept = [HeldSnapshot(OLD, 1, lambda: before), HeldSnapshot(NEW, 1, lambda: after)]
    return Services(
        store=after,
        open_search=no_search,
        concepts=load_mechanisms(),
        base=DEFAULT_BASE,
        manifest={"snapshot": NEW},
        held=lambda: kept[1:] if alone else kept,
    )


def named(made: OxigraphStore) -> RdfStore:
    """The same with the thesaurus and three jurisdictions."""
    load_vocabulary(made)
    for each in _JURISDICTIONS:
        made.load(describe_jurisdiction(each, base=DEFAULT_BASE))
    return made


def _with_days_to_come() -> OxigraphStore:
    """The later of the two, and an act of which a value is replaced on a day to come."""
    import pyoxigraph

    values = value("5", "plan", valid_to=TO_COME), value("4", "plan", valid_from=TO_COME)
    more = store([act("nacrt", provisions=[fact("plan", *values)])])
    made = later()
    made.load(pyoxigraph.parse(more.dump("application/n-quads"), format=pyoxigraph.RdfFormat.N_QUADS))
    return made
