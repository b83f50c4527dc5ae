"""Citations in questions: which works and articles they name, and that search puts these first."""

import itertools
import re
from dataclasses import replace

import pytest

from alinea.wiring import Installation
from search_api.pages.interface import languages
from search_api.pages.interface.catalogues import translations
from search_api.passages import Filters, PassageTable
from search_api.retrieval import Query
from search_api.retrieval.citations import Citation, Citations
from search_api.retrieval.cited import Cited
from search_api.retrieval.fusion import first
from search_api.retrieval.named_acts import places_in
from tests.doubles.law_passages import law_passages

BASE = "https://x.test/"
SERBIAN = f"{BASE}eli/rs/law/2007/129-2007-zakon-o-lokalnoj-samoupravi"
KOSOVO = f"{BASE}eli/xk/law/2008/03-L-040"
ALBANIAN = f"{BASE}eli/al/law/2015/139"
MACEDONIAN = f"{BASE}eli/mk/law/2002/zakon-za-lokalnata-samouprava"
CITATIONS = Citations(
    [
        (SERBIAN, "Закон о локалној самоуправи"),
        (SERBIAN, "ZLS"),
        (KOSOVO, "Ligji për vetëqeverisjen lokale"),
        (ALBANIAN, "Ligji për vetëqeverisjen vendore"),
        (MACEDONIAN, "Закон за локалната самоуправа"),
    ],
    base=BASE,
)


@pytest.mark.parametrize(
    ("question", "work", "article"),
    [
        ("čl. 68 ZLS u Srbiji", SERBIAN, "68"),
        ("neni 70 i 03/L-040", KOSOVO, "70"),
        ("Article 70 of Law 03/L-040", KOSOVO, "70"),
        ("neni 18 i ligjit nr. 139/2015", ALBANIAN, "18"),
        ("члан 43. Закона о локалној самоуправи", SERBIAN, "43"),
        ("čl. 43 st. 2 Zakona o lokalnoj samoupravi", SERBIAN, "43"),
        ("член 25 од Законот за локалната самоуправа", MACEDONIAN, "25"),
        ("Zakon o lokalnoj samoupravi", SERBIAN, None),
        ("ligji për vetëqeverisjen vendore", ALBANIAN, None),
    ],
)
def test_what_a_question_cites(question, work, article):
    assert CITATIONS.find(question) == [Citation(work, article)]


@pytest.mark.parametrize(
    "question",
    [
        "koliko potpisa treba za inicijativu",
        "član 68",
        "neni 70 i ligjit 05/L-999",
        "zls",
        "2/3 odbornika",
        "neni 5 dhe 70, 139",
        "",
        "član 5 Ustava",
    ],
)
def test_what_is_no_citation(question):
    assert CITATIONS.find(question) == []


BOSNIAN = f"{BASE}eli/ba-rs/law/2016/97-zakon-o-lokalnoj-samoupravi-republike-srpske"
KOSOVO_CONSTITUTION = f"{BASE}eli/xk/constitution/2008/kushtetuta-e-republikes-se-kosoves"
ALBANIAN_CONSTITUTION = f"{BASE}eli/al/constitution/1998/8417"
AS_PRINTED = Citations(
    [
        (SERBIAN, "Закон о локалној самоуправи"),
        (SERBIAN, "ZLS"),
        (KOSOVO, "Ligji nr. 03/L-040 për vetëqeverisjen lokale"),
        (KOSOVO, "Zakon br. 03/L-040 o lokalnoj samoupravi"),
        (ALBANIAN, "Ligji nr. 139/2015 “Për vetëqeverisjen vendore”"),
        (MACEDONIAN, "Закон за локалната самоуправа"),
        (BOSNIAN, "Закон о локалној самоуправи Републике Српске"),
        (KOSOVO_CONSTITUTION, "Kushtetuta e Republikës së Kosovës*"),
        (ALBANIAN_CONSTITUTION, "Kushtetuta e Republikës së Shqipërisë"),
    ],
    base=BASE,
)


