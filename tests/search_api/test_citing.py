"""How acts, provisions, facts and practices are cited, over the shipped corpus and a law that was read."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from graph.store import RdfStore
from ontology.errors import NotFoundError
from search_api import citing
from search_api.catalogue import act, acts, fact, jurisdictions, practices
from search_api.citing.bibtex import escaped

BASE = "https://w3id.org/alinea/"
SERBIA = f"{BASE}eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi"
KOSOVO = f"{BASE}eli/xk/law/2008/03-L-040"
DAY = date(2026, 11, 26)


def text(store: RdfStore, iri: str, language: str | None = None) -> str:
    """A citation without its address, which every one has."""
    line = citing.plain_text(citing.reference(store, iri, language=language))
    assert line.endswith(f", {iri}")
    return line.removesuffix(f", {iri}")


# Path and language of what is cited, and below them how; with a colon at its end only how it begins.
CITED = """
eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi
Zakon o lokalnoj samoupravi, „Sl. glasnik RS“, br. 129/2007
id/fact/rs-lsg-2007-forms sr-Cyrl
Закон о локалној самоуправи, „Сл. гласник РС“, бр. 129/2007, чл. 67 ст. 1-2:
eli/al/law/2015/139
Ligji nr. 139/2015 «Për vetëqeverisjen vendore»
eli/al/law/2015/139 en
Law no. 139/2015 on Local Self-Government
id/fact/al-administrative-procedure-2015-140
Ligji nr. 44/2015 «Kodi i Procedurave Administrative», Fletorja Zyrtare nr. 87/2015, neni 140, pikat 1-2:
id/fact/mk-lsg-2002-25
„Закон за локалната самоуправа“, „Службен весник на РМ“ бр. 5/2002, чл. 25 ст. 1-2:
eli/xk/law/2008/03-L-040/sq/art_68/par_68-1
Ligji nr. 03/L-040 për vetëqeverisjen lokale, Gazeta Zyrtare nr. 28/2008, neni 68, paragrafi 1
eli/xk/law/2008/03-L-040/sq/art_68 sr
Zakon br. 03/L-040 o lokalnoj samoupravi, „Gazeta Zyrtare“, br. 28/2008, čl. 68
eli/xk/law/2008/03-L-040/art_68/par_68-1 en
Law no. 03/L-040 on Local Self-Government, Gazeta Zyrtare 28/2008, Art. 68, para. 1
id/fact/ba-fbih-lsg-2006-1
Zakon o principima lokalne samouprave u Federaciji Bosne i Hercegovine, „Sl. novine FBiH“, br. 49/06, čl. 1:
"""
LINES = CITED.strip().splitlines()


@pytest.mark.parametrize(("cited", "expected"), list(zip(LINES[::2], LINES[1::2], strict=True)))
def test_each_state_is_cited_in_its_own_way(read_graph, cited, expected):
    path, _, language = cited.partition(" ")
    line = text(read_graph, BASE + path, language or None)
    assert line.startswith(expected + " ") if expected.endswith(":") else line == expected


def test_two_gazettes_of_one_short_name_are_told_apart(read_graph):
    lines = {
        each.jurisdiction: text(read_graph, each.iri)
        for each in acts(read_graph)
        if each.key in ("rs-lsg-2007", "ba-rs-lsg-2016")
    }
    assert "„Sl. glasnik RS“, br. 129/2007" in lines["RS"]
    assert "„Službeni glasnik Republike Srpske“, br. 97/16" in lines["BA-RS"]


def test_what_nobody_has_verified_is_left_out(read_graph):
    low = fact(read_graph, f"{BASE}id/fact/al-lsg-2015-17")
    assert (low.article, low.article_confidence) == ("17", "low")
    assert "neni" not in text(read_graph, low.iri)
    trusted = citing.reference_to_fact(replace(low, article_confidence="high"), act(read_graph, low.act))
    assert "neni 17" in citing.plain_text(trusted)
    without_issue = next(each for each in acts(read_graph) if each.gazette == "Sl. list CG - opštinski propisi")
    assert "„Sl. list CG - opštinski propisi“" in text(read_graph, without_issue.iri)
    assert "br." not in text(read_graph, without_issue.iri).split("propisi")[1]


def test_a_name_in_english_brings_its_footnote(read_graph):
    known = {each.code: each for each in jurisdictions(read_graph)}
    line = citing.plain_text(citing.reference(read_graph, KOSOVO, language="en"), accessed=DAY, jurisdictions=known)
    assert "(Kosovo*), Gazeta Zyrtare 28/2008" in line
    assert "(accessed 26 November 2026). * This designation is without prejudice" in line
    assert "*" not in citing.plain_text(citing.reference(read_graph, KOSOVO), accessed=DAY, jurisdictions=known)


@pytest.mark.parametrize(
    ("language", "expected"), [(None, "(pristupljeno 26. 11. 2026.)"), ("en", "(accessed 26 November 2026)")]
)
def test_the_day_of_access_is_the_callers(read_graph, language, expected):
    found = citing.reference(read_graph, SERBIA, language=language)
    assert citing.plain_text(found, accessed=DAY).endswith(expected)
    assert "2026" not in citing.plain_text(found) + citing.bibtex(found) + str(citing.csl_json(found))


def test_a_language_without_a_title_is_named(read_graph):
    with pytest.raises(NotFoundError, match=r"no title in tr; it has one in .*sr-Cyrl"):
        citing.reference(read_graph, SERBIA, language="tr")
    with pytest.raises(NotFoundError, match="no provision"):
        citing.reference(read_graph, f"{BASE}eli/me/decision/nd/odluka")
    with pytest.raises(NotFoundError, match="cannot be cited"):
        citing.reference(read_graph, f"{BASE}id/mechanism/referendum")


@pytest.fixture(scope="module")
def references(read_graph):
    """Every act, every practice, some facts and all provisions of the law that was read."""
    iris = [each.iri for each in acts(read_graph)] + [each.iri for each in practices(read_graph)]
    iris += [each.iri for each in act(read_graph, SERBIA).provisions]
    iris += [each.iri for each in act(read_graph, KOSOVO).expressions[0].contents]
    return [citing.reference(read_graph, iri) for iri in iris]


def test_a_bibliography_of_everything_is_read_and_set_in_the_plain_style(references):
    database = parse_string("".join(citing.bibtex(each, accessed=DAY) for each in references), "bibtex")
    assert len(database.entries) == len(references) > 300
    assert {each.fields["url"] for each in database.entries.values()} == {each.iri for each in references}
    style = find_plugin("pybtex.style.formatting", "plain")()
    plain = find_plugin("pybtex.backends", "plaintext")()
    set_in_type = [each.text.render(plain) for each in style.format_bibliography(database)]
    assert any("Zakon o lokalnoj samoupravi. „Sl. glasnik RS“, br. 129/2007, 2007." in each for each in set_in_type)


def test_keys_of_citations_are_plain_and_each_has_its_own(references):
    assert len({each.key for each in references}) == len(references)
    assert all(re.fullmatch(r"[A-Za-z0-9_.+-]+", each.key) for each in references)


@settings(deadline=None)  # a busy machine is slow, not wrong
@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=40))
def test_no_text_breaks_an_entry(title):
    found = citing.Reference(iri=KOSOVO, key="k", kind="law", title=title, language="sq", jurisdiction="XK")
    (entry,) = parse_string(citing.bibtex(found), "bibtex").entries.values()
    assert entry.fields["url"] == KOSOVO
    assert not re.search(r"(?<!\\)[#$%&_]", escaped(title))
    assert escaped(title).count("{") == escaped(title).count("}")


MEMBERS = {
    "id": str, "citation-key": str, "type": str, "title": str, "title-short": str, "container-title": str,
    "issue": str, "page": str, "number": str, "section": str, "issued": dict, "event-date": dict, "event-place": str,
    "jurisdiction": str, "language": str, "note": str, "source": str, "URL": str, "accessed": dict,
}  # fmt: skip


def test_items_have_the_structure_of_the_schema(references):
    """The parts of csl-data.json (CSL 1.0.2) that concern these items: members, their types, types of item, dates."""
    for each in references:
        (item,) = citing.csl_json(each, accessed=DAY)
        assert {"id", "type", "title", "URL"} <= set(item) <= set(MEMBERS)
        assert all(isinstance(value, MEMBERS[name]) for name, value in item.items())
        assert item["type"] in {"legislation", "treaty", "bill", "report", "document", "webpage"}
        for date_parts in (item[name]["date-parts"] for name in ("issued", "event-date", "accessed") if name in item):
            assert 1 <= len(date_parts) <= 2
            assert all(1 <= len(parts) <= 3 and all(isinstance(one, int) for one in parts) for parts in date_parts)


def test_an_item_of_a_law_says_where_it_stands(read_graph):
    (item,) = citing.csl_json(citing.reference(read_graph, f"{KOSOVO}/sq/art_70/par_70-2"), accessed=DAY)
    assert item == {
        "id": "xk.law.2008.03-L-040.sq.art_70.par_70-2", "citation-key": "xk.law.2008.03-L-040.sq.art_70.par_70-2",
        "type": "legislation", "title": "Ligji nr. 03/L-040 për vetëqeverisjen lokale",
        "container-title": "Gazeta Zyrtare", "issue": "28/2008", "number": "03/L-040",
        "section": "neni 70, paragrafi 2", "issued": {"date-parts": [[2008]]},
        "jurisdiction": "XK", "language": "sq", "source": "Alinea", "URL": f"{KOSOVO}/sq/art_70/par_70-2",
        "accessed": {"date-parts": [[2026, 11, 26]]},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "number", "told"),
    [
        ("mk/art_2/par_1", None, "чл. 2 ст. 1"),
        ("mk/chp_1/art_26", "26.", "чл. 26"),
        ("mk/art_3/par_2/pnt_4", "4)", "чл. 3 ст. 2 т. 4"),
        ("mk/chp_2", "II", "глава II"),
        ("mk", None, ""),
    ],
)
def test_the_part_of_a_law_that_an_identifier_names(path: str, number: str | None, told: str):
    units = citing.units_of_iri(f"{BASE}eli/mk/law/2006/62-zakon-za-proba/{path}", number)
    assert citing.pinpoint(units, citing.style_tags("mk", None)) == told
