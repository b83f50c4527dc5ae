import pytest

from ingest.formats import detect, extract
from ontology.errors import DocumentError
from ontology.model import NoteKind

NAMESPACES = [
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13",
    "http://www.akomantoso.org/2.0",
    "",
]
META = """<meta><identification source="#x"><FRBRWork><FRBRthis value="/akn/rs/act/2020/7/!main"/>
<FRBRuri value="/akn/rs/act/2020/7"/><FRBRdate date="2020-03-05" name="enactment"/><FRBRauthor href="#x"/>
<FRBRcountry value="rs"/><FRBRsubtype value="law"/><FRBRnumber value="7"/></FRBRWork><FRBRExpression>
<FRBRlanguage language="sr-Latn"/></FRBRExpression></identification></meta>"""
FRONT = """<preface><p><docTitle>Zakon o probi</docTitle></p></preface>
<preamble><p>Narodna skupština je donela:</p></preamble>"""
BODY = """<body><part eId="part_1"><num>DEO PRVI</num><heading>UVOD</heading>
 <chapter><num>Glava I</num><heading>OSNOVE</heading>
  <article eId="art_1"><num>Član 1.</num><heading>Predmet<authorialNote><p>Primedba.</p></authorialNote></heading>
   <paragraph><num>(1)</num><content><p>Prvi <ref href="#art_2">član 2.</ref> stav.</p></content></paragraph>
   <paragraph><num>(2)</num><list><intro><p>Pravo imaju:</p></intro>
     <point><num>1)</num><content><p>građani;</p></content></point>
     <point><num>2)</num><list><intro><p>udruženja:</p></intro>
       <indent><num>-</num><content><p>domaća;</p></content></indent></list></point></list></paragraph>
  </article></chapter></part>
 <article eId="art_1a"><num>1a</num><content><p>Posle stava 1. dodaje se:
   <quotedStructure startQuote="„" endQuote="”"><article><num>Član 9.</num><content><p>Novi tekst.</p></content>
   </article></quotedStructure></p></content></article>
 <article eId="art_2"><content><p>Član 5<sup>a</sup> ostaje.<eol/>Red dva<remark>urednik</remark>.</p>
   <table><tr><th><p>Broj</p></th><th><p>Iznos</p></th></tr><tr><td><p>1</p></td><td><p>20</p></td></tr></table></content>
 </article></body>"""
END = """<conclusions><p>U Probniku, predsednik</p></conclusions><attachments><attachment><heading>Prilog 1</heading>
<doc name="annex"><meta/><mainBody><p>Obrazac prijave</p></mainBody></doc></attachment></attachments>"""


def akn(inner, namespace=NAMESPACES[0]):
    declared = f' xmlns="{namespace}"' if namespace else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- x --><akomaNtoso{declared}>{inner}</akomaNtoso>'.encode()


def act(*, meta=META, front=FRONT, body=BODY, end=END, **options):
    return akn(f'<act name="act">{meta}{front}{body}{end}</act>', **options)


def shape(reading):
    base = reading.document.iri
    return [
        (each.iri.removeprefix(f"{base}/"), each.kind.value, each.number, each.heading) for each in reading.provisions
    ]


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_the_given_hierarchy_becomes_the_provisions(reader, namespace):
    reading = reader.read(act(namespace=namespace), file="x.txt")
    assert reading.document.media_type == "application/akn+xml"
    assert shape(reading) == [
        ("preamble_1", "preamble", None, None),
        ("part_1", "part", "DEO PRVI", "UVOD"),
        ("chp_1", "chapter", "I", "OSNOVE"),
        ("art_1", "article", "1", "Predmet"),
        ("art_1/par_1", "paragraph", "1", None),
        ("art_1/par_2", "paragraph", "2", None),
        ("art_1/par_2/pnt_1", "point", "1", None),
        ("art_1/par_2/pnt_2", "point", "2", None),
        ("art_1/par_2/pnt_2/ind_1", "indent", None, None),
        ("art_1a", "article", "1a", None),
        ("art_2", "article", "2", None),
        ("text_1", "text", None, None),
        ("annex_1", "annex", None, "Prilog 1"),
    ]


