"""Which mechanisms articles regulate: small laws in every language, written for these tests."""

from dataclasses import replace

import pytest

from ingest.annotation import Annotator, CuratedFacts
from ingest.annotation.evidence import FEATURES
from ingest.annotation.scoring import load_weights
from ingest.knowledge import load_mechanisms
from ingest.mentions import LabelIndex
from ingest.mentions.phrases import Phrases
from ingest.mentions.words import words_of
from ingest.reader import Reader
from ingest.register import Register, act_work
from ontology.codes import ActStatus, ActType, Confidence, NumberedBy
from ontology.eli import DEFAULT_BASE
from ontology.knowledge import Act, MechanismProvision
from ontology.linking import LinkKind

LAWS = {
    "mk": """ЗАКОН ЗА ЛОКАЛНАТА САМОУПРАВА

I. ОПШТИ ОДРЕДБИ

Член 1
Со овој закон се уредува организацијата на општините.

Член 2
Граѓаните непосредно учествуваат во одлучувањето преку граѓанска иницијатива, собир на граѓани и референдум.

Член 3
Советот распишува референдум на барање на најмалку 20% од избирачите на општината.

Член 4
Секој има право да поднесе претставка до органите на општината, кои се должни да одговорат во рок од 30 дена.

Член 5
Советот: 1) го донесува статутот; 2) го донесува буџетот; 3) распишува референдум; 4) избира комисии.

Член 6
Седниците на советот се јавни.

IV. ПРЕОДНИ И ЗАВРШНИ ОДРЕДБИ

Член 7
Прописите за референдум се донесуваат во рок од една година.
""",
    "bs": """ZAKON O PRINCIPIMA LOKALNE SAMOUPRAVE

Član 1.
Ovim zakonom uređuju se principi lokalne samouprave.

Član 2.
Građani mogu neposredno odlučivati o lokalnim poslovima putem referenduma, zbora građana i građanske inicijative.

Član 3.
Sjednice vijeća su javne.

Član 4.
Postupak opoziva načelnika pokreće 10% birača.

Član 5.
Vijeće: 1) donosi statut; 2) donosi budžet; 3) raspisuje referendum.

Član 6.
Nacrt statuta stavlja se na javnu raspravu koja traje najmanje 30 dana.

Član 7.
Žalba protiv rješenja o porezu podnosi se u roku od 15 dana, u skladu sa Zakonom o referendumu.
""",
    "cnr": """ZAKON O LOKALNOJ SAMOUPRAVI

Član 1
Ovim zakonom uređuje se lokalna samouprava.

Član 2
Građanska inicijativa
Građansku inicijativu može podnijeti najmanje 1% birača. Skupština opštine dužna je da odluči u roku od 60 dana.

Član 3
Savjet za mlade
Opština može osnovati savjet za mlade kao savjetodavno tijelo skupštine.

Član 4
Nadležnost skupštine
Skupština: 1) donosi statut; 2) raspisuje referendum; 3) donosi budžet.
""",
    "sq": """LIGJ PËR VETËQEVERISJEN VENDORE

Neni 1
Objekti
Ky ligj rregullon funksionimin e njësive të vetëqeverisjes vendore.

Neni 2
Nisma qytetare
Banorët kanë të drejtë të paraqesin nismë qytetare për vendimmarrje në këshill.

Neni 3
Mbledhjet e këshillit
Mbledhjet e këshillit bashkiak janë të hapura për publikun.

Neni 4
Detyrat e këshillit
Këshilli: a) miraton statutin; b) miraton buxhetin; c) organizon referendum; ç) zgjedh kryetarin.

Neni 5
Hyrja në fuqi
Ky ligj, edhe për sa i takon nismës qytetare, hyn në fuqi 15 ditë pas botimit.
""",
    "tr": """YEREL YÖNETİM KANUNU

Madde 1
Bu kanun belediyelerin kuruluşunu düzenler.

Madde 2
Seçmenlerin yüzde onu vatandaş girişimi sunabilir. Belediye meclisi 60 gün içinde karar vermek zorundadır.
""",
    "sr-Latn": """ZAKON O SLOBODNOM PRISTUPU INFORMACIJAMA

Član 1.
Ovim zakonom uređuje se pravo na pristup informacijama.

Postupak

Član 2.
Organ je dužan da odgovori bez odlaganja, a najkasnije u roku od 15 dana.

Član 3.
Žalba
Protiv odluke organa može se izjaviti žalba u roku od 15 dana.

KAZNENE ODREDBE

Član 4.
Novčanom kaznom kazniće se organ koji ne postupi po zahtevu za pristup informacijama.
""",
}
FORMS = {"citizens_gathering", "citizens_initiative", "direct_participation_framework", "referendum"}
WANTED = {
    "mk": {
        "2": FORMS,
        "3": {"referendum", "referendum_request"},
        "4": {"petition_complaint"},
        "6": {"open_council_session"},
    },
    "bs": {"2": FORMS, "3": {"open_council_session"}, "4": {"recall"}, "6": {"public_hearing_consultation"}},
    "cnr": {"2": {"citizens_initiative"}, "3": {"youth_council"}},
    "sq": {"2": {"citizens_initiative"}, "3": {"open_council_session"}},
    "tr": {"2": {"citizens_initiative"}},
    "sr-Latn": {"2": {"information_request"}, "3": {"remedy"}},
}
JURISDICTIONS = {"mk": "MK", "bs": "BA-FBIH", "cnr": "ME", "sq": "AL", "tr": "MK", "sr-Latn": "RS"}


