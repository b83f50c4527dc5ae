"""``/changes`` and ``/changes.atom`` over two small snapshots in which every kind of change occurs."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import httpx
import pytest

from ontology.codes import ActStatus, Confidence
from search_api.newsletter.letter import write
from search_api.pages.interface import interface
from search_api.pages.rendering import Renderer
from search_api.pages.tracking import Asked
from search_api.reform import Force, Kind
from search_api.reform.compared import ACT, ACTOR, FACT, OUTCOME, PRACTICE, VALUE
from search_api.services import HeldSnapshot
from tests.doubles.tracked import NEW, OLD, TO_COME, named, tracked
from tests.doubles.two_snapshots import act, fact, store, value
from tests.search_api.pages.conftest import pages_served
from tests.search_api.pages.test_pages import Reader

ATOM = "{http://www.w3.org/2005/Atom}"
SINCE = {"since": "2020-03-02"}


def words(reply: httpx.Response) -> str:
    assert reply.status_code == 200
    return Reader(reply.text).words.replace("\u00a0", " ")


def parts(reply: httpx.Response) -> tuple[str, str]:
    """What the law says, and what we learned."""
    told = words(reply)
    law, learned = told.split(" What we learned ")
    return law.partition(" What the law itself says ")[2], learned


def test_every_kind_has_words_and_so_has_every_field() -> None:
    speaking = interface()
    for table, keys in (("change", Kind), ("force", Force), ("force_coming", Force)):
        assert all(speaking.knows(table, each) for each in keys)
        assert len({speaking.said(table, each) for each in keys}) == len(keys)
    told_by_value = {"printed", "unit", "base", "what"}
    for fields in (ACT, FACT, VALUE, OUTCOME, PRACTICE, ACTOR):
        assert {each for each in fields if not speaking.knows("field", each)} <= told_by_value


def test_all_kinds_are_told_once_in_their_own_part(tracker: httpx.Client) -> None:
    law, learned = parts(tracker.get("/changes", params=SINCE))
    for kind in Kind:
        assert f" {interface().said('change', kind)} " in learned
        assert f" {interface().said('change', kind)} " not in law
    assert "Serbia Ceased to hold 1 May 2020 Law of proba" in law
    assert "Ceased to hold" not in learned
    assert "31 changes" in learned
    assert "otherwise than on 1 March 2020" in learned


def test_values_and_words_are_those_of_the_snapshots(tracker: httpx.Client) -> None:
    _, learned = parts(tracker.get("/changes", params=SINCE))
    assert "Support before: at least 10 % – mayor → now: at least 6 % – mayor" in learned
    assert "Support before: nothing → now: at least 1 % – put in first" in learned
    assert "Status before: assumed to be in force → now: repealed" in learned
    assert "Predlog potpisuje najmanje removed: 10% added: 5% birača u roku od 30 dana." in learned
    assert "Confidence before: reported → now: read in the text" in learned
    assert "Place before: Niš → now: Čačak" in learned
    assert "Number before: 3 → now: 2a" in learned


def test_what_is_to_come_is_told_apart(tracker: httpx.Client) -> None:
    law, _ = parts(tracker.get("/changes", params=SINCE))
    coming, _, past = law.partition(
        " changes of the law from " if " changes of the law" in law else " change of the law"
    )
    day = interface().date(datetime.fromisoformat(TO_COME).date()).replace("\u00a0", " ")
    assert f"Still to come Is replaced Serbia {day} plan" in coming
    assert "Support before: at least 5 % – plan → now: at least 4 % – plan" in coming
    assert day not in past


def test_the_page_speaks_the_language_it_was_asked_in(tracker: httpx.Client) -> None:
    reply = tracker.get("/sq/changes", params=SINCE)
    assert reply.headers["content-language"] == "sq"
    assert "Serbi" in words(reply)
    assert 'href="/sq/changes.atom"' in reply.text
    assert 'href="/sq/page/id/fact/values"' in reply.text


def test_lists_are_narrowed_by_the_address(tracker: httpx.Client) -> None:
    reply = tracker.get("/changes", params=SINCE | {"mechanism": "referendum", "country": "rs"})
    law, learned = parts(reply)
    assert "0 changes of the law" in law
    assert "4 changes" in learned
    assert "New practice" in learned
    assert "New actor" not in learned
    assert '<option value="referendum" selected>' in reply.text
    assert '<option value="RS" selected>' in reply.text
    assert 'href="/api/changes?since=2020-03-02&amp;country=RS&amp;mechanism=referendum"' in reply.text
    assert "0 changes" in parts(tracker.get("/changes", params=SINCE | {"country": "AL"}))[1]


def test_of_a_day_before_the_oldest_snapshot_the_law_alone_is_older(tracker: httpx.Client) -> None:
    reply = tracker.get("/changes", params={"since": "1999-01-01"})
    law, learned = parts(reply)
    assert "from 1 January 1999 to today" in law
    assert "No older state is kept." in learned
    assert "31 changes" in learned
    assert 'href="/api/changes?since=2020-03-01"' in reply.text  # a day that the API can answer


def test_a_year_is_told_where_no_day_is_given(tracker: httpx.Client) -> None:
    today = datetime.now(tz=UTC).date()
    year_ago = today - timedelta(days=365)
    assert f'value="{year_ago}"' in tracker.get("/changes").text
    assert "0 changes" in parts(tracker.get("/changes"))[1]  # the newest snapshot is older than that


def test_without_an_older_snapshot_the_law_is_told_and_why() -> None:
    with pages_served(tracked(alone=True)) as client:
        reply = client.get("/changes", params={"since": "1999-01-01"})
        law, learned = parts(reply)
        assert "1 May 2020 Law of proba" in law
        assert "No older state of this collection is kept yet" in learned
        assert 'href="/api/changes/law?since=1999-01-01"' in reply.text
        entries = ET.fromstring(client.get("/changes.atom?since=1999-01-01").content).findall(f"{ATOM}entry")
        assert {each.find(f"{ATOM}category").get("label") for each in entries} == {"What the law itself says"}


def test_an_end_of_which_the_year_is_known_reads_as_that_year() -> None:
    """On the page, in the feed and in the letter: not as 1 January of the year after."""
    ended = store([act("proba", status=ActStatus.REPEALED, valid_to="2018")])
    services = replace(tracked(alone=True), store=ended, held=list)
    with pages_served(services) as client:
        law, _ = parts(client.get("/changes", params={"since": "2018-07-01"}))
        assert "Ceased to hold 2018 Law of proba" in law
        (entry,) = ET.fromstring(client.get("/changes.atom?since=2018-07-01").content).findall(f"{ATOM}entry")
        assert entry.find(f"{ATOM}summary").text == "2018"
        assert entry.find(f"{ATOM}updated").text.startswith("2018-")
    renderer = Renderer(services, speaking=interface("en"), root="/en")
    assert "Law of proba (2018)" in write(renderer, Asked.of(renderer, since="2018-07-01")).text


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("since=yesterday", 400),
        ("since=20200301", 400),
        ("since=2020-13-01", 400),
        ("country=ZZ", 404),
        ("mechanism=lottery", 404),
        ("since=&country=&mechanism=", 200),
        ("since=9999-12-31", 200),
        ("since=0001-01-01", 200),
    ],
)
@pytest.mark.parametrize("place", ["/changes", "/changes.atom"])
def test_odd_questions(tracker: httpx.Client, place: str, asked: str, status: int) -> None:
    assert tracker.get(f"{place}?{asked}").status_code == status


def test_links_lead_to_pages_that_are_there(tracker: httpx.Client) -> None:
    links = set(re.findall(r'href="(/page/[^"]+)"', tracker.get("/changes", params=SINCE).text))
    assert len(links) > 10
    assert {each: code for each in links if (code := tracker.get(each).status_code) != 200} == {}


def test_a_long_list_is_cut_and_says_so() -> None:
    facts = [fact(f"fact-{turn}", value(str(turn + 1), "што се тражи " * 9)) for turn in range(300)]
    before, after = named(store([act("proba")])), named(store([act("proba", provisions=facts)]))
    kept = [HeldSnapshot(OLD, 1, lambda: before), HeldSnapshot(NEW, 1, lambda: after)]
    with pages_served(replace(tracked(), store=after, held=lambda: kept)) as client:
        reply = client.get("/changes", params=SINCE)
        _, learned = parts(reply)
    assert len(reply.content) < 100_000
    assert "300 changes" in learned
    left = re.search(r"(\d+) more are not shown here", learned)
    assert left
    assert 300 - int(left[1]) == learned.count("at least ") > 20


def test_what_nobody_verified_is_never_told_as_known() -> None:
    low = fact("rumour", value("77", confidence=Confidence.LOW), confidence=Confidence.LOW, digest={"en": "Hearsay."})
    held = act("proba", provisions=[low])
    before, after = named(store([act("proba")])), named(store([held]))
    kept = [HeldSnapshot(OLD, 1, lambda: before), HeldSnapshot(NEW, 1, lambda: after)]
    with pages_served(replace(tracked(), store=after, held=lambda: kept)) as client:
        _, learned = parts(client.get("/changes", params=SINCE))
        summary = feed(client).findtext(f"{ATOM}entry/{ATOM}summary", "")
    assert "New fact rumour not verified" in learned
    for told in (learned, summary):
        assert "77" not in told
        assert "Hearsay" not in told


def feed(client: httpx.Client, path: str = "/changes.atom", **asked: str) -> ET.Element:
    reply = client.get(path, params=SINCE | asked)
    assert reply.headers["content-type"].startswith("application/atom+xml")
    return ET.fromstring(reply.content)


def test_the_feed_tells_every_change_once(tracker: httpx.Client) -> None:
    found = feed(tracker)
    entries = found.findall(f"{ATOM}entry")
    ids = [each.findtext(f"{ATOM}id", "") for each in entries]
    assert len(set(ids)) == len(ids) == 32
    assert {each.find(f"{ATOM}category").get("term") for each in entries} == {*Kind, "ceased"}
    for each in (found, *entries):
        assert all(each.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", each.findtext(f"{ATOM}updated", ""))
    for each in entries:
        assert each.find(f"{ATOM}link").get("href").startswith(str(tracker.base_url))
    changed = next(each for each in entries if each.find(f"{ATOM}category").get("term") == "value_changed")
    assert changed.findtext(f"{ATOM}title") == "Serbia: Changed value: values"
    assert "Support: at least 10\u00a0% – mayor → at least 6\u00a0% – mayor" in changed.findtext(f"{ATOM}summary", "")
    amended = next(each for each in entries if each.find(f"{ATOM}category").get("term") == "article_amended")
    assert "najmanje [−10%] [+5%] birača" in amended.findtext(f"{ATOM}summary", "")
    assert "UNSCR 1244" in found.findtext(f"{ATOM}subtitle", "")


def test_identifiers_stay_in_every_language_and_period(tracker: httpx.Client) -> None:
    def ids(*path: str, **asked: str) -> set[str]:
        return {each.text or "" for each in feed(tracker, *path, **asked).iterfind(f"{ATOM}entry/{ATOM}id")}

    everything = ids()
    assert ids("/sq/changes.atom") == everything
    assert ids(since="2020-03-01") == everything
    assert ids(mechanism="referendum") < everything
    assert feed(tracker, "/sq/changes.atom").get("{http://www.w3.org/XML/1998/namespace}lang") == "sq"


def test_pages_say_what_they_are_to_cards(tracker: httpx.Client) -> None:
    text, address = tracker.get("/sq/page/id/fact/values").text, str(tracker.base_url).rstrip("/")
    assert '<meta property="og:title" content="values, Serbi">' in text
    assert '<meta property="og:description" content="Digest of values.">' in text
    assert '<meta property="og:locale" content="sq_AL">' in text
    assert '<meta property="og:type" content="article">' in text
    assert '<meta name="twitter:card" content="summary_large_image">' in text
    assert f'<meta property="og:image" content="{address}/sq/card/page/id/fact/values.png">' in text
    assert '<meta property="og:type" content="website">' in tracker.get("/changes").text