def test_every_provision_is_a_span_of_the_text(reader):
    reading = reader.read(act(), file="x")
    texts = {each.iri.rpartition("/")[2]: each.text for each in reading.provisions}
    assert texts["art_1"] == "(1) Prvi član 2. stav.\n\n(2) Pravo imaju:\n1) građani;\n2) udruženja:\n- domaća;"
    assert texts["pnt_2"] == "2) udruženja:\n- domaća;"
    assert texts["art_1a"] == "Posle stava 1. dodaje se:\n„Član 9.\nNovi tekst.”"
    assert texts["art_2"] == "Član 5a ostaje.\nRed dva.\nBroj | Iznos\n1 | 20"
    assert texts["annex_1"] == "Prilog 1\n\nObrazac prijave"
    for each in reading.provisions:
        assert reading.document.text[slice(*each.span)] == each.text
    assert "Član 1.\nPredmet\n" in reading.document.text
    assert "Član 1a.\n" in reading.document.text


def test_metadata_are_declarations_and_notes_stand_apart(reader):
    document = reader.read(act(), file="x").document
    told = (document.title, document.act_type, document.number, document.year, document.date, document.jurisdiction)
    assert told == ("Zakon o probi", "law", "7", 2020, "2020-03-05", "RS")
    assert document.language == "sr-Latn"
    notes = {(note.kind, note.text) for note in document.notes}
    assert notes == {(NoteKind.FOOTNOTE, "Primedba."), (NoteKind.EDITORIAL, "urednik")}
    assert not {"Primedba", "urednik"} & set(document.text.replace(".", " ").split())


def test_the_owner_of_the_file_overrules_its_metadata(reader):
    reading = reader.read(act(), file="x", declared={"title": "Moj zakon", "year": "2021"})
    assert (reading.document.title, reading.document.year) == ("Moj zakon", 2021)


def test_odd_metadata_are_left_out():
    odd = META.replace("rs", "the whole world").replace('"law"', '"lex"').replace("2020-03-05", "soon")
    assert extract(act(meta=odd), name="x").labels == {"title": "Zakon o probi", "number": "7", "language": "sr-Latn"}


def test_a_year_is_no_date():
    told = META.replace('date="2020-03-05" name="enactment"', 'date="2020-01-01" name="year"')
    labels = extract(act(meta=told), name="x").labels
    assert (labels["year"], "date" in labels) == ("2020", False)


def test_sections_are_the_articles_where_there_are_no_others(reader):
    body = """<body><chapter><num>1</num><heading>General</heading><section eId="sec_1"><num>1.</num>
    <heading>Scope</heading><subsection><num>(1)</num><content><p>This Act applies.</p></content></subsection>
    </section></chapter></body>"""
    found = shape(reader.read(act(body=body, end=""), file="x"))
    assert found[1:] == [
        ("chp_1", "chapter", "1", "General"),
        ("art_1", "article", "1", "Scope"),
        ("art_1/par_1", "paragraph", "1", None),
    ]


def test_a_document_without_articles_is_texts(reader):
    body = """<mainBody><section><num>1.</num><heading>Šta je zbor</heading><content><p>Zbor je skup.</p></content>
    </section><p>Dođite.</p></mainBody>"""
    reading = reader.read(akn(f"<doc>{META}{body}</doc>"), file="x")
    assert [(each.kind.value, each.number, each.heading, each.text) for each in reading.provisions] == [
        ("text", "1", "Šta je zbor", "1. Zbor je skup."),
        ("text", None, None, "Dođite."),
    ]


def test_further_documents_of_a_collection_are_annexes(reader):
    inner = f"<act>{META}{FRONT}{BODY}</act>"
    collection = "".join(f"<component>{inner}</component>" for _ in range(2))
    reading = reader.read(
        akn(f"<documentCollection><collectionBody>{collection}</collectionBody></documentCollection>"), file="x"
    )
    steps = [step for step, *_ in shape(reading)]
    assert steps.count("art_1") == steps.count("annex_1/art_1") == 1


def test_the_encoding_that_a_declaration_names_wrongly():
    wide = act().decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert extract(wide, name="x").text == extract(act(), name="x").text
    assert detect(act(), name="law.pdf") == "application/akn+xml"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (akn(""), "empty"),
        (akn("<act>"), "damaged_xml"),
        (akn("<act><meta/></act>"), "empty"),
        (akn("<act>&x;</act>").replace(b"<!-- x -->", b'<!DOCTYPE a [<!ENTITY x "y">]>'), "unsafe_xml"),
        (akn("<act><body>" + "<part>" * 5000 + "</part>" * 5000 + "</body></act>"), "too_deep"),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>a</title></feed>", "unknown_xml"),
        (b"<zakon><clan>1</clan></zakon>", "unknown_xml"),
    ],
)  # fmt: skip
def test_bad_files_are_named(data, code):
    with pytest.raises(DocumentError) as caught:
        extract(data, name="x")
    assert caught.value.code == code
