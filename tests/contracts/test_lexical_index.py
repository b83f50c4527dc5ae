"""What every index of words promises, whichever engine is behind it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.errors import EngineError
from search_api.lexical.tantivy_index import TantivyIndex
from search_api.ports import LexicalIndex
from tests.doubles.plain_bm25 import PlainBm25

ADAPTERS: dict[str, Callable[[], LexicalIndex]] = {"tantivy": TantivyIndex.create, "plain": PlainBm25}

LAWS = [
    ("zakon o lokalnoj samoupravi", "građanska inicijativa", "građani predlažu skupštini opštine odluku potpisima"),
    ("zakon o lokalnoj samoupravi", "zbor građana", "zbor građana raspravlja o pitanjima iz nadležnosti opštine"),
    ("закон за локалната самоуправа", "граѓанска иницијатива", "граѓаните имаат право на иницијатива"),
    (
        "ligji për vetëqeverisjen lokale",
        "iniciativa qytetare",
        "qytetarët mund të propozojnë akte me 15 % nënshkrime",
    ),
    ("statut opštine", "odluka", "inicijativa se podnosi u roku od 60 dana član 252-a"),
]


def passage(title: str, heading: str = "", body: str = "") -> dict[str, str]:
    return {"title": title, "heading": heading, "body": body}


@pytest.fixture(params=ADAPTERS)
def empty(request: pytest.FixtureRequest) -> LexicalIndex:
    return ADAPTERS[request.param]()


@pytest.fixture
def laws(empty: LexicalIndex) -> LexicalIndex:
    empty.add(passage(*law) for law in LAWS[:2])
    empty.add([passage(*law) for law in LAWS[2:]])
    return empty


def rows(index: LexicalIndex, query: str, **options: object) -> list[int]:
    return [hit.row for hit in index.search(query, **{"limit": 10, **options})]


def test_rows_count_up_over_several_additions(laws: LexicalIndex) -> None:
    assert len(laws) == 5
    assert rows(laws, "qytetare") == [3]
    assert rows(laws, "иницијатива") == [2]


def test_best_first(laws: LexicalIndex) -> None:
    scores = [hit.score for hit in laws.search("inicijativa građana opštine", limit=10)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) >= 3


def test_a_heading_counts_more_than_the_body(laws: LexicalIndex) -> None:
    assert rows(laws, "inicijativa")[:2] == [0, 4]


def test_a_title_counts_more_than_a_heading(empty: LexicalIndex) -> None:
    empty.add([passage("a", "b", "tax"), passage("a", "tax", "b"), passage("tax", "a", "b")])
    assert rows(empty, "tax") == [2, 1, 0]


def test_the_words_that_matched_are_told(laws: LexicalIndex) -> None:
    asked = "koliko potpisima građani inicijativa 60"
    first = laws.search(asked, limit=1)[0]
    assert laws.matched(asked, passage(*LAWS[first.row])) == ("potpisima", "građani", "inicijativa")
    assert laws.matched(asked, passage("", "", "")) == ()


def test_numbers_and_suffixes_are_words(laws: LexicalIndex) -> None:
    assert rows(laws, "252-a") == [4]
    assert rows(laws, "25") == []


@pytest.mark.parametrize(
    "query", ['title:zbor AND (NOT "građana', "zbor* ~2 ^3", "[zbor TO z}", "+zbor -građana && || ! \\", "/zbor.*/"]
)
def test_query_syntax_is_plain_text(laws: LexicalIndex, query: str) -> None:
    assert rows(laws, query)[0] == 1


@pytest.mark.parametrize("query", ["", "   ", "?!", "nepostojeće"])
def test_nothing_found_is_an_empty_list(laws: LexicalIndex, query: str) -> None:
    assert laws.search(query, limit=10) == []


def test_limit_cuts_and_may_exceed_the_rows(laws: LexicalIndex) -> None:
    assert rows(laws, "opštine", limit=1) == rows(laws, "opštine")[:1]
    assert len(rows(laws, "opštine", limit=1000)) == 3
    assert rows(laws, "opštine", limit=0) == []


def test_among_restricts_and_ignores_unknown_rows(laws: LexicalIndex) -> None:
    assert rows(laws, "inicijativa", among={4, 1, 99, -3}) == [4]
    assert rows(laws, "inicijativa", among=[]) == []
    assert rows(laws, "inicijativa", among=[99]) == []


def test_among_leaves_the_scores_alone(laws: LexicalIndex) -> None:
    free = {hit.row: hit.score for hit in laws.search("inicijativa", limit=9)}
    held = laws.search("inicijativa", limit=9, among=[0, 1, 2])
    assert [hit.score for hit in held] == pytest.approx([free[0]])


def test_an_empty_index_answers(empty: LexicalIndex) -> None:
    assert len(empty) == 0
    assert empty.search("zakon", limit=5) == []
    empty.add([])
    assert len(empty) == 0


def test_both_engines_rank_alike() -> None:
    """Words below five letters, which no engine widens, and texts short enough that lengths are kept exactly."""
    words = "akt dan rok sud zid lov mir pas rad sat".split()
    passages = [
        passage(words[row % 10], words[row % 7], " ".join(words[(row * step) % 10] for step in range(1, 3 + row % 5)))
        for row in range(60)
    ]
    tantivy, plain = TantivyIndex.create(), PlainBm25()
    for index in (tantivy, plain):
        index.add(passages)
    for query in ("akt", "rok sud", "mir pas rad", "sat dan lov zid"):
        found, expected = (index.search(query, limit=60) for index in (tantivy, plain))
        assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected], rel=1e-4)
        assert all(tantivy.matched(query, each) == plain.matched(query, each) for each in passages)


def test_a_long_word_also_finds_its_other_forms_and_slips_of_one_letter() -> None:
    index = TantivyIndex.create()
    index.add(passage("", body=word) for word in ("opštinom", "opštine", "općine", "grad rok"))
    assert rows(index, "opštine") == [1, 0]
    assert rows(index, "opština") == [1, 0]
    assert rows(index, "opčine") == [2]
    for body, found in (("opštinom", True), ("općine", False), ("opšitna", True), ("grad rok", False)):
        assert index.matched("opština", passage("", body=body)) == (("opština",) if found else ())
    assert index.matched("opčine", passage("", body="općine")) == ("opčine",)
    assert rows(index, "rad rog") == []


def test_the_exact_word_outranks_the_near_one() -> None:
    index = TantivyIndex.create()
    index.add(passage("", body=word) for word in ("opštini", "opštine", "opštinu"))
    assert rows(index, "opštine")[0] == 1
    assert len(rows(index, "opštine")) == 3


def test_numbers_are_never_widened() -> None:
    index = TantivyIndex.create()
    index.add([passage("", body="10000 birača")])
    assert rows(index, "10001") == []


def test_a_pasted_text_is_searched_by_its_rarest_words() -> None:
    index = TantivyIndex.create()
    index.add(passage("", body=f"zajedno reč{row}") for row in range(200))
    pasted = " ".join(["zajedno", *(f"reč{row}" for row in range(63)), *(f"tuđe{row}" for row in range(50))])
    assert index.matched(pasted, passage("", body="zajedno reč3")) == ("zajedno", "reč3")
    assert len(index.search(pasted, limit=500)) == 200
    more = index.search(pasted + " reč100 reč101", limit=500)
    assert len(more) == 64  # "zajedno", the most common of 66 known words, is left out with one more


def test_a_filter_wider_than_a_row_set_still_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search_api.lexical.rows._LARGEST_ROW_SET", 5)
    index = TantivyIndex.create()
    index.add(passage("" if row < 90 else "rok", body="rok") for row in range(100))
    assert rows(index, "rok", limit=7, among=range(60)) == list(range(7))
    assert len(rows(index, "rok", limit=70, among=range(60))) == 60


def test_what_is_built_in_a_folder_opens_the_same(tmp_path: Path) -> None:
    built = TantivyIndex.create(tmp_path)
    built.add(passage(*law) for law in LAWS)
    opened = TantivyIndex.open(tmp_path)
    assert len(opened) == 5
    assert opened.search("inicijativa građana", limit=5) == built.search("inicijativa građana", limit=5)
    opened.add([passage("nova inicijativa")])
    assert rows(TantivyIndex.open(tmp_path), "nova") == [5]


def test_a_failed_addition_leaves_nothing_behind(tmp_path: Path) -> None:
    index = TantivyIndex.create(tmp_path)
    with pytest.raises(KeyError):
        index.add([passage("zakon"), {"title": "zakon"}])
    assert len(index) == 0
    index.add([passage("zakon")])
    assert rows(index, "zakon") == [0]


def test_folders_without_or_with_an_index_name_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="alinea build"):
        TantivyIndex.open(tmp_path)
    with pytest.raises(EngineError, match="create the folder"):
        TantivyIndex.create(tmp_path / "missing")
    TantivyIndex.create(tmp_path)
    with pytest.raises(EngineError, match="already"):
        TantivyIndex.create(tmp_path)
