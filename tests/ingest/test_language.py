import re
import unicodedata
from collections import Counter

import pytest

from ingest.language import UNKNOWN, Language, identify_document, identify_segment, is_damaged, probabilities
from tests.ingest.conftest import SHARED

DECLARATIONS = {
    "bos_latn": "bs",
    "bos_cyrl": "bs-Cyrl",
    "eng": "en",
    "tur": "tr",
    "srp_cyrl": "sr-Cyrl",
    "srp_latn": "sr-Latn",
    "mkd": "mk",
    "hrv": "hr",
    "als": "sq",
}
LANGUAGES_OF = {
    "al": {"sq"},
    "ba": {"bs", "hr", "sr-Latn"},
    "hr": {"hr"},
    "int": {"en", "tr"},
    "me": {"cnr"},
    "mk": {"mk"},
    "rs": {"sr-Latn", "sr-Cyrl"},
    "xk": {"sq", "sr-Latn"},
}
NOTHING_KNOWN = Language(tag=UNKNOWN, script="Zyyy")
SCRIPTS = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab"}
LEAST_RIGHT = 0.99
EVERY = 4
SENTENCE = "Skupština opštine donosi odluku o budžetu na predlog predsednika opštine u roku od trideset dana. "
ALBANIAN = "Kuvendi i komunës miraton vendimin për buxhetin me propozim të kryetarit të komunës. "


def real_files():
    folder = SHARED / "data" / "real"
    files = sorted(folder.glob("*/*")) if folder.exists() else []
    return [f"{file.parent.name}/{file.name}" for file in files if "two_column" not in file.name] or ["rs/none"]


@pytest.mark.parametrize(("name", "tag"), DECLARATIONS.items())
def test_declaration_of_human_rights(declaration, name, tag):
    paragraphs = declaration(name)
    document = identify_document("\n".join(paragraphs))
    assert document.tag == tag
    assert {identify_segment(each, document).tag for each in paragraphs if len(each) > 40} == {tag}


@pytest.mark.parametrize(("name", "tag"), DECLARATIONS.items())
def test_sentences_of_which_nothing_is_known(declaration, name, tag):
    """99.81 % over all nine; a declaration of some 60 may have one paragraph wrong."""
    sentences = [each for each in declaration(name) if len(each) > 40]
    macro = Language(tag=tag, script="").macro
    found = [identify_segment(each, NOTHING_KNOWN) for each in sentences]
    assert sum(each.macro == macro for each in found) >= min(len(sentences) - 1, LEAST_RIGHT * len(sentences))
    assert {each.script for each in found} == {"Cyrl" if "Cyrl" in tag or tag == "mk" else "Latn"}


def named_script(text):
    """The script by the names of the letters in the Unicode character database."""
    names = Counter(unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha())
    return SCRIPTS.get(max(names, key=names.__getitem__), "Zyyy")


@pytest.mark.parametrize("path", real_files())
def test_script_of_every_sentence(reading_of, path):
    document = reading_of(path).document
    if document is None:
        pytest.skip("this file holds no text")
    around = Language(tag=document.language, script=document.script)
    sentences = [each for each in re.split(r"(?<=[.;:!?])\s+", document.text) if sum(map(str.isalpha, each)) >= 30]
    wrong = [each for each in sentences[::EVERY] if identify_segment(each, around).script != named_script(each)]
    assert wrong == []


def test_a_short_line_keeps_the_documents_language_and_a_longer_one_tells_its_own():
    macedonian = Language(tag="mk", script="Cyrl")
    assert (
        identify_segment("А-4-1-1-1 Законска основа .........................................", macedonian).tag
        == "mk"
    )
    assert identify_segment("10) педагошки материјал и научна опрема;", macedonian).tag == "mk"
    serbian = "Скупштина општине доноси одлуку о буџету на предлог председника општине у року од тридесет дана."
    assert identify_segment(serbian, macedonian).macro == "bcms"
    assert identify_segment("Article 58 – Denunciation", Language(tag="en", script="Latn")).tag == "en"


@pytest.mark.parametrize("path", real_files())
def test_real_documents(reading_of, path):
    document = reading_of(path).document
    if document is None:
        pytest.skip("this file holds no text")
    script = {"sr-Cyrl": "Cyrl", "mk": "Cyrl"}.get(document.language, "Latn")
    assert document.language in LANGUAGES_OF[path.partition("/")[0]]
    assert document.script == script
    assert not is_damaged(document.text, document.language), "repair leaves nothing broken"


