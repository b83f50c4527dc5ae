"""Names of places and actors: whole names within a jurisdiction, in any language and script."""

import pytest

from ontology.actor_names import ActorNames
from ontology.knowledge import Actor
from ontology.place_names import PlaceNames
from ontology.places import Jurisdiction, Place, PlaceKind


def place(key, name, *, jurisdiction="BA-FBIH", kind=PlaceKind.MUNICIPALITY, part_of=None, also=()):
    return Place(
        key=key, kind=kind, name={"bs": name}, jurisdiction=jurisdiction, part_of=part_of, also={"en": list(also)}
    )


PLACES = [
    place("sarajevo", "Sarajevo", kind=PlaceKind.CITY, also=["City of Sarajevo"]),
    place("ilidza", "Ilidža"),
    place("stari-grad", "Stari Grad", part_of="sarajevo"),
    place("trnovo-1", "Trnovo"),
    place("trnovo-2", "Trnovo", jurisdiction="BA-RS", part_of="istocno"),
    place("istocno", "Istočno Sarajevo", jurisdiction="BA-RS", kind=PlaceKind.CITY),
    place("niksic", "Nikšić", jurisdiction="ME"),
    place("mavrovo", "Mavrovo and Rostuše", jurisdiction="BA-RS"),
]
JURISDICTIONS = [
    Jurisdiction(code="BA", name={"en": "Bosnia and Herzegovina"}, languages=["bs"]),
    Jurisdiction(code="BA-BD", name={"en": "Brčko District"}, languages=["bs"], part_of="BA"),
]


@pytest.fixture(scope="module")
def names():
    return PlaceNames(PLACES, JURISDICTIONS)


@pytest.mark.parametrize(
    ("text", "jurisdiction", "keys"),
    [
        ("Ilidža", "BA-FBIH", ["ilidza"]),
        ("илиџа", "BA", ["ilidza"]),
        ("ILIDZA", "BA", ["ilidza"]),
        ("Trnovo", "BA-RS", ["trnovo-2"]),
        ("Trnovo (Istočno Sarajevo)", "BA", ["trnovo-2"]),
        ("Stari Grad (Sarajevo)", "BA-FBIH", ["stari-grad"]),
        ("Sarajevo, Stari Grad", "BA-FBIH", ["stari-grad"]),
        ("Ilidža and Sarajevo", "BA", ["ilidza", "sarajevo"]),
        ("Mavrovo and Rostuše", "BA", ["mavrovo"]),
        ("several (e.g. Ilidža; City of Sarajevo)", "BA", ["ilidza", "sarajevo"]),
        ("24 municipalities in the first phase", "BA", []),
        ("12 municipalities", "BA", []),
        ("Municipality of Ilidža", "BA", ["ilidza"]),
        ("", "BA", []),
    ],
)
def test_a_text_names_places(names, text, jurisdiction, keys):
    named = names.resolve(text, jurisdiction)
    assert [each.key for each in named.places] == keys
    assert named.unknown == named.ambiguous == named.jurisdictions == ()


@pytest.mark.parametrize("text", ["Brčko", "Brčko District", "Брчко"])
def test_a_district_that_is_a_jurisdiction_is_named_as_such(names, text):
    assert names.resolve(text, "BA").jurisdictions == names.resolve(text, "BA-BD").jurisdictions == ("BA-BD",)
    assert names.resolve(text, "BA-FBIH").unknown == (text,)


def test_a_place_of_another_jurisdiction_is_unknown(names):
    assert names.resolve("Nikšić", "BA").unknown == ("Nikšić",)
    assert names.resolve("Ilidža", "BA-RS").unknown == ("Ilidža",)


def test_a_name_that_two_places_share_is_ambiguous(names):
    assert names.resolve("Trnovo", "BA").ambiguous == ("Trnovo",)
    assert names.resolve("Trnovo", "BA").places == ()


def test_which_countries_are_known(names):
    assert [names.covers(code) for code in ("BA", "BA-BD", "ME", "RS")] == [True, True, True, False]


ACTORS = [
    Actor(key="ministry-ba", kind="ministry", name={"en": "Ministry of Justice"}, jurisdiction="BA"),
    Actor(key="ministry-fbih", kind="ministry", name={"en": "Ministry of Justice"}, jurisdiction="BA-FBIH"),
    Actor(key="undp", kind="other", name={"en": "United Nations Development Programme"}, short=["UNDP"]),
    Actor(key="one", kind="cso", name={"en": "Forum"}, jurisdiction="ME"),
    Actor(key="two", kind="cso", name={"en": "Forum"}, jurisdiction="ME"),
]


@pytest.mark.parametrize(
    ("name", "jurisdiction", "key"),
    [
        ("Ministry of Justice", "BA-FBIH", "ministry-fbih"),
        ("Ministry of Justice", "BA-RS", "ministry-ba"),
        ("Ministry of Justice", "ME", None),
        ("UNDP", "ME", "undp"),
        ("UNDP office", "ME", None),
        ("Forum", "ME", None),
    ],
)
def test_a_whole_name_means_one_actor(name, jurisdiction, key):
    found = ActorNames(ACTORS).find(name, jurisdiction)
    assert (found.key if found else None) == key
