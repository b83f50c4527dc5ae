"""Text beyond the edges of a page: nobody sees it, and it does not belong to what is read."""

import pytest

from ingest.formats import extract
from tests.doubles.drawn_pages import drawn, lines, shown

BODY = [f"Odredba broj {number} ovog zakona propisuje prava i obaveze gradjana." for number in range(1, 13)]
OLD = [f"Stara odredba broj {number} koja vise ne vazi od pocetka godine." for number in range(1, 13)]


def read(*contents, **page):
    return extract(drawn(*contents, **page), name="x.pdf")


def plain(**page):
    return read(lines(BODY), **page).text


@pytest.mark.parametrize("place", [{"x": 700}, {"x": -540}, {"top": 1600}, {"top": -60}])
def test_a_copy_beyond_any_edge_is_left_out(place):
    extraction = read(lines(BODY) + lines(BODY, **place))
    assert extraction.text == plain()
    assert [each.detail for each in extraction.treatments] == ["words beyond the page left out"]


def test_another_text_beyond_the_edge_is_left_out_wherever_it_was_drawn():
    mixed = "".join(
        old + new for old, new in zip(lines(OLD, x=700).split("0 g "), lines(BODY).split("0 g "), strict=True)
    )
    assert "Stara" not in read(mixed.replace("BT", "0 g BT")).text
    assert read(lines(OLD, x=700) + lines(BODY)).text == plain()


def test_the_smaller_box_is_the_page():
    text = read(lines(BODY) + lines(OLD, top=300), crop=(0, 320, 600, 800)).text
    assert text == plain()


def test_a_page_need_not_begin_at_zero():
    box = (0, 0, 600, 1600)
    assert read(lines(BODY) + lines(OLD, top=1540), box=box).text.count("Stara") == len(OLD)
    assert "Stara" not in read(lines(BODY) + lines(OLD, top=1540), box=(0, 0, 600, 800)).text
    assert "Stara" in read(lines(BODY) + lines(OLD, top=1540), box=(0, 800, 600, 1600)).text
    assert "Odredba" not in read(lines(BODY) + lines(OLD, top=1540), box=(0, 800, 600, 1600)).text


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_has_the_same_edges(rotate):
    assert read(lines(BODY) + lines(OLD, x=700), rotate=rotate).text == plain(rotate=rotate)


@pytest.mark.parametrize(("matrix", "away"), [("0 1 -1 0 600 0 cm", {"x": 840}), ("0 -1 1 0 0 800 cm", {"x": 840})])
def test_sideways_text_beyond_the_edge_is_left_out(matrix, away):
    text = read(f"q {matrix}\n" + lines(BODY, top=560) + lines(OLD, top=560, **away) + "Q").text
    assert "broj 12 ovog zakona" in text
    assert "Stara" not in text


def test_a_line_ends_where_the_page_does():
    long = BODY[0] + " " + "a to vazi i za one koji su ovde navedeni "
    text = read(lines(BODY) + shown(300, 500, long)).text
    assert text.endswith("gradjana. a\n")
    assert "navedeni" not in text


def test_a_page_that_lies_outside_its_box_as_a_whole_is_read():
    assert plain(box=(1000, 1000, 1600, 1800)) == plain()


def test_a_page_within_its_edges_is_taken_as_it_was_drawn():
    assert read(lines(BODY)).treatments == ()
