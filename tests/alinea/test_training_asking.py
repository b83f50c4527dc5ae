"""What the language of questions is learned from."""

import random

from alinea.training.asking import pairs_of, told_right

ASKED = [("sr-Latn", "ko može da pokrene građansku inicijativu"), ("mk", "кој може да покрене иницијатива")]


def test_a_question_is_learned_whole_and_by_one_to_three_of_its_words():
    found = [text for code, text in pairs_of(ASKED[1:], random.Random(2)) if code == "mk"]
    assert [len(text.split()) for text in found] == [5, 1, 2, 3]
    assert all(text.lower() in ASKED[1][1] for text in found)


def test_bosnian_to_serbian_is_one_language_in_both_scripts_and_without_diacritics():
    found = pairs_of(ASKED[:1] * 40, random.Random(1))
    assert {code for code, _ in found} == {"bcms"}
    whole = {text for _, text in found if len(text.split()) == 6}
    assert ASKED[0][1] in whole
    assert "ко може да покрене грађанску иницијативу" in whole
    assert "ko moze da pokrene gradjansku inicijativu" in whole


def test_what_holds_no_letter_is_not_learned_from():
    assert {text for _, text in pairs_of([("tr", "2024 ?")], random.Random(1))} == set()


def test_it_is_told_by_tag_how_often_the_language_is_right():
    shares = told_right([*ASKED, ("en", "ko može da pokrene građansku inicijativu")], 0, random.Random(1))
    assert shares == {"en": 0.0, "mk": 1.0, "sr-Latn": 1.0}
