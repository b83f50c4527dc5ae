"""Actors and places in text, in the forms that names take in each language."""

from pathlib import Path

import pytest

from ingest.knowledge import load_corpus, load_mechanisms
from ingest.mentions.actors import ActorIndex
from ingest.mentions.names import Names
from ingest.mentions.places import PlaceIndex
from ingest.mentions.words import words_of
from ontology.eli import DEFAULT_BASE
from ontology.linking import MentionKind
from ontology.toml_tables import toml_table
from ontology.turtle import turtle

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def names():
    known = load_corpus(CORPUS, mechanisms=frozenset(load_mechanisms()), on_problem=lambda _: None)
    places = [place for gazetteer in known.gazetteers for place in gazetteer.places]
    return Names(ActorIndex(known.actors, base=DEFAULT_BASE), PlaceIndex(places, base=DEFAULT_BASE))


def found(names, kind, text, jurisdiction):
    every = names.find(text, words_of(text), jurisdiction)
    return [(text[each.start : each.end], each.key) for what, each in every if what is kind]


@pytest.mark.parametrize(
    ("text", "jurisdiction", "expected"),
    [
        ("građani u Somboru odlučuju", "RS", [("Somboru", "sombor")]),
        ("статут општине Пожаревац", "RS", [("Пожаревац", "pozarevac")]),
        ("u gradu Požarevcu i u Čačku", "RS", [("Požarevcu", "pozarevac"), ("Čačku", "cacak")]),
        ("u Novom Sadu, Novog Sada", "RS", [("Novom Sadu", "novi-sad"), ("Novog Sada", "novi-sad")]),
        ("Kuvendi i Komunës së Prizrenit", "XK", [("Prizrenit", "prizren")]),
        ("Bashkia Tiranë dhe këshilli i Durrësit", "AL", [("Tiranë", "tirane"), ("Durrësit", "durres")]),
        ("Општина Охрид и градот Скопје", "MK", [("Охрид", "ohrid"), ("Скопје", "skopje")]),
        ("the Municipality of Tuzla", "BA-FBIH", [("Tuzla", "tuzla")]),
        ("Opština Bar donosi odluku", "ME", [("Bar", "bar")]),
        ("najmanje pet odbornika. Bar jedan predlog", "ME", []),
        ("Centar za mlade", "MK", []),
        ("ОДРЕДБЕ КОЈЕ НИСУ УНЕТЕ", "RS", []),
        ("Nisu dozvoljene izmjene", "RS", []),
        ("Седница у Нишу, sednica u Nišu", "RS", [("Нишу", "nis"), ("Nišu", "nis")]),
        ("Општина Центар", "MK", [("Центар", "centar")]),
        ("sombor i tuzla bez velikog slova", "RS", []),
        ("Beograd u aktu druge države", "ME", []),
    ],
)
def test_places(names, text, jurisdiction, expected):
    assert found(names, MentionKind.PLACE, text, jurisdiction) == expected


def test_a_name_of_two_places_stays_open_until_the_jurisdiction_tells(names):
    text = "u općini Trnovo"
    (open_one,) = [each for kind, each in names.find(text, words_of(text), "BA") if kind is MentionKind.PLACE]
    assert open_one.target is None
    assert open_one.reason.startswith("2 places have this name")
    (told,) = [each for kind, each in names.find(text, words_of(text), "BA-FBIH") if kind is MentionKind.PLACE]
    assert told.target.startswith(f"{DEFAULT_BASE}id/place/ba/")


@pytest.mark.parametrize(
    ("text", "jurisdiction", "expected"),
    [
        ("najmanje 100 birača podnosi predlog skupštini opštine", "RS", ["voters", "council"]),
        ("бирачи, одборници и председник општине", "RS", ["voters", "councillors", "mayor"]),
        ("најмалку 10% од избирачите бараат од советот на општината", "MK", ["voters", "council"]),
        ("zgjedhësit i drejtohen kryetarit të komunës", "XK", ["voters", "mayor"]),
        ("qytetarët dhe këshilli bashkiak", "AL", ["citizens", "council"]),
        ("seçmenler belediye meclisine başvurur", "MK", ["voters", "council"]),
        ("mjesna zajednica i udruženja građana", "BA-RS", ["neighbourhood_body", "cso"]),
        ("every citizen and the ombudsman", "RS", ["citizens", "ombudsman"]),
        ("narodni poslanici", "RS", ["deputies"]),
        ("Avokati i Popullit i raporton Kuvendit", "AL", ["al-peoples-advocate", "assembly"]),
        ("Avokati i Popullit", "XK", ["xk-ombudsperson"]),
        ("Avokati i Popullit", "MK", ["mk-ombudsman"]),
        ("Avokati i Popullit", "RS", ["ombudsman"]),
        ("gradska kanalizacija", "RS", []),
    ],
)
def test_actors(names, text, jurisdiction, expected):
    assert [key for _, key in found(names, MentionKind.ACTOR, text, jurisdiction)] == expected


def test_role_words_stand_for_concepts_of_the_schemes():
    vocabulary = (turtle("participants") + turtle("schemes")).decode()
    table = toml_table("ingest.mentions", "actors")
    for scheme, prefix in (("participant", "participant"), ("actor-kind", "kind")):
        assert [key for key in table[scheme] if f"\n{prefix}:{key} a skos:Concept" not in vocabulary] == []


def test_mentions_of_names_carry_key_target_and_place(reader):
    text = "ZAKON O PROBI\n\nČlan 1.\n\nBirači podnose predlog skupštini opštine.\n"
    actors = [
        each for each in reader.read(text.encode(), file="zakon.txt").mentions if each.kind is MentionKind.ACTOR
    ]
    assert [(each.surface, each.value) for each in actors] == [("Birači", "voters"), ("skupštini opštine", "council")]
    assert all(each.target.startswith("https://w3id.org/alinea/id/") for each in actors)
