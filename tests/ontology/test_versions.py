import pytest

from ontology.versions import Version, issue_in, printed


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


def version(*issues):
    return Version(iri="x", work="w", language="sq", date=None, issues=issues)


def test_a_text_with_a_later_issue_follows():
    first, later = version((2007, 129, "")), version((2007, 129, ""), (2018, 47, ""))
    assert later.follows(first)
    assert not first.follows(later)
    assert not first.follows(first)
    assert not version().follows(first)
