"""The comparison as files: the table as the command gives it, the workbook, the picture."""

import csv
import io
import re
import struct
from datetime import UTC, datetime
from xml.etree import ElementTree

import openpyxl
from click.testing import CliRunner

from alinea.commands.compare import command
from search_api.drawing import png

TODAY = datetime.now(tz=UTC).date()


def test_the_csv_is_that_of_the_command(client, built):
    for options, query in (
        (["referendum"], "mechanism=referendum"),
        (["citizens_initiative", "--country", "BA", "--as-of", "2012-01-01"],
         "mechanism=citizens_initiative&country=BA&as_of=2012-01-01"),
        (["recall", "--as-of", "any"], "mechanism=recall&as_of=any"),
    ):  # fmt: skip
        printed = CliRunner().invoke(
            command, [*options, "--csv", "--home", str(built[0].home)], catch_exceptions=False
        )
        reply = client.get(f"/compare.csv?{query}")
        assert reply.headers["content-type"] == "text/csv; charset=utf-8"
        assert "attachment" in reply.headers["content-disposition"]
        ours = list(csv.reader(io.StringIO(reply.content.decode(), newline="")))
        theirs = list(csv.reader(io.StringIO(printed.stdout_bytes.decode(), newline="")))
        assert len(theirs) > 2
        assert [line[: len(theirs[0])] for line in ours] == theirs


def test_the_csv_says_where_it_is_from(client, installation):
    rows = list(csv.DictReader(io.StringIO(client.get("/compare.csv?group=initiative").text)))
    assert {row["snapshot"] for row in rows} == {installation.services().version}
    assert {row["as_of"] for row in rows} == {TODAY.isoformat()}
    assert all("digest, not the law" in row["texts"] for row in rows)
    assert all(row["confidence"] and row["act"] and row["licence"].startswith("CC BY 4.0") for row in rows)
    kosovo = [row for row in rows if row["jurisdiction"] == "XK"]
    assert {row["jurisdiction_name"] for row in kosovo} == {"Kosovo*"}
    assert all("1244" in row["footnote"] for row in kosovo)
    doubtful = [row for row in rows if row["confidence"] == "low" and row["role"]]
    assert all("nobody has verified" in row["in_words"] for row in doubtful)
    assert len({row["mechanism"] for row in rows}) > 2


def test_the_workbook_has_typed_cells_and_its_terms(client, installation):
    reply = client.get("/compare.xlsx?mechanism=citizens_initiative&mechanism=recall")
    assert reply.headers["content-type"].endswith("spreadsheetml.sheet")
    book = openpyxl.load_workbook(io.BytesIO(reply.content))
    assert book.sheetnames == ["Comparison", "Sources", "About"]
    sheet = book["Comparison"]
    assert sheet.freeze_panes == "A2"
    head, *rows = sheet.iter_rows(values_only=True)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    serbia = next(
        row for row in told if (row["Code"], row["Article"], row["Kind of value"]) == ("RS", "68", "Support")
    )
    assert (serbia["Number"], serbia["Unit"]) == (5, "percent")
    assert isinstance(serbia["Held from"], datetime)
    assert serbia["What it says"].startswith("5 %")
    assert serbia["Confidence"] == "read in the text"
    assert serbia["Sources"].startswith("http")
    unverified = [row for row in told if row["Confidence"] == "not verified"]
    assert unverified
    assert all(row["Number"] is None for row in unverified)
    about = dict(row for row in book["About"].iter_rows(values_only=True) if row[0])
    assert about["Snapshot"] == installation.services().version
    assert about["Licence"].startswith("CC BY 4.0")
    assert "1244" in about["*"]
    assert about["Day"].startswith("The law of ")
    assert "digest, not the law" in about["Our words"]
    assert {"read in the text", "reported", "not verified"} <= set(about)
    assert all(row[2] for row in book["Sources"].iter_rows(values_only=True))


def test_the_drawing_stands_alone_and_says_what_it_is(client, installation):
    reply = client.get("/compare.svg?mechanism=citizens_initiative&as_of=2020-01-01")
    assert reply.headers["content-type"].startswith("image/svg+xml")
    assert "unsafe-inline" in reply.headers["content-security-policy"]
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    root = ElementTree.fromstring(reply.content)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    words = re.sub(r"\s+", " ", " ".join(root.itertext()).replace("\u00a0", " "))
    for told in ("Citizens' initiative", "The law of 1 January 2020", "Kosovo*", "UNSCR 1244/1999", "CC BY 4.0"):
        assert told in words
    for told in ("at least 15 %", "Art. 70", "not the law’s wording", installation.services().version):
        assert told in words
    assert "http" not in re.sub(r'xmlns="[^"]+"|https://creativecommons\S+', "", reply.text)


def test_the_picture_is_a_png_twice_as_large_as_its_drawing(client):
    drawn = client.get("/compare.svg?mechanism=citizens_initiative")
    height = int(ElementTree.fromstring(drawn.content).get("height", "0"))
    reply = client.get("/compare.png?mechanism=citizens_initiative")
    assert reply.headers["content-type"] == "image/png"
    assert reply.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", reply.content[16:24]) == (1920, 2 * height)
    assert len(reply.content) > 50_000


def test_letters_of_the_region_are_in_the_fonts_of_the_picture():
    """A letter without a glyph is drawn as the same box as any other such letter, or not at all."""

    def drawn(letter):
        text = f'<text x="2" y="22" font-family="DejaVu Sans" font-size="20">{letter}</text>'
        return png(f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">{text}</svg>')

    missing = {drawn("\u4e2d"), drawn("\u0e01"), drawn(" ")}
    for letter in "ёЁëËçÇđĐžŽšćčѓќљњџјѕђћЖщğışĞİŞ§’–*":
        assert drawn(letter) not in missing, letter


def test_a_picture_keeps_to_the_countries_asked_for(client):
    text = client.get("/compare.svg?mechanism=citizens_initiative&country=RS&country=XK&country=MK").text
    assert ">Serbia<" in text
    assert ">Albania<" not in text


def test_other_languages_have_files_of_their_own(client):
    text = client.get("/mk/compare?group=initiative").text
    assert 'href="/mk/compare.xlsx?group=initiative"' in text
    rows = list(csv.DictReader(io.StringIO(client.get("/mk/compare.csv?mechanism=citizens_initiative").text)))
    assert {row["mechanism_name"] for row in rows} == {"граѓанска иницијатива"}
    assert "Северна Македонија" in client.get("/mk/compare.svg?mechanism=citizens_initiative").text
