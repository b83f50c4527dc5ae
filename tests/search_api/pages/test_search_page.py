"""The search page: groups, folded acts, days, chips and the switch of script."""

import re
from html import unescape

import pytest

STATES = ["Albania", "Bosnia and Herzegovina", "Montenegro", "North Macedonia", "Serbia", "Kosovo*"]
CODES = ["AL", "BA", "ME", "MK", "RS", "XK"]
ACT = "/page/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi"


def text_of(client, status=200, **asked):
    reply = client.get("/search", params=asked)
    assert reply.status_code == status
    return reply.text


def group(text, code):
    found = re.search(rf'<section class="group" aria-labelledby="in-{code}">.*?</section>', text, re.DOTALL)
    assert found, code
    return found[0]


def chips(text):
    found = re.findall(r'<li><a href="([^"]+)" rel="nofollow"><span class="unseen">Remove:</span> (.*?) <span', text)
    return {label.replace("\u00a0", " "): unescape(link) for link, label in found}


@pytest.mark.parametrize("question", ["referendum", "koliko potpisa treba za građansku inicijativu", "budget"])
@pytest.mark.parametrize("mode", ["hybrid", "dense"])
def test_groups_show_all_six_and_lead_to_each(client, question, mode):
    text = text_of(client, q=question, by="jurisdiction", mode=mode)
    assert re.findall(r'id="in-([A-Z]{2})"', text) == CODES
    for code in CODES:
        shown = group(text, code)
        assert 1 <= shown.count("<article>") <= 4
        link = unescape(re.search(r'href="(/search\?[^"]+)"', shown)[1])
        assert f"country={code}" in link
        assert "by=" not in link
        total = int(re.search(r"(\d+) results?<|The one result", shown)[1] or 1)
        assert total >= shown.count("<article>")


def test_a_group_holds_only_what_is_of_its_state(client, installation):
    text = text_of(client, q="referendum", by="jurisdiction")
    for code in CODES:
        links = re.findall(r'<h4[^>]*><a href="/page/(?:eli|id/fact)/([a-z]+)', group(text, code))
        assert {each[:2] for each in links} <= {code.lower()}


def test_a_state_that_the_common_search_does_not_reach_is_asked_by_itself(installation, client):
    from search_api.pages.collection import Collection
    from search_api.pages.found import grouped
    from search_api.pages.interface import interface
    from search_api.pages.names import Names
    from search_api.pages.search import asked_from
    from search_api.retrieval import Query

    services, asked_for = installation.services(), []
    names = Names(Collection(services.store), interface())
    empty = {name: [] for name in ("also", "country", "language", "type", "mechanism")}
    days = dict.fromkeys(("as_of", "since", "until"), "")
    asked = asked_from(root="", q="referendum", mode="hybrid", by="jurisdiction", page="1", **empty, **days)
    query = Query(text="referendum", limit=3)

    def search(narrower):
        asked_for.append(narrower.filters.countries)
        return services.search.search(narrower)

    groups = grouped(names, asked, query, services.search.search(query), search)
    assert asked_for == [[code] for code in CODES]
    assert all(each.hits and each.total for each in groups if each.jurisdiction)


def test_what_was_chosen_holds_for_groups(client):
    text = text_of(client, q="referendum", by="jurisdiction", country=["ME", "BA-RS"], type="fact")
    assert re.findall(r'id="in-([A-Z]{2})"', text) == ["BA", "ME"]
    assert "Federation of Bosnia" not in group(text, "BA")
    assert "badge-practice" not in text
    assert 'href="/search?q=referendum&amp;country=BA-RS&amp;type=fact"' in group(text, "BA")
    assert "No result satisfies" in text_of(client, q="referendum", country="MK", until="1950-01-01")
    assert text_of(client, q="referendum", by="odd").count('class="group"') == 0


def test_hits_of_one_act_are_folded(client):
    text = text_of(client, q="zakon o referendumu i narodnoj inicijativi", country="RS", type="fact")
    folded = re.findall(r'<details class="folded">.*?</details>', text, re.DOTALL)
    assert folded
    told = int(re.search(r"(\d+) more results? from this act", folded[0])[1])
    assert folded[0].count("<article>") == told
    assert len(folds_of(text)) == 10
    heads = re.findall(r'<li><article>.*?<h3[^>]*><a href="([^"]+)"', re.sub(r"\s+(?=<)", "", text))
    assert len(heads) == len(set(heads))


