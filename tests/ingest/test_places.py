"""The places of the corpus: as many as each law says, named in its languages; mistakes tell their line and field."""

from collections import Counter
from pathlib import Path

import pytest

from ingest.knowledge import load_corpus, load_mechanisms
from ontology.places import PlaceKind

CORPUS = Path(__file__).parents[2] / "corpus"
UNITS = {"municipality", "city", "capital_city", "old_royal_capital"}


@pytest.fixture(scope="module")
def corpus():
    problems = []
    found = load_corpus(CORPUS, mechanisms=frozenset(load_mechanisms()), on_problem=problems.append)
    assert [str(each) for each in problems] == []
    return found


@pytest.fixture(scope="module")
def places(corpus):
    return [each for gazetteer in corpus.gazetteers for each in gazetteer.places]


# Sources of these figures stand in the files, field counted_by; that they hold there is checked on load.
@pytest.mark.parametrize(
    ("jurisdiction", "units"),
    [("AL", 61), ("BA-FBIH", 80), ("BA-RS", 64), ("ME", 25), ("MK", 81), ("RS", 145), ("XK", 38)],
)
def test_every_jurisdiction_has_the_units_its_law_counts(places, jurisdiction, units):
    assert sum(each.jurisdiction == jurisdiction and each.kind in UNITS for each in places) == units


def test_what_lies_above_and_within_the_units(places):
    kinds = Counter(each.kind for each in places)
    assert kinds[PlaceKind.COUNTY] == 12
    assert kinds[PlaceKind.CANTON] == 10
    assert kinds[PlaceKind.ADMINISTRATIVE_DISTRICT] == 24
    assert kinds[PlaceKind.CITY_MUNICIPALITY] == 25
    within = Counter(each.part_of for each in places)
    assert [within[key] for key in ("beograd", "nis", "skopje", "sarajevo", "istocno-sarajevo")] == [17, 5, 10, 4, 6]


def test_vojvodina_has_its_forty_five_units(places):
    districts = {each.key for each in places if each.part_of == "vojvodina"}
    units = [each for each in places if each.part_of in districts and each.kind in UNITS]
    assert len(units) == 45
    assert all(each.national.startswith("8") for each in units)


def test_every_place_is_named_in_the_languages_of_its_jurisdiction_or_the_file_says_why_not(corpus):
    languages = {each.code: set(each.languages) for each in corpus.jurisdictions}
    for gazetteer in corpus.gazetteers:
        for place in gazetteer.places:
            wanted = languages[place.jurisdiction] - gazetteer.not_named_in.keys()
            assert wanted | {"en"} <= place.name.keys(), place.key


def test_both_scripts_of_a_serbian_name_say_the_same(places):
    from ontology.scripts import to_latin

    for place in places:
        if "sr-Cyrl" in place.name:
            assert to_latin(place.name["sr-Cyrl"]) == place.name["sr-Latn"]


def test_codes_are_those_of_the_country(places):
    for place in places:
        if place.iso:
            assert place.iso.startswith(place.country.upper() + "-")
    assert {each.country for each in places if each.iso} == {"al", "me", "mk", "rs"}
    assert sum(each.iso is not None for each in places) == 12 + 25 + 80 + 26


def test_places_lie_in_their_country(places):
    boxes = {
        "al": (39.6, 42.7, 19.2, 21.1),
        "ba": (42.5, 45.3, 15.7, 19.7),
        "me": (41.8, 43.6, 18.4, 20.4),
        "mk": (40.8, 42.4, 20.4, 23.1),
        "rs": (42.2, 46.2, 18.8, 23.1),
        "xk": (41.8, 43.3, 20.0, 21.8),
    }
    for place in (each for each in places if each.at):
        south, north, west, east = boxes[place.country]
        assert south < place.at[0] < north, place.key
        assert west < place.at[1] < east, place.key


GAZETTEER = """\
jurisdiction: RS
counts: {city: 1, city_municipality: 1}
counted_by: our law
names_in: [sr-Latn, en]
not_named_in: {sr-Cyrl: a trial}
sources: [{text: a list}]
places:
  - {key: nis, kind: city, iso: RS-99, name: {sr-Latn: Niš, en: Niš}}
  - {key: medijana, kind: city_municipality, part_of: nis, name: {sr-Latn: Medijana, en: Medijana}}
"""
JURISDICTIONS = "- {code: RS, name: {en: Serbia}, languages: [sr-Cyrl, sr-Latn]}\n"
PRACTICE = """\
key: rs-trial
jurisdiction: RS
mechanism: citizens_initiative
title: {en: A trial}
digest: {en: our words}
confidence: low
place: Niš
"""


def problems_of(folder, gazetteer=GAZETTEER, *, file="rs.yaml", practice=PRACTICE, actors="[]", project=None):
    for name, text in [
        (f"places/{file}", gazetteer),
        ("jurisdictions.yaml", JURISDICTIONS),
        ("practices/rs/rs-trial.yaml", practice),
        ("actors.yaml", actors),
        ("projects/trial.yaml", project),
    ]:
        if text is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    problems = []
    load_corpus(folder, mechanisms=frozenset({"citizens_initiative"}), on_problem=problems.append)
    return [(each.file, each.line, each.field) for each in problems]


