"""What acts do to one another: the amended act in references that name none, amendments, repeals, legal bases."""

import time

import pytest

from ingest.linking.quotations import quotations
from ingest.references.folding import fold
from ontology.linking import LinkKind, MentionKind
from ontology.scripts import slug, to_latin
from tests.doubles.amending_acts import ALBANIAN, DECISION, ENGLISH, MACEDONIAN, SERBIAN, TURKISH

NAMING = (MentionKind.ACT, MentionKind.PROVISION)
MEETINGS = "zakon-o-zborovima-gradjana"
SERBIAN_MEANT = [
    ("art_1", "", MEETINGS, "amends", "replaces"),
    ("art_1", "20-1-5", MEETINGS, "amends", "replaces"),
    ("art_1", "21", MEETINGS, "cites", None),
    ("art_1", "20-1-5", MEETINGS, "amends", "inserts"),
    ("art_1", "20-1-5a", MEETINGS, "amends", "inserts"),
    ("art_1", "20-2", MEETINGS, "cites", None),
    ("art_2", "31", MEETINGS, "amends", "deletes"),
    ("art_3", "45", MEETINGS, "amends", "inserts"),
    ("art_3", "45a", MEETINGS, "amends", "inserts"),
    ("art_3", "45a-1", MEETINGS, "cites", None),
    ("art_4", "50", MEETINGS, "amends", "replaces"),
    ("art_5", "12", "zakon-o-mesnim-poslovima", "repeals", None),
    ("art_6", "3", "own", "cites", None),
]


def named(reader, text, file="akt.txt"):
    """(article, path, act, kind of link, what is done) of every reference of a text."""
    reading = reader.read(text.encode(), file=file)
    found = []
    for each in reading.mentions:
        if each.kind in NAMING:
            provision = each.kind is MentionKind.PROVISION
            act, path = (each.base, slug(each.value)) if provision else (each.value, "")
            found.append((each.provision.rpartition("/")[2], path, act, each.link.value, each.action))
    return found


@pytest.mark.parametrize("script", [str, to_latin])
def test_a_serbian_amending_act(reader, script):
    assert named(reader, script(SERBIAN)) == SERBIAN_MEANT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            MACEDONIAN,
            [
                ("art_1", "", "zakon-za-sobirite-na-gragjanite", "amends", "replaces"),
                ("art_1", "28-2", "zakon-za-sobirite-na-gragjanite", "amends", "replaces"),
                ("art_1", "28-1", "zakon-za-sobirite-na-gragjanite", "cites", None),
                ("art_2", "30", "zakon-za-sobirite-na-gragjanite", "amends", "inserts"),
                ("art_2", "30-a", "zakon-za-sobirite-na-gragjanite", "amends", "inserts"),
                ("art_2", "29", "zakon-za-sobirite-na-gragjanite", "cites", None),
                ("art_3", "35", "zakon-za-sobirite-na-gragjanite", "amends", "deletes"),
                ("art_4", "", "zakon-za-mesnite-raboti", "repeals", None),
            ],
        ),
        (
            ALBANIAN,
            [
                ("preamble_1", "78", "constitution", "cites", None),
                ("preamble_1", "", "139/2015", "amends", "replaces"),
                ("art_1", "5", "139/2015", "amends", "inserts"),
                ("art_1", "5-2", "139/2015", "amends", "inserts"),
                ("art_1", "5-3", "139/2015", "amends", "inserts"),
                ("art_1", "5-1", "139/2015", "cites", None),
                ("art_2", "20-4", "139/2015", "amends", "replaces"),
                ("art_2", "21", "139/2015", "cites", None),
                ("art_3", "34", "139/2015", "repeals", None),
                ("art_4", "40-2", "139/2015", "amends", "deletes"),
            ],
        ),
        (
            TURKISH,
            [("art_1", "5-1", "5393", "amends", "replaces"), ("art_2", "13", "5393", "repeals", None)],
        ),
        (
            ENGLISH,
            [
                ("art_1", "8", "03/L-049", "amends", "replaces"),
                ("art_1", "8-2", "03/L-049", "amends", "replaces"),
                ("art_1", "9", "03/L-049", "cites", None),
                ("art_2", "10", "03/L-049", "amends", "inserts"),
                ("art_2", "10a", "03/L-049", "amends", "inserts"),
                ("art_2", "10a-1", "03/L-049", "cites", None),
                ("art_3", "12", "03/L-049", "repeals", None),
            ],
        ),
    ],
    ids=["mk", "sq", "tr", "en"],
)
def test_amending_acts_of_other_languages(reader, text, expected):
    assert named(reader, text) == expected


