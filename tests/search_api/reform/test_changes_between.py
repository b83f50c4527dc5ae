"""Two snapshots side by side: every kind of change is told once, and nothing else."""

from collections import Counter

import pytest

from ontology.codes import Confidence, Unit
from ontology.evidence import Finding
from search_api.reform import ArticleChange, Kind, Reform, TextChange, TrustChange, ValueChange, changes_between
from search_api.reform.compared import ACT, ACTOR, FACT, PRACTICE
from tests.doubles.two_snapshots import DAYS, act, earlier, fact, later, practice, store, text, value


@pytest.fixture(scope="module")
def reform() -> Reform:
    return changes_between(earlier(), later())


def kinds(before, after) -> list[Kind]:
    return [each.kind for each in changes_between(before, after).changes]


def only(before, after):
    (change,) = changes_between(before, after).changes
    return change


def test_every_kind_of_change_is_told_once_and_only_once(reform: Reform) -> None:
    counted = Counter(each.kind for each in reform.changes)
    assert {kind: count for kind, count in counted.items() if count != 1} == {}
    assert set(counted) == set(Kind)
    assert reform.counts == dict.fromkeys(Kind, 1)


def test_changes_tell_where_what_and_when(reform: Reform) -> None:
    for each in reform.changes:
        of_actor = each.kind.startswith("actor")
        assert each.jurisdiction == (None if of_actor else "RS")
        assert each.day == DAYS[1].date().isoformat()
        assert each.iri.startswith("https://")
        assert "en" in each.titles
    assert reform.before.built == DAYS[0].isoformat()
    by_kind = {each.kind: each for each in reform.changes}
    assert by_kind[Kind.FACT_ADDED].mechanisms == ("citizens_initiative",)
    assert by_kind[Kind.ARTICLE_AMENDED].mechanisms == ("citizens_initiative",)
    assert by_kind[Kind.ARTICLE_ADDED].mechanisms == ()
    assert by_kind[Kind.PRACTICE_ADDED].mechanisms == ("referendum",)
    assert set(by_kind[Kind.VERSION_HELD].titles) == {"en", "sr-Latn"}


def test_the_order_is_that_of_jurisdictions_and_kinds_and_stays(reform: Reform) -> None:
    assert [each.kind for each in reform.changes] == list(Kind)
    assert changes_between(earlier(), later()) == reform


def test_where_nothing_changed_nothing_is_told() -> None:
    for made in (earlier, later, store):
        same = changes_between(made(), made())
        assert (same.changes, same.counts) == ((), {})
    assert changes_between(later(), earlier()).changes


def test_a_value_tells_what_it_was_and_is(reform: Reform) -> None:
    changed = next(each for each in reform.changes if each.kind is Kind.VALUE_CHANGED)
    assert isinstance(changed, ValueChange)
    assert changed.before
    assert changed.after
    assert (changed.role, changed.before.printed, changed.after.printed) == ("support", "10", "6")
    assert (changed.before.unit, changed.article, changed.after.what) == ("percent", "2", {"en": "mayor"})
    assert changed.act_titles == {"en": "Law of proba", "sr-Latn": "Zakon o probi"}
    assert changed.provision == f"{changed.act}/art_2"


def test_articles_are_those_of_the_latest_texts_in_their_order(reform: Reform) -> None:
    articles = [each for each in reform.changes if isinstance(each, ArticleChange)]
    told = [(each.kind, each.number_before, each.number_after) for each in articles]
    assert told == [
        (Kind.ARTICLE_AMENDED, "2", "2"),
        (Kind.ARTICLE_ADDED, None, "6"),
        (Kind.ARTICLE_REMOVED, "4", None),
        (Kind.ARTICLE_RENUMBERED, "3", "2a"),
    ]
    words = [(each.kind, each.text.strip()) for each in articles[0].runs if each.kind != "kept"]
    assert words == [("removed", "10%"), ("added", "5%")]
    version = next(each for each in reform.changes if each.kind is Kind.VERSION_HELD)
    assert isinstance(version, TextChange)
    assert (version.up_to, version.replaces) == ("9/2018", articles[0].document_before)


def test_a_version_that_is_held_beside_the_old_one_is_compared_with_it() -> None:
    before = store([act("proba")], texts=[text("proba")])
    after = store([act("proba")], texts=[text("proba"), text("proba", amended=True)])
    told = kinds(before, after)
    assert told.count(Kind.VERSION_HELD) == 1
    assert told.count(Kind.ARTICLE_AMENDED) == 1
    assert Kind.TEXT_LEFT not in told
    assert kinds(after, before) == [Kind.TEXT_LEFT]


def test_an_older_version_amends_nothing() -> None:
    before = store([act("proba")], texts=[text("proba", amended=True)])
    after = store([act("proba")], texts=[text("proba", amended=True), text("proba")])
    assert kinds(before, after) == [Kind.VERSION_HELD]


def test_what_comes_with_a_thing_is_told_with_it() -> None:
    came = only(store(), store([act("proba")], texts=[text("proba")]))
    assert (came.kind, len(came.documents)) == (Kind.ACT_REGISTERED, 1)
    told = kinds(store(), store([act("proba", provisions=[fact("new", value("5"), value("6", "x"))])]))
    assert told == [Kind.ACT_REGISTERED, Kind.FACT_ADDED]


