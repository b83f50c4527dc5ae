"""Acts found by what texts call them."""

from datetime import date

import pytest

from ingest.known_acts import Entry, KnownActs, day_of, entry_of_document
from ingest.linking.constitutions import constitution_of
from ingest.references import ActName
from ontology.eli import Eli
from ontology.model import Document
from ontology.scripts import slug
from ontology.validity import period


def entry(title, *, year=2007, owner="RS", number=None, issue=None, since=None, until=None, constitution=False):
    work = Eli(jurisdiction=owner, type="law", year=year, number=number or slug(title))
    return Entry(
        work=work,
        titles=frozenset({slug(title)}),
        numbers=frozenset({slug(f"{number}-{year}")} if number else set()),
        issues=frozenset({issue} if issue else set()),
        constitution=constitution,
        held=period(since, until),
    )


OLD = entry("Zakon o zborovima", year=2002, issue="9/2002", since="2002", until="2007")
NEW = entry("Zakon o zborovima", year=2008, issue="129/2008", since="2008")
ENTRIES = [
    OLD,
    NEW,
    entry("Ligji për tubimet", owner="AL", number="139", year=2015),
    entry("Zakon o radu", issue="24/2005"),
    entry("Ustav Bosne i Hercegovine", owner="BA", constitution=True),
    entry("Zakon o javnim poslovima opština", issue="3/2011"),
    entry("Zakon o porezima", owner="BA"),
]


@pytest.fixture(scope="module")
def known():
    acts = KnownActs()
    for each in ENTRIES:
        acts.enter(each)
    return acts


@pytest.mark.parametrize(
    ("value", "issues", "owner", "day", "expected"),
    [
        ("zakon-o-zborovima", ("9/2002",), "RS", None, OLD),
        ("zakon-o-zborovima", ("129/2008", "1/2010"), "RS", None, NEW),
        ("zakon-o-zborovima", (), "RS", date(2005, 1, 1), OLD),
        ("zakon-o-zborovima", (), "RS", date(2020, 1, 1), NEW),
        ("zakon-o-zborovima", (), "RS", None, None),
        ("zakon-o-zborovima", (), "ME", None, None),
        ("139/2015", (), "AL", None, ENTRIES[2]),
        ("139/2016", (), "AL", None, None),
        ("zakon-o-radu-inspekcije", (), "RS", None, None),
        ("zakon-o-radu", ("5/1991",), "RS", None, None),
        ("zakon-o-javnim-poslovima-opstina-kojima", (), "RS", None, ENTRIES[5]),
        ("zakon-o-porezima", (), "BA-FBIH", None, ENTRIES[6]),
        ("constitution", (), "BA", None, ENTRIES[4]),
        ("constitution", (), "BA-FBIH", None, None),
    ],
)
def test_an_act_is_found_by_what_it_is_called(known, value, issues, owner, day, expected):
    act = ActName(start=0, end=0, value=value, issues=issues)
    work, reason = known.named(act, jurisdiction=owner, day=day)
    assert work == (expected.work if expected else None)
    assert (work is None) == bool(reason)


def test_an_act_that_repeals_its_own_title_means_another(known):
    act = ActName(start=0, end=0, value="zakon-o-radu")
    work, reason = known.named(act, jurisdiction="RS", day=None, other_than=str(ENTRIES[3].work))
    assert (work, reason) == (None, "the register does not hold this act")


def document(**told):
    fields = {
        "iri": "https://w3id.org/alinea/eli/al/law/2015/139/sq",
        "work": "https://w3id.org/alinea/eli/al/law/2015/139",
        "title": "Ligji për tubimet",
        "act_type": "law",
        "jurisdiction": "AL",
        "language": "sq",
        "script": "Latn",
        "sha256": "0" * 64,
        "media_type": "text/plain",
        "source": "ligji.txt",
        "text": "",
        "page_starts": (0,),
    }
    return Document(**(fields | told))


def test_a_document_is_entered_by_number_and_title():
    found = entry_of_document(document(number="139", year=2015), base="https://w3id.org/alinea/")
    assert (found.numbers, found.titles) == ({"139-2015"}, {"ligji-per-tubimet"})
    amendment = document(title="Amandman I na Ustav", act_type="constitution")
    assert not entry_of_document(amendment, base="https://w3id.org/alinea/").constitution


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"date": "2015-12-17", "year": 2015}, date(2015, 12, 17)),
        ({"year": 2015}, date(2015, 7, 1)),
        ({"year": 2007, "amendments": ("Sl. glasnik RS 83/2014", "Sl. glasnik RS 47/2018")}, date(2018, 12, 31)),
        ({}, None),
    ],
)
def test_names_are_understood_by_the_day_of_a_text(told, expected):
    assert day_of(document(**told)) == expected


@pytest.mark.parametrize(
    ("named", "owner"),
    [
        ("Ustava Bosne i Hercegovine", "BA"),
        ("Ustava Federacije Bosne i Hercegovine", "BA-FBIH"),
        ("Устава Републике Србије", "RS"),
        ("Уставот на Република Северна Македонија", "MK"),
        ("Kushtetutës së Republikës së Kosovës", "XK"),
        ("Kushtetutës së Republikës së Shqipërisë", "AL"),
        ("Ustava", None),
    ],
)
def test_whose_constitution_is_named(named, owner):
    assert constitution_of(named) == owner