def provided(reading):
    numbers = {each.iri: each.number for each in reading.provisions}
    found = {}
    for link in reading.links:
        if link.kind is LinkKind.PROVIDES:
            found.setdefault(numbers[link.source], set()).add(link.target.rpartition("/")[2])
    return found


@pytest.mark.parametrize("language", LAWS)
def test_an_article_regulates_what_it_rules_on_and_not_what_it_names(reader, language):
    law = LAWS[language].encode()
    reading = reader.read(law, file="law.txt", declared={"jurisdiction": JURISDICTIONS[language]})
    assert provided(reading) == WANTED[language]


def test_links_show_the_words_that_say_so(reader):
    reading = reader.read(LAWS["bs"].encode(), file="law.txt", declared={"jurisdiction": "BA-FBIH"})
    links = [each for each in reading.links if each.kind is LinkKind.PROVIDES]
    text = reading.document.text
    assert all(text[each.span[0] : each.span[1]] == each.evidence for each in links)
    assert all(load_weights().threshold <= each.confidence <= 1 for each in links)
    assert {each.method for each in links} == {"mechanism-evidence"}
    assert "Sjednice vijeća su javne" in {each.evidence for each in links}


@pytest.mark.parametrize(
    "path",
    [
        "int/coe_ets005_echr_en.txt",
        "int/tr_iklim_kanunu_7552.txt",
        "rs/zakon_pecat_organa_lat.txt",
        "ba/fbih_budzeti_izmjene_flattened.txt",
        "xk/ligji_02L089_homoglyph.txt",
    ],
)
def test_acts_without_mechanisms_provide_none(reader, real, path):
    assert provided(reader.read(real(path), file=path.rpartition("/")[2])) == {}


def test_customs_law_provides_hardly_anything(reader, real):
    path = "mk/gazette_39_2005_carinski_zakon_two_column.pdf"
    found = provided(reader.read(real(path), file=path.rpartition("/")[2]))
    assert sum(map(len, found.values())) <= 1


ACT = Act(
    key="me-test",
    jurisdiction="ME",
    type=ActType.LAW,
    title={"cnr": "Zakon o lokalnoj samoupravi", "en": "Law on Local Self-Government"},
    year=2018,
    number="2",
    numbered_by=NumberedBy.STATE,
    status=ActStatus.IN_FORCE,
    confidence=Confidence.HIGH,
    sources=[],
    provisions=[
        MechanismProvision(
            key="me-test-survey",
            mechanism="survey",
            article="1",
            confidence=Confidence.HIGH,
            name={},
            digest={},
            sources=[],
        ),
        MechanismProvision(
            key="me-test-recall",
            mechanism="recall",
            article="3",
            confidence=Confidence.LOW,
            name={},
            digest={},
            sources=[],
        ),
    ],
)


def test_a_curated_fact_is_a_link_of_its_article(labels):
    facts = CuratedFacts([ACT], base=DEFAULT_BASE)
    register = Register([ACT], base=DEFAULT_BASE)
    reader = Reader(register, labels, annotator=Annotator(labels.concepts, facts))
    declared = {"jurisdiction": "ME", "number": "2", "year": "2018", "act_type": "law"}
    reading = reader.read(LAWS["cnr"].encode(), file="law.txt", declared=declared)
    assert reading.document.work == str(act_work(ACT, base=DEFAULT_BASE))
    assert provided(reading) == WANTED["cnr"] | {"1": {"survey"}}
    link = next(each for each in reading.links if each.method == "curated-fact")
    assert (link.confidence, link.evidence) == (0.98, "Ovim zakonom uređuje se lokalna samouprava")


def test_a_curated_fact_may_speak_of_several_articles():
    fact = replace(ACT.provisions[0], article="221-223")
    facts = CuratedFacts([replace(ACT, provisions=[fact])], base=DEFAULT_BASE)
    work = str(act_work(ACT, base=DEFAULT_BASE))
    assert [number for number in ("220", "221", "222", "223", "224") if facts.of(work, number)] == [
        "221",
        "222",
        "223",
    ]


def test_every_count_has_a_weight_and_every_table_a_concept():
    from ontology.toml_tables import toml_table

    weights = toml_table("ingest.annotation", "weights")
    assert set(weights["prior"]) == set(weights["learned"]) == {*FEATURES, "bias"}
    assert set(toml_table("ingest.annotation", "wordings")) <= set(load_mechanisms())


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("sednic* .. javne", "Седнице скупштине општине су јавне", "sednice skupstine opstine su javne"),
        ("sednic* .. javne", "Sednice. Javne nabavke", None),
        ("sednic* javne", "sednice su javne", None),
        ("predlog|prijedlog najmanje", "на предлог најмање стотину", "predlog najmane"),
        ("e drejta e|per informim*", "E drejta për informim", "e drejta per informim"),
        ("građan*", "grad i gradovi", None),
        ("građan*", "Грађанин", "građanin"),
    ],
)
def test_phrases(phrase, text, found):
    words = words_of(text)
    breaks = {at for at in range(1, len(words)) if text[words.ends[at - 1] : words.starts[at]].startswith(".")}
    hits = [
        " ".join(words.forms[each.first : each.last + 1])
        for each in Phrases(x=[("x", phrase)]).find(words.forms, breaks)["x"]
    ]
    assert hits == ([found] if found else [])


def test_a_town_is_no_citizen():
    labels = LabelIndex(load_mechanisms().values())
    assert not list(labels.find("скупштина града и скупштине градова"))
    assert [each.concept for each in labels.find("скупштина грађана")] == ["citizens_assembly"]
