import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.likeness import known, likeness, word_bits

PROFILES = {
    "mkd": "mk",
    "srp_cyrl": "sr-Cyrl",
    "srp_latn": "bcms",
    "bos_latn": "bcms",
    "hrv": "bcms",
    "als": "sq",
    "tur": "tr",
    "eng": "en",
}
WRONG_TABLES = {
    "cp1251 read as Latin 1": ("srp_cyrl", lambda text: text.encode("cp1251", "ignore").decode("latin-1")),
    "code points one too low": ("mkd", lambda text: "".join(chr(ord(each) - (each > "\u0400")) for each in text)),
    "glyph numbers": (
        "als",
        lambda text: "".join(chr(ord(each) - 29) if "?" < each < "\x7f" else each for each in text),
    ),
    "letters in any order": ("srp_latn", lambda text: "".join(random.Random(1).sample(text, len(text)))),
}


@pytest.mark.parametrize(("version", "profile"), PROFILES.items())
def test_every_article_of_the_declaration_is_like_its_language(declaration, version, profile):
    articles = [text for text in declaration(version) if len(text) > 80]
    found = [likeness(text) for text in articles]
    assert {each.language for each in found} == {profile}
    assert all(each.sound for each in found)
    assert sum(each.bits for each in found) / len(found) < 3.4


@pytest.mark.parametrize("name", WRONG_TABLES)
def test_text_through_a_wrong_table_is_not_sound(declaration, name):
    version, spoil = WRONG_TABLES[name]
    spoilt = [likeness(spoil(text)) for text in declaration(version) if len(text) > 80]
    assert not any(each.sound for each in spoilt)


@pytest.mark.parametrize("text", ["", " \n", "12,5 % (3) 2007/129", "Čl. 5"])
def test_too_little_to_tell_is_held_sound(text):
    assert likeness(text).sound


@given(st.text(max_size=300))
def test_any_text_can_be_measured(text):
    found = likeness(text)
    assert found.bits >= 0
    assert 0 <= found.confidence <= 1


def test_words_are_known_in_their_language_and_serbian_ones_in_both_scripts():
    assert known("закона", "sr-Cyrl")
    assert known("закона", "mk") is False
    assert known("zakona", "bcms")
    assert known("ligjit", "sq")
    assert word_bits("i", "bcms") < word_bits("referenduma", "bcms")
    assert word_bits("xyzzy", "bcms") is None
