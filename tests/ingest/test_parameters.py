"""Which quantity is a parameter, and of which role: one table over the languages, properties over any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.parameters import find_parameters
from ingest.parameters.money import is_of_money
from ingest.quantities import find_quantities
from ontology.evidence import find_quote
from ontology.linking import Mention, MentionKind
from ontology.model import Provision, ProvisionKind

IRI = "https://example.org/eli/rs/law/2007/1/sr/art_1"


def article(text, start=0):
    return Provision(
        iri=IRI,
        kind=ProvisionKind.ARTICLE,
        number="1",
        heading=None,
        text=text,
        language="sr-Latn",
        script="Latn",
        page=1,
        span=(start, start + len(text)),
        parent=None,
    )


def told(text):
    found = find_parameters([article(text)], [])
    return [(each.role.value, each.operator.value, each.value, each.unit.value) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # support
        ("Predlog može podneti najmanje 5% birača opštine.", ("support", "min", "5", "percent")),
        ("Иницијативу покреће најмање 100 грађана.", ("support", "min", "100", "persons")),
        ("Барањето го поднесуваат најмалку 10% од избирачите.", ("support", "min", "10", "percent")),
        ("Nisma nënshkruhet nga së paku 15 për qind e zgjedhësve.", ("support", "min", "15", "percent")),
        ("The petition is signed by at least 500 voters.", ("support", "min", "500", "voters")),
        ("Sjednica se saziva na zahtjev jedne trećine vijećnika.", ("support", "min", "1/3", "fraction")),
        # majority, turnout
        ("Скупштина одлучује већином гласова присутних одборника.", ("majority", "more_than", "1/2", "fraction")),
        ("Kuvendi vendos me tri të pestat e të gjithë anëtarëve.", ("majority", "min", "3/5", "fraction")),
        ("Odluka je donesena ako je glasalo najmanje 2/3 poslanika.", ("majority", "min", "2/3", "fraction")),
        ("Referendum je punovažan ako je glasalo više od polovine birača.",
         ("turnout", "more_than", "1/2", "fraction")),
        ("Zbor odlučuje ako je prisutno najmanje 10% građana.", ("turnout", "min", "10", "percent")),
        ("Седницата се одржува ако присуствува мнозинство од вкупниот број членови.",
         ("turnout", "more_than", "1/2", "fraction")),
        # terms
        ("Skupština je dužna da odgovori u roku od 60 dana od dana podnošenja predloga.",
         ("answer_term", "max", "60", "days")),
        ("Органот одлучува во рок од 15 дена од приемот на барањето.", ("answer_term", "max", "15", "days")),
        ("Kryetari i përgjigjet kërkesës brenda 30 ditëve.", ("answer_term", "max", "30", "days")),
        ("Protiv rješenja može se izjaviti žalba u roku od osam dana.", ("procedure_term", "max", "8", "days")),
        ("Потписи се прикупљају у року од седам дана: прикупљање потписа траје највише 90 дана.",
         ("collection_term", "max", "90", "days")),
        ("Sjednica se saziva najmanje sedam dana prije održavanja.", ("notice_term", "min", "7", "days")),
        ("Njoftimi publikohet së paku dy javë përpara.", ("notice_term", "min", "2", "weeks")),
        ("Javna rasprava traje najmanje 15 dana.", ("consultation_term", "min", "15", "days")),
        ("Konsultimi publik zgjat së paku 20 ditë.", ("consultation_term", "min", "20", "days")),
        ("Referendum o istom pitanju ne može se ponoviti prije isteka dvije godine.",
         ("moratorium", "min", "2", "years")),
        ("Odbornici se biraju na četiri godine.", ("term_of_office", "exact", "4", "years")),
        ("Kryetari zgjidhet për një periudhë prej 4 vjetësh.", ("term_of_office", "exact", "4", "years")),
        ("Јавност може у року од 15 дана од дана оглашавања да достави своје мишљење.",
         ("consultation_term", "max", "15", "days")),
        ("Budžet se donosi prema sljedećem kalendaru:\na) 15. februar - ministarstvo dostavlja uputstvo, i\n"
         "b) 1. decembar - vlada dostavlja prijedlog skupštini.",
         ("procedure_term", "max", "--12-01", "day_of_year")),
        ("Министарство подноси Влади извештај до 31. марта текуће године.",
         ("procedure_term", "max", "--03-31", "day_of_year")),
        ("Plan se objavljuje najkasnije sedmog radnog dana od dana usvajanja.",
         ("procedure_term", "max", "7", "working_days")),
        # frequency, composition, scope
        ("Komuna mban takime publike së paku dy herë në vit.", ("frequency", "min", "2", "meetings")),
        ("Izvještaj se podnosi jednom godišnje.", ("frequency", "exact", "1", "years")),
        ("По истеку сваке треће године Влада подноси извештај скупштини.", ("frequency", "exact", "3", "years")),
        ("Komuna i raporton kuvendit në bazë tremujore.", ("frequency", "exact", "3", "months")),
        ("Savjet ima devet članova.", ("composition", "exact", "9", "members")),
        ("Këshilli përbëhet nga 15 anëtarë.", ("composition", "exact", "15", "members")),
        ("Број чланова не може бити већи од 11.", ("composition", "max", "11", "members")),
        ("Ovo važi za opštine do 15.000 stanovnika.", ("scope", "max", "15000", "persons")),
        ("Pravo glasa ima građanin koji je navršio 18 godina.", ("scope", "exact", "18", "years")),
    ],
)  # fmt: skip
def test_the_role_of_a_quantity(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ovaj zakon stupa na snagu osmog dana od dana objavljivanja.",
        "Kazniće se zatvorom do tri godine.",
        "Porez iznosi 10% prihoda.",
        "Vlada donosi uredbu u roku od 90 dana od dana stupanja na snagu ovog zakona.",
        "Ky ligj hyn në fuqi 15 ditë pas botimit në Fletoren Zyrtare.",
        "Rok iz stava 2 ovog člana.",
        "Novčanom kaznom kazniće se za prekršaj pravno lice koje: 1) ne odgovori na zahtev u roku od osam dana.",
        "(1) Novčanom kaznom kazniće se pravno lice ako: 1) ne vodi evidenciju (član 27 st.\n4 i 8);\n"
        "2) najkasnije u roku od osam dana ne odgovori na prigovor.",
        "Osuđeni na kaznu zatvora od najmanje šest meseci upućuje se u zavod.",
        "Godišnji izvještaj iz stava 3 ovog člana sadrži podatke o radu.",
        "Program razvoja donosi se na period od pet godina.",
        "Kërkesa paraqitet nga një person.",
        "1 Hearings shall be public.",
        "Viti fiskal zgjat nga 1 janari deri më 31 dhjetor.",
        "Kamata se obračunava za svaki mesec, jednom mesečno.",
        "Zaštitna mera zabrane vršenja delatnosti izriče se u trajanju do tri godine.",
        "Anëtari i dënuar me burgim për\ngjashtë ose më shumë muaj nuk zgjidhet.",
    ],
)
def test_quantities_that_are_no_parameter(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Za žalbu odvjetniku pripada najmanje 75% nagrade iz prethodnog stavka.",
        "За жалба на адвокатот му следува најмалку 50% од наградата.",
        "Për ankesën avokatit i takon së paku 50% e shpërblimit.",
        "For the appeal at least one half of the fee is due.",
        "Za prigovor pripada najmanje 125% onoga što pripada za tužbu.",
    ],
)
def test_a_share_of_money_is_no_parameter(text):
    assert told(text) == []
    assert [is_of_money(each) for each in find_quantities(text)] == [True]


@pytest.mark.parametrize("share", ["5% birača", "5% ukupnog broja birača s prebivalištem u općini"])
def test_a_share_of_people_is_one(share):
    assert told(f"Prijedlog podnosi najmanje {share}.") == [("support", "min", "5", "percent")]


def test_a_parameter_belongs_to_what_is_named_before_it():
    text = "Građanska inicijativa: predlog potpisuje 5% birača. Referendum se raspisuje na zahtev 10% birača."

    def mention(words, key):
        at = text.index(words)
        span = (at + 50, at + 50 + len(words))
        return Mention(kind=MentionKind.MECHANISM, surface=words, span=span, provision=IRI, value=key)

    mentions = [mention("Građanska inicijativa", "citizens_initiative"), mention("Referendum", "referendum")]
    found = find_parameters([article(text, start=50)], mentions)
    assert [(each.mechanism, each.value, each.iri) for each in found] == [
        ("citizens_initiative", "5", f"{IRI}#parameter-1"),
        ("referendum", "10", f"{IRI}#parameter-2"),
    ]


def test_the_parts_of_an_article_are_not_asked_again():
    text = "Predlog može podneti najmanje 5% birača."
    paragraph = Provision(
        iri=f"{IRI}/par_1",
        kind=ProvisionKind.PARAGRAPH,
        number="1",
        heading=None,
        text=text,
        language="sr-Latn",
        script="Latn",
        page=1,
        span=(0, len(text)),
        parent=IRI,
    )
    assert len(list(find_parameters([article(text), paragraph], []))) == 1


WORDS = st.sampled_from(
    [
        *"predlog 5% birača u roku od 60 dana većinom glasova dvije trećine anëtarëve brenda 10 ditëve 2/3".split(),
        *".:;\n",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=50).map(" ".join)), st.integers(0, 1000))
def test_every_parameter_shows_its_words(text, start):
    for each in find_parameters([article(text, start)], []):
        assert text[each.span[0] - start : each.span[1] - start] == each.evidence
        assert 0 < each.score <= 1
        assert each.words == 0 or find_quote(text, each.quote_sha256, each.words)
