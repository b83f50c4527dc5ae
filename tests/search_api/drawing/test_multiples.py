"""Small figures: one scale for all, bars as long as their numbers, words escaped."""

import pytest
from lxml import etree

from search_api.drawing import Amount, Row, small_multiples
from search_api.drawing.multiples import scale_end

SVG = "{http://www.w3.org/2000/svg}"


def amount(number: float) -> Amount:
    return Amount(number=number, words=f"at least {number:g} %")


def figures(*rows: Row, unit: str = "percent") -> list[etree._Element]:
    return list(etree.fromstring(small_multiples(rows, unit=unit, title="Support")))


def test_bars_share_one_scale():
    rows = [Row(label=name, amounts=(amount(number),)) for name, number in (("a", 5), ("b", 10), ("c", 20))]
    widths = [float(figure.find(f".//{SVG}rect").get("width")) for figure in figures(*rows)]
    assert widths[1] == pytest.approx(widths[0] * 2, abs=0.2)
    assert widths[2] == pytest.approx(widths[0] * 4, abs=0.2)
    assert [figure.find(f".//{SVG}desc").text for figure in figures(*rows)] == ["0 – 20\u00a0%"] * 3


def test_several_values_are_dots_and_none_is_said():
    several, silent = figures(
        Row(label="Serbia", amounts=(amount(5), amount(10), amount(10))),
        Row(label="Kosovo*", silence="nothing recorded"),
    )
    assert len(several.findall(f".//{SVG}circle")) == 2
    assert several.find(f".//{SVG}title").text == "at least 5 %; at least 10 %; at least 10 %"
    assert silent.find(f".//{SVG}title").text == "nothing recorded"
    assert silent.find(f".//{SVG}rect") is None


def test_links_and_words_are_escaped():
    nasty = '<b onclick="x">&'
    (figure,) = figures(Row(label=nasty, href='/a?b="1"&c', amounts=(Amount(number=1, words=nasty),)))
    assert figure.find(".//a").get("href") == '/a?b="1"&c'
    assert figure.find(".//a").text == nasty
    assert figure.find(f".//{SVG}title").text == nasty
    assert not [each for each in figure.iter() if "style" in each.attrib or "onclick" in each.attrib]


@pytest.mark.parametrize(
    ("numbers", "unit", "end"),
    [([1, 5], "percent", 5), ([51], "percent", 100), ([15, 45], "days", 60), ([400], "days", 400), ([], "days", 1)],
)
def test_a_scale_ends_at_the_first_step_that_holds_all(numbers, unit, end):
    assert scale_end(numbers, unit=unit) == end


def test_a_unit_without_steps_ends_at_the_largest_number():
    assert scale_end([7, 3], unit="signatures") == 7


@pytest.mark.parametrize("number", [-1.0, float("nan"), float("inf")])
def test_a_number_that_is_no_length_is_refused(number):
    with pytest.raises(ValueError, match="a number from 0 up"):
        scale_end([number], unit="percent")


def test_nothing_at_all_and_only_zeros_can_be_drawn():
    assert small_multiples([], unit="days", title="Answer").startswith("<ul")
    (figure,) = figures(Row(label="a", amounts=(amount(0),)))
    assert float(figure.find(f".//{SVG}rect").get("width")) > 0
