"""The map as text: well-formed, complete, linked, escaped, without inline styles."""

from dataclasses import replace

import pytest
from lxml import etree

from search_api.drawing import Area, drawn_map, legend
from search_api.drawing.places import outlines, patterns

SVG = "{http://www.w3.org/2000/svg}"


def tree(areas, **words) -> etree._Element:
    told = {"title": "Support", "description": "What the law asks for.", **words}
    return etree.fromstring(drawn_map(areas, **told).encode())


def by_code(root) -> dict[str, etree._Element]:
    return {each.get("data-code"): each for each in root.iter() if each.get("data-code")}


def test_every_jurisdiction_is_a_link_with_name_and_value(areas):
    found = by_code(tree(areas))
    assert set(found) == {*outlines().areas, "BA"}
    for area in areas:
        link = found[area.code]
        assert link.tag == f"{SVG}a"
        assert link.get("href") == area.href
        assert link.get("aria-label") == area.told
    assert found["XK"].get("aria-label") == "Kosovo*: at least 15 %"
    assert found["BA"].find(f"{SVG}path") is None


def test_title_and_description_are_tied_to_the_picture(areas):
    root = tree(areas, key="support")
    for attribute, tag, words in (
        ("aria-labelledby", "title", "Support"),
        ("aria-describedby", "desc", "What the law asks for."),
    ):
        assert root.find(f"{SVG}{tag}").text == words
        assert root.find(f"{SVG}{tag}").get("id") == root.get(attribute)


def test_an_image_has_no_links_and_a_picture_with_links_is_a_group(areas):
    assert tree(areas).get("role") == "group"
    unlinked = tree([replace(area, href=None) for area in areas])
    assert unlinked.get("role") == "img"
    assert unlinked.find(f".//{SVG}a") is None
    assert set(by_code(unlinked)) == {*outlines().areas, "BA"}


def test_nothing_is_styled_inline_and_nothing_is_loaded(areas):
    root = tree(areas)
    tags = {etree.QName(each).localname for each in root.iter()}
    attributes = {name for each in root.iter() for name in each.attrib}
    assert "style" not in tags | attributes
    assert not {"script", "image", "use", "foreignObject"} & tags
    assert not [name for name in attributes if name.startswith("on")]


def test_each_level_has_its_pattern(areas):
    root = tree(areas, key="k")
    defined = {each.get("id"): etree.tostring(each) for each in root.iter(f"{SVG}pattern")}
    assert len(set(defined.values())) == len(defined) == len(patterns()) + 2  # not provided for, nothing recorded
    for area in areas:
        shape = by_code(root)[area.code].find(f"{SVG}path")
        if shape is not None:
            assert shape.get("fill") == f"url(#k-level-{'none' if area.level is None else area.level})"
    drawn = {path.get("d") for each in root.iter(f"{SVG}pattern") for path in each.iter(f"{SVG}path")}
    assert len(drawn) == len(patterns()) + 1  # the lowest level has none


def test_labels_are_written_and_broken_into_lines(areas):
    words = [" ".join(text.itertext()) for text in tree(areas).iter(f"{SVG}text")]
    assert sorted(words) == sorted(f"{area.label} {area.value}".strip() for area in areas)
    longest = max(len(line.text) for line in tree(areas).iter(f"{SVG}tspan"))
    assert longest <= 24


def test_words_are_escaped(areas):
    nasty = """<script>alert("x")</script> & 'y'"""
    told = [replace(area, label=nasty, value=nasty, href='/a?b=1&c="2"<') for area in areas]
    root = tree(told, title=nasty, description=nasty)
    assert not list(root.iter("{*}script"))
    assert root.find(f"{SVG}title").text == nasty
    link = by_code(root)["RS"]
    assert link.get("href") == '/a?b=1&c="2"<'
    assert link.get("aria-label") == f"{nasty}: {nasty}"
    assert "<script" not in drawn_map(told, title=nasty, description=nasty)


def test_all_lines_between_jurisdictions_are_drawn_alike(areas):
    root = tree(areas)
    lines = [
        each.get("class") for each in root.iter(f"{SVG}path") if each.get("class") in ("map-border", "map-inner")
    ]
    assert lines == ["map-border", "map-inner"]


def test_the_map_is_small(areas):
    assert len(drawn_map(areas, title="Support", description="").encode()) < 40_000


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda areas: areas[1:], "No word on AL"),
        (lambda areas: [*areas, Area(code="HR", label="Croatia")], "Not on the map: HR"),
        (lambda areas: [*areas, areas[0]], "Told twice: AL"),
        (lambda areas: [replace(areas[0], level=5), *areas[1:]], "No pattern for level 5"),
        (lambda areas: [replace(areas[0], level=-1), *areas[1:]], "No pattern for level -1"),
    ],
)
def test_what_cannot_be_drawn_is_refused(areas, change, message):
    with pytest.raises(ValueError, match=message):
        drawn_map(change(areas), title="", description="")


def test_the_legend_uses_the_patterns_of_its_map():
    entries = legend(["up to 5 %", "more"], absent="not provided for", none="nothing recorded", key="k")
    assert [(each.level, each.label) for each in entries] == [
        (0, "up to 5 %"),
        (1, "more"),
        ("absent", "not provided for"),
        (None, "nothing recorded"),
    ]
    assert len({each.pattern for each in entries}) == 4
    for entry, level in zip(entries, ("0", "1", "absent", "none"), strict=True):
        assert f"url(#k-level-{level})" in entry.swatch
    assert all(etree.fromstring(each.swatch).get("style") is None for each in entries)
    with pytest.raises(ValueError, match="No pattern for level 5"):
        legend(["a"] * 6)
