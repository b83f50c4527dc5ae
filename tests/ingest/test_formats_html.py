import pytest

from ingest.formats import extract
from ontology.errors import DocumentError
from tests.doubles.office_files import docx, odt, paragraph

SERBIAN = ["Члан 1.", "Грађани бирају боју клупа у парку.", "Члан 2.", "Одлука се доноси већином гласова."]
ALBANIAN = ["Neni 1", "Qytetarët zgjedhin ngjyrën e stolave.", "Neni 2", "Vendimi merret me shumicë votash."]
NEWS = [
    (
        "Скупштина позива грађане на јавну расправу о буџету.",
        "Kuvendi komunal fton qytetarët në dëgjim publik.",
    ),
    ("Расправа почиње у понедељак у десет часова пре подне.", "Dëgjimi fillon të hënën në orën dhjetë të mëngjesit."),
]


def lines_of(body, head=""):
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    return [line for line in extract(page, name="x").text.split("\n") if line]


@pytest.mark.parametrize(
    "gone",
    [
        "<div style='color:red; DISPLAY : none'>Тајно</div>",
        "<p hidden>Тајно</p>",
        "<span aria-hidden='true'>Тајно</span>",
        "<div style='visibility:hidden'><p>Тајно</p></div>",
        "<footer>Тајно</footer>",
        "<div role='navigation'>Тајно</div>",
        "<div class='main-menu'><a href='/'>Тајно</a> <a href='/x'>Почетна</a></div>",
        "<select><option>Тајно</option></select><script>Тајно</script><input type='hidden' value='Тајно'>",
    ],
)
def test_what_a_page_hides_or_frames_itself_with_is_left_out(gone):
    assert lines_of(f"<p>Пре</p>{gone}<p>После</p>") == ["Пре", "После"]


@pytest.mark.parametrize(
    "kept",
    [
        "<div style='display:none'><p>Члан 1.</p><p>Текст.</p></div>",
        "<aside><p>Члан 1.</p><p>Текст.</p></aside>",
        "<div class='sidebar menu'><p><a href='#1'>Члан 1.</a></p><p>Текст.</p></div>",
    ],
)
def test_a_law_is_never_left_out(kept):
    assert lines_of(kept) == ["Члан 1.", "Текст."]


def test_a_menu_by_name_alone_is_text():
    assert lines_of("<div class='language'>Одлука о језику и писму.</div>") == ["Одлука о језику и писму."]


def test_words_behind_what_is_dropped_stay():
    assert lines_of("<p>Пре <span hidden>тајно</span> после.</p>") == ["Пре после."]


def test_raised_figures_and_letters():
    assert lines_of("<p>Члан 5<sup>a</sup></p><p>Члан 7<sup>1</sup></p><p>20 m<sup>2</sup></p>") == [
        "Члан 5a",
        "Члан 7¹",
        "20 m²",
    ]


def test_line_breaks_that_end_sentences_end_paragraphs():
    sentences = [f"Грађани имају право број {number} на увид у све одлуке." for number in range(6)]
    assert "\n\n".join(sentences) in extract(f"<html><p>{'<br>'.join(sentences)}</p>".encode(), name="x").text


def test_line_breaks_inside_sentences_are_those_of_the_print():
    wrapped = "<br>".join(
        ["Грађани имају право на увид у одлуке и да", "о њима расправљају на зборовима који су јавни"] * 4
    )
    assert "\n\n" not in extract(f"<html><p>{wrapped}</p>".encode(), name="x").text.strip()


def rows_of(left, right):
    return list(zip(left, right, strict=True))


TABLES = {
    "articles": (rows_of(SERBIAN, ALBANIAN), [*SERBIAN, *ALBANIAN]),
    "prose": (NEWS, [left for left, _ in NEWS] + [right for _, right in NEWS]),
}


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_languages_side_by_side_are_read_one_after_the_other(rows, expected):
    html = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
    assert lines_of(f"<table><tbody>{html}</tbody></table>") == expected
    cells = "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>" for left, right in rows
    )
    word = extract(docx(f"<w:tbl>{cells}</w:tbl>"), name="x").text
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    body = "".join(f"<table:table-row>{cell.format(one)}{cell.format(two)}</table:table-row>" for one, two in rows)
    grouped = f"<table:table-header-rows>{body}</table:table-header-rows>"
    office = extract(odt(f"<table:table>{grouped}</table:table>"), name="x").text
    rtf = "".join(f"\\trowd\\intbl {left}\\cell {right}\\cell\\row " for left, right in rows)
    escaped = "".join(sign if sign < "\x80" else f"\\u{ord(sign)}?" for sign in rtf)
    rich = extract(f"{{\\rtf1 {escaped}\\pard}}".encode(), name="x").text
    for text in (word, office, rich):
        assert [line for line in text.split("\n") if line] == expected


@pytest.mark.parametrize(
    "rows",
    [
        [("Насеље", "Број клупа"), ("Доњи Пробник", "12"), ("Горњи Пробник", "7")],
        [("Члан 1.", "Објашњење уз први члан."), ("Члан 2.", "Објашњење уз други члан.")],
        NEWS[:1],
    ],
    ids=["figures", "law and comment", "one row"],
)
def test_other_tables_are_read_row_by_row(rows):
    html = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
    assert lines_of(f"<table>{html}</table>") == [cell for row in rows for cell in row]


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/zakon
Subject: Zakon
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<html><body><p>=C4=8Clan 1.</p><p>Gra=C4=91ani.</p></body></html>
------b
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------b--
"""


def test_a_page_saved_by_a_browser_with_all_it_needs():
    extraction = extract(MHTML.replace("\n", "\r\n").encode(), name="zakon.doc")
    assert (extraction.text, extraction.media_type) == ("Član 1.\n\nGrađani.\n", "multipart/related")


def test_xhtml_a_fragment_and_a_long_head_are_pages():
    xhtml = b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Zakon</p></body></html>'
    for page in (xhtml, b"<p>Zakon</p>", b"<!-- " + b"x" * 9000 + b" -->\n<html><body>Zakon"):
        assert extract(page, name="x.txt").text == "Zakon\n"


@pytest.mark.parametrize(
    "mail",
    [
        b"Return-Path: <a@example.org>\nReceived: from b\nSubject: Zakon\n\nTekst",
        b"From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Zakon</p>",
        b"Message-ID: <1@example.org>\nDate: Mon, 1 Jan 2024\n\nTekst",
    ],
)
def test_an_email_is_told_from_a_page(mail):
    with pytest.raises(DocumentError, match="e-mail") as caught:
        extract(mail, name="x")
    assert caught.value.code == "email"


def test_a_law_that_opens_like_a_header_is_none():
    assert extract("Predmet: Zakon\nDatum: danas\n\nČlan 1.\n".encode(), name="x").media_type == "text/plain"
