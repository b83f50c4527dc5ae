"""The drawing of who took part in what: places, links, what is escaped, and that it never changes by itself."""

import itertools
import xml.etree.ElementTree as ET

import pytest

from search_api.drawing import Knot, drawn_network

SVG = "{http://www.w3.org/2000/svg}"


def drawn(left, right, ties):
    return drawn_network(left, right, ties, title="Title", description="Told")


def knots(keys, group=""):
    return [Knot(key=key, label=f"Name of {key}", href=f"/{key}", group=group) for key in keys]


def places(svg):
    root = ET.fromstring(svg)
    return {a.get("href")[1:]: float(a.find(f"{SVG}circle").get("cy")) for a in root.iter(f"{SVG}a")}


def test_every_knot_is_a_link_and_every_tie_a_line():
    svg = drawn(
        knots("abc"), knots("xy", "One") + knots("z", "Two"), [("a", "x"), ("b", "x"), ("c", "z"), ("a", "y")]
    )
    root = ET.fromstring(svg)
    assert {a.get("href") for a in root.iter(f"{SVG}a")} == {"/a", "/b", "/c", "/x", "/y", "/z"}
    assert len(list(root.iter(f"{SVG}path"))) == 4
    assert [each.text for each in root.iter(f"{SVG}text") if each.get("class") == "network-group"] == ["One", "Two"]
    assert root.find(f"{SVG}title").text == "Title"
    assert "style" not in svg


def test_things_of_a_column_do_not_overlap_and_lie_in_the_view():
    svg = drawn(knots("abcdefgh"), knots("xy"), [(key, "x") for key in "abcdefg"] + [("h", "y")])
    found = places(svg)
    height = float(ET.fromstring(svg).get("viewBox").split()[3])
    left = sorted(found[key] for key in "abcdefgh")
    assert all(second - first >= 22.9 for first, second in itertools.pairwise(left))
    assert all(0 < place < height for place in found.values())


def test_lines_do_not_cross_where_they_need_not():
    found = places(drawn(knots("abc"), knots("xyz"), [("a", "z"), ("b", "x"), ("c", "y")]))
    order = sorted("abc", key=found.get)
    assert [{"a": "z", "b": "x", "c": "y"}[key] for key in order] == sorted("xyz", key=found.get)


def test_the_same_is_drawn_the_same_whatever_the_order_of_ties():
    ties = [("a", "x"), ("b", "y"), ("a", "y")]
    assert drawn(knots("ab"), knots("xy"), ties) == drawn(knots("ab"), knots("xy"), reversed(ties * 2))


def test_labels_are_escaped_shortened_and_named_in_full():
    long = "<b> & " + "word " * 20
    svg = drawn([Knot(key="a", label=long, href="/a?b=1&c=2", language="sq", here=True)], knots("x"), [("a", "x")])
    link = next(each for each in ET.fromstring(svg).iter(f"{SVG}a") if each.get("lang") == "sq")
    assert link.get("aria-label") == long
    assert link.find(f"{SVG}text").text.endswith("…")
    assert "network-here" in link.get("class")
    assert link.get("href") == "/a?b=1&c=2"


def test_a_tie_to_nothing_is_an_error():
    with pytest.raises(ValueError, match="not drawn: q"):
        drawn(knots("a"), knots("x"), [("a", "q")])