@pytest.mark.parametrize(
    ("text", "jurisdiction", "tag"),
    [
        ("Savjet razmatra zahtjev i donosi rješenje. ", "ME", "cnr"),
        ("Savjet razmatra zahtjev i donosi rješenje. ", "BA-RS", "sr-Latn"),
        ("Савјет разматра захтјев и доноси рјешење. ", "BA-RS", "sr-Cyrl"),
        ("Vijeće razmatra zahtjev i donosi rješenje. ", "BA-FBIH", "bs"),
        ("Vijeće razmatra zahtjev i donosi rješenje. ", "HR", "hr"),
        (SENTENCE, "XK", "sr-Latn"),
        (SENTENCE, None, "sr-Latn"),
        ("Općinsko vijeće donosi proračun sukladno zakonu, a tajnik ga objavljuje tijekom siječnja. ", None, "hr"),
        ("Općinsko vijeće donosi budžet u skladu sa zakonom, a sekretar ga također objavljuje. ", None, "bs"),
    ],
)
def test_variety_from_words_and_jurisdiction(text, jurisdiction, tag):
    assert identify_document(text * 4, jurisdiction=jurisdiction).tag == tag


def test_a_segment_that_no_language_is_told_of_has_its_script_all_the_same():
    tariff = (
        "клаузула FOB Релација фита фита фита ХЦ фита ХР фита ХР Антверп Солун ЕУР ЕУР ЕУР ЕУР ЕУР Ротердам Солун"
    )
    assert identify_segment(tariff, NOTHING_KNOWN) == Language(tag=UNKNOWN, script="Cyrl")


def test_a_page_on_an_act_is_in_the_language_of_its_title():
    title = "ZAKON O PRISTUPU JAVNIM DOKUMENTIMA"
    page = f"{title}\n\nObjavljen: 04.07.2019\n\n" + "RREGULLORE PËR TRANSPARENCËN NË KOMUNËN E LIPJANIT\n\n" * 9
    assert identify_document(page).tag == "sq"
    assert identify_document(page, jurisdiction="XK", title=title).tag == "sr-Latn"
    assert identify_document(page, title="ZAKON O BUDZETU").tag == "sq", "a title that is not the text's own"
    assert identify_document(page, title="ZAKON").tag == "sq", "too short to tell"


def test_probabilities_sum_to_one():
    shares = probabilities(SENTENCE)
    assert set(shares) == {"bs", "cnr", "hr", "sr"}
    assert sum(shares.values()) == pytest.approx(1)


def test_segments_keep_the_documents_variety_but_not_its_language():
    document = Language(tag="cnr", script="Latn")
    assert identify_segment(SENTENCE, document).tag == "cnr"
    assert identify_segment(ALBANIAN, document).tag == "sq"
    assert identify_segment("Члан", document).tag == "cnr-Cyrl"
    assert identify_segment("12 345", document) is document
    assert identify_segment("هذا نص قصير باللغة العربية من أجل التجربة", document).script == "Arab"


@pytest.mark.parametrize("text", ["", " ", "123", "!?", "\u0301", "漢字"])
def test_texts_without_words_have_a_tag(text):
    assert identify_document(text).tag


@pytest.mark.parametrize(
    "text",
    [
        "ýlan se menja, reþi glase drugaþije nego pre. ",
        "Odluka o naknadi odreĎuje se rješenjem po ţalbi, a troškovi izmeĎu stranaka. ",
        "Dr`avniot organ na pla}awe to~no odlu~uva. ",
        "PoÅ¡tujuÄ\u0087i volju graÄ\u0091ana i opÅ¡te dobro. ",
        "Ligji pёr tё drejtat e qytetarёve nё komunё. ",
        "Nai\ufffde reči su ne\ue000itke. ",
    ],
)
def test_letters_that_cannot_be(text):
    assert is_damaged(text * 5, "sr-Latn")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SENTENCE, "sr-Latn"),
        (ALBANIAN, "sq"),
        ("L’égalité à la française, être né où l’été naît. ", "fr"),
        ("", "und"),
    ],
)
def test_sound_texts_are_not_damaged(text, language):
    assert not is_damaged(text * 5, language)
