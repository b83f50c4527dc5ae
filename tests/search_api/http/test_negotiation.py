"""The table of media types against ``Accept``."""

import pytest

from search_api.negotiation import choose, parse_accept

OFFERED = ("application/json", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/*, text/csv;q=0.5", "text/turtle"),
        ("text/csv;q=0.5, text/turtle;q=0.9", "text/turtle"),
        ("text/csv, text/turtle", "text/csv"),
        ("text/turtle, text/csv", "text/csv"),
        ("image/png, */*;q=0.1", "application/json"),
        ("image/png", None),
        ("application/json;q=0", None),
        ("application/json;q=0, */*;q=0.1", "text/csv"),
        ("text/csv; charset=utf-8; q=0.2, text/turtle; q=0.1", "text/csv"),
        ("text/csv;q=high, text/turtle;q=0.1", "text/turtle"),
        ("nonsense", "application/json"),
        (",,;", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
    ],
)
def test_choice(accept: str | None, chosen: str | None):
    assert choose(accept, OFFERED) == chosen


def test_an_alias_counts_only_where_it_is_named():
    aliases = {"application/x-table": "text/csv", "application/y": "not/offered"}
    assert choose("application/x-table", OFFERED, aliases=aliases) == "text/csv"
    assert choose("application/*", OFFERED, aliases=aliases) == "application/json"
    assert choose("application/y", OFFERED, aliases=aliases) is None


def test_qualities_lie_between_none_and_one():
    assert parse_accept("a/b;q=7, c/d;q=-1, e/f") == [("a/b", 1.0), ("c/d", 0.0), ("e/f", 1.0)]
