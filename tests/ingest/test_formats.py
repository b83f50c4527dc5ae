import time

import pytest

from ingest.formats import extract
from ingest.formats.cleaning import clean, unspaced
from ingest.formats.encodings import decode
from ingest.formats.marks import plain
from ingest.formats.mojibake import mended
from ontology.errors import DocumentError
from tests.doubles.synthetic_files import law

SERBIAN = "Члан 1. Грађани имају право на приступ, њихова жеља и ђачки џеп."
MACEDONIAN = "Член 1. Ѓорѓи и ќерката имаат право на ѕвезди, џвегџе и љубов."
LATIN = "Član 1. Građani imaju pravo na žalbu, češće šetaju i đače ćute u Čačku."
ALBANIAN = "Neni 1. Çdo qytetar ka të drejtën e ankesës për çështje të përbashkëta në qytet."
TURKISH = "Madde 1. Türkiye'de her yurttaş dilekçe hakkına sahiptir; başvuru ücretsizdir, çağrı açıktır."

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def code_of(data, name="file"):
    with pytest.raises(DocumentError) as caught:
        extract(data, name=name)
    sentence = str(caught.value)
    assert sentence[0].isupper()
    assert sentence.endswith((".", "first."))
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t \x00", "empty"),
        ("\ufeff \u200b".encode(), "empty"),
        (OLE + bytes(600), "office_other"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted_document"),
        (b"PK\x03\x04" + bytes(600), "damaged_zip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(600), "image"),
        (b"\xff\xd8\xff\xe0" + bytes(600), "image"),
        (bytes(range(256)) * 40, "not_text"),
        (b"Zakon o probi. " * 400 + bytes(range(32)) * 300, "not_text"),
        (b"<html><body><script>var law = 1;</script></body></html>", "empty_page"),
        (b"<html><head><title>Zakon</title></head><body><nav>Meni</nav></body></html>", "empty_page"),
        (b"<html><body>" + b"<div>" * 5000 + b"Zakon" + b"</div>" * 5000, "too_deep"),
    ],
)
def test_bad_input_is_named_in_a_sentence(data, code):
    assert code_of(data) == code


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SERBIAN, "cp1251"),
        (SERBIAN, "iso8859-5"),
        (MACEDONIAN, "cp1251"),
        (LATIN, "cp1250"),
        (LATIN, "iso8859-2"),
        (MACEDONIAN, "iso8859-5"),
        (LATIN, "cp852"),
        (ALBANIAN, "cp1252"),
        (ALBANIAN.replace("ë", "í").replace("Çdo", "ëçë"), "cp1250"),
        (TURKISH, "cp1254"),
        (SERBIAN, "utf-8"),
        (SERBIAN, "utf-8-sig"),
    ],
)
def test_code_pages_of_the_region(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
@pytest.mark.parametrize("text", [SERBIAN, "<html><body><p>" + LATIN + "</p></body></html>"])
def test_unicode_with_a_byte_order_mark(text, encoding):
    extraction = extract(text.encode(encoding), name="file")
    assert extraction.text.strip() in text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [SERBIAN, MACEDONIAN, LATIN, ALBANIAN, TURKISH, "<html><p>" + SERBIAN])
def test_unicode_without_a_byte_order_mark(text, encoding):
    assert extract(text.encode(encoding), name="file").text.strip() == text.removeprefix("<html><p>")


@pytest.mark.parametrize(("text", "encoding"), [(SERBIAN, "cp1251"), (LATIN, "cp1250"), (LATIN, "iso8859-2")])
@pytest.mark.parametrize("declared", [True, False])
def test_html_in_a_code_page_with_and_without_its_declaration(text, encoding, declared):
    head = f"<meta charset='{encoding.replace('iso8859', 'iso-8859')}'>" if declared else ""
    page = f"<html><head>{head}</head><body><p>{text}</p></body></html>"
    assert extract(page.encode(encoding), name="file").text.strip() == text


def test_single_zero_bytes_are_dropped():
    extraction = extract(b"\0" + LATIN.encode() * 4, name="x.txt")
    assert extraction.text == LATIN * 4


def test_html_keeps_blocks_apart_and_leaves_navigation_out():
    page = "<html><title>Zakon</title><nav>Meni</nav><h1>Član 1</h1><p>Prvi<br>stav</p><table><tr><td>a<td>b</table>"
    extraction = extract(page.encode(), name="page")
    assert extraction.text.split("\n")[:5] == ["Član 1", "", "Prvi", "stav", ""]
    assert "Meni" not in extraction.text
    assert extraction.title == "Zakon"


def test_markdown_gives_labels_and_loses_its_marks():
    text = (
        "---\ntitle: Vodič\nyear: 2020\ntags: [a, b]\n---\n# Naslov #\n**Član 1**\n[veza](x.html) i __naglašeno__\n"
    )
    extraction = extract(text.encode(), name="guide.md")
    assert extraction.text == "Naslov\nČlan 1\nveza i naglašeno\n"
    assert extraction.labels == {"title": "Vodič", "year": "2020"}


@pytest.mark.parametrize("front", ["a: [", "date: 2020-99-99", "- list", "a: &x [b]\nc: [*x, *x]"])
def test_broken_front_matter_is_no_obstacle(front):
    assert extract(f"---\n{front}\n---\nTekst\n".encode(), name="x.md").text == "Tekst\n"


def test_cleaning_makes_one_kind_of_space_and_line_end():
    assert clean("a\u00a0b\r\nc\u00ad\u200bd\u2028e\x07") == "a b\ncd\ne"
    assert unspaced("Z A K O N probe i to") == "ZAKON probe i to"


def test_one_line_of_thirty_megabytes_is_refused_quickly():
    begin = time.process_time()
    assert code_of(b"a a a a " * 3_900_000) == "too_large"
    assert time.process_time() - begin < 10


@pytest.mark.parametrize("piece", [" ", " #", "[", "[a](", "*", "_", "> ", "a ", "\u00ad"])
def test_marks_take_linear_time(piece):
    begin = time.process_time()
    plain(piece * 200_000)
    assert time.process_time() - begin < 2


def test_plain_text_is_taken_as_it_stands():
    assert extract(law(2).encode(), name="x.txt").text == law(2)


@pytest.mark.parametrize("text", [SERBIAN, LATIN, ALBANIAN, TURKISH])
def test_text_decoded_twice_is_turned_back(text):
    twice = text.encode().decode("latin-1")
    assert mended(twice) == text
    assert extract(twice.encode(), name="x.txt").text == text
    assert mended(text) == text
    assert mended("Ä is a letter, Å too; a page about Ã and ¡.") == "Ä is a letter, Å too; a page about Ã and ¡."
