from search_api.pages.highlight import excerpt, marked, surfaces


def words_of(text, words):
    return [run.text for run in marked(text, words) if run.marked]


def test_either_script_and_inflected_forms_are_marked():
    assert words_of("Грађанска иницијатива", ["gradjanske", "inicijative"]) == ["Грађанска", "иницијатива"]
    assert words_of("iniciativën qytetare", ["iniciative"]) == ["iniciativën"]


def test_short_words_are_not_marked():
    assert words_of("për një ligj", ["per", "nje"]) == []


def test_nothing_is_lost():
    text = "  A citizens' initiative, „предлог“ <b>!"
    assert "".join(run.text for run in marked(text, ["initiative", "predlog"])) == text


def test_an_excerpt_holds_the_matches():
    text = " ".join(["word"] * 100 + ["initiative"] + ["word"] * 100)
    short = excerpt(text, ["initiative"], most=20)
    assert "initiative" in short
    assert short.startswith("… ")
    assert short.endswith(" …")
    assert excerpt("a short text", ["x"]) == "a short text"


def test_surfaces_are_told_once():
    assert surfaces(marked("Initiative, initiative", ["initiative"])) == ["initiative"]


def test_a_sister_languages_word_is_marked_a_letter_away():
    assert words_of("Мјесна заједница", ["mesna", "zaednica"]) == ["Мјесна", "заједница"]
    assert words_of("grad i rad, 2007", ["sad", "2008"]) == []


def test_a_chance_word_a_letter_away_is_not_marked():
    assert words_of("eight estates of an older union", ["right", "state", "order"]) == []
    assert words_of("савез, збора", ["savet", "izbora"]) == []
