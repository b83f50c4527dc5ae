"""The language of a question, which may be one word; figures over gold questions, which nothing was learned from."""

import random

import pytest

from alinea.evaluation.laws_gold import load_laws
from alinea.settings import load_settings
from alinea.training.asking import told_right
from ingest.language import UNKNOWN, identify_question

CYRILLIC = {"mk", "sr-Cyrl"}


@pytest.fixture(scope="module")
def asked():
    laws = load_laws(load_settings().corpus / "gold" / "laws")
    return [(question.language, question.text) for law in laws for question in law.questions]


@pytest.mark.parametrize(
    ("question", "tags"),
    [
        ("ко сазива збор грађана", {"sr-Cyrl"}),
        ("већина грађана", {"sr-Cyrl"}),
        ("градоначелник", {"sr-Cyrl"}),
        ("referendum", {"sr-Latn"}),
        ("граѓански надзор", {"mk"}),
        ("граѓанска иницијатива", {"mk"}),
        ("buxheti", {"sq"}),
        ("nënshkrime të nevojshme", {"sq"}),
        ("bütçe", {"tr"}),
        ("recall", {"en"}),
        ("opoziv predsjednika", {"bs", "hr", "cnr"}),
    ],
)
def test_few_words_say_enough(question, tags):
    assert identify_question(question).tag in tags


@pytest.mark.parametrize("question", ["", "123", "?!", "Ψήφος"])
def test_what_holds_no_word_of_the_region_is_unknown(question):
    assert identify_question(question).tag == UNKNOWN


@pytest.mark.parametrize(
    ("question", "tag"),
    [
        ("Hoeveel handtekeningen zijn nodig voor een burgerinitiatief?", "nl"),
        ("Wer beruft die Versammlung der Bürger ein?", "de"),
        ("колко подписа са необходими за гражданска инициатива", "bg"),
    ],
)
def test_other_languages_are_named(question, tag):
    assert identify_question(question).tag == tag


def test_a_word_that_two_languages_share_is_undecided():
    assert identify_question("одлука").tag == UNKNOWN
    assert identify_question("одлука").script == "Cyrl"


@pytest.mark.parametrize(("size", "latin", "cyrillic"), [(0, 0.99, 0.97), (3, 0.98, 0.86), (2, 0.96, 0.76)])
def test_how_often_it_is_right(asked, size, latin, cyrillic):
    shares = told_right(asked, size, random.Random(1))
    assert min(share for tag, share in shares.items() if tag not in CYRILLIC) >= latin
    assert min(shares[tag] for tag in CYRILLIC) >= cyrillic