def test_a_better_reading_of_the_same_file_is_no_reform() -> None:
    before, after = (store([act("proba")], texts=[text("proba")]) for _ in range(2))
    document = "https://w3id.org/alinea/eli/rs/law/2007/1-zakon-o-probi/sr-Latn"
    assert document in {row["s"] for row in after.select("SELECT ?s { ?s a eli:LegalExpression }")}
    reread = after.dump("application/n-quads").decode().replace("10%", "11%")
    assert kinds(before, _loaded(reread)) == []


def _loaded(quads: str):
    import pyoxigraph

    made = store()
    made.load(pyoxigraph.parse(quads.encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    return made


def of_values(before, after):
    return store([act("proba", provisions=[fact("f", *before)])]), store(
        [act("proba", provisions=[fact("f", *after)])]
    )


def test_values_are_known_by_what_they_say_not_by_their_place() -> None:
    three = [value("1", "a"), value("2", "b"), value("3", "c")]
    assert kinds(*of_values(three, three[::-1])) == []
    added = only(*of_values(three, [value("9", "z"), *three]))
    assert (added.kind, added.after.printed, added.before) == (Kind.VALUE_ADDED, "9", None)


def test_a_value_written_otherwise_is_revised_not_changed() -> None:
    revised = only(*of_values([value("50")], [value("1/2", unit=Unit.FRACTION)]))
    assert revised.kind is Kind.VALUE_REVISED
    assert [each.field for each in revised.differences] == ["printed", "unit"]
    changed = only(*of_values([value("50")], [value("200", unit=Unit.SIGNATURES)]))
    assert changed.kind is Kind.VALUE_CHANGED


def test_a_value_that_ends_when_another_begins_is_one_change() -> None:
    held = value("10", "mayor")
    ended, began = value("10", "mayor", valid_to="2018-06-28"), value("5", "mayor", valid_from="2018-06-28")
    changed = only(*of_values([held], [ended, began]))
    assert (changed.kind, changed.before.printed, changed.after.printed) == (Kind.VALUE_CHANGED, "10", "5")
    assert changed.before.holds_until == changed.after.holds_from == "2018-06-28"
    # The end was known before: only the new value was learned.
    assert only(*of_values([ended], [ended, began])).kind is Kind.VALUE_ADDED


def test_confidence_is_told_of_the_widest_thing_that_changed() -> None:
    def both(confidence, *parameters):
        return store([act("proba", provisions=[fact("f", *parameters, confidence=confidence)])])

    told = only(both(Confidence.MEDIUM, value("5")), both(Confidence.HIGH, value("5")))
    assert isinstance(told, TrustChange)
    assert (told.thing, told.before, told.after) == ("fact", "medium", "high")
    own = value("5", confidence=Confidence.LOW)
    told = only(both(Confidence.HIGH, value("5")), both(Confidence.HIGH, own))
    assert (told.thing, told.before, told.after) == ("value", "high", "low")
    told = only(store([act("proba")]), store([act("proba", confidence=Confidence.MEDIUM)]))
    assert (told.kind, told.thing) == (Kind.CONFIDENCE_CHANGED, "act")
    told = only(store(practices=[practice("p")]), store(practices=[practice("p", confidence=Confidence.MEDIUM)]))
    assert (told.kind, told.thing) == (Kind.CONFIDENCE_CHANGED, "practice")


def test_a_rule_is_confirmed_apart_from_its_values() -> None:
    evidence = value("5", finding=Finding.CONFIRMED).evidence
    before = store([act("proba", provisions=[fact("f", value("5"))])])
    told = only(before, store([act("proba", provisions=[fact("f", value("5"), evidence=evidence)])]))
    assert (told.kind, told.thing, told.value) == (Kind.CONFIRMED, "fact", None)


def test_lists_can_be_narrowed(reform: Reform) -> None:
    assert reform.of(country="AL").changes == ()
    assert len(reform.of(country="rs").changes) == len(reform.changes) - 3  # actors have no jurisdiction
    narrowed = reform.of(mechanism="referendum").changes
    assert {each.kind for each in narrowed} >= {Kind.PRACTICE_ADDED, Kind.OUTCOME_CHANGED}
    assert all(each.mechanisms == ("referendum",) for each in narrowed)


def test_every_field_that_is_compared_is_one_of_the_graph(reform: Reform) -> None:
    """A misspelt property would compare nothing with nothing."""
    from tests.graph.conftest import CORPUS

    written = (CORPUS.parent / "graph" / "describe").glob("*.py")
    code = "".join(each.read_text("utf-8") for each in written)
    for table in (ACT, FACT, PRACTICE, ACTOR):
        for path in table.values():
            assert f'"{path.lstrip("@#")}"' in code, path


def test_an_end_is_told_as_it_was_written() -> None:
    change = only(store([act("proba", valid_to="2023")]), store([act("proba", valid_to="2024")]))
    (told,) = change.differences
    assert (told.field, told.before, told.after) == ("date_no_longer_in_force", "2023", "2024")
