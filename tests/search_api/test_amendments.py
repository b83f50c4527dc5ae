"""Which acts amend or repeal which: as people recorded it, and as texts say it."""

from graph.store import RdfStore
from ontology.eli import DEFAULT_BASE
from search_api.catalogue import amendments
from tests.doubles.two_versions import WORK, trial_store

SERBIA = f"{DEFAULT_BASE}eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi"


def told(store: RdfStore, work: str) -> set[tuple[str, bool, str | None]]:
    return {(each.relation, each.outgoing, each.act.key) for each in amendments(store, work)}


def test_what_people_recorded_is_told_on_both_sides(read_graph: RdfStore):
    assert ("amends", False, "rs-lsg-amendments-2018") in told(read_graph, SERBIA)
    (amending,) = [each for each in amendments(read_graph, SERBIA) if each.act.key == "rs-lsg-amendments-2018"]
    assert ("amends", True, "rs-lsg-2007") in told(read_graph, amending.act.iri)
    assert amending.targets == (SERBIA,)


def test_an_act_that_nobody_amended_has_none(read_graph: RdfStore):
    assert amendments(read_graph, f"{DEFAULT_BASE}eli/xk/law/2008/03-L-040") == ()
    assert amendments(read_graph, f"{DEFAULT_BASE}eli/xk/law/1900/none") == ()


def test_articles_that_a_text_amends_are_named_and_an_act_is_no_amendment_of_itself():
    store = trial_store()
    (by_record,) = amendments(store, WORK)
    amending = by_record.act.iri
    store.load_turtle(
        f"""@prefix aln: <https://w3id.org/alinea/ontology#> . @prefix eli: <http://data.europa.eu/eli/ontology#> .
        <urn:link> aln:linkKind "repeals" ; aln:from <urn:article> ; aln:to <{WORK}/art_2> .
        <urn:article> aln:document <urn:text> . <urn:text> eli:realizes <{amending}> .
        <urn:own> aln:linkKind "amends" ; aln:from <{WORK}/sr-Latn/art_1> ; aln:to <{WORK}/art_3> .""".encode(),
        graph="urn:text",
    )
    found = {(each.relation, each.outgoing, each.act.iri): each.targets for each in amendments(store, WORK)}
    assert found == {("amends", False, amending): (WORK,), ("repeals", False, amending): (f"{WORK}/art_2",)}
    assert {(each.relation, each.outgoing, each.act.iri) for each in amendments(store, amending)} == {
        ("amends", True, WORK),
        ("repeals", True, WORK),
    }