def test_days_narrow_the_results_and_are_kept(client):
    text = text_of(client, q="referendum", as_of="2015-06-30", country="RS", by="jurisdiction")
    assert chips(text) == {
        "Serbia": "/search?q=referendum&by=jurisdiction&as_of=2015-06-30",
        "held on 30 June 2015": "/search?q=referendum&country=RS&by=jurisdiction",
    }
    assert 'id="as_of" name="as_of" value="2015-06-30"' in text
    form = re.search(r'<form class="facet days".*?</form>', text, re.DOTALL)[0]
    assert re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form) == [
        ("q", "referendum"), ("country", "RS"), ("by", "jurisdiction"),
    ]  # fmt: skip
    new = text_of(client, q="referendum", country="RS", type="fact", since="2021-11-26")
    old = text_of(client, q="referendum", country="RS", type="fact", until="2021-11-25")
    law = "/page/id/fact/rs-referendum-2021"
    assert law in new.partition('class="results"')[2]
    assert law not in old.partition('class="results"')[2]
    assert "began on 26 November 2021 or later" in chips(new)
    assert "began on 25 November 2021 or earlier" in chips(old)


@pytest.mark.parametrize("name", ["as_of", "since", "until"])
@pytest.mark.parametrize("day", ["2020-02-30", "yesterday", "<b>"])
def test_what_is_no_day_is_told(client, name, day):
    text = text_of(client, status=400, q="referendum", **{name: day})
    assert f"{name} must be a day, written like 2024-12-31" in text
    assert "<b>" not in text


def test_all_that_was_chosen_can_be_removed(client):
    text = text_of(client, q="referendum", country=["RS", "ME"], mechanism="referendum", since="1990-01-01")
    assert list(chips(text)) == ["Serbia", "Montenegro", "referendum", "began on 1 January 1990 or later"]
    assert '<a class="plain" href="/search?q=referendum" rel="nofollow">Remove all</a>' in text
    assert chips(text_of(client, q="referendum")) == {}


def test_serbian_is_shown_in_the_script_that_is_asked_for(client):
    asked = {"q": "збор грађана", "country": "RS", "language": "sr-Cyrl"}
    printed, latin = text_of(client, **asked), text_of(client, **asked, script="latn")
    assert re.search(r'<p class="snippet" lang="sr-Cyrl" dir="auto">[^<]*[а-ш]', printed)
    assert 'class="snippet" lang="sr-Cyrl"' not in latin
    snippets = re.findall(r'<p class="snippet" lang="sr-Latn" dir="auto">(.*?)</p>', latin)
    assert snippets
    assert not re.search("[а-шђјљњћџ]", "".join(snippets))
    assert re.search("<mark>(?i:zbor|građan)", latin)
    assert "same words: " in latin
    assert not re.search(r"–\s[а-шђјљњћџ]", "".join(re.findall(r'<p class="why">.*?</p>', latin)))
    links = re.findall(
        r'href="(/search\?[^"]+)"',
        re.sub(r'<nav class="switch" aria-label="Script.*?</nav>', "", latin, flags=re.DOTALL),
    )
    assert len(links) > 10
    assert all("script=latn" in each for each in links)
    assert re.search(r'href="/page/eli/[^"]+\?script=latn"', latin)
    assert '<input type="hidden" name="script" value="latn">' in latin
    assert "script=" not in re.sub(r'<nav class="switch".*?</nav>', "", printed, flags=re.DOTALL)


def test_montenegrin_is_shown_in_cyrillic_and_other_languages_as_printed(client):
    text = text_of(client, q="referendum", language="cnr", script="cyrl")
    assert re.search(r'<p class="snippet" lang="cnr-Cyrl" dir="auto">', text)
    bosnian = re.findall(
        r'snippet" lang="bs"[^>]*>(.*?)</p>', client.get("/bs/search?q=referendum&country=BA&script=cyrl").text
    )
    assert bosnian
    assert not re.search("[а-ш]", "".join(bosnian))


def test_an_article_and_an_act_are_shown_in_the_script_that_is_asked_for(client):
    listing = client.get("/acts?country=RS").text
    acts = re.findall(r'<li><a href="(/page/eli/[^"]+)"', listing)
    act = next(each for each in acts if 'class="tree"' in client.get(each).text)
    text = client.get(act, params={"script": "latn"}).text
    links = re.findall(r'href="(/page/eli/[^"]+/art_\d+[^"]*)"', text)
    assert links
    assert all(each.endswith("?script=latn") for each in links)
    article = client.get(next(each for each in links if "/art_3?" in each)).text
    wording = re.search(r'<div class="wording" lang="sr-Latn" dir="auto">(.*?)\n  </div>', article, re.DOTALL)[1]
    assert "stavlja predloge na glasanje" in wording
    assert not re.search("[а-шђјљњћџ]", wording)
    assert "Shown in Latin letters" in article
    assert re.search(r'rel="canonical" href="[^"?]+"', article)
    assert re.search(r'rel="next" href="[^"]+/art_4\?script=latn"', article)
    assert 'aria-current="true" rel="nofollow">Latin</a>' in article
    printed = client.get(links[0].partition("?")[0]).text
    assert "Shown in" not in printed
    assert 'aria-current="true" rel="nofollow">as printed</a>' in printed


