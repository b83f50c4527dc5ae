"""The outlines: complete, small, of about the size that each area has, and without overlaps or gaps."""

import re
from importlib.resources import files

import numpy as np
import pytest
import shapely

from docs.boundaries import VIEW, lines_between, path_of, projected, simplified
from ontology.toml_tables import toml_table
from search_api.drawing.places import outlines, places

# Square kilometres as statistical offices give them, and how far the source is off.
SIZES = {
    "AL": (28_748, 0.03),
    "BA-FBIH": (26_110, 0.12),
    "BA-RS": (24_641, 0.12),
    "ME": (13_812, 0.03),
    "MK": (25_713, 0.03),
    "RS": (77_474, 0.03),
    "XK": (10_887, 0.03),
}


def area_of(path: str) -> shapely.MultiPolygon:
    """Path data back into an area, in tenths, so that equal points are equal numbers."""
    rings = []
    for piece in re.findall(r"M[^M]*z", path):
        numbers = [round(float(each) * 10) for each in re.findall(r"-?(?:\d+\.\d+|\.\d+|\d+)", piece)]
        rings.append(shapely.Polygon(np.cumsum(np.array(numbers).reshape(-1, 2), axis=0)))
    return shapely.MultiPolygon(rings)


@pytest.fixture(scope="module")
def drawn():
    return {code: area_of(path) for code, path in outlines().areas.items()}


def test_every_jurisdiction_has_an_area_of_its_size(drawn):
    assert set(drawn) == {*SIZES, "BA-BD"}
    for code, (size, off) in SIZES.items():
        assert drawn[code].area / 100 == pytest.approx(size, rel=off), code
    assert drawn["BA-BD"].area > 0


def test_areas_neither_overlap_nor_leave_gaps(drawn):
    areas = [*drawn.values(), area_of(outlines().around)]
    assert all(area.is_valid for area in areas)
    assert shapely.coverage_is_valid(areas)
    holes = [hole for part in shapely.get_parts(shapely.union_all(list(drawn.values()))) for hole in part.interiors]
    assert holes == []


def test_every_area_lies_within_the_view(drawn):
    width, height = outlines().view
    for area in drawn.values():
        left, top, right, bottom = area.bounds
        assert min(left, top) > 0
        assert right < width * 10
        assert bottom < height * 10


def test_lines_are_drawn_once_and_inner_ones_only_within_one_state():
    near, far = shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)
    lines = lines_between({"": shapely.box(0, 10, 20, 20), "BA-RS": near, "BA-FBIH": far})
    assert lines["inner"].length == 10
    assert lines["border"].length == 60
    assert set(lines_between({"RS": near, "XK": far})) == {"border"}


def test_simplifying_keeps_one_line_between_neighbours():
    wave = [(10 + (step % 2) * 0.5, step / 2) for step in range(41)]
    left = shapely.Polygon([(0, 0), *wave, (0, 20)])
    right = shapely.Polygon([(30, 0), *wave, (30, 20)])
    areas = simplified({"RS": shapely.MultiPolygon([left]), "XK": shapely.MultiPolygon([right])})
    assert shapely.get_num_coordinates(areas["RS"]) < 10
    assert shapely.coverage_is_valid(list(areas.values()))


def test_the_projection_keeps_areas():
    degrees = np.array([[20, 44], [20, 44.1], [20.1, 44.1], [20.1, 44]])
    kilometres = np.radians(0.1) * 6371**2 * (np.sin(np.radians(44.1)) - np.sin(np.radians(44)))
    assert shapely.Polygon(projected(degrees)).area == pytest.approx(kilometres, rel=1e-3)
    assert projected(np.array([[19.35, 42.85]]))[0] == pytest.approx(np.array(VIEW) / 2)


def test_path_data_is_short_and_exact():
    ring = np.array([[1.5, 2.0], [1.0, 2.5], [3.0, 2.5], [1.5, 2.0]])
    assert path_of([ring], closed=True) == "M1.5 2l-.5 .5 2 0z"


def test_the_file_is_small_and_tells_where_it_comes_from():
    data = toml_table("search_api.drawing", "boundaries")
    assert len(files("search_api.drawing").joinpath("boundaries.toml").read_bytes()) < 40_000
    assert "Natural Earth" in data["source"]
    assert "Public domain" in data["licence"]
    assert data["approximated"]
    assert set(data["area"]) <= set(places())
