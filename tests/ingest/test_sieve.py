"""Needles and beginnings of patterns, and what asks only the patterns, and only at the places, that these allow."""

import re

import pytest

from ingest.linking.words import compiled
from ingest.quantities import days, frequencies, numerals, shares, tables
from ingest.quantities import scan as quantities
from ingest.references import scan as references
from ingest.references.act_words import act_grammar
from ingest.references.folding import fold
from ingest.references.units import grammar
from ingest.sieve import Openings, Sieve, WordMemory
from ingest.sieve.beginnings import beginnings
from ingest.sieve.needles import needles
from ontology.toml_tables import toml_table
from tests.doubles.matching_texts import matching_texts

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


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bzakon(?:a|u)?", {"\bzakon", "\bzakona", "\bzakonu"}),
        (r"\b(?:dva?|\d+)\s{1,4}puta", {"\bdv pu", "\bdva pu", "\b0 pu"}),
        ("(?:(?:novi|stari) )?zakon", {"novi za", "stari za", "zakon"}),
        (r"\d{1,4}\s?(?=dan|[a-c]\b)(?:noc)?", {"0dan", "0a\b", "0b\b", "0c\b", "0 da", "0 a", "0 b", "0 c"}),
        (r"[,.]\s\d\d{2}[.]", {", 0", ". 0"}),
        (r"(?i:clan) 5", None),
        (r"clan|(?=a)", None),
        (r"od\s{0,3}i?\s{1,3}\bdo", {"od do", "od i ", "odi do"}),
        (r"(?:a\w+b)?clan\w{1,3}", {"a", "clan"}),
        (r"(?:ab){1,3}c", {"ab"}),
        (r"(?<!\w)[a-c5]\)", {"a)", "b)", "c)", "0)"}),
        (r"sto\b(?!ji)", {"sto\b"}),
        ("od[ -]do", {"od do", "od-do"}),
        (r"[\d ]x", None),
        (r"\w+clan", None),
        (r"\bclan|[^,]", None),
        ("(?:clan)?", None),
    ],
)
def test_beginnings_of_a_pattern(pattern, expected):
    assert beginnings(re.compile(pattern)) == expected


def test_a_pattern_that_ignores_case_may_begin_anywhere():
    assert beginnings(re.compile("zakon", re.IGNORECASE)) is None


@pytest.mark.parametrize("grammar_of", [references._openings, quantities._openings])
def test_openings_find_what_the_patterns_find_across_spaces_of_every_kind(grammar_of):
    openings = grammar_of()
    for name, pattern in openings._patterns.items():
        texts = [text for text in matching_texts(pattern, 500) if pattern.search(text)]
        assert texts, name
        for text in texts:
            assert _spans(openings.find(text)[name]) == _spans(pattern.finditer(text)), (name, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"od\s{1,5}do", "od \ndo od \n do od  do"),
        (r"od \d+d", "od 12d"),
        (r"br\. \d{1,4}/\d", "br. 123/4"),
        (r"ab\s?\d{2}-", "ab 12- ab12-"),
        (r"od(?= \d\d\.)", "od 12."),
    ],
)
def test_openings_across_two_words(pattern, text):
    found = Openings({"one": re.compile(pattern)}).find(text)["one"]
    assert _spans(found) == _spans(re.finditer(pattern, text)) != []


def _spans(matches):
    return [match.span() for match in matches]


def test_openings_find_in_real_texts_what_the_patterns_find(documents):
    patterns = {
        "numerals": numerals.numerals(),
        "glued": grammar().glued,
        "number_first": grammar().number_first,
        "words": re.compile(r"\w{14,}"),
        **PATTERNS,
    }
    openings = Openings(patterns)
    for path in documents.rglob("*.txt"):
        text = fold(path.read_text("utf-8"))
        found = openings.find(text)
        for name, pattern in patterns.items():
            assert _spans(found[name]) == _spans(pattern.finditer(text)), (path.name, name)


@pytest.mark.parametrize(
    "text", ["", " ", "dana", "5 dana\n7\tdana 9dana, dana", "x" * 150_000 + " 5 dana", "5 dana " * 40_000]
)
def test_openings_find_at_every_place_of_a_text(text):
    patterns = {
        "days": re.compile(r"(?<!\d)\d{1,3} dana\b"),
        "word": re.compile(r"\bdana\b"),
        "anywhere": re.compile(r"\s\d"),
        "within": re.compile("na"),
    }
    found = Openings(patterns).find(text)
    assert {name: _spans(found[name]) for name in patterns} == {
        name: _spans(pattern.finditer(text)) for name, pattern in patterns.items()
    }


def test_words_are_asked_once_and_monsters_are_not_kept():
    asked = []
    memory = WordMemory(lambda word: asked.append(word) or word == "da")
    assert memory.places(["ne", "da", "ne", "da"]) == [1, 3]
    assert asked == ["ne", "da"]
    assert memory["x" * 1000] is False
    assert len(memory) == 2
