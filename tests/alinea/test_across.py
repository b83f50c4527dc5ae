"""A build ties its documents to one another: amendments, repeals, legal bases, versions, and what stays open."""

import pytest

from alinea.pipeline import build
from alinea.pipeline.progress import Progress
from alinea.settings import Settings
from graph.describe import mentions
from graph.queries import named_queries, query
from graph.stores.oxigraph import OxigraphStore
from ontology.linking import Mention, MentionKind
from ontology.namespaces import ALN, DCTERMS, ELI
from tests.doubles.amending_acts import AMENDING, CONSOLIDATED, DECISION, LAW

BASE = "https://w3id.org/alinea/eli/"
WORK = f"{BASE}rs/law/2010/12-zakon-o-zborovima-gradjana"
AMENDS = f"{BASE}rs/law/2015/45-zakon-o-izmenama-i-dopunama-zakona-o-zborovima-gradjana"


@pytest.fixture(scope="module")
def tied(tmp_path_factory):
    """The report and the graph of a build in which the amended law is read last but one."""
    folder = tmp_path_factory.mktemp("tied")
    for name, text in {"1_odluka": DECISION, "2_izmene": AMENDING, "3_zakon": LAW, "4_zakon": CONSOLIDATED}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    settings = Settings(home=folder / "home", cache=folder / "cache")
    report = build(settings, sources=[folder], with_corpus=False, workers=1, progress=Progress(shown=False))
    return report, OxigraphStore.open(settings.home / "snapshots" / report.snapshot / "graph")


def links(store, kind):
    rows = store.select(
        f'SELECT ?from ?to ?how WHERE {{ ?link a <{ALN}Link> ; <{ALN}linkKind> "{kind}" ; <{ALN}from> ?from ; '
        f"<{ALN}to> ?to ; <{ALN}method> ?how }}"
    )
    return {
        (row["from"].rpartition("/")[2], row["to"].removeprefix(WORK), row["how"].rpartition(": ")[2]) for row in rows
    }


def test_an_act_amends_the_articles_of_another_document(tied):
    assert links(tied[1], "amends") == {
        ("art_1", "", "replaces"),
        ("art_1", "/art_2", "replaces"),
        ("art_2", "/art_3", "inserts"),
        ("art_2", "/art_3a", "inserts"),
        ("art_3", "/art_1", "deletes"),
    }


def test_a_decision_carries_out_and_cites_the_law_of_another_document(tied):
    assert links(tied[1], "implements") == {("preamble_1", "/art_3", "reference-grammar")}
    assert ("art_2", "/art_2", "reference-grammar") in links(tied[1], "cites")


def test_what_nothing_known_is_stays_with_its_reason(tied):
    report, store = tied
    (row,) = store.select(
        f"SELECT ?act ?reason ?kind WHERE {{ ?each a <{ALN}Mention> ; <{ALN}namedAct> ?act ; <{ALN}reason> ?reason ; "
        f"<{ALN}linkKind> ?kind }}"
    )
    assert row == {
        "act": "zakon-o-mesnim-poslovima",
        "reason": "the register does not hold this act",
        "kind": "repeals",
    }
    assert (report.across, report.unresolved) == (8, 1)
    assert report.as_dict()["links"] > report.across


def test_the_later_text_replaces_the_earlier_and_names_what_it_includes(tied):
    store = tied[1]
    (row,) = store.select(f"SELECT ?new ?old WHERE {{ ?new <{DCTERMS}replaces> ?old }}")
    rows = store.select(f"SELECT ?text ?issue WHERE {{ ?text <{ALN}upTo> ?issue }}")
    up_to = {each["text"]: each["issue"] for each in rows}
    assert (up_to[row["new"]], up_to[row["old"]]) == ("45/2015", "12/2010")
    included = store.select(f"SELECT ?text ?act WHERE {{ ?text <{ELI}consolidates> ?act }}")
    assert included == [{"text": row["new"], "act": AMENDS}]


def test_the_order_of_reading_does_not_matter(tied, tmp_path):
    for name, text in {"1_zakon": LAW, "2_izmene": AMENDING, "3_odluka": DECISION}.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    settings = Settings(home=tmp_path / "home", cache=tmp_path / "cache")
    report = build(settings, sources=[tmp_path], with_corpus=False, workers=1, progress=Progress(shown=False))
    store = OxigraphStore.open(settings.home / "snapshots" / report.snapshot / "graph")
    assert links(store, "amends") == links(tied[1], "amends")


def test_named_questions_answer(tied):
    names = named_queries()
    assert {"articles-without-practice", "practices-without-article", "versions", "unresolved-mentions"} <= set(names)
    assert all(names.values())
    store = tied[1]
    answers = {name: store.select(query(f"named/{name}")) for name in names}
    assert [row["named"] for row in answers["unresolved-mentions"]] == ["zakon-o-mesnim-poslovima"]
    assert {row["upTo"] for row in answers["versions"]} == {"12/2010", "45/2015"}
    assert len(answers["amended-articles"]) == 5


def test_what_a_document_keeps_unresolved_is_bounded(monkeypatch):
    def unknown(number):
        return Mention(
            kind=MentionKind.ACT,
            surface="x",
            span=(0, 1),
            provision="http://x/art_1",
            value=str(number),
            reason="unknown",
        )

    monkeypatch.setattr(mentions, "MOST", 3)
    quads = mentions.describe_unresolved("http://x", [unknown(turn // 2) for turn in range(20)])
    assert {quad.subject.value for quad in quads} == {f"http://x#mention-{turn}" for turn in (1, 2, 3)}
