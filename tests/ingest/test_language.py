import pytest

from ingest.language import Language, identify_document, identify_segment, is_damaged, probabilities
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
