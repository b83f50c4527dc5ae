"""What a keyboard makes of words: mixed scripts, marks left out, Macedonian in Latin letters."""

import json

import pytest

from alinea.wiring import Installation
from ontology.glossary import Sense
from ontology.scripts import script_of
from search_api.passages import HitType, Passage
from search_api.retrieval import Query, Spelling
from search_api.retrieval.keyboard import Keyboard, in_cyrillic, in_one_script
from search_api.senses import SenseFinder

TEXTS = {
    "sq": "Pjesëmarrje qytetare në kuvend. Pjesë dhe pjese.",
    "sr-Latn": "Građani podnose inicijativu potpisima. Mjesna zajednica. Zahtev građana.",
    "mk": "Граѓанска иницијатива. Собир на граѓани во месна заедница. Потребни потписи.",
}


@pytest.fixture(scope="module")
def keyboard() -> Keyboard:
    spelling = Spelling.learn(
        Passage(
            iri="x", unit="x", type=HitType.LAW, kind="article", text=text, language=language, script="", title=""
        )
        for language, text in TEXTS.items()
        for _ in range(3)
    )
    return Keyboard(spelling, SenseFinder([Sense({"bcms": ("inicijativ*",), "mk": ("иницијатив*",)})]))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("граѓанска инициjативa", "граѓанска иницијатива"),  # a Latin j and a
        ("inicijаtiva građana", "inicijativa građana"),  # a Cyrillic а
        ("Што сè мора општината", "Што сѐ мора општината"),
        ("Pjesemarrje QYTETARE ne kuvend", "Pjesëmarrje QYTETARE ne kuvend"),
        ("si te marr pjese ne mbledhje", "si te marr pjese ne mbledhje"),  # which is a word without marks too
        ("ku është pjesemarrje", "ku është pjesemarrje"),  # who types marks leaves none out
        ("zahtev gradjana", "zahtev građana"),
        ("gragjanska inicijativa", "граѓанска иницијатива"),
        ("Gragjani", "Граѓани"),
        ("gragjanska inicijativa 03/L-040 WiFi", "граѓанска иницијатива 03/L-040 WiFi"),
        ("mesna zaednica", "месна заедница"),
        ("mjesna zajednica", "mjesna zajednica"),
        ("inicijativu podnose gradjani", "inicijativu podnose građani"),
        ("how many signatures", "how many signatures"),
        ("", ""),
    ],
)
def test_words_are_written_as_in_the_passages(keyboard, typed, written):
    assert keyboard.written(typed) == written


def test_macedonian_letters_go_two_by_two():
    assert in_cyrillic("Zhalba, kukja, shto, odluchuva, nadlezhnost, dzid, TETOVO") == (
        "Жалба, куќа, што, одлучува, надлежност, ѕид, ТЕТОВО"
    )


def test_words_of_one_script_stay():
    assert in_one_script("Član 12 закона, XIV, člana 5") == "Član 12 закона, XIV, člana 5"


@pytest.mark.thorough
def test_no_gold_question_in_latin_letters_is_taken_for_macedonian(installation: Installation):
    keyboard = installation.search._keyboard
    for file in (installation.settings.corpus / "gold").glob("*.jsonl"):
        for line in file.read_text("utf-8").splitlines():
            asked = json.loads(line)["q"]
            assert script_of(keyboard.written(asked)) == script_of(asked)


def test_what_is_typed_without_marks_or_in_another_script_finds_the_same(installation: Installation):
    def first(text: str) -> list[str]:
        return [hit.passage.iri for hit in installation.search.search(Query(text=text, limit=5)).hits]

    assert first("pjesemarrje qytetare") == first("pjesëmarrje qytetare")
    assert first("gragjanska inicijativa") == first("граѓанска иницијатива") == first("граѓанска инициjативa")
    assert installation.search.search(Query(text="gragjanska inicijativa")).meant is None


def test_a_long_question_costs_as_much_as_its_different_words(keyboard, monkeypatch):
    asked: list[str] = []
    knows = Spelling.knows
    monkeypatch.setattr(
        Spelling, "knows", lambda self, word, language: asked.append(word) or knows(self, word, language)
    )
    keyboard.written("Krushevo gragjani " * 200)
    assert 0 < len(asked) <= 4