def test_titles_that_are_the_same_in_a_script_are_told_once(client):
    titles = re.findall(r'<p class="native-title">(.*?)</p>', client.get(ACT, params={"script": "latn"}).text)
    assert [re.sub("<[^>]+>", "", each) for each in titles] == ["Zakon o lokalnoj samoupravi"]
    assert client.get(ACT).text.count('class="native-title"') == 2


def test_albanian_and_macedonian_pages_have_no_switch_of_script(client):
    for place in (
        "/page/eli/mk/law/2002/5-zakon-za-lokalnata-samouprava",
        "/search?q=iniciativ&country=AL&language=sq",
    ):
        assert "Script of Serbian" not in client.get(place).text
    assert client.get(f"{ACT}?script=odd").status_code == 200


def test_pages_count_acts_and_every_hit_stands_on_one_of_them(client):
    asked = {"q": "zakon o referendumu i narodnoj inicijativi", "country": "RS", "type": "fact"}
    hits, acts, cards = [], [], []
    first = text_of(client, **asked)
    total, pages = (int(re.search(told, first)[1]) for told in (r"(\d+) results</h2>", r"Page 1 of (\d+)"))
    for page in range(1, pages + 1):
        text = text_of(client, **asked, page=page)
        assert f'<ol class="hits" start="{10 * page - 9}">' in text
        folds = folds_of(text)
        cards.append(len(folds))
        for fold in folds:
            links = re.findall(r'<h[345][^>]*><a href="([^"]+)"', fold)
            hits += links
            (act,) = {act_of(client, each) for each in links[:3]}
            acts.append(act)
    assert cards[:-1] == [10] * (pages - 1)
    assert 1 <= cards[-1] <= 10
    assert len(acts) == len(set(acts))
    assert len(hits) == len(set(hits)) == total > len(acts)
    assert "There are only" in text_of(client, **asked, page=pages + 1)


def folds_of(text):
    """The list of results, cut into its folds."""
    text = re.sub(r"\s+(?=<)", "", text)
    text = re.sub(
        r'<details class="folded">.*?</details>', lambda found: found[0].replace("<li>", ""), text, flags=re.S
    )
    return text.partition('<ol class="hits"')[2].partition("</section>")[0].split("<li><article>")[1:]


def act_of(client, page):
    """The address of the act that a fact's page names."""
    return re.search(r'<a class="act" href="([^"]+)"', client.get(page).text)[1]


def test_further_wordings_are_asked_and_carried_along(client):
    text = client.get("/search", params={"q": "zbor građana", "also": ["citizens' assembly", " "]}).text
    assert '<details class="also" open>' in text
    assert text.count('name="also" type="search"') == 2  # the wording, and room for another
    assert 'value="citizens&#39; assembly"' in text
    assert text.count("also=citizens%27+assembly") > 3  # filters and pages of the same question
    full = client.get("/search", params={"q": "zbor", "also": [f"wording {turn}" for turn in range(7)]}).text
    assert full.count('name="also" type="search"') == 7  # an eighth would be refused
    alone = client.get("/search", params={"q": "zbor građana"}).text
    assert '<details class="also">' in alone
    assert "also=" not in alone


def test_too_many_wordings_are_told(client):
    reply = client.get("/mk/search", params={"q": "a", "also": [str(turn) for turn in range(9)]})
    assert reply.status_code == 400
    assert "уште 7 облици" in reply.text


def test_an_article_without_its_act_is_asked_for_the_act(client):
    asked, nothing = "does not tell of which act", "Nothing in this collection seems to answer"
    bare = text_of(client, q="neni 70")
    assert asked in bare
    assert nothing not in bare
    for named in ({"q": "neni 70", "country": "XK"}, {"q": "neni 70 LVL"}, {"q": "neni 70 në Kosovë"}):
        assert asked not in text_of(client, **named)
    assert asked in text_of(client, q="neni 139 i kushtetutës")
    assert asked not in text_of(client, q="neni 70", mode="lexical")  # which cites nothing
    assert nothing in text_of(client, q="čl. 12 ZUP")  # of an act that is not here


