"""A page with a heading in another script: its own part, in its own language, and the rest in one copy."""

import pytest

from graph.describe import describe_reading
from ingest.structure.scripts_apart import parted_by_script

HEADING = "أطلقت الرابطة برنامجا جديدا للبلديات."
OPENING = (
    "The league opens a programme called “Councils that listen”. For 8 months its towns will show one another how "
    "residents take part in drawing up a budget, and what came of their proposals in 3 countries of the region."
)
NOTES = (
    "Every town names two people who write down what was asked for, what the council answered and how long it took. "
    "The notes are compared twice a year, and the best of them are printed in a book that any town may order."
)
CLOSING = "The programme is meant for councillors and for associations that already work with a municipality nearby."
PAGE = f"{HEADING} – {OPENING}\n\nMeetings, training and a library of examples\n\n{NOTES}\n\n{CLOSING}\n"


def test_the_heading_is_a_part_of_its_own_in_its_own_language(reader):
    reading = reader.read(f"{PAGE}\n{PAGE}".encode(), file="page.txt")
    first, second, *rest = reading.provisions
    assert (first.text, first.language, first.script) == (HEADING, "ar", "Arab")
    assert second.text.startswith("The league opens")
    assert {(each.language, each.script) for each in (second, *rest)} == {("en", "Latn")}
    assert reading.document.language == "en"


def test_a_page_under_such_a_heading_that_is_there_twice_is_given_once(reader):
    once = reader.read(PAGE.encode(), file="page.txt")
    twice = reader.read(f"{PAGE}\n{PAGE}".encode(), file="page.txt")
    assert [each.text for each in twice.provisions] == [each.text for each in once.provisions]
    assert [each.code for each in once.problems] == []
    assert [each.code for each in twice.problems] == ["repeated_text"]


def test_spans_are_those_of_the_text(reader):
    reading = reader.read(PAGE.encode(), file="page.txt")
    assert [reading.document.text[slice(*each.span)] for each in reading.provisions] == [
        each.text for each in reading.provisions
    ]


def test_the_title_is_in_the_language_of_the_heading_that_gives_it(reader):
    reading = reader.read(PAGE.encode(), file="page.txt")
    titles = {quad.object for quad in describe_reading(reading) if quad.predicate.value.endswith("/title")}
    assert {(title.value, title.language) for title in titles} == {(reading.document.title, "ar")}


@pytest.mark.parametrize(
    "line",
    [
        "The league opens a programme. – It lasts for 8 months and costs nothing.",
        "Закон за локалната самоуправа. – Law on local self-government of the state.",
        f"{HEADING}",
        f"{HEADING} – 2019",
        "",
    ],
)
def test_other_lines_stay_whole(line):
    assert list(parted_by_script(line, 0, len(line))) == [(0, len(line))]
