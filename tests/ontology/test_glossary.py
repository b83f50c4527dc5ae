from collections import Counter

import pytest

from ontology.errors import KnowledgeError
from ontology.glossary import LANGUAGES, Sense, load_glossary, read_glossary, write_glossary
from ontology.scripts import script_of

HEAD = "\t".join(LANGUAGES)


@pytest.fixture(scope="module")
def glossary() -> list[Sense]:
    return load_glossary()


def test_most_senses_have_words_in_every_language(glossary):
    empty = Counter(language for sense in glossary for language in LANGUAGES if not sense.words[language])
    assert len(glossary) > 4000
    assert all(empty[language] < len(glossary) / 100 for language in LANGUAGES), empty


def test_macedonian_is_cyrillic_and_the_others_are_latin(glossary):
    wrong = [
        (language, word)
        for sense in glossary
        for language, words in sense.words.items()
        for word in words
        if script_of(word) != ("Cyrl" if language == "mk" else "Latn") and not word.isdigit()
    ]
    assert not wrong


def test_a_beginning_is_long_enough_to_mean_something(glossary):
    short = [
        (language, word)
        for sense in glossary
        for language, words in sense.words.items()
        for word in words
        if word.endswith("*") and len(word) < 4
    ]
    assert not short


def test_what_is_written_is_read_back(tmp_path, glossary):
    write_glossary(glossary, tmp_path / "glossary.tsv")
    assert read_glossary(tmp_path / "glossary.tsv") == glossary


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("en\tsq", 1, "columns"),
        (f"{HEAD}\na\tb\tв\td\te\nfire\tzjarr", 3, "2 cells"),
        (f"{HEAD}\nfire drill\tzjarr\tпожар\tpožar\tyangın", 2, '"fire drill" is no word'),
        (f"{HEAD}\n*\tzjarr\tпожар\tpožar\tyangın", 2, '"\\*" is no word'),
    ],
)
def test_a_broken_line_is_named(tmp_path, text, line, said):
    path = tmp_path / "broken.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match=said) as raised:
        read_glossary(path)
    assert (raised.value.file, raised.value.line) == (str(path), line)
