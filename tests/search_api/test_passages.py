from dataclasses import replace

import pytest

from alinea.wiring import Installation
from ontology.model import Document, Provision, ProvisionKind, Reading
from search_api.passages import Filters, passages_of_reading

TEXT = "Наслов\nПрви став има довољно речи да сам за себе нешто каже грађанима ове општине.\nДруги."


def document(text: str) -> Document:
    return Document(
        iri="https://x.test/eli/rs/law/nd/1/sr-Cyrl",
        work="https://x.test/eli/rs/law/nd/1",
        title="Закон о проби",
        act_type="law",
        jurisdiction="BA-RS",
        language="sr-Cyrl",
        script="Cyrl",
        sha256="0" * 64,
        media_type="text/plain",
        source="x.txt",
        text=text,
        page_starts=(0,),
    )


def provision(kind: ProvisionKind, span: tuple[int, int], step: str, parent: str | None = None) -> Provision:
    return Provision(
        iri=f"https://x.test/eli/rs/law/nd/1/sr-Cyrl/{step}",
        kind=kind,
        number="1" if kind is ProvisionKind.ARTICLE else None,
        heading="Наслов" if kind is ProvisionKind.ARTICLE else None,
        text=TEXT[slice(*span)],
        language="sr-Cyrl",
        script="Cyrl",
        page=1,
        span=span,
        parent=parent,
    )


def test_paragraphs_are_passages_and_short_ones_join():
    second = TEXT.index("Други")
    article = provision(ProvisionKind.ARTICLE, (7, len(TEXT)), "art_1")
    parts = [
        provision(ProvisionKind.PARAGRAPH, (7, second - 1), "art_1/par_1", article.iri),
        provision(ProvisionKind.PARAGRAPH, (second, len(TEXT)), "art_1/par_2", article.iri),
    ]
    reading = Reading(file="x.txt", document=document(TEXT), provisions=[article, *parts])
    first, last = passages_of_reading(reading)
    assert (first.iri, first.unit) == (article.iri, parts[0].iri)
    assert last.unit == parts[1].iri
    assert first.text == TEXT[7 : second - 1]
    assert (first.country, first.jurisdiction) == ("BA", "BA-RS")
    assert first.path == "Закон о проби › члан 1"
    assert first.embedded.startswith("Закон о проби. Наслов\n")


def test_only_an_article_is_called_one():
    parts = [
        replace(provision(kind, (7, len(TEXT)), step), number="4", text=f"{TEXT} {step}", heading=heading)
        for kind, step, heading in ((ProvisionKind.TEXT, "text_4", None), (ProvisionKind.ANNEX, "annex_4", "Прилог"))
    ]
    text, annex = passages_of_reading(Reading(file="x", document=document(TEXT), provisions=parts))
    assert (text.path, annex.path) == ("Закон о проби", "Закон о проби › Прилог")


def test_what_a_page_prints_twice_is_one_passage():
    twice = [provision(ProvisionKind.TEXT, (7, len(TEXT)), f"text_{turn}") for turn in (1, 2)]
    assert len(list(passages_of_reading(Reading(file="x", document=document(TEXT), provisions=twice)))) == 1


def test_a_short_preamble_is_no_passage():
    preamble = provision(ProvisionKind.PREAMBLE, (0, 6), "preamble")
    assert not list(passages_of_reading(Reading(file="x", document=document(TEXT), provisions=[preamble])))


def test_a_long_unit_is_cut_into_windows_that_lose_no_word():
    text = " ".join(f"реч{turn}." if turn % 30 == 0 else f"реч{turn}" for turn in range(500))
    whole = replace(provision(ProvisionKind.ARTICLE, (0, 1), "art_1"), text=text, span=(0, len(text)))
    passages = list(passages_of_reading(Reading(file="x", document=document(text), provisions=[whole])))
    assert len(passages) > 3
    assert " ".join(passage.text for passage in passages) == text


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        (Filters(countries=["ba"]), lambda passage: passage.country == "BA"),
        (Filters(countries=["BA-RS", "ME"]), lambda passage: passage.jurisdiction in ("BA-RS", "ME")),
        (Filters(languages=["sr"]), lambda passage: passage.language.startswith("sr-")),
        (Filters(languages=["sr-Latn"]), lambda passage: passage.language == "sr-Latn"),
        (Filters(types=["concept"]), lambda passage: passage.type == "concept"),
        (Filters(mechanisms=["recall"], types=["fact"]), lambda passage: "recall" in passage.mechanisms),
    ],
)
def test_filters_keep_just_what_they_say(installation: Installation, filters, holds):
    table = installation.search.passages
    kept = set(table.rows(filters))
    every = table.get(list(range(len(table))))
    assert kept
    assert kept == {row for row, passage in every.items() if holds(passage) and _types(filters, passage)}


def _types(filters: Filters, passage) -> bool:
    return not filters.types or passage.type in filters.types


@pytest.mark.parametrize("value", ["%", "_", "'; DROP TABLE passage; --"])
def test_filters_are_values_not_sql(installation: Installation, value):
    table = installation.search.passages
    assert table.rows(Filters(act=value)) == []
    assert table.rows(Filters(countries=[value], languages=[value])) == []
    assert len(table) > 900


def test_what_nobody_can_read_is_not_indexed():
    def passages(text):
        whole = replace(provision(ProvisionKind.ARTICLE, (0, 1), "art_1"), text=text, span=(0, len(text)))
        return list(passages_of_reading(Reading(file="x", document=document(text), provisions=[whole])))

    assert not passages("~len 1 mo`e da se bara od op{tinata so potpi{uvawe na gra|anite")
    assert not passages("30 A-4-2-1 Osnova ............................................................ 17")
    assert passages("Član 1 [napomena] može da se traži od opštine, kad ga potpišu građani i građanke. " * 3)
