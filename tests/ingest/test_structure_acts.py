"""Several acts in one file, one act in two languages, and what stays part of the act it stands below."""

import pytest

from ingest.structure import main_act, read_acts, repeats, versions
from ontology.model import ProvisionKind
from tests.doubles.synthetic_files import law

BODY = "Ova odredba je probna i ne uređuje ništa, a rok je 30 dana i iznos 500 dinara."
CLOSING = "Broj: 01-22/24\nProbno, 3. maja 2024. godine\nPredsjednik,\nIme Prezime, s.r."


def decision(count, *, verb="donosi", title="ODLUKU\nO PROBI", word="Član", body=BODY, closing=CLOSING):
    """A decision as a gazette prints it: formula, title, articles, closing formula."""
    articles = "\n\n".join(f"{word} {number}.\n\n{body}" for number in range(1, count + 1))
    formula = f"Na osnovu člana 5. Zakona o probi, Skupština na sjednici {verb}"
    return f"{formula}\n\n{title}\n\n{articles}\n\n{closing}\n\n"


def found(text):
    return [[part.number for part in act.articles] for act in read_acts(text)]


def counted(last):
    return [str(number) for number in range(1, last + 1)]


def test_acts_of_a_gazette_are_told_apart_and_leave_no_gap():
    text = decision(3) + "123\n" + decision(5, verb="donijela je", title="PRAVILNIK\nO DRUGOJ PROBI")
    acts = read_acts(text)
    assert found(text) == [counted(3), counted(5)]
    assert [acts[0].start, acts[0].end, acts[1].end] == [0, acts[1].start, len(text)]
    assert text[acts[1].start :].startswith("123")
    assert main_act(acts) == 1
    assert not any(act.fragment for act in acts)


@pytest.mark.parametrize(
    ("head", "word"),
    [
        ("Врз основа на член 5 од Законот, Владата донесе\n\nО Д Л У К А\nЗА ПРОБА", "Член"),
        ("На основу члана 5. Закона, Влада доноси\n\nУРЕДБУ\nо проби", "Члан"),
        ("Na temelju članka 5. Zakona, Vlada je donijela je\n\nUREDBU\nO PROBI", "Članak"),
        ("VENDIM\nNr. 5, datë 1.2.2024\nPËR PROVËN\n\nNë mbështetje të nenit 100, Këshilli\n\nVENDOSI:", "Neni"),
        ("Ligji Nr. 02/L-83\nPËR PROVËN\n\nKuvendi i Kosovës,\nNë bazë të Kreut 5.1,\nMiraton :\n\nLIGJIN", "Neni"),
        ("LAW No. 05/L-043\nON TRIAL\n\nAssembly,\n\nBased on Article 65,\n\nAdopts:\n\nLAW ON TRIAL", "Article"),
    ],
)  # fmt: skip
def test_an_act_opens_with_its_title_and_the_power_it_is_made_under(head, word):
    articles = "\n\n".join(f"{word} {number}\n\nTekst ove odredbe je ovde {number}." for number in range(1, 4))
    text = f"{decision(4)}{head}\n\n{articles}\n"
    assert found(text) == [counted(4), counted(3)]
    assert text[read_acts(text)[1].start :].startswith(head.split("\n")[0])


def test_acts_of_a_text_without_line_breaks():
    text = " ".join((decision(4) + decision(3, title="NAREDBU O PROBI")).split())
    assert found(text) == [counted(4), counted(3)]


def test_decree_above_a_law_belongs_to_it():
    decree = "Na osnovu člana 95 Ustava donosim\n\nUKAZ\nO PROGLAŠENJU ZAKONA O PROBI\n\n"
    text = f"{decree}Proglašava se Zakon o probi.\n\nBroj: 1/24\nPredsjednik,\nIme Prezime, s.r.\n\n{law(4)}"
    assert found(text) == [counted(4)]
    assert read_acts(text)[0].parts[0].kind is ProvisionKind.PREAMBLE


