"""One promise over every adapter of the ``Executor`` port."""

import os
import time
from contextlib import closing
from pathlib import Path

import pytest

from alinea.pipeline.dask_cluster import DaskExecutor
from alinea.pipeline.executor import InlineExecutor, Limits
from alinea.pipeline.processes import ProcessExecutor
from ontology.errors import DocumentError, EngineError
from tests.doubles.pieces_of_work import (
    Hazard,
    StartsAProgram,
    WaitFor,
    doubled,
    fails_on_seven,
    name_of_process,
    takes_its_parent_along,
)

pytestmark = pytest.mark.thorough

AHEAD = 50
LIMITS = Limits(seconds=2, megabytes=1000)


@pytest.fixture(scope="module")
def cluster():
    """A real cluster of two workers, each a process, on this machine alone; only it is stopped at the end."""
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as started,
    ):
        yield started.scheduler_address


@pytest.fixture(scope="module", params=["inline", "processes", "dask"])
def executor(request):
    if request.param == "inline":
        yield InlineExecutor()
        return
    if request.param == "processes":
        made = ProcessExecutor(2, limits=LIMITS, ahead=AHEAD)
    else:
        made = DaskExecutor(request.getfixturevalue("cluster"), limits=LIMITS, ahead=AHEAD)
    with closing(made):
        yield made


@pytest.fixture
def apart(executor):
    """An executor whose workers are not this process."""
    if isinstance(executor, InlineExecutor):
        pytest.skip("everything happens in this process: nothing can be lost without losing all")
    return executor


def never(item, loss):
    raise AssertionError(f"{item} was lost: {loss}")


def gone(process: int) -> bool:
    """Whether a process has ended, waiting a moment for it."""
    for _ in range(500):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or ") Z " in state.read_text():
            return True
        time.sleep(0.01)
    return False


def test_results_come_in_the_order_of_the_items(executor):
    assert list(executor.map(doubled, range(300), lost=never)) == [2 * number for number in range(300)]


def test_no_item_is_no_result(executor):
    assert list(executor.map(doubled, [], lost=never)) == []


def test_many_items_are_taken_as_they_are_needed(executor):
    many = 500 if isinstance(executor, DaskExecutor) else 5000  # a task of Dask takes 5 ms
    taken = 0

    def items():
        nonlocal taken
        for number in range(1, many + 1):
            taken = number
            yield number

    for given, result in enumerate(executor.map(doubled, items(), lost=never), start=1):
        assert result == 2 * given
        assert taken - given <= AHEAD
    assert given == many


def test_what_the_work_raises_is_raised_in_its_turn(executor):
    results = executor.map(fails_on_seven, range(20), lost=never)
    assert [next(results) for _ in range(7)] == list(range(7))
    with pytest.raises((DocumentError, EngineError), match="Seven cannot be read"):
        next(results)


def test_it_works_again_after_a_run_was_broken_off(executor):
    results = executor.map(doubled, range(1000), lost=never)
    assert next(results) == 0
    results.close()
    assert list(executor.map(doubled, range(5), lost=never)) == [0, 2, 4, 6, 8]


@pytest.mark.parametrize(("way", "loss"), [("dies", "died"), ("hangs", "too_slow"), ("asks for memory", "died")])
def test_a_hazard_costs_only_itself(apart, way, loss):
    results = apart.map(Hazard(way, 3), range(8), lost=lambda item, loss: (item, str(loss)))
    assert list(results) == [0, 2, 4, (3, loss), 8, 10, 12, 14]


def test_a_slow_item_does_not_hold_the_others_back(apart, tmp_path):
    work = WaitFor(tmp_path / "last", last=30)
    assert list(apart.map(work, range(31), lost=never)) == list(range(31))


def test_several_processes_share_the_work_and_are_reused(apart):
    found = dict(apart.map(name_of_process, range(200), lost=never))
    assert os.getpid() not in found.values()
    assert 1 <= len(set(found.values())) <= 2


def test_a_program_that_was_started_is_stopped_with_its_worker(apart, tmp_path):
    notes = tmp_path / "processes"
    assert list(apart.map(StartsAProgram(notes), [1], lost=lambda _, loss: str(loss))) == ["too_slow"]
    assert [gone(int(process)) for process in notes.read_text().split()] == [True, True]


def test_a_dask_worker_that_goes_away_costs_one_item(cluster):
    with closing(DaskExecutor(cluster)) as made:
        results = made.map(takes_its_parent_along, range(8), lost=lambda item, loss: (item, str(loss)))
        assert list(results) == [0, 1, 2, (3, "died"), 4, 5, 6, 7]


@pytest.mark.parametrize("name", ["processes", "dask"])
def test_closing_frees_the_processes(request, name):
    made = ProcessExecutor(2) if name == "processes" else DaskExecutor(request.getfixturevalue("cluster"))
    with closing(made):
        found = dict(made.map(name_of_process, range(20), lost=never))
    assert all(gone(process) for process in set(found.values()))


def test_closing_does_not_wait_for_work_in_hand(tmp_path):
    started = time.perf_counter()
    with closing(ProcessExecutor(1)) as made:
        results = made.map(Hazard("hangs", 1), range(3), lost=lambda item, loss: str(loss))
        assert next(results) == 0
    assert time.perf_counter() - started < 60


def test_a_scheduler_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setattr("alinea.pipeline.dask_cluster._CONNECT_SECONDS", 0.5)
    with pytest.raises(EngineError, match=r"tcp://127\.0\.0\.1:9"):
        DaskExecutor("tcp://127.0.0.1:9")
