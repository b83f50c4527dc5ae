"""Marks on a text, divided into runs: a pure function over spans that may overlap in any way."""

from hypothesis import given
from hypothesis import strategies as st

from search_api.catalogue import Mark, clipped, runs

TEXTS = st.text(alphabet="абc č\n", max_size=30)
MARKS = st.lists(
    st.builds(
        Mark,
        begin=st.integers(-3, 35),
        end=st.integers(-3, 35),
        kind=st.sampled_from(["value", "reference", "quotation"]),
        target=st.sampled_from([None, "urn:a", "urn:b"]),
        note=st.sampled_from(["", "one", "two"]),
    ),
    max_size=8,
)


@given(TEXTS, MARKS)
def test_joined_the_runs_are_the_text_and_none_is_empty(text, marks):
    found = runs(text, marks)
    assert "".join(run.text for run in found) == text
    assert all(run.text for run in found)


@given(TEXTS, MARKS)
def test_each_letter_has_the_marks_that_cover_it(text, marks):
    at = 0
    for run in runs(text, marks):
        for place in range(at, at + len(run.text)):
            covering = [mark for mark in marks if mark.begin <= place < mark.end]
            assert sorted(mark.kind for mark in run.marks) == sorted(mark.kind for mark in covering)
            assert set(run.kinds) == {mark.kind for mark in covering}
            assert (run.target is None) == all(mark.target is None for mark in covering)
        at += len(run.text)


@given(TEXTS, MARKS, st.integers(0, 30))
def test_a_text_may_be_drawn_part_by_part(text, marks, cut):
    cut = min(cut, len(text))
    halves = [*runs(text[:cut], clipped(marks, 0, cut)), *runs(text[cut:], clipped(marks, cut, len(text)))]
    # The same kinds, not in the same order: a cut mark is narrower than it was.
    assert [(letter, {*run.kinds}) for run in halves for letter in run.text] == [
        (letter, {*run.kinds}) for run in runs(text, marks) for letter in run.text
    ]


def test_a_reference_leads_before_a_value_and_the_narrower_before_the_wider():
    wide = Mark(begin=0, end=4, kind="reference", target="urn:wide", note="w")
    narrow = Mark(begin=1, end=2, kind="reference", target="urn:narrow", note="n")
    value = Mark(begin=1, end=3, kind="value", target="urn:fact", note="v")
    found = runs("abcde", [wide, narrow, value])
    assert [(run.text, run.target, run.note) for run in found] == [
        ("a", "urn:wide", "w"),
        ("b", "urn:narrow", "n; v; w"),
        ("c", "urn:wide", "v; w"),
        ("d", "urn:wide", "w"),
        ("e", None, ""),
    ]