def law(article):
    return f"ZAKON O MESNIM POSLOVIMA\n\nČlan 1.\nOvim zakonom uređuju se poslovi.\n\nČlan 2.\n{article}\n"


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("Prestaje da važi Zakon o zborovima („Službeni glasnik RS”, broj 3/85).", ["repeals"]),
        (
            "Zakon o zborovima („Službeni glasnik RS”, broj 3/85) prestaje da važi danom primene Zakona o radu.",
            ["repeals", "cites"],
        ),
        ("Pravilnik donet na osnovu Zakona o zborovima prestaje da važi.", ["cites"]),
        ("Prestaje da važi Zakon o zborovima (3/85), osim čl. 4. i 5. tog zakona.", ["repeals", "cites", "cites"]),
        ("Skupština može odlučiti da prestaje da važi odluka iz člana 5. Zakona o zborovima.", ["cites"]),
        ("Stavlja se van snage Zakon o zborovima („Službeni glasnik RS”, broj 3/85).", ["repeals"]),
        ("Престају да важе чл. 4. и 5. Закона о зборовима.", ["repeals", "repeals"]),
        (
            "U Zakonu o zborovima („Službeni glasnik RS”, broj 3/85), u članu 4. stav 1. menja se i glasi: „Zbor.”",
            ["amends", "amends"],
        ),
        ("Postupa se po članu 4. Zakona o zborovima, koji se menja prema potrebi.", ["cites"]),
    ],
)
def test_what_ceases_and_what_is_only_named(reader, article, expected):
    links = [each for _, _, _, each, _ in named(reader, law(article))]
    assert links == expected


@pytest.mark.parametrize(
    "article",
    [
        "Ligji nr. 12/2010, “Për tubimet”, shfuqizohet.",
        "Me hyrjen në fuqi të këtij ligji shfuqizohet ligji nr. 12/2010, “Për tubimet”.",
    ],
)
def test_albanian_repeals(reader, article):
    text = f"LIGJ\nNr. 20/2020\nPËR PUNËT LOKALE\n\nNeni 1\nKy ligj rregullon punët lokale.\n\nNeni 2\n{article}\n"
    assert ("art_2", "", "12/2010", "repeals", None) in named(reader, text)


def test_a_law_that_may_be_repealed_is_not(reader):
    text = (
        "LIGJI NR. 04/L-001 PËR PUNËT\n\nNeni 1\nQëllimi.\n\nNeni 2\nLigji nr. 12/2010 mund të shfuqizohet me ligj.\n"
    )
    assert ("art_2", "", "12/2010", "cites", None) in named(reader, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DECISION, ("3", MEETINGS)),
        (
            "Врз основа на член 36 од Законот за собирите („Службен весник на РМ“ бр. 5/02), Советот донесе\n\n"
            "ОДЛУКА\nза месните работи\n\nЧлен 1\nСе уредуваат работите.\n",
            ("36", "zakon-za-sobirite"),
        ),
        (
            'Në mbështetje të nenit 15 të Ligjit nr. 139/2015 "Për tubimet", Këshilli Bashkiak\n\nVENDIM\n'
            "PËR RREGULLOREN\n\nNeni 1\nMiratohet rregullorja.\n",
            ("15", "139/2015"),
        ),
        (
            "Na temelju članka 15. Zakona o zborovima („Službene novine Federacije BiH”, broj 49/06), "
            "vijeće donosi\n\nODLUKU\no mjesnim poslovima\n\nČlanak 1.\nUređuju se poslovi.\n",
            ("15", "zakon-o-zborovima"),
        ),
    ],
    ids=["sr", "mk", "sq", "hr"],
)
def test_a_by_law_carries_out_what_its_preamble_names(reader, text, expected):
    assert ("preamble_1", *expected, "implements", None) in named(reader, text)


