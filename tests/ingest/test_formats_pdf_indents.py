"""Paragraphs that print shows by their first line alone, set in from the others."""

import pytest

from ingest.formats import extract
from ingest.structure import read_acts
from ontology.model import ProvisionKind
from tests.doubles.drawn_pages import drawn, shown

FULL = "{} jedinice lokalne samouprave vodi {}. evidenciju gradjana koji ucestvuju"
END = "u {}. postupku predlaganja odluka koje donosi skupstina na javnoj sednici."
SHORT = "u {}. postupku predlaganja odluka."
MARGIN, SET_IN = 60, 78
OPENINGS = ["Organ", "Odbor", "Savet", "Ured"]


def law(*, inset=SET_IN, articles=8):
    """Articles of four paragraphs of two lines; the first and third end on a line as long as the others."""
    rows = []
    for number in range(1, articles + 1):
        rows.append((MARGIN + 200, f"Neni {number}."))
        for opening, end in zip(OPENINGS, (END, SHORT, END, SHORT), strict=True):
            count = len(rows)
            rows += [(inset, FULL.format(opening, count)), (MARGIN, end.format(count))]
    return rows


def pages(rows, size=27):
    parts = [rows[at : at + size] for at in range(0, len(rows), size)]
    return ["".join(shown(x, 740 - 14 * row, text) for row, (x, text) in enumerate(part)) for part in parts]


def paragraphs(data):
    extraction = extract(data, name="x.pdf")
    parts = read_acts(extraction.text, extraction.indents)[0].parts
    articles = [part for part in parts if part.kind is ProvisionKind.ARTICLE]
    return [[extraction.text[each.start :].split()[0] for each in article.children] for article in articles]


def test_paragraphs_are_parted_where_their_first_lines_are_set_in():
    assert paragraphs(drawn(*pages(law()))) == [OPENINGS] * 8


def test_the_text_holds_no_trace_of_it():
    extraction = extract(drawn(*pages(law())), name="x.pdf")
    assert extraction.text == extract(drawn(*pages(law(inset=MARGIN))), name="x.pdf").text
    assert all(extraction.text[at - 1 : at + 1] in ("\nO", "\nS", "\nU") for at in extraction.indents)
    assert len(extraction.indents) == 8 * 4


def test_without_indents_only_short_lines_tell():
    assert paragraphs(drawn(*pages(law(inset=MARGIN))))[0] == ["Organ", "Savet"]


@pytest.mark.parametrize("away", [2, 150])
def test_ragged_edges_and_centred_lines_are_no_indents(away):
    assert extract(drawn(*pages(law(inset=MARGIN + away))), name="x.pdf").indents == ()


def test_a_few_set_in_lines_are_no_pattern():
    rows = law(inset=MARGIN)
    rows[3] = (SET_IN, rows[3][1])
    assert extract(drawn(*pages(rows)), name="x.pdf").indents
    assert paragraphs(drawn(*pages(rows)))[0] == ["Organ", "Savet"]


def test_sentences_of_a_hanging_list_are_no_paragraphs():
    hanging = [
        (MARGIN, "1) " + FULL),
        (SET_IN, END.format(7)),
        (SET_IN, "Ovo vazi i za sve koji su od skupstine ovlasceni da vode"),
        (SET_IN, SHORT.format(7)),
    ]
    found = extract(drawn(*pages(law() + hanging)), name="x.pdf")
    assert found.text.index("Ovo vazi") not in found.indents


def test_columns_have_margins_of_their_own():
    rows = law(articles=3)
    narrow = [(x, text[:40] + ("." if text.endswith(".") else "")) for x, text in rows]
    page = "".join(shown(x + gap, 740 - 14 * row, text) for row, (x, text) in enumerate(narrow) for gap in (-20, 260))
    extraction = extract(drawn(page), name="x.pdf")
    assert len(extraction.indents) == 2 * 3 * 4
    assert {extraction.text[at : at + 5] for at in extraction.indents} == {"Organ", "Odbor", "Savet", "Ured "}


def test_repair_moves_offsets_along():
    rows = [(x, text.replace("predlaganja", "predlaganja re~i")) for x, text in law()]
    extraction = extract(drawn(*pages(rows)), name="x.pdf")
    assert all(extraction.text[at - 1] == "\n" for at in extraction.indents)
    assert len(extraction.indents) == 8 * 4
