import pytest

from ontology.versions import Version, each_issue_once, issue_in, printed


@pytest.mark.parametrize(
    ("citation", "issue"),
    [
        ("Službeni glasnik RS 129/2007, 3", (2007, 129, "")),
        ("25a/2022", (2022, 25, "a")),
        ("no issue", None),
        (None, None),
    ],
)
def test_issues(citation, issue):
    assert issue_in(citation) == issue


def test_issues_are_printed_as_gazettes_are_cited():
    assert printed((2022, 25, "a")) == "25a/2022"


def test_what_two_sources_cite_in_their_own_ways_is_told_once():
    told = ["Službeni glasnik RS 47/2018, 3", "47/2018", "by decree", "Službeni glasnik RS 83/2014, 1"]
    assert each_issue_once(told) == ("Službeni glasnik RS 83/2014, 1", "47/2018", "by decree")


def version(*issues):
    return Version(iri="x", work="w", language="sq", date=None, issues=issues)


def test_a_text_with_a_later_issue_follows():
    first, later = version((2007, 129, "")), version((2007, 129, ""), (2018, 47, ""))
    assert later.follows(first)
    assert not first.follows(later)
    assert not first.follows(first)
    assert not version().follows(first)
