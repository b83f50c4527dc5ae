"""Citations in questions: which works and articles they name, and that search puts these first."""

import itertools

import pytest

from alinea.wiring import Installation
from search_api.retrieval import Query
from search_api.retrieval.citations import Citation, Citations, cites
from search_api.retrieval.fusion import first

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
        ("čl. 68 ZLS", SERBIAN, "68"),
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
        "",
        "član 5 Ustava",
    ],
)
def test_what_is_no_citation(question):
    assert CITATIONS.find(question) == []


def test_articles_are_compared_as_identifiers():
    whole, part = Citation(SERBIAN, None), Citation(SERBIAN, "7-a")
    assert cites([whole, part], work=SERBIAN, number="7-а") == part
    assert cites([whole, part], work=SERBIAN, number="8") == whole
    assert cites([part], work=SERBIAN, number="8") is None
    assert cites([part], work=KOSOVO, number="7-a") is None


def test_what_is_named_comes_first_and_scores_fall():
    ranked = [("a", 0.9), ("b", 0.5), ("c", 0.2)]
    found = first(ranked, lambda item: True if item == "c" else None)
    assert found == [("c", 0.9), ("a", 0.9), ("b", 0.5)]
    assert first([], lambda item: item) == []


@pytest.mark.parametrize(
    ("question", "country", "number"), [("čl. 68 ZLS", "RS", "68"), ("neni 70 i 03/L-040", "XK", "70")]
)
def test_a_citation_finds_exactly_that(installation: Installation, question, country, number):
    hits = installation.search.search(Query(text=question, limit=5)).hits
    cited = [hit for hit in hits if hit.why.cited]
    assert cited == hits[: len(cited)]
    assert country in {hit.passage.country for hit in cited}  # "ZLS" is the law of two states: both come first
    assert {hit.passage.number for hit in cited} == {number}
    assert cited[0].why.as_dict()["citation"] == {"work": cited[0].passage.work, "article": number}
    assert all(one.score >= other.score for one, other in itertools.pairwise(hits))