def test_a_sound_file_of_places(tmp_path):
    assert problems_of(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("city: 1,", "city: 2,", 2, "counts.city"),
        ("part_of: nis", "part_of: uzice", 9, "places.1.part_of"),
        ("part_of: nis", "iso: RS-99", 9, "places.1.iso"),
        ("key: medijana", "key: nis", 9, "places.1.key"),
        ("sr-Latn: Medijana, ", "", 9, "places.1.name"),
        ("not_named_in: {sr-Cyrl: a trial}", "note: {}", 5, "note"),
        ("not_named_in: {sr-Cyrl: a trial}", "not_named_in: {hu: a trial}", 4, "names_in"),
        ("kind: city,", "kind: town,", 8, "places.0.kind"),
        ("iso: RS-99", "at: [21.9, 43.3]", 8, "places.0.at"),
        ("iso: RS-99", "jurisdiction: ZZ", 8, "places.0.jurisdiction"),
    ],
)
def test_mistakes_in_places_name_file_line_and_field(tmp_path, old, new, line, field):
    assert old in GAZETTEER
    assert ("rs.yaml", line, field) in problems_of(tmp_path, GAZETTEER.replace(old, new))


@pytest.mark.parametrize(("nis", "lines"), [("43.343, 21.953", []), ("43.025, 20.598", [9])])
def test_a_place_lies_near_the_one_it_is_part_of(tmp_path, nis, lines):
    """Niš stood near Novi Pazar: inside Serbia, and 113 km from its own municipalities."""
    medijana = "part_of: nis, at: [43.318, 21.929]"
    text = GAZETTEER.replace("iso: RS-99", f"at: [{nis}]").replace("part_of: nis", medijana)
    assert problems_of(tmp_path, text) == [("rs.yaml", line, "places.1.at") for line in lines]


def test_a_file_of_places_is_named_after_its_country(tmp_path):
    assert problems_of(tmp_path, file="sr.yaml") == [("sr.yaml", 1, "jurisdiction")]


@pytest.mark.parametrize("place", ["Uzice", "Niš, Uzice", "Niš (and the hills)"])
def test_a_place_that_is_none_is_a_problem_of_its_line(tmp_path, place):
    practice = PRACTICE.replace("place: Niš", f"place: {place}")
    assert problems_of(tmp_path, practice=practice) == [("rs-trial.yaml", 7, "place")]


def test_without_places_of_a_country_its_names_are_not_judged(tmp_path):
    assert problems_of(tmp_path, None, practice=PRACTICE.replace("Niš", "Uzice")) == []


ACTORS = """\
- {key: one, kind: cso, name: {en: One}, member_of: [two]}
- {key: two, kind: cso_network, name: {en: Two}, jurisdiction: RS}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("member_of: [two]", "member_of: [three]", 1, "0.member_of"),
        ("member_of: [two]", "part_of: one", 1, "0.part_of"),
        ("key: two", "key: one", 2, "1.key"),
        ("jurisdiction: RS", "jurisdiction: ZZ", 2, "1.jurisdiction"),
        ("en: Two}, jurisdiction: RS", "en: ONE}", 2, "1.name"),
        ("en: Two", "en: Kosovo Law Institute", 2, "1.name"),
        ("en: Two", "sr-Cyrl: Косовски институт", 2, "1.name"),
    ],
)
def test_mistakes_in_actors_name_file_line_and_field(tmp_path, old, new, line, field):
    assert old in ACTORS
    assert ("actors.yaml", line, field) in problems_of(tmp_path, actors=ACTORS.replace(old, new))


@pytest.mark.parametrize("name", ["Kosovo* Law Institute", "Kosovski* institut", "Opština Kosovska Mitrovica"])
def test_names_with_their_asterisk_and_names_of_towns_are_sound(tmp_path, name):
    assert problems_of(tmp_path, actors=ACTORS.replace("en: Two", f'en: "{name}"')) == []


PROJECT = """\
key: trial
title: {en: A trial}
digest: {en: our words}
confidence: low
funders: [one]
jurisdictions: [RS]
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("funders: [one]", "funders: [nobody]", 5, "funders.0"),
        ("funders: [one]", "implementers: [nobody]", 5, "implementers.0"),
        ("jurisdictions: [RS]", "jurisdictions: [ZZ]", 6, "jurisdictions.0"),
        ("funders: [one]", "part_of: trial", 5, "part_of"),
    ],
)
def test_mistakes_in_projects_name_file_line_and_field(tmp_path, old, new, line, field):
    assert problems_of(tmp_path, actors=ACTORS, project=PROJECT) == []
    assert problems_of(tmp_path, actors=ACTORS, project=PROJECT.replace(old, new)) == [("trial.yaml", line, field)]
