"""Two versions of an act, article by article, by the words that changed."""

import pytest
from pyoxigraph import Quad

from graph.describe import describe_reading
from graph.differences import ArticleChange, Change, differences
from graph.stores.oxigraph import OxigraphStore
from ontology.errors import NotFoundError
from tests.doubles.small_reader import reader_of

HEAD = "ZAKON O PROBI\n\n(„Službeni glasnik RS”, broj {issue}/{year})\n\n"
OLD = HEAD.format(issue=1, year=2007) + (
    "Član 1\nOvim zakonom uređuje se proba.\n\n"
    "Član 2\nPredlog potpisuje najmanje 10% birača u roku od 30 dana.\n\n"
    "Član 3\nSkupština bira komisiju od pet članova koja broji glasove i objavljuje ishod.\n\n"
    "Član 4\nOvaj zakon stupa na snagu osmog dana.\n"
)
NEW = HEAD.format(issue=9, year=2018) + (
    "Члан 1\nОвим законом уређује се проба.\n\n"
    "Члан 2\nПредлог потписује најмање 5% бирача у року од 30 дана.\n\n"
    "Члан 2а\nСкупштина бира комисију од пет чланова која броји гласове и објављује исход.\n\n"
    "Члан 4\nОвај закон ступа на снагу осмог дана.\n\n"
    "Члан 5\nСредства се обезбеђују у буџету.\n"
)


def read(text: str) -> tuple[str, list[Quad]]:
    reader = reader_of()
    reading = reader.read(text.encode(), file="zakon.txt")
    assert reading.document
    return reading.document.iri, list(describe_reading(reading))


@pytest.fixture(scope="module")
def changes() -> list[ArticleChange]:
    (old, before), (new, after) = read(OLD), read(NEW)
    store = OxigraphStore.create()
    store.load([*before, *after])
    return differences(store, old, new)


def test_each_article_tells_what_became_of_it_across_scripts(changes: list[ArticleChange]) -> None:
    assert [(each.number_before, each.number_after, each.change) for each in changes] == [
        ("1", "1", Change.SAME),
        ("2", "2", Change.CHANGED),
        ("3", "2а", Change.MOVED),
        ("4", "4", Change.SAME),
        (None, "5", Change.ADDED),
    ]


def test_a_change_names_the_words(changes: list[ArticleChange]) -> None:
    runs = [(run.kind, run.text.strip()) for run in changes[1].runs if run.kind != "kept"]
    assert runs == [("removed", "10%"), ("added", "5%")]
    kept = "".join(run.text for run in changes[1].runs if run.kind != "removed")
    assert "потписује најмање 5% бирача" in kept


def test_what_is_no_document_is_named(changes: list[ArticleChange]) -> None:
    del changes
    with pytest.raises(NotFoundError, match="holds no articles of urn:x"):
        differences(OxigraphStore.create(), "urn:x", "urn:y")