def test_file_that_begins_in_the_middle_of_an_act():
    tail = "\n\n".join(f"Član {number}.\n\n{BODY} {BODY} {BODY}" for number in range(38, 41))
    text = f"kraj rečenice koja je počela ranije.\n\n{tail}\n\n{CLOSING}\n\n{decision(12)}"
    acts = read_acts(text)
    assert found(text) == [["38", "39", "40"], counted(12)]
    assert [act.fragment for act in acts] == [True, False]


@pytest.mark.parametrize(
    "below",
    [
        "UGOVOR\nO PROBI\n\n" + law(9, title=""),
        "PRILOG 1\n\nNa osnovu člana 5. organ donosi\n\nRJEŠENJE\n\no ______ (ime)\n",
        "Samostalni članovi Zakona o izmenama\n\nČlan 7.\n\nOva odredba se ne unosi u tekst.\n",
    ],
)
def test_what_names_no_power_of_its_own_stays_below_its_act(below):
    text = decision(3) + below
    assert found(text) == [counted(3)]
    assert any(part.kind is ProvisionKind.ANNEX for part in read_acts(text)[0].parts)


def test_the_same_text_twice_is_one_act():
    text = decision(4) * 2
    acts = read_acts(text)
    assert len(acts) == 2
    assert repeats(text, acts) == {1}


def test_one_act_in_two_languages_is_told_by_its_figures():
    serbian = "\n\n".join(f"Член {number}\n\nРокот е 30 дена, а износот 50{number} денари." for number in range(1, 6))
    other = "\n\n".join(f"Neni {number}\n\nAfati është 30 ditë, shuma 50{number} denarë." for number in range(1, 6))
    text = f"З А К О Н\nЗА ПРОБА\n\n{serbian}\n\n__________\nL I G J\nPËR PROVËN\n\n{other}\n"
    acts = read_acts(text)
    assert [act.word for act in acts] == ["член", "neni"]
    assert versions(text, acts) == {1: 0}
    changed = text.replace("shuma 50", "shuma 9").replace("30 ditë", "77 ditë")
    assert versions(changed, read_acts(changed)) == {}


def test_reading_gives_a_document_to_each_act(reader):
    text = decision(3) + decision(5, title="PRAVILNIK\nO DRUGOJ PROBI")
    reading = reader.read(text.encode(), file="gazette.txt")
    documents = [reading.document, *(other.document for other in reading.others)]
    assert [document.title for document in documents] == ["PRAVILNIK O DRUGOJ PROBI", "ODLUKA O PROBI"]
    assert len({document.iri for document in documents}) == 2
    for each in (reading, *reading.others):
        assert all(each.document.text[part.span[0] : part.span[1]] == part.text for part in each.provisions)
        assert {part.iri.startswith(each.document.iri) for part in each.provisions} == {True}


def test_acts_of_one_title_do_not_share_an_iri(reader):
    text = decision(3) + decision(3, body="Sasvim drugačiji sadržaj, o nečemu što prva odluka nigde ne spominje.")
    reading = reader.read(text.encode(), file="gazette.txt")
    assert len({reading.document.iri, *(other.document.iri for other in reading.others)}) == 2


def test_real_gazettes(reading_of):
    reading = reading_of("ba/gazette_fbih_43_2025_tarifa_two_column.pdf")
    tail = reading.others[0]
    assert [reading.document.language, tail.document.language] == ["hr", "bs"]
    assert reading.document.work == tail.document.work
    assert [problem.code for problem in tail.problems] == ["fragment"]
    assert [part.number for part in tail.provisions if part.kind is ProvisionKind.ARTICLE] == [
        str(number) for number in range(38, 45)
    ]
    law_of_customs = reading_of("mk/gazette_39_2005_carinski_zakon_two_column.pdf")
    own = [part.number for part in law_of_customs.provisions if part.kind is ProvisionKind.ARTICLE]
    assert own == counted(276)
    assert [other.document.language for other in law_of_customs.others] == ["mk", "sq", "mk", "sq"]