def test_a_law_rests_on_the_constitution_without_carrying_it_out(reader):
    text = (
        "Na osnovu člana 82 Ustava Crne Gore, Skupština donosi\n\nZAKON O POSLOVIMA\n\nČlan 1\nUređuju se poslovi.\n"
    )
    assert named(reader, text) == [("preamble_1", "82", "constitution", "cites", None)]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (
            "Zakon o zborovima građana (u daljem tekstu: Zakon) važi. Iz člana 5. Zakona sledi.",
            [("", MEETINGS), ("5", MEETINGS)],
        ),
        (
            "Закон о зборовима грађана (у даљем тексту: Закон) важи. Из члана 5. Закона следи.",
            [("", MEETINGS), ("5", MEETINGS)],
        ),
        (
            "Ligji për Tubimet Lokale (LTL) zbatohet sipas nenit 18 të LTL.",
            [("", "ligji-per-tubimet-lokale"), ("18", "ligji-per-tubimet-lokale")],
        ),
        (
            "“LTL” nënkupton Ligjin për Tubimet Lokale. Neni 4 i LTL.",
            [("", "ligji-per-tubimet-lokale"), ("4", "ligji-per-tubimet-lokale")],
        ),
    ],
)
def test_an_abbreviation_stands_for_its_act(reader, article, expected):
    head, word = ("LIGJI PËR PUNËT", "Neni") if "LTL" in article else ("ZAKON O POSLOVIMA", "Član")
    text = f"{head}\n\n{word} 1\nPrvi.\n\n{word} 2\n{article}\n"
    assert [(path, act) for place, path, act, *_ in named(reader, text) if place == "art_2"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "USTAV REPUBLIKE SRPSKE\n\nČlan 1.\nPo članu 2. Ustava.\n\nČlan 2.\nUstav Bosne i Hercegovine.\n",
            [("2", "own"), ("", "constitution")],
        ),
        (
            "KUSHTETUTA E REPUBLIKËS SË SHQIPËRISË\n\nNeni 1\nSipas nenit 2 të Kushtetutës.\n\nNeni 2\n"
            "Kushtetuta zbatohet.\n",
            [("2", "own")],
        ),
        (
            "УСТАВ НА РЕПУБЛИКА МАКЕДОНИЈА\n\nЧлен 1\nСпоред член 2 од Уставот.\n\nЧлен 2\nУставот важи.\n",
            [("2", "own")],
        ),
        ("ZAKON O POSLOVIMA\n\nČlan 1.\nPo članu 2. Ustava.\n\nČlan 2.\nDrugi.\n", [("2", "constitution")]),
    ],
)
def test_a_constitution_means_itself(reader, text, expected):
    assert [(path, act) for _, path, act, *_ in named(reader, text)] == expected


def test_the_title_above_an_act_is_no_reference(reader):
    text = (
        "UKAZ O PROGLAŠENJU ZAKONA O IZMJENAMA I DOPUNAMA ZAKONA O ZBOROVIMA GRAĐANA\n\nProglašava se Zakon o "
        "izmjenama i dopunama Zakona o zborovima građana.\n\nZAKON O IZMJENAMA I DOPUNAMA "
        "ZAKONA O ZBOROVIMA GRAĐANA\n\nČlan 1.\n"
        "U Zakonu o zborovima građana („Službene novine Federacije BiH”, broj 4/10) član 5. briše se.\n\nČlan 2.\n"
        "Važi.\n"
    )
    assert {place for place, *_ in named(reader, text)} == {"art_1"}


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("reči: „ovog zakona” brišu se", "zakona", "brišu"),
        ("riječi “javne uprave’’ zamjenjuju se", "uprave", "zamjenjuju"),
        ("u „Službenom listu „Prvi“ i drugi“ stoji", "drugi", "stoji"),
        ("»Narodne novine« broj", "novine", "broj"),
        ("glasi:\nČlan 5 novog teksta", "novog", "glasi"),
        ('riječ "fonda" mijenja se', "fonda", "mijenja"),
        ("fjalët “e ligjit” hiqen", "ligjit", "hiqen"),
    ],
)
def test_quotations(text, inside, outside):
    found = quotations(text, fold(text))
    assert found.hold(text.index(inside))
    assert not found.hold(text.index(outside))
    assert len(found.blanked(text)) == len(text)


@pytest.mark.parametrize(
    "piece", ["„", "glasi: ", "prestaje da važi Zakon o radu. ", "(u daljem tekstu: Zakon) ", "Zakon o radu (LTL) "]
)
def test_linking_takes_linear_time(reader, piece):
    text = f"ZAKON O IZMENAMA ZAKONA O RADU\n\nČlan 1.\n{piece * (60_000 // len(piece))}\n\nČlan 2.\nKraj.\n"
    begin = time.process_time()
    reader.read(text.encode(), file="zakon.txt")
    assert time.process_time() - begin < 20


def test_a_link_says_what_is_done(reader):
    reading = reader.read(TURKISH.encode(), file="kanun.txt")
    assert [each.link for each in reading.mentions if each.kind in NAMING] == [LinkKind.AMENDS, LinkKind.REPEALS]
