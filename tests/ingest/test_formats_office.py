import io
import time

import docx as python_docx
import pytest

from ingest.formats import extract
from ingest.formats.numbering import printed
from ontology.errors import DocumentError
from tests.doubles.office_files import docx, odt, paragraph, zipped

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha ha ha ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    + "".join(f'<!ENTITY {this} "{f"&{last};" * 9}">' for last, this in zip("bcdefgh", "cdefghi", strict=True))
    + "]><a>&i;</a>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Члан %1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>
  <w:lvlText w:val="%1.%2)"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"""
ODT_LIST = """
<text:list-style style:name="L1">
 <text:list-level-style-number text:level="1" style:num-prefix="Neni " style:num-format="1"/>
 <text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>
</text:list-style>
"""


def text_of(data):
    return extract(data, name="file").text


def lines_of(data):
    return [line for line in text_of(data).split("\n") if line]


def code_of(data):
    with pytest.raises(DocumentError) as caught:
        extract(data, name="file")
    assert str(caught.value)[0].isupper()
    assert str(caught.value).endswith(".")
    return caught.value.code


def item(text, *, number=1, level=0):
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_word_file_as_a_library_writes_it():
    document = python_docx.Document()
    document.add_heading("Закон о пробном саветовању", 1)
    document.add_paragraph("Члан 1.")
    document.add_paragraph("Грађани бирају боју клупа.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Насеље", "Број", "Доњи Пробник", "12"], strict=True):
        cell.text = text
    document.add_paragraph("прва ставка", style="List Number")
    document.add_paragraph("друга ставка", style="List Number")
    out = io.BytesIO()
    document.save(out)
    assert lines_of(out.getvalue()) == [
        "Закон о пробном саветовању", "Члан 1.", "Грађани бирају боју клупа.",
        "Насеље | Број", "Доњи Пробник | 12", "1. прва ставка", "2. друга ставка",
    ]  # fmt: skip
    assert extract(out.getvalue(), name="x.pdf").media_type.endswith("wordprocessingml.document")


def test_automatic_numbers_count_levels_and_start_anew():
    body = [item("а"), item("б", level=1), item("в", level=1), item("г", level=2), item(""), item("д", level=1)]
    found = lines_of(docx("".join([*body, item("ђ", number=2)]), numbering=NUMBERING))
    assert found == ["Члан 1. а", "1.1) б", "1.2) в", "- г", "Члан 2.", "2.1) д", "Члан 7. ђ"]


def test_numbers_of_a_style_and_the_paragraph_that_takes_itself_out():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Base"/></w:style>'
    )
    out = paragraph("без", properties='<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body = paragraph("са", properties='<w:pStyle w:val="Own"/>') + out
    assert lines_of(docx(body, numbering=NUMBERING, styles=styles)) == ["Члан 1. са", "без"]


def test_tracked_and_hidden_text():
    deleted = "<w:del><w:r><w:delText>стари </w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>нови </w:t></w:r></w:ins>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>тајни </w:t></w:r>"
    joined = paragraph("Прва ", properties="<w:rPr><w:del/></w:rPr>")
    assert lines_of(docx(paragraph(deleted, inserted, hidden, "текст") + joined + paragraph("друга."))) == [
        "нови текст",
        "Прва друга.",
    ]


def test_footnotes_stand_behind_the_text_and_text_boxes_behind_their_paragraph():
    note = f'<w:footnote w:id="2">{paragraph("Службени гласник пробе 1/20.")}</w:footnote>'
    separator = f'<w:footnote w:id="0" w:type="separator">{paragraph("никада")}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('У оквиру.')}</w:txbxContent></w:pict></w:r>"
    body = paragraph("Члан 1.", reference, box) + paragraph("Крај.")
    assert lines_of(docx(body, footnotes=separator + note)) == [
        "Члан 1.",
        "У оквиру.",
        "Крај.",
        "[1] Службени гласник пробе 1/20.",
    ]


def test_a_text_box_with_two_renderings_is_read_once():
    box = f"<w:txbxContent>{paragraph('Оквир.')}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines_of(docx(paragraph(f"<w:r>{both}</w:r>"))) == ["Оквир."]


def test_articles_laid_out_in_a_table_keep_their_lines():
    cells = [paragraph("Члан 1.") + paragraph("Пробни став."), paragraph("Neni 1") + paragraph("Paragraf prove.")]
    table = f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"
    assert lines_of(docx(table)) == ["Члан 1.", "Пробни став.", "Neni 1", "Paragraf prove."]


def test_opendocument_text_with_list_table_note_and_deletion():
    body = (
        "<text:tracked-changes><text:p>fshirë</text:p></text:tracked-changes>"
        '<text:h text:outline-level="1">Ligji për provën</text:h>'
        '<text:list text:style-name="L1"><text:list-item><text:p>Çdo<text:s text:c="2"/>banor.</text:p>'
        "<text:list><text:list-item><text:p>pika</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<text:p>Midis<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Shënim.</text:p>"
        "</text:note-body></text:note>.<draw:frame><draw:text-box><text:p>Kuti.</text:p></draw:text-box></draw:frame></text:p>"
        '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>Tjetri.</text:p>'
        "</text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    found = lines_of(odt(body, styles=ODT_LIST))
    assert found == [
        "Ligji për provën", "Neni 1 Çdo banor.", "a) pika", "Midis.", "Kuti.", "Neni 2 Tjetri.",
        "a | b", "[1] Shënim.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg1251 \'d7\'eb\'e0\'ed 1.\par}", "Члан 1."),
        (
            rb"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}{\f1\fcharset238 B;}}\f0 \'d7\'eb\'e0\'ed \f1 \'e8l.}",
            "Члан čl.",
        ),
        (rb"{\rtf1\ansi\ansicpg1250\uc1 \u1063?\u1083\'3f\u1072? {\uc0\u1085}.}", "Чла н."),
        (b"{\\rtf1\\ansi\\ansicpg1250 \xe8lan}", "član"),
        (rb"{\rtf1 {\info{\title X}}{\*\unknown Y}{\pict 0102}{\pict\bin3 }{\}text}", "text"),
        (rb"{\rtf1 a {\deleted b }{\v c }d\plain\par {\listtext 1.\tab}e}", "a d\n\n1. e"),
        (rb"{\rtf1 Clan{\footnote Beleska.} 1\par Kraj}", "Clan 1\n\nKraj\n\n[1] Beleska."),
        (rb"{\rtf1 \trowd\intbl a\cell b\cell\row\pard c\par}", "a | b\n\nc"),
        (rb"{\rtf1 A{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt B\par}}{\shprslt B}}C\par D}", "AC\n\nB\n\nD"),
        (rb"{\rtf1 \u-10179?\u-8704?}", "\U0001f600"),
    ],
)
def test_rtf(rtf, text):
    assert text_of(rtf) == text + "\n"


def test_rtf_that_is_cut_off_is_read_as_far_as_it_goes():
    extraction = extract(rb"{\rtf1 Clan 1\par {\b Prvi stav", name="x")
    assert extraction.text == "Clan 1\n\nPrvi stav\n"
    assert [problem.code for problem in extraction.problems] == ["cut_off"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped({"[Content_Types].xml": "<Types/>"}), "damaged_docx"),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:doc"}), "damaged_xml"),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": LAUGHS}), "unsafe_xml"),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": LAUGHS.encode("utf-16")}), "unsafe_xml"),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": OUTSIDE}), "unsafe_xml"),
        (docx(paragraph("a"), styles=f"{'<w:a>' * 5000}{'</w:a>' * 5000}"), "too_deep"),
        (docx(f"{'<w:sdt>' * 240}{paragraph('a')}{'</w:sdt>' * 240}")[:-40], "damaged_zip"),
        (docx(""), "empty"),
        (odt("<text:p>a</text:p>", **{"META-INF/manifest.xml": "<x><encryption-data/></x>"}), "encrypted_document"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "damaged_odt"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "office_other"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "office_other"),
        (b"{\\rtf1 " + b"\\b" * 3_100_000, "too_large"),
    ],
)
def test_bad_office_files_are_named(data, code):
    begin = time.process_time()
    assert code_of(data) == code
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    "body",
    [paragraph("ab " * 7_000_000), paragraph(*["reč " * 200] * 13_000), "<w:p/>" * 2_600_000],
    ids=["one run", "many runs", "empty paragraphs"],
)
def test_an_immense_document_is_refused_quickly(body):
    data = docx(body)
    begin = time.process_time()
    assert code_of(data) == "too_large"
    assert time.process_time() - begin < 8


def test_a_hundred_thousand_nested_groups():
    begin = time.process_time()
    assert text_of(b"{\\rtf1 " + b"{" * 100_000 + b"Zakon" + b"}" * 100_000 + b"}") == "Zakon\n"
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    "piece", [b"{\\field{\\*\\fldinst{", b"{\\fonttbl\\f1", b"\\bin9 ", b"\\u1 ", b"\\cell", b"\\'"]
)
def test_rtf_takes_linear_time(reader, piece):
    begin = time.process_time()
    reader.read(b"{\\rtf1 " + piece * 60_000, file="x")
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (4, "upperRoman", "IV"), (28, "lowerLetter", "bb"), (6, "russianLower", "е"), (3, "decimalZero", "03"),
        (10**9, "lowerRoman", "1000000000"), (10**9, "upperLetter", "1000000000"), (5, "chineseCounting", "5"),
        (6, "а, б, .., аа, аб, ... (sr)", "ђ"), (1, "none", ""),
    ],
)  # fmt: skip
def test_numbers_as_printed(number, style, text):
    assert printed(number, style) == text