@pytest.mark.parametrize(
    ("question", "works", "article"),
    [
        ("neni 70 i ligjit për vetëqeverisjen lokale", {KOSOVO}, "70"),
        ("neni 70 i ligjit për vetëqeverisje lokale në Kosovë", {KOSOVO}, "70"),
        ("neni 20 i ligjit për vetëqeverisjen vendore", {ALBANIAN}, "20"),
        ("член 26 Закон за локална самоуправа", {MACEDONIAN}, "26"),
        ("čl. 3 Zakona o lokalnoj samoupravi", {SERBIAN, KOSOVO, BOSNIAN}, "3"),
        ("čl. 3 Zakona o lokalnoj samoupravi Republike Srpske", {BOSNIAN}, "3"),
        ("чл. 68 ЗЛС", {SERBIAN, KOSOVO, MACEDONIAN, BOSNIAN}, "68"),
        ("čl. 68 ZLS u Srbiji", {SERBIAN}, "68"),
        ("neni 20 LVV", {ALBANIAN}, "20"),
        ("ЗЛС", {SERBIAN}, None),  # initials that nobody wrote down count beside an article
        ("neni 139 i kushtetutës së Kosovës", {KOSOVO_CONSTITUTION}, "139"),
        ("neni 2 Kushtetuta, Shqipëri", {ALBANIAN_CONSTITUTION}, "2"),
    ],
)
def test_a_law_is_known_however_it_is_called(question, works, article):
    found = AS_PRINTED.find(question)
    assert {each.work for each in found} == works
    assert {each.article for each in found} == {article}


@pytest.mark.parametrize(
    "question",
    [
        "vetëqeverisja lokale dhe iniciativa e qytetarëve",
        "šta je lokalna samouprava",
        "neni 139 i kushtetutës",
        "kushtetuta e Kosovës për referendumin",
        "neni 5 i ligjit për policinë në Kosovë",
        "neni 70 LXX",
        "neni 70",
        "Kosovë",
    ],
)
def test_who_only_speaks_of_it_cites_no_law(question):
    assert AS_PRINTED.find(question) == []


RULES = f"{BASE}eli/me/rules/2011/1-poslovnik"
OTHER_RULES = f"{BASE}eli/me/rules/2012/2-poslovnik"
BRCKO = f"{BASE}eli/ba-bd/statute/2010/1-statut"
REFERENDUM = f"{BASE}eli/rs/law/2021/1-zakon"
FREE_ACCESS = f"{BASE}eli/mk/law/2006/2-zakon"
NEW_FREE_ACCESS = f"{BASE}eli/mk/law/2019/5-zakon"
LOCAL_COMMUNITIES = f"{BASE}eli/me/decision/2018/3-odluka"
BILL = f"{BASE}eli/mk/draft/2020/4-predlog"
CUT_SHORT = Citations(
    [
        (RULES, "Rules of Procedure of the Municipal Assembly of Ulcinj"),
        (OTHER_RULES, "Rules of Procedure of the Municipal Assembly of Rožaje"),
        (BRCKO, "Statute of the Brčko District of BiH"),
        (REFERENDUM, "Law on the Referendum and Citizens' Initiative"),
        (FREE_ACCESS, "Закон за слободен пристап до информации од јавен карактер"),
        (NEW_FREE_ACCESS, "Закон за слободен пристап до информации од јавен карактер"),
        (LOCAL_COMMUNITIES, "Decision on Local Communities and their Councils (Kotor)"),
        (MACEDONIAN, "Law on Local Self-Government"),
        (BILL, "Bill Amending and Supplementing the Law on Local Self-Government"),
    ],
    base=BASE,
)


