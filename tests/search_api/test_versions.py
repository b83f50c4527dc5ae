"""The texts of one work, in order, and which of them can be compared."""

from dataclasses import replace

import pytest

from graph.describe import describe_reading
from graph.describe.versions import Amendment, describe_versions, version_of
from graph.differences import Change, differences
from graph.store import RdfStore
from graph.stores.oxigraph import OxigraphStore
from ingest.duplicates.renaming import as_copy, as_relative
from ontology.eli import DEFAULT_BASE
from ontology.errors import NotFoundError
from ontology.model import Reading
from search_api.catalogue import comparable, versions
from tests.doubles.small_reader import reader_of

TEXT = """ZAKON O PROBI

(„Službeni glasnik RS”, br. {issues})

Član 1
Ovim zakonom uređuje se proba.

Član 2
Predlog potpisuje najmanje {share}% birača.
"""
CYRILLIC = """ЗАКОН О ПРОБИ

Члан 1
Овим законом уређује се проба.
"""


def read(text: str) -> Reading:
    reading = reader_of().read(text.encode(), file="zakon.txt", declared={"jurisdiction": "RS"})
    assert reading.document
    return reading


def loaded(readings: list[Reading], amendments: list[Amendment]) -> RdfStore:
    store = OxigraphStore.create()
    for each in readings:
        store.load(describe_reading(each))
    store.load(describe_versions((version_of(each.document) for each in readings if each.document), amendments))
    return store


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The later state was read first; then the earlier one, a Cyrillic text, and a copy without parts of its own."""
    late = read(TEXT.format(issues="1/2007, 9/2018 i 4/2021", share=5))
    work, iri = late.document.work, late.document.iri
    early = as_relative(read(TEXT.format(issues="1/2007", share=10)), iri=f"{iri}@2", work=work)
    other_script = as_relative(read(CYRILLIC), iri=f"{work}/sr-Cyrl", work=work)
    english = as_relative(late, iri=f"{work}/en", work=work)
    english = replace(english, document=replace(english.document, language="en"))
    copy = as_copy(late, f"{work}/sr-Cyrl@2", work, bare=False)
    return [late, early, other_script, english, copy]


@pytest.fixture(scope="module")
def store(readings: list[Reading]) -> RdfStore:
    work = readings[0].document.work
    amendment = Amendment(work=f"{work}-izmene", amended=work, issue=(2021, 4, ""), date="2021-01-20")
    return loaded(readings, [amendment])


def test_the_texts_of_a_work_come_in_order(store: RdfStore, readings: list[Reading]):
    held = versions(store, readings[0].document.work)
    latin = [each for each in held if each.language == "sr-Latn" and each.articles]
    assert [(each.version, each.up_to, each.date) for each in latin] == [
        ("2", "1/2007", None),
        (None, "4/2021", "2021-01-20"),
    ]
    assert latin[0].iri in latin[1].replaces
    assert {each.language for each in held} == {"sr-Latn", "sr-Cyrl", "en"}
    assert versions(store, latin[0].iri) == held


def test_texts_of_one_language_can_be_compared_the_earlier_first(store: RdfStore, readings: list[Reading]):
    late, early, other_script, english, copy = (each.document.iri for each in readings)
    pairs = {(each.before.iri, each.after.iri): each for each in comparable(versions(store, late))}
    assert {frozenset(pair) for pair in pairs} == {
        frozenset({late, early}),
        frozenset({late, other_script}),
        frozenset({early, other_script}),
    }
    assert not any({english, copy} & set(pair) for pair in pairs)
    assert pairs[early, late].ordered
    assert not any(each.ordered for pair, each in pairs.items() if other_script in pair)


def test_a_pair_is_what_the_comparison_takes(store: RdfStore, readings: list[Reading]):
    for pair in comparable(versions(store, readings[0].document.work)):
        assert differences(store, pair.before.iri, pair.after.iri)
    early, late = readings[1].document.iri, readings[0].document.iri
    assert [each.change for each in differences(store, early, late)] == [Change.SAME, Change.CHANGED]


def test_what_is_no_act_has_no_versions(store: RdfStore, readings: list[Reading]):
    with pytest.raises(NotFoundError, match="no act"):
        versions(store, f"{readings[0].document.iri}/art_1")
    with pytest.raises(NotFoundError, match="no act"):
        versions(store, "not an IRI")


def test_a_curated_act_that_nobody_has_read_has_none(read_graph: RdfStore):
    assert versions(read_graph, f"{DEFAULT_BASE}eli/al/law/2015/139") == ()
    (only,) = versions(read_graph, f"{DEFAULT_BASE}eli/xk/law/2008/03-L-040")
    assert (only.language, only.articles) == ("sq", 5)
    assert comparable([only]) == ()
