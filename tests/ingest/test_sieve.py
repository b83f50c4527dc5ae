"""Needles of patterns, and the sieve that asks only the patterns whose needles stand in a text."""

import re

import pytest

from ingest.linking.words import compiled
from ingest.quantities import days, frequencies, shares, tables
from ingest.references.act_words import act_grammar
from ingest.references.folding import fold
from ingest.references.units import grammar
from ingest.sieve import Sieve, WordMemory
from ingest.sieve.needles import needles
from ontology.toml_tables import toml_table

PATTERNS = {
    "fractions": shares.fractions(),
    "majorities": shares.majorities(),
    "frequencies": frequencies.frequencies(),
    "compounds": tables.compounds(),
    "alone": tables.alone(),
    "days": days.days(),
    **{name: getattr(grammar(), name) for name in ("unit", "beginning")},
    **{name: getattr(act_grammar(), name) for name in ("any_head", "constitution", "european", "turkish", "codes")},
    **{
        f"{section} {name}": compiled(words)
        for section in ("amending", "quoted", "done", "repeals", "basis", "alias")
        for name, words in toml_table("ingest.linking", "words")[section].items()
        if isinstance(words, str) and (section, name) != ("amending", "begins")  # may begin with a sign alone
    },
}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("zakon(?:a|u)?", {"zakon", "zakona", "zakonu"}),
        (r"\bdva?\s(?:puta|dana)\b", {"puta", "dana"}),
        (r"u roku od \d+", {"roku"}),
        ("vij?ec", {"viec", "vijec"}),
        (r"(?:a\w+b)?clan\w{1,3}", {"clan"}),
        ("(?:prvo|drugo){1,3}", {"prvo", "drugo"}),
        (r"rok(?:\s{1,4}teksta)?\W", {"rok"}),
        ("(?:rok|od [0-9]+)", {"rok", "od"}),
        (r"\d+|clan", None),
        ("(?:clan)?", None),
        (r"[^\W\d_]{2,}", None),
    ],
)
def test_needles_of_a_pattern(pattern, expected):
    assert needles(re.compile(pattern)) == expected


def test_a_pattern_that_ignores_case_has_no_needles():
    assert needles(re.compile("zakon", re.IGNORECASE)) is None


@pytest.mark.parametrize("name", PATTERNS)
def test_whatever_matches_in_real_texts_has_a_needle(name, documents):
    found = needles(PATTERNS[name])
    assert found, name
    for path in documents.rglob("*.txt"):
        for match in PATTERNS[name].finditer(fold(path.read_text("utf-8"))):
            assert any(each in match.group() for each in found), match.group()


def test_a_sieve_lets_pass_what_may_match():
    sieve = Sieve({"law": re.compile(r"\bzakon\w*"), "day": re.compile(r"dan(?:a|i)?\b"), "any": re.compile(r"\d")})
    assert sieve.passing("u roku od 5 dana") == {"day", "any"}
    assert sieve.passing("prezakonom") == {"law", "any"}
    assert sieve.passing("") == {"any"}


def test_a_sieve_finds_a_word_at_every_place_of_a_huge_text():
    sieve = Sieve({"law": re.compile("zakonik")})
    for at in (0, 99_995, 99_998, 100_000, 150_000):
        assert sieve.passing("x" * at + "zakonik" + "y" * 60_000) == {"law"}
    assert sieve.passing("x " * 200_000) == set()


def test_words_are_asked_once_and_monsters_are_not_kept():
    asked = []
    memory = WordMemory(lambda word: asked.append(word) or word == "da")
    assert memory.places(["ne", "da", "ne", "da"]) == [1, 3]
    assert asked == ["ne", "da"]
    assert memory["x" * 1000] is False
    assert len(memory) == 2
