"""The script that a reader asks for, in the wording of the law with its marks."""

import re
from contextlib import contextmanager

import httpx
import pytest

from ontology.eli import DEFAULT_BASE
from search_api.pages.script import Script, asked_script, written, written_in_strokes
from search_api.services import Services
from tests.doubles.two_versions import EARLY, trial_store


def path(iri):
    return f"/page/{iri.removeprefix(DEFAULT_BASE)}"


@contextmanager
def asking(script):
    token = asked_script.set(script)
    yield
    asked_script.reset(token)


@pytest.mark.parametrize(
    ("strokes", "shown"),
    [
        (["Prilozi iz ", "stava 3", ". ovog člana"], ["Прилози из ", "става 3", ". овог члана"]),
        (["Glava ", "V", " njihova ", "injekcija"], ["Глава ", "V", " њихова ", "инјекција"]),
        (["dužine ", "5", " km", " od puta"], ["дужине ", "5", " km", " од пута"]),
        (["Одлука о пројекту ", "Zora"], ["Одлука о пројекту ", "Zora"]),
        ([], []),
    ],
)
def test_strokes_are_written_as_the_whole_is(strokes, shown):
    with asking(Script.CYRILLIC):
        assert written_in_strokes(strokes, "sr-Latn") == shown
        assert "".join(shown) == written("".join(strokes), "sr-Latn").words
        assert written_in_strokes(strokes, "bs") == strokes
    assert written_in_strokes(strokes, "sr-Latn") == strokes


@pytest.fixture(scope="module")
def pages(serving):
    services = Services(
        store=trial_store(), open_search=lambda: pytest.fail("not asked"), concepts={}, base=DEFAULT_BASE
    )
    with (
        serving(services) as address,
        httpx.Client(base_url=address, timeout=120, params={"script": "cyrl"}) as opened,
    ):
        yield opened


def test_marks_and_references_stand_on_the_same_words(pages):
    text = pages.get(path(f"{EARLY}/art_2")).text
    assert '<div class="wording" lang="sr-Cyrl" dir="auto">' in text
    assert '<span class="value-mark value-quoted" id="mark-1">потписује најмање 10% бирача</span>' in text
    assert f'<a href="{path(f"{EARLY}/art_1")}?script=cyrl">члана 1. овог закона</a>' in text
    assert '<p class="note-words"><q lang="sr-Cyrl">у року од 60 дана</q></p>' in text
    assert '<q lang="sr-Cyrl">члана 1. овог закона</q>' in text
    wording = re.search(r'<div class="wording".*?\n  </div>', text, re.DOTALL)[0]
    assert not re.search("[a-zčćđšž]", re.sub("<[^>]+>", "", wording))


@pytest.mark.parametrize(
    ("place", "printed"), [(EARLY, 1), (f"{EARLY}/art_2", 0)], ids=["with another in English", "alone"]
)
def test_headings_of_contents_are_in_the_script_too(pages, place, printed):
    text = pages.get(path(place)).text
    assert re.search(r'lang="sr-Cyrl"[^>]*>.*<span dir="auto">ОСНОВНЕ ОДРЕДБЕ</span>', text, re.DOTALL)
    assert text.count("OSNOVNE ODREDBE") == printed