@pytest.mark.parametrize(
    ("question", "works"),
    [
        ("Article 5 of the Rules of Procedure of the Municipal Assembly of Ulcinj", {RULES}),
        ("Rules of Procedure of the Municipal Assembly of Ulcinj, Article 5", {RULES}),
        ("Article 5 of the Rules of Procedure of the Municipal Assembly", set()),  # of which of them
        ("Article 5 of the Statute of the Brčko District of BiH", {BRCKO}),
        ("Article 5 of the Law on the Referendum and Citizens' Initiative", {REFERENDUM}),
        ("Law on the Referendum and Citizens' Initiative", {REFERENDUM}),
        ("Articles 5 and 6 of the Law on the Referendum and Citizens' Initiative, please", {REFERENDUM}),
        ("член 5 од Закон за слободен пристап до информации од јавен карактер", {FREE_ACCESS, NEW_FREE_ACCESS}),
        ("член 5 од Законот за слободен пристап до информации", {FREE_ACCESS, NEW_FREE_ACCESS}),
        ("Article 5 of the Decision on Local Communities", {LOCAL_COMMUNITIES}),
        ("Decision on Local Communities", set()),
        ("Article 5 of the Bill Amending and Supplementing the Law on Local Self-Government", {BILL}),
    ],
)
def test_a_title_is_read_from_the_question_where_a_reference_ends_too_early(question, works):
    assert {each.work for each in CUT_SHORT.find(question)} == works


def test_an_article_without_its_act_is_of_those_that_a_search_is_narrowed_to():
    def works(question, **filters):
        return {each.work for each in AS_PRINTED.find(question, Filters(**filters))}

    assert works("neni 70", countries=["XK"]) == works("neni 70", countries=["xk"]) == {KOSOVO, KOSOVO_CONSTITUTION}
    assert works("neni 70 në Kosovë") == {KOSOVO, KOSOVO_CONSTITUTION}
    assert works("neni 70", act=f"{KOSOVO}/sq") == works("neni 70", act=KOSOVO) == {KOSOVO}
    assert works("član 5", countries=["BA"]) == {BOSNIAN}
    assert works("neni 139 i kushtetutës", countries=["XK"]) == {KOSOVO_CONSTITUTION}
    assert works("neni 139 i kushtetutës", act=KOSOVO) == set()
    assert works("neni 5 i ligjit për policinë", countries=["XK"]) == set()
    assert works("neni 70 LXX", countries=["XK"]) == set()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("u Republici Srpskoj", ["BA-RS"]),
        ("во Северна Македонија", ["MK"]),
        ("në Maqedoninë e Veriut", ["MK"]),
        ("в Црној Гори и у Србији", ["ME", "RS"]),
        ("Mali i Zi", ["ME"]),
        ("Federacija Bosne i Hercegovine", ["BA-FBIH"]),
        ("Bosna-Hersek", ["BA"]),
        ("Brčko distrikt BiH", ["BA-BD", "BA"]),
        ("Arnavutluk'ta", ["AL"]),
        ("the Serbian and the Kosovo law", ["XK", "RS"]),
        ("srpski jezik", []),
    ],
)
def test_states_are_known_in_every_language(text, places):
    assert places_in(text) == places


def test_articles_are_compared_as_identifiers():
    whole, part = Citation(SERBIAN, None), Citation(SERBIAN, "7-a")
    assert Cited([whole, part]).by(work=SERBIAN, number="7-а") == part
    assert Cited([whole, part]).by(work=SERBIAN, number="8") == whole
    assert Cited([part]).by(work=SERBIAN, number="8") is None
    assert Cited([part]).by(work=KOSOVO, number="7-a") is None
    assert Cited([whole]).by(work=None, number="7-a") is None


def test_the_articles_of_many_acts_are_looked_up_at_once(tmp_path):
    table = PassageTable.create(tmp_path)
    works = [f"{BASE}eli/rs/law/2007/{turn}" for turn in range(1, 1202)]
    (some,) = law_passages({BASE: ["Text"]})
    table.add(replace(some, work=work, number=number) for work in works for number in ("7-а", "17", "8", None))
    asked = []
    table._connection.set_trace_callback(asked.append)
    rows = Cited([Citation(work, "7-a") for work in works]).rows(table)
    assert rows == {4 * turn for turn in range(1201)}
    assert len(asked) == 3  # 1,201 before
    assert Cited([Citation(works[1], None), Citation(works[0], "8")]).rows(table) == {2, 4, 5, 6, 7}
    assert Cited([]).rows(table) == set()


