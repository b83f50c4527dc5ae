import pytest

from alinea.wiring import Installation
from ontology.errors import EngineError
from ontology.glossary import Sense
from search_api.passages import HitType, Passage
from search_api.retrieval import Query, Spelling
from search_api.senses import SenseFinder

TEXTS = {
    "sr-Latn": "Referendum raspisuje skupština. Inicijativu podnose građani potpisima.",
    "sr-Cyrl": "Референдум расписује скупштина.",
    "sq": "Referendumi shpallet nga kuvendi komunal.",
}


@pytest.fixture
def spelling() -> Spelling:
    return Spelling.learn(
        Passage(
            iri="x", unit="x", type=HitType.LAW, kind="article", text=text, language=language, script="Latn", title=""
        )
        for language, text in TEXTS.items()
        for _ in range(3)
    )


@pytest.mark.parametrize(
    ("asked", "language", "meant"),
    [
        ("Ko raspisuje refrendum?", "sr-Latn", "Ko raspisuje referendum?"),
        ("skupstina i gradjani", "sr-Latn", None),  # without marks it is no slip
        ("skupstiin", "sr-Latn", None),  # differs in its end alone
        ("skuština", "sr-Latn", "skupština"),
        ("скушптина", "sr-Cyrl", "скупштина"),  # in the script it was asked in
        ("referendumima", "sr-Latn", None),  # an ending that was not seen
        ("kuvned", "sq", None),
        ("kuvnedi", "sq", "kuvendi"),
        ("kuvnedi", "sr-Latn", None),  # no word of that language
        ("xyzzyq", "sr-Latn", None),
        ("", "sr-Latn", None),
    ],
)
def test_slips_are_mended(spelling, asked, language, meant):
    assert spelling.meant(asked, language, SenseFinder([])) == meant


def test_words_of_another_script_are_left_alone(spelling):
    assert spelling.meant("refrendum и скупштина и скупштина", "sr-Cyrl", SenseFinder([])) is None


def test_a_word_of_the_glossary_is_no_slip(spelling):
    finder = SenseFinder([Sense({"bcms": ("refrendum*",)})])
    assert spelling.meant("refrendum", "sr-Latn", finder) is None


def test_what_was_learned_is_read_again(spelling, tmp_path):
    spelling.save(tmp_path)
    assert Spelling.load(tmp_path).meant("refrendum", "sr-Latn", SenseFinder([])) == "referendum"
    with pytest.raises(EngineError, match="alinea build"):
        Spelling.load(tmp_path / "nowhere")


def test_a_search_says_what_may_have_been_meant(installation: Installation):
    results = installation.search.search(Query(text="petition to the municpality"))
    assert results.meant == "petition to the municipality"
    assert results.as_dict()["did_you_mean"] == results.meant
    assert results.hits