def cards_of(text):
    return re.findall(r"<article>.*?</article>", text, re.DOTALL)


@pytest.mark.parametrize(("root", "tag"), [("", "en"), ("/sq", "sq"), ("/mk", "mk"), ("/bs", "bs")])
def test_what_is_told_in_several_languages_is_shown_in_the_readers_own(client, root, tag):
    asked = {"q": "si nis një nismë qytetare", "country": {"sq": "AL", "mk": "MK", "bs": "BA-FBIH"}.get(tag, "AL")}
    text = client.get(f"{root}/search", params={**asked, "type": "fact"}).text
    assert {*re.findall(r'<p class="snippet" lang="([^"]+)"', text)} == {tag}
    assert {*re.findall(r'<h3 lang="([^"]+)"', text)} == {tag}


def test_words_that_are_told_stand_in_what_is_shown_or_it_is_told_where(client):
    shown = cards_of(text_of(client, q="mesna zajednica", country="RS", type="fact"))
    same = [each for each in shown if "same words:" in each]
    assert same
    for card in same:
        told = re.search(r"same words: ([^;(<]+)(\(in its text in another language: [A-Z][^)]*\))?", card)
        words = unescape(told[1]).strip().split(", ")
        stand = all(word in re.sub("<[^>]+>", "", card).partition("our digest")[0].lower() for word in words)
        assert stand != bool(told[2])
    assert any("(in its text in another language: Serbian" in each for each in same)


def test_the_explanation_stands_apart_from_the_note_on_digests(client):
    card = cards_of(text_of(client, q="referendum", type="fact"))[0]
    assert "our digest, not the law’s wording</span> same words" in card


def test_a_practice_is_called_by_its_title_and_its_years_stand_beside_its_place(client):
    text = client.get("/en/search", params={"q": "participatory budgeting Gjilan", "type": "practice"}).text
    links = re.findall(r'<h3[^>]*><a href="[^"]+">(.*?)</a>', text)
    assert len(links) == 10
    assert not [each for each in links if "›" in each or re.fullmatch(r"[\d-]+", each)]
    card = next(each for each in cards_of(text) if "<span>Gjilan</span>" in each)
    assert re.search(r"<span>Gjilan</span>\s*<span>\d{4}", card.partition("</p>")[0])


def strip_of(text):
    return re.findall(r'<div class="answer[^"]*" role="group" aria-label="([^"]+)"', text)


def test_the_strip_is_narrowed_as_the_hits_are(client):
    asked = {"q": "referendum"}
    assert [each for each in strip_of(text_of(client, **asked)) if each in STATES] == STATES
    assert strip_of(text_of(client, **asked, country="MK")) == ["North Macedonia"]
    assert strip_of(text_of(client, **asked, country=["rs", "BA-BD"])) == ["Brčko District", "Serbia"]
    assert strip_of(text_of(client, **asked, type="fact"))
    assert strip_of(text_of(client, **asked, type="practice")) == []
    assert strip_of(text_of(client, **asked, type=["practice", "law"])) == []
    assert strip_of(text_of(client, **asked, mechanism="citizens_initiative")) == []
    assert strip_of(text_of(client, **asked, mechanism="referendum"))
    law = "/page/id/fact/rs-referendum-2021"
    assert law in text_of(client, **asked).partition('class="results"')[0]
    assert law not in text_of(client, **asked, as_of="2015-06-30").partition('class="results"')[0]


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        ({"country": "ZZ"}, 404, "There is no jurisdiction ZZ"),
        ({"mechanism": "zzz"}, 404, "There is no mechanism zzz"),
        ({"type": "odd"}, 400, "type: &#39;odd&#39; is not known; known are concept, fact, law, practice."),
    ],
)
def test_a_filter_by_what_there_is_not_is_told(client, given, status, told):
    assert told in text_of(client, status, q="referendum", **given)


def test_a_mechanism_without_a_rule_leads_to_its_practices(client, installation):
    from search_api.pages.collection import Collection

    cells = Collection(installation.services().store).coverage.values()
    budgets = (each for each in cells if each.mechanism == "participatory_budgeting")
    cell = next(each for each in budgets if each.knowledge == "practised")
    text = text_of(client, q="participatory budgeting")
    link = f"/practices?mechanism={cell.mechanism}&amp;country={cell.jurisdiction}"
    told = f'No rule known, but a practice: <a href="{re.escape(link)}">{cell.practices} practices?</a>'
    assert re.search(told, text)
    assert f"{cell.practices} practice" in client.get(unescape(link)).text
    assert link in client.get(f"/page/id/mechanism/{cell.mechanism}").text
