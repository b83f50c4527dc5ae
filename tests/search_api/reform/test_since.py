"""Which snapshot a day means, and what is said where none is kept that is old enough."""

from datetime import date

import pytest

from graph.stores.oxigraph import OxigraphStore
from ontology.errors import NotFoundError
from search_api.reform import Kind, Reforms, baseline, changes_since
from search_api.services import HeldSnapshot, built_at
from tests.doubles.two_snapshots import act, store

NAMES = ("20260301T090000000000Z", "20260310T080000000000Z", "20260310T200000000000Z", "20260401T090000000000Z")


@pytest.fixture(scope="module")
def held() -> list[HeldSnapshot]:
    """Four snapshots, each with an act more than the one before; the list is in no order."""
    keys = ("one", "two", "three", "four")
    stores = [store([act(key, title=f"Zakon {key}") for key in keys[: turn + 1]]) for turn in range(len(keys))]
    made = [HeldSnapshot(name, 1, lambda each=each: each) for name, each in zip(NAMES, stores, strict=True)]
    return made[::-1]


def came(held: list[HeldSnapshot], day: str) -> list[str]:
    reform = changes_since(held, date.fromisoformat(day))
    assert {each.kind for each in reform.changes} <= {Kind.ACT_REGISTERED}
    return [each.titles["en"].removeprefix("Law of ") for each in reform.changes]


def test_what_was_learned_on_the_day_itself_is_told(held: list[HeldSnapshot]) -> None:
    assert came(held, "2026-03-02") == ["four", "three", "two"]
    assert came(held, "2026-03-10") == ["four", "three", "two"]
    assert came(held, "2026-03-11") == ["four"]
    assert came(held, "2026-04-01") == ["four"]
    assert came(held, "2026-04-02") == []
    assert came(held, "2999-01-01") == []


def test_of_the_oldest_day_the_first_snapshot_is_the_baseline(held: list[HeldSnapshot]) -> None:
    assert baseline(held, date(2026, 3, 1)).id == NAMES[0]
    assert baseline(held[:3], date(2026, 3, 10)).id == NAMES[1]


def test_both_snapshots_are_named(held: list[HeldSnapshot]) -> None:
    reform = changes_since(held, date(2026, 3, 11))
    assert (reform.before.snapshot, reform.after.snapshot) == (NAMES[2], NAMES[3])


def test_a_day_before_all_names_the_oldest_and_the_remedy(held: list[HeldSnapshot]) -> None:
    with pytest.raises(NotFoundError, match=r"2026-02-28 or before.*since 2026-03-01 or a later day"):
        changes_since(held, date(2026, 2, 28))
    for none in ([], [HeldSnapshot("by-hand", 0, OxigraphStore.create)]):
        with pytest.raises(NotFoundError, match="alinea build"):
            changes_since(none, date(2026, 3, 1))


def test_a_comparison_is_made_once(held: list[HeldSnapshot]) -> None:
    opened = []

    def counted(each: HeldSnapshot) -> HeldSnapshot:
        def open_store():
            opened.append(each.id)
            return each.open_store()

        return HeldSnapshot(each.id, each.triples, open_store)

    reforms = Reforms(lambda: [counted(each) for each in held])
    first = reforms.since(date(2026, 3, 2))
    assert reforms.since(date(2026, 3, 3)) is first
    assert sorted(opened) == [NAMES[0], NAMES[3]]
    with pytest.raises(NotFoundError):
        reforms.since(date(2020, 1, 1))


def test_the_time_is_in_the_name() -> None:
    moment = built_at(NAMES[0])
    assert moment
    assert moment.isoformat() == "2026-03-01T09:00:00+00:00"
    assert built_at("20269901T000000Z") is None
