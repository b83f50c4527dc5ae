import time

import pytest

from ingest.formats import extract
from ingest.formats.encodings import decode, unmarked

CYRILLIC = ["cp1251", "iso8859-5", "cp855", "mac_cyrillic"]
LATIN = ["cp1250", "iso8859-2", "iso8859-16", "cp852", "mac_latin2", "mac_croatian"]
WESTERN = [
    "cp1252",
    "cp1250",
    "cp1254",
    "iso8859-1",
    "iso8859-2",
    "iso8859-9",
    "iso8859-15",
    "iso8859-16",
    "cp850",
    "cp852",
]
TURKISH = ["cp1254", "iso8859-9", "cp857", "mac_turkish"]
WIDE = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
SHORT = [
    *((text, CYRILLIC) for text in ("Грађанин", "Одлука о буџету", "Закон о локалној самоуправи")),
    *(
        (text, CYRILLIC)
        for text in ("Член 5", "Граѓаните имаат право", "Закон за локалната самоуправа", "Ќе се одлучи")
    ),
    *((text, LATIN) for text in ("Član 1", "Žalba", "Opština će odlučiti", "pravo na uvid u račun")),
    *(
        (text, [*WESTERN, "cp850", "cp852", "mac_roman"])
        for text in ("Neni 3 Këshilli bashkiak", "përbashkët", "Çdo qytetar")
    ),
    *((text, TURKISH) for text in ("İKLİM KANUNU", "Belediye meclisi üyeleri seçilir", "Başvuru ücretsizdir")),
]
VERSIONS = {
    "srp_cyrl": CYRILLIC,
    "mkd": CYRILLIC,
    "srp_latn": LATIN,
    "hrv": LATIN,
    "als": [*WESTERN, "cp850", "mac_roman"],
    "tur": TURKISH,
}


@pytest.mark.parametrize(
    ("text", "encoding"), [(text, encoding) for text, encodings in SHORT for encoding in [*encodings, *WIDE]]
)
def test_a_few_words_in_any_encoding(text, encoding):
    assert decode(unmarked(text.encode(encoding))) == text


@pytest.mark.parametrize(("name", "encoding"), [(name, each) for name, found in VERSIONS.items() for each in found])
def test_paragraphs_of_the_declaration_in_every_code_page(declaration, name, encoding):
    paragraphs = declaration(name)
    writable = [text for text in paragraphs if text.encode(encoding, "ignore").decode(encoding) == text]
    assert len(writable) > 30
    assert [text for text in writable if decode(text.encode(encoding)) != text] == []


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\n\n", "\u2028", "\x85"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_line_ends_of_every_system(end, encoding):
    text = extract(end.join(["Član 1.", "Građani."]).encode(encoding), name="x").text
    assert text.replace("\n\n", "\n") == "Član 1.\nGrađani."


def test_a_large_file_is_judged_by_a_part_of_it():
    begin = time.process_time()
    text = "Građani imaju pravo na žalbu. Ђ".replace("Ђ", "") * 100_000
    assert decode(text.encode("cp1250")) == text
    assert time.process_time() - begin < 3
