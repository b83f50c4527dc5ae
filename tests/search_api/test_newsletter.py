"""Letters over two small snapshots in which every kind of change occurs."""

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser

import pytest

from search_api.newsletter import Letter, mail, write
from search_api.newsletter.letter import LARGEST
from search_api.pages import Renderer
from search_api.pages.interface import interface
from search_api.pages.tracking import Asked
from search_api.services import HeldSnapshot, Services
from tests.doubles.tracked import NEW, OLD, named, tracked
from tests.doubles.two_snapshots import act, fact, practice, store, value

SITE = "https://alinea.example"


class Markup(HTMLParser):
    """What a letter loads, and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.links, self.loaded, self.open = set(), [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.add(tag)
        if tag == "a":
            self.links.append(found["href"])
        self.loaded += [found[name] for name in ("src", "background", "srcset") if name in found]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def services() -> Services:
    return tracked()


def letter(services: Services, tag: str = "en", since: str = "2020-03-02", **told: str) -> Letter:
    renderer = Renderer(services, speaking=interface(tag), root=f"/{tag}")
    return write(renderer, Asked.of(renderer, since=since), **told)


def of_two(before, after) -> Services:
    """Services over two stores, of which the second serves."""
    held = [HeldSnapshot(OLD, 1, lambda: before), HeldSnapshot(NEW, 1, lambda: after)]
    return replace(tracked(), store=after, held=lambda: held)


def test_a_letter_tells_the_law_what_comes_and_what_we_learned(services: Services) -> None:
    told = letter(services, site=SITE, footer="Write to us to leave.").text
    order = ["What changed in the law", "Days to come", "What people did", "What we learned", "UNSCR 1244"]
    assert sorted(order, key=told.index) == order
    law, _, rest = told.partition("Days to come")
    coming, _, rest = rest.partition("What people did")
    assert "- Ceased to hold: Law of proba (1\u00a0May\u00a02020)" in law
    assert "at least 5\u00a0% – plan → at least 4\u00a0% – plan" in coming
    assert "come (Serbia) [read in the text]\nIt happened." in rest
    assert f"{SITE}/en/page/id/practice/come" in rest
    assert "New practice:" not in rest  # it is a story
    assert "- Changed value: values" in rest
    assert "at least 10\u00a0% – mayor → at least 6\u00a0% – mayor" in rest
    assert told.endswith("Write to us to leave.\n")


@pytest.mark.parametrize("tag", ["en", "sq", "sr-Cyrl"])
def test_the_html_is_one_light_file_that_loads_nothing(services: Services, tag: str) -> None:
    told = letter(services, tag, site=SITE)
    page = Markup(told.html)
    assert told.html.startswith("<!doctype html>")
    assert f'<html lang="{tag}">' in told.html
    assert 5_000 < len(told.html.encode()) < LARGEST
    assert page.loaded == []
    assert not page.tags & {"img", "link", "script", "style", "iframe", "form"}
    assert page.links
    assert all(each.startswith(f"{SITE}/{tag}/") for each in page.links)


def test_without_a_site_links_are_permanent_identifiers(services: Services) -> None:
    told = letter(services)
    links = Markup(told.html).links
    assert links
    assert all(each.startswith(f"{services.base}") for each in links)
    assert "/changes" not in told.html


def test_words_of_others_are_escaped_in_html_alone(services: Services) -> None:
    told = letter(services, footer="<b>Tom & Co</b>")
    assert "&lt;b&gt;Tom &amp; Co&lt;/b&gt;" in told.html
    assert "<b>Tom & Co</b>" in told.text


def test_a_letter_of_nothing_is_short_and_friendly() -> None:
    same = named(store())
    told = letter(of_two(same, same))
    assert told.empty
    assert "Nothing changed in this time" in told.text
    assert "What we learned\n---" not in told.text
    assert len(told.text.splitlines()) < 25


def test_without_an_older_snapshot_the_law_is_told_alone() -> None:
    told = letter(tracked(alone=True))
    assert "this letter tells of the law alone" in told.text.replace("\n", " ")
    assert "What changed in the law" in told.text
    assert "What we learned\n---" not in told.text


def test_a_long_letter_is_cut_and_says_so() -> None:
    provisions = [fact(f"fact-{turn}", value(str(turn + 1), "what " * 60)) for turn in range(120)]
    told = letter(of_two(named(store()), named(store([act("proba", provisions=provisions)]))), site=SITE)
    assert len(told.html.encode()) <= LARGEST
    assert "more: https://alinea.example/en/changes?since=2020-03-02" in told.text


def test_what_nobody_verified_is_no_story() -> None:
    from ontology.codes import Confidence

    after = store(practices=[practice("rumour", confidence=Confidence.LOW), practice("fact")])
    told = letter(of_two(named(store()), named(after))).text
    stories = told.partition("What people did")[2].partition("What we learned")[0]
    assert "fact (Serbia)" in stories
    assert "rumour" not in stories
    assert "- New practice: rumour [not verified]" in told


def test_the_mail_has_both_forms(services: Services) -> None:
    told = letter(services, "mk", site=SITE)
    message = message_from_bytes(mail(told), policy=default)
    assert message.get_content_type() == "multipart/alternative"
    assert message["Subject"] == told.subject
    plain, html = message.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content().replace("\r\n", "\n") == told.text
    assert html.get_content().replace("\r\n", "\n").strip() == told.html.strip()
    assert max(map(len, mail(told).splitlines())) <= 998  # RFC 5322, 2.1.1
