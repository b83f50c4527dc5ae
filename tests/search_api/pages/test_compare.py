"""The comparison as a page and as files: exact values of the corpus, the same as the command gives them."""

import csv
import io
import re
import struct
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import openpyxl
import pytest
from click.testing import CliRunner

from alinea.commands.compare import command
from search_api.drawing import png
from search_api.pages.collection import Collection
from search_api.pages.comparing.asked import asked
from search_api.pages.comparing.matrix import Telling, matrix
from search_api.pages.comparing.measures import measures
from search_api.pages.comparing.pictures import pictures
from search_api.pages.comparison import answers
from search_api.pages.interface import interface
from search_api.pages.names import Names

STATES = ["AL", "BA", "ME", "MK", "RS", "XK"]
TODAY = datetime.now(tz=UTC).date()


@pytest.fixture(scope="module")
def names(installation):
    return Names(Collection(installation.store), interface())


def plain(text):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text).replace("\u00a0", " "))


def row_of(names, key, **wanted):
    groups = matrix(names, asked(names, **wanted))
    return next(row for group in groups for row in group.rows if row.key == key)


def test_the_matrix_leads_with_the_value_that_matters_most(names):
    cells = row_of(names, "citizens_initiative", group="initiative").cells
    assert [each[0].code.split("-")[0] for each in cells] == STATES
    told = {code: each[0].value.phrase.amount for code, each in zip(STATES, cells, strict=True) if each[0].value}
    assert told["MK"] == "at least 10\u00a0%"
    assert told["RS"] == "5\u00a0%"
    assert told["XK"] == "at least 15\u00a0%"
    bosnia = {each.code for each in cells[1]}
    assert bosnia <= {"BA", "BA-BD", "BA-FBIH", "BA-RS"}
    assert len(bosnia) > 1


def test_what_nobody_verified_has_no_value_in_any_cell(names):
    seen = set()
    for tree in names.collection.mechanism_trees:
        for group in matrix(names, asked(names, group=tree.mechanism.key, as_of="any")):
            for cell in (cell for row in group.rows for cells in row.cells for cell in cells):
                seen.add(cell.telling)
                assert (cell.value is not None) == (cell.telling is Telling.VALUE)
                if cell.value:
                    assert cell.value.known
                    assert cell.statement.known
    assert {Telling.VALUE, Telling.RULE, Telling.UNVERIFIED, Telling.SILENT} <= seen


def test_a_day_shows_what_held_then(names):
    def amounts(day):
        serbia = next(each for each in answers(names, "citizens_initiative", day) if each.jurisdiction.code == "RS")
        return {value.phrase.amount for each in serbia.statements for value in each.values if value.role == "support"}

    assert "5\u00a0%" in amounts(date(2019, 1, 1))
    assert amounts(date(2000, 1, 1)) == set()


def test_the_pages_hold_to_the_rows_of_the_command(names):
    """Whatever the day, the values of the answers are those of ``graph.compare``."""
    for day in (date(2005, 6, 1), date(2015, 1, 1), TODAY):
        for key, rows in names.collection.rows.items():
            shown = [each for answer in answers(names, key, day) for each in (answer, *answer.parts)]
            values = sum(len(one.values) for each in shown for one in (*each.statements, *each.unverified))
            held = {(row.fact, row.role, row.printed, row.what, row.base) for row in rows if row.holds_on(day)}
            assert values == len([each for each in held if each[1]]), key


def test_a_role_leaves_out_what_has_none_of_it(client, names):
    row = row_of(names, "citizens_initiative", role="answer_term")
    assert {cell.value.role for cells in row.cells for cell in cells if cell.value} == {"answer_term"}
    text = client.get("/compare?role=answer_term").text
    assert "within 60\u00a0days" in text or "within 60 days" in text
    assert "mechanisms of this group have no such value" in text
    assert "rule, no such value" in text


def test_countries_are_the_columns(client):
    text = client.get("/compare?group=decision&country=BA-RS&country=xk").text
    head = plain(text[text.index("<thead>") : text.index("</thead>")])
    assert head.split("Republika Srpska")[1].strip() == "Kosovo*"
    assert "Albania" not in head
    assert 'value="XK" checked' in text
    whole = client.get("/compare?country=BA&country=BA-RS").text
    assert whole[whole.index("<thead>") : whole.index("</thead>")].count("<th ") == 2


