"""The comparison as a page: exact values of the corpus, the same as the command gives them."""

import re
from datetime import UTC, date, datetime

import pytest

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


def test_mechanisms_are_named_as_the_api_takes_them(client):
    """``/api/compare`` takes ``mechanism``; the page ignored it and showed the group of which most is recorded."""
    text = client.get("/mk/compare?mechanism=citizens_initiative&mechanism=recall&country=RS").text
    rows = re.findall(r'<th scope="row" class="level-\d"><a href="/mk/page/id/mechanism/(\w+)', text)
    assert sorted(rows) == ["citizens_initiative", "recall"]  # recall stands below two groups
    assert set(re.findall(r'<th scope="col"[^>]*>([^<]+)', text)) == {"Механизам", "Србија"}
    assert '<input type="hidden" name="mechanism" value="recall">' in text
    assert "/compare.csv?mechanism=citizens_initiative&amp;mechanism=recall&amp;country=RS" in text
    assert "/card/compare.png?mechanism=citizens_initiative" in text
    assert client.get("/compare?mechanism=none").status_code == 404
    assert client.get("/card/compare.png?mechanism=recall").status_code == 200


def test_mechanisms_without_the_value_that_is_asked_for_are_said_to_have_none(client, names):
    wanted = asked(names, mechanism=["recall"], role="turnout")
    assert [group.left_out for group in matrix(names, wanted) if group.left_out] == [1]
    text = client.get("/compare?mechanism=recall&role=turnout").text
    assert text.count("1 mechanism of this group has no such value.") == 1


def test_a_group_narrows_the_mechanisms_that_are_named_in_table_and_file_alike(client):
    query = "mechanism=citizens_initiative&mechanism=recall&group=initiative&country=RS"
    text = client.get(f"/compare?{query}").text
    shown = re.findall(r'<th scope="row" class="level-\d"><a href="/page/id/mechanism/(\w+)', text)
    table = client.get(f"/compare.csv?{query}").text.splitlines()
    assert shown == ["citizens_initiative"]
    assert "citizens_initiative" in table[1]
    assert all("recall" not in line.split(",") for line in table)
    assert client.get("/compare.xlsx?mechanism=recall&group=initiative").status_code == 200


def test_the_act_of_one_municipality_does_not_deny_for_its_state(client, names):
    cell = row_of(names, "recall", group="decision").cells[STATES.index("MK")][0]
    assert (cell.telling, cell.statement.municipal) == (Telling.MUNICIPAL, True)
    assert "only a municipal act, as an example" in client.get("/compare?mechanism=recall&country=MK").text


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
        assert f"example: municipal act, {cell.statement.act.place}" in client.get(f"/compare?group={group}").text


def test_an_empty_day_is_today(client):
    assert interface().date(TODAY) in client.get("/compare?as_of=").text


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


def test_what_holds_for_one_matter_is_no_measure_of_a_jurisdiction(names):
    """30 % are needed in Republika Srpska for a new name of a municipality, not for a citizens' initiative."""
    (support, *_) = measures(answers(names, "citizens_initiative", TODAY))
    assert support.role == "support"
    assert "BA-RS" not in support.told
    cells = row_of(names, "citizens_initiative", role="support").cells[STATES.index("BA")]
    assert {each.code: each.telling for each in cells}["BA-RS"] is Telling.OTHER


def test_what_the_law_does_not_provide_for_is_told_as_such(client, names):
    cells = row_of(names, "recall", group="decision").cells
    assert {code: cells[STATES.index(code)][0].telling for code in ("ME", "RS", "XK")} == {
        "ME": Telling.ABSENT,
        "RS": Telling.ABSENT,
        "XK": Telling.VALUE,
    }
    text = client.get("/page/id/mechanism/recall").text
    for code, name in (("RS", "Serbia"), ("ME", "Montenegro")):
        assert f'data-code="{code}" aria-label="{name}: not provided for"' in text
    assert 'aria-label="North Macedonia: only a municipal act, as an example"' in text
    assert text.count("url(#map-level-absent)") == 3  # two areas and the legend
    assert "4 years" not in plain(text[text.index('<tr id="RS"') :].split("</tr>")[0])
    assert "не е предвидено" in client.get("/mk/compare?group=decision").text
    assert "<b>not provided for</b>" in client.get("/search?q=recall+of+the+mayor").text
    assert "not provided for" not in client.get("/page/id/mechanism/citizens_gathering").text


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