def test_a_question_cites_twenty_articles_at_most():
    question = f"članovi {', '.join(map(str, range(1, 40)))} Zakona o lokalnoj samoupravi u Srbiji"
    assert [each.article for each in CITATIONS.find(question)] == [*map(str, range(1, 21))]


def test_what_is_named_comes_first_and_scores_fall():
    ranked = [("a", 0.9), ("b", 0.5), ("c", 0.2)]
    found = first(ranked, lambda item: True if item == "c" else None)
    assert found == [("c", 0.9), ("a", 0.9), ("b", 0.5)]
    assert first([], lambda item: item) == []


@pytest.mark.parametrize(
    ("question", "country", "number"),
    [
        ("čl. 68 ZLS", "RS", "68"),
        ("neni 70 i 03/L-040", "XK", "70"),
        ("neni 70 i ligjit për vetëqeverisjen lokale", "XK", "70"),
        ("чл. 26 ЗЛС", "MK", "26"),
        ("neni 70 në Kosovë", "XK", "70"),
    ],
)
def test_a_citation_finds_exactly_that(installation: Installation, question, country, number):
    hits = installation.search.search(Query(text=question, limit=5)).hits
    cited = [hit for hit in hits if hit.why.cited]
    assert cited == hits[: len(cited)]
    assert country in {hit.passage.country for hit in cited}  # "ZLS" is the law of two states: both come first
    assert {hit.passage.number for hit in cited} == {number}
    assert cited[0].why.as_dict()["citation"] == {"work": cited[0].passage.work, "article": number}
    assert all(one.score >= other.score for one, other in itertools.pairwise(hits))


@pytest.mark.parametrize(
    "question",
    [
        "Article 5 of the Labour Law",
        "Article 5 of the Decision on Local Communities (Kotor)",
        "Article 5 of the Rules of Procedure of the Municipal Assembly of Ulcinj",
        "neni 5 i Rregullores së Strukturave Komunitare",
        "neni 5 i vendimit të këshillit bashkiak",
        "belediye yasası madde 5",
        "Belediye Kanunu'nun 5. maddesi",
        "čl. 5 Zakona o radu",
        "čl. 5 pravila mjesne zajednice",
        "член 5 од Законот за работни односи",
        "члан 5 одлуке о месним заједницама",
    ],
)
def test_a_question_that_names_an_unknown_act_lacks_none(question):
    assert not AS_PRINTED.lacks_act(question, Filters())
    assert AS_PRINTED.find(question, Filters(countries=["XK", "AL", "RS", "MK", "BA"])) == []


@pytest.mark.parametrize(
    "question",
    ["Article 5", "Article 5 of the law", "neni 5 i ligjit", "член 5 од законот", "madde 5", "član 5 Ustava"],
)
def test_a_law_of_which_nothing_is_told_is_not_named(question):
    assert AS_PRINTED.lacks_act(question, Filters())
    assert AS_PRINTED.find(f"{question} Kosovë")


@pytest.mark.parametrize(
    ("text", "also", "lacks"),
    [
        ("neni 70", (), True),
        ("chlen 70", (), True),  # as the search reads it: „член 70“
        ("neni 70", ("član 70",), True),
        ("weather tomorrow", ("neni 70",), False),
        ("neni 70", ("neni 70 LVL",), False),
    ],
)
def test_a_question_lacks_its_act_where_no_wording_tells_of_it(installation: Installation, text, also, lacks):
    assert installation.search.search(Query(text=text, also=also)).lacks_act == lacks


@pytest.mark.parametrize("tag", languages())
def test_the_example_that_readers_are_given_is_a_citation(tag):
    told = translations(tag).gettext(
        "The question does not tell of which act the article is. "
        "Name the act too, as in “Article 20 of Law 139/2015”, or choose a jurisdiction."
    )
    example = re.search("[„“](.*?)[“”]", told)[1]
    assert tag == "en" or "Article" not in example
    assert AS_PRINTED.find(example) == [Citation(ALBANIAN, "20")]
