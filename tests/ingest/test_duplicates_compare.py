from dataclasses import replace

import pytest

from ingest.duplicates.card import card_of
from ingest.duplicates.compare import differ, lengths_agree
from ingest.duplicates.shingles import shingles_of, signature_of, words_of
from ontology.scripts import to_latin
from tests.doubles.acts_alike import law, linked, outcome, read, sentence

DECLARATIONS = ["als", "bos_latn", "eng", "hrv", "mkd", "srp_cyrl", "srp_latn", "tur"]


def articles_of(name):
    from lxml import etree

    from tests.ingest.conftest import SHARED

    path = SHARED / "data" / "udhr" / f"{name}.xml"
    if not path.exists():
        pytest.skip(f"the shared data are not here: udhr/{name}.xml")
    found = [each for each in etree.parse(path).iter() if etree.QName(each).localname == "article"]
    return [" ".join(" ".join(each.itertext()).split()) for each in found]


@pytest.mark.parametrize("name", DECLARATIONS)
def test_translations_have_articles_of_proportional_lengths(name):
    ours, theirs = ([len(each) for each in articles_of(each)] for each in ("eng", name))
    assert lengths_agree(ours, theirs) > 0.98
    assert lengths_agree(ours, theirs[1:] + theirs[:1]) < 0.7


def test_counts_that_differ_do_not_agree():
    assert lengths_agree([1, 2, 3], [1, 2]) == 0
    assert lengths_agree([], []) == 0
    assert lengths_agree([5, 5, 5], [1, 2, 3]) == 0


@pytest.mark.parametrize(
    ("first", "second", "replaced", "figures", "added"),
    [
        ("rok je 15 dana", "rok je 30 dana", 1, 1, 0),
        ("ovom odredbom", "ovom od redbom", 0, 0, 0),
        ("pravo na rad", "pravona rad", 0, 0, 0),
        ("odredba se primenjuje", "odredba 17 se primenjuje", 0, 0, 0),
        ("odredba se primenjuje", "odredba se ne primenjuje", 0, 0, 1),
        ("ministar odlučuje", "vlada odlučuje", 1, 0, 0),
    ],
)
def test_what_counts_as_a_difference(first, second, replaced, figures, added):
    found = differ({"": first}, {"": second}, worn=False)
    assert (found.replaced, found.figures, found.added) == (replaced, figures, added)


def test_worn_texts_may_differ_in_a_letter():
    assert differ({"": "reči zakona 15"}, {"": "reki zakona 15"}, worn=True).replaced == 0
    assert differ({"": "reči zakona 15"}, {"": "reki zakona 15"}, worn=False).replaced == 1
    assert differ({"": "rok 15"}, {"": "rok 16"}, worn=True).figures == 1


def test_shingles_are_the_same_in_both_scripts_and_on_every_machine():
    text = "Овим законом уређује се непосредно изјашњавање грађана."
    assert shingles_of(words_of(text)).tolist() == shingles_of(words_of(to_latin(text))).tolist()
    assert shingles_of(words_of("jedan dva tri cetiri pet")).tolist() == [
        shingles_of(words_of("jedan dva tri cetiri pet"))[0]
    ]
    assert len(shingles_of([])) == 0
    assert signature_of(shingles_of(words_of(text))).jaccard(signature_of(shingles_of(words_of(to_latin(text))))) == 1


def test_a_card_keeps_only_law_of_an_article(reader):
    text = law(4, change={2: f"{sentence(2)} дана.\n*Службени гласник РС, број 49/2021\nНаслов следећег члана"})
    reading = read(reader, text)
    _, words, _ = card_of(reading, reading.document)
    assert "naslov" not in words.articles["2"]
    assert "glasnik" not in words.articles["2"]
    assert words.articles["2"].endswith("dana")


def test_language_versions_without_a_number_are_tied(reader):
    def document(name, word, title, title_language):
        body = "\n\n".join(f"{word} {n}\n{text}" for n, text in enumerate(articles_of(name), start=1))
        return reader.read(f"{title}\n\n{body}".encode(), file=f"{name}.txt", declared={"jurisdiction": "MK"})

    first = document("mkd", "Член", "ЗАКОН ЗА ПРАВАТА", "mk")
    second = document("als", "Neni", "LIGJI PËR TË DREJTAT", "sq")
    other = document("eng", "Article", "LAW ON TRIALS", "en")
    [_, tied] = linked(first, second)
    assert outcome(tied)[1][-1:] == ["other_language"]
    # The same lengths with other figures are a law copied from the other.
    moved = [replace(each, text=f"{each.text} 1{turn}0.000") for turn, each in enumerate(other.provisions)]
    assert linked(first, replace(other, provisions=moved))[1].relatives == []
