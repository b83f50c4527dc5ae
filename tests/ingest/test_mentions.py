from hashlib import sha256

import pytest

from ingest.mentions.find import find_links
from ingest.mentions.labels import same_word
from ingest.quantities import find_quantities
from ingest.references import find_references
from ingest.references.folding import fold
from ingest.references.numbers import numbers_at
from ontology.linking import LinkKind, MentionKind
from tests.doubles.growth import growth


def references(text):
    return [
        (each.path.get("article"), each.path.get("paragraph"), each.path.get("point"), each.own, bool(each.act))
        for each in find_references(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("iz člana 12. stav 3. tačka 2) ovog zakona", ("12", "3", "2", True, False)),
        ("из члана 12. став 3. овог закона", ("12", "3", None, True, False)),
        ("од членот 30-а", ("30-а", None, None, False, False)),
        ("članka 23. stavka 1. ovoga Zakona", ("23", "1", None, True, False)),
        ("sipas nenit 8 të këtij ligji", ("8", None, None, True, False)),
        ("neni 8, paragrafi 2", ("8", "2", None, False, False)),
        ("Article 6 paragraph 1", ("6", "1", None, False, False)),
        ("člana 4. Zakona o nečemu", ("4", None, None, False, True)),
        ("члана 88а овог закона", ("88а", None, None, True, False)),
        ("stava 3. ovog člana", (None, "3", None, True, False)),
    ],
)
def test_reference_grammar(text, expected):
    assert references(text) == [expected]


@pytest.mark.parametrize("text", ["članovi udruženja", "član 8 dana", "članarina 100 dinara", "Artikel 5x9"])
def test_words_that_are_no_reference(text):
    assert references(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("najmanje 5% birača", "5", "percent"),
        ("2,5 odsto", "2.5", "percent"),
        ("15 për qind e zgjedhësve", "15", "percent"),
        ("yüzde 10 oranında", "10", "percent"),
        ("u roku od 30 dana", "30", "days"),
        ("во рок од 8 дена", "8", "days"),
        ("в рок од 15 работни дена", "15", "working_days"),
        ("brenda 10 ditëve", "10", "days"),
        ("within 14 working days", "14", "working_days"),
        ("šest (6) meseci, 6 meseci", "6", "months"),
        ("30 (trideset) dana", "30", "days"),
    ],
)
def test_quantities(text, value, unit):
    assert (value, unit) in [(each.value, each.unit) for each in find_quantities(text)]


def test_labels_are_found_through_inflection_and_script(labels):
    for text in (
        "o građanskoj inicijativi odlučuje skupština",
        "о грађанској иницијативи одлучује скупштина",
        "nisma qytetare shqyrtohet",
    ):
        assert [each.concept for each in labels.find(text)] == ["citizens_initiative"]


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("rregullat e pjesëmarrjes së publikut në mbledhje", []),
        ("platforma za e-učešće i e-participaciju", ["e_participation", "e_participation"]),
        ("правила за е-учество", ["e_participation"]),
        ("Uredba je objavljena u „Službenom glasniku RS“, a Одлука у „Службеном гласнику“", []),
        ("veprimtaria e opozitës, poslanici opozicije, опозив сертификата", []),
        ("glasanje o opozivu načelnika", ["recall"]),
        ("peticionet e qytetarëve; podnijeli su peticiju; поднесена е петиција", ["petition_complaint"] * 3),
        ("притужба Заштитнику грађана Републике Србије", ["national_ombudsman"]),
    ],
)
def test_labels_are_names_and_no_everyday_words(labels, text, concepts):
    assert [each.concept for each in labels.find(text)] == concepts


def test_labels_span_the_words_they_name(labels):
    text = "Prvo. " * 30_000 + "Građanska inicijativa je pravo."
    found = list(labels.find(text))
    assert [text[each.start : each.end] for each in found] == ["Građanska inicijativa"]


@pytest.mark.parametrize(
    ("word", "label", "same"),
    [
        ("inicijativom", "inicijativa", True),
        ("inicijativi", "inicijativa", True),
        ("inic", "inicijativa", False),
        ("zboru", "zbor", True),
        ("zborovanjem", "zbor", False),
    ],
)
def test_same_word(word, label, same):
    assert same_word(word, label) is same


LAW = """ZAKON O PROBI

Član 1.

Građanska inicijativa podnosi se u roku od 30 dana iz člana 2. stav 1. ovog zakona.

Član 2.

Primenjuje se član 1. i član 9. ovog zakona, kao i član 5. Zakona o nečemu.
"""


def test_mentions_are_resolved_or_say_why_not(reader):
    reading = reader.read(LAW.encode(), file="zakon.txt")
    text = reading.document.text
    assert all(text[each.span[0] : each.span[1]].startswith(each.surface) for each in reading.mentions)
    assert all((each.target is None) != (each.reason is None) for each in reading.mentions)
    provisions = [each for each in reading.mentions if each.kind is MentionKind.PROVISION]
    assert [(each.value, (each.target or "").rpartition("/")[2], each.reason) for each in provisions] == [
        ("2.1", "par_1", None),
        ("1", "art_1", None),
        ("9", "", "this act has no article 9"),
        ("5", "", "the register does not hold this act"),
    ]


def test_links_carry_their_evidence(reader):
    reading = reader.read(LAW.encode(), file="zakon.txt")
    assert {each.kind for each in reading.links} == {LinkKind.CITES, LinkKind.PROVIDES}
    for link in reading.links:
        assert link.quote_sha256 == sha256(link.evidence.encode()).hexdigest()
        assert 0 < link.confidence <= 1
    cited = [each for each in reading.links if each.kind is LinkKind.CITES]
    assert list(find_links(reading.mentions * 2)) == cited


@pytest.mark.parametrize("piece", ["član ", "član 1", "5 (", "5% ", "a", "neni" + " " * 50, "1.1", "građanska "])
def test_finding_takes_linear_time(labels, piece):
    def work(letters):
        text = piece * (letters // len(piece))
        for find in (find_references, find_quantities, labels.find):
            list(find(text))

    assert growth(work, 15_000, 60_000, limit=8) <= 8


def test_a_reference_to_an_article_with_a_raised_figure_finds_it(reader):
    body = "Skupština donosi odluku o budžetu u roku od trideset dana."
    added = "Izuzetno, odluka iz člana 2¹ ovog zakona donosi se kasnije."
    text = f"ZAKON O PROBI\n\nČlan 1.\n{body}\n\nČlan 2.\n{body}\n\nČlan 2¹\n{body}\n\nČlan 3.\n{added}\n"
    reading = reader.read(text.encode(), file="proba.txt")
    steps = {each.number: each.iri.rpartition("/")[2] for each in reading.provisions if each.iri.count("/art_") == 1}
    assert steps["2¹"] == "art_2-1"
    targets = [each.target for each in reading.mentions if each.kind is MentionKind.PROVISION]
    assert [target.rpartition("/")[2] for target in targets] == ["art_2-1"]


def test_raised_figures_are_no_range():
    assert numbers_at(fold("5¹ do 5³ ovog zakona"), 0, "article").members == ("5¹",)
    assert numbers_at(fold("5 do 8 ovog zakona"), 0, "article").members == ("5", "6", "7", "8")
