"""The drawing that stands alone: every word in it, nothing outside it, hollow where it is only reported."""

import re
import struct
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from search_api.drawing import Amount, Figure, Row, chart, png

ROWS = (
    Row(label="Serbia", amounts=(Amount(number=5, words="5 % of voters, Art. 68"),)),
    Row(label="Albania", amounts=(Amount(number=1, words="at least 1 %, reported", sure=False),)),
    Row(label="A & B", silence="nothing recorded"),
)


def drawn(**changed):
    figure = Figure(title="Support, in %", unit="percent", end="5 %", rows=ROWS)
    given = {"title": "Initiative <1>", "subtitle": "The law of today", "notes": ["Ours, not the law."]} | changed
    return chart([figure], **given)


def test_every_word_is_told_and_escaped():
    root = ElementTree.fromstring(drawn())
    words = [text.strip() for text in root.itertext() if text.strip()]
    for told in ("Initiative <1>", "The law of today", "Support, in %", "5 %", "A & B", "nothing recorded"):
        assert told in words
    assert "Ours, not the law." in words
    description = root.find("{http://www.w3.org/2000/svg}desc")
    assert "Albania: at least 1 %, reported" in description.text


def test_what_is_reported_is_hollow_and_what_is_silent_has_no_mark():
    text = drawn()
    assert text.count("<rect class=") == 2
    assert text.count('class="multiple-bar multiple-reported"') == 1
    assert text.count('class="multiple-track multiple-silent"') == 1


def test_lines_do_not_overlap_however_many_words_there_are():
    long = Row(label="Serbia", amounts=(Amount(number=5, words="word " * 60), Amount(number=2, words="more " * 30)))
    figure = Figure(title="Support", unit="percent", end="5 %", rows=(long, *ROWS))
    text = chart([figure, figure], title="T" * 20, subtitle="s", notes=["n " * 200])
    root = ElementTree.fromstring(text)
    columns = {}
    for each in root.iter("{http://www.w3.org/2000/svg}text"):
        columns.setdefault(each.get("x"), []).append(int(each.get("y")))
    for rows in columns.values():
        assert all(later - earlier >= 15 for earlier, later in pairwise(rows))
    assert max(max(rows) for rows in columns.values()) < int(root.get("height"))


def test_a_number_that_cannot_be_drawn_is_refused():
    wrong = Figure(title="S", unit="percent", end="", rows=(Row(label="X", amounts=(Amount(number=-1, words=""),)),))
    with pytest.raises(ValueError, match="cannot be drawn"):
        chart([wrong], title="t", subtitle="", notes=[])


def test_the_picture_has_the_size_of_the_drawing_and_no_svg_is_refused():
    text = drawn()
    width, height = map(int, re.search(r'width="(\d+)" height="(\d+)" xml', text).groups())
    assert struct.unpack(">II", png(text, zoom=1)[16:24]) == (width, height)
    with pytest.raises(ValueError, match="unknown token"):
        png("no drawing")