def test_marks_have_words_and_cells_lead_to_article_and_mechanism(client):
    text = client.get("/compare?group=initiative").text
    assert '<span class="unseen">read in the text</span>' in text
    assert '<span class="unseen">reported</span>' in text
    assert "/art_68" in text
    assert 'href="/page/id/mechanism/citizens_initiative"' in text
    assert re.search(r'href="/page/id/mechanism/citizens_initiative#RS" aria-label="\d+ more provisions?"', text)
    assert '<a href="/compare">Compare</a>' in text


@pytest.mark.parametrize(
    "place",
    [
        "/compare?as_of=soon",
        "/compare.csv?as_of=2017-02-30",
        "/compare.svg",
        "/compare.png?mechanism=recall&mechanism=referendum",
        "/compare.svg?mechanism=recall&as_of=any",
        "/page/id/mechanism/recall?as_of=17",
    ],
)
def test_what_cannot_be_asked_is_a_page_that_says_why(client, place):
    reply = client.get(place)
    assert reply.status_code == 400
    assert "not a day like 2017-01-01" in reply.text or "A picture shows" in reply.text


def test_a_municipal_act_is_said_to_be_one(client, names):
    told = [
        (cell, tree.mechanism.key)
        for tree in names.collection.mechanism_trees
        for group in matrix(names, asked(names, group=tree.mechanism.key))
        for cell in (cell for row in group.rows for cells in row.cells for cell in cells)
        if cell.statement and cell.statement.act and cell.statement.act.place
    ]
    assert told
    for cell, group in told[:3]:
        assert f"municipal act, {cell.statement.act.place}" in client.get(f"/compare?group={group}").text


def test_an_empty_day_is_today(client):
    assert interface().date(TODAY) in client.get("/compare?as_of=").text


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


def test_the_map_leads_to_the_rows_of_the_table(client):
    text = client.get("/page/id/mechanism/citizens_initiative").text
    picture = text[text.index('<svg xmlns="http://www.w3.org/2000/svg" class="map"') :]
    picture = picture[: picture.index("</svg>")]
    targets = re.findall(r'data-code="([\w-]+)" aria-label="([^"]+)" href="#([\w-]+)"', picture)
    assert {code for code, _, _ in targets} >= {"AL", "BA-BD", "BA-FBIH", "BA-RS", "ME", "MK", "RS", "XK"}
    assert all(f'id="{row}"' in text for _, _, row in targets)
    told = {code: label.replace("\u00a0", " ") for code, label, _ in targets}
    assert told["XK"] == "Kosovo*: at least 15 %"
    assert told["AL"].endswith("reported")
    assert "Support, in %" in plain(text)
    assert "nothing recorded" in text


def test_every_mechanism_has_its_map_and_every_area_its_row(names):
    """The table has a row for every state, and for those parts of which something is recorded."""
    for key in names.collection.rows:
        found = answers(names, key, TODAY)
        rows = {each.jurisdiction.code for answer in found for each in (answer, *answer.parts)}
        drawn = pictures(names, key, found).map
        targets = re.findall(r'data-code="[\w-]+" aria-label="[^"]+" href="#([\w-]+)"', drawn)
        assert len(targets) >= 8
        assert set(targets) <= rows, key


def test_measures_are_told_by_two_and_never_by_what_nobody_verified(names):
    found = measures(answers(names, "citizens_initiative", TODAY))
    assert [(each.role, each.unit) for each in found][:2] == [("support", "percent"), ("answer_term", "days")]
    for key in names.collection.rows:
        for measure in measures(answers(names, key, TODAY)):
            assert len(measure.told) > 1
            assert all(
                value.known and each.known and not (each.act and each.act.place)
                for told in measure.told.values()
                for each, value in told
            )


def test_a_day_in_the_address_of_a_mechanism(client):
    early = plain(client.get("/page/id/mechanism/citizens_initiative?as_of=2012-01-01").text)
    assert "The law of 1 January 2012" in early
    assert "All that is recorded, of any time" in early
    today = client.get("/page/id/mechanism/citizens_initiative").text
    assert "The table lists all that is recorded, of any time." in today
    assert "/compare.csv?mechanism=citizens_initiative&amp;as_of=any" in today


def test_other_languages_have_files_of_their_own(client):
    text = client.get("/mk/compare?group=initiative").text
    assert 'href="/mk/compare.xlsx?group=initiative"' in text
    rows = list(csv.DictReader(io.StringIO(client.get("/mk/compare.csv?mechanism=citizens_initiative").text)))
    assert {row["mechanism_name"] for row in rows} == {"граѓанска иницијатива"}
    assert "Северна Македонија" in client.get("/mk/compare.svg?mechanism=citizens_initiative").text
