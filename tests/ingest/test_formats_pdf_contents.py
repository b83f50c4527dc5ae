"""A page of contents is taken as it was drawn; what only looks like one is not."""

from ingest.formats import extract
from ingest.formats.pdf.contents import is_contents
from tests.doubles.drawn_pages import drawn, lines

ENTRIES = [f"Neni {number} Dispozita te pergjithshme {'.' * (60 + number % 3)}{number}" for number in range(1, 21)]


def test_contents_keep_their_entries_whole():
    extraction = extract(drawn(lines(ENTRIES)), name="x.pdf")
    assert extraction.treatments == ()
    assert [line.split()[1] for line in extraction.text.strip().split("\n")] == [str(n) for n in range(1, 21)]


def test_a_page_is_contents_by_most_of_its_lines():
    page = "\r\n".join(ENTRIES)
    assert is_contents(page)
    assert is_contents("PERMBAJTJA\r\n" + page)
    assert not is_contents("\r\n".join(ENTRIES[:5]))
    assert not is_contents(page + "\r\nNje fjali e ligjit." * 20)


def test_two_entries_on_a_line_are_columns_run_together():
    both = "\r\n".join(f"{one} {other}" for one, other in zip(ENTRIES, ENTRIES, strict=True))
    assert not is_contents(both)


def test_a_line_to_fill_in_is_no_entry():
    assert not is_contents("\r\n".join(f"Emri {'.' * 40}" for _ in range(20)))


def test_a_page_of_dots_takes_linear_time():
    assert not is_contents("." * 1_000_000)
