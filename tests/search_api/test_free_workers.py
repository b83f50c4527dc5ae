"""Who gets a process that comes free."""

import asyncio
import multiprocessing
from collections.abc import Iterator

import pytest
import uvloop

from search_api.sparql.free_workers import FreeWorkers, Worker


@pytest.fixture(scope="module")
def workers() -> Iterator[list[Worker]]:
    """Two processes that reply what they are told."""
    context = multiprocessing.get_context("forkserver")
    made = []
    for _ in range(2):
        ours, theirs = context.Pipe()
        process = context.Process(target=_echo, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        ours.recv_bytes()  # it runs
        made.append(Worker(process, ours))
    yield made
    for worker in made:
        worker.end()


def _echo(pipe) -> None:
    try:
        pipe.send_bytes(b"")
        while True:
            pipe.send_bytes(pipe.recv_bytes())
    except EOFError:
        return


def test_who_waits_longest_is_served_first(workers: list[Worker]) -> None:
    async def run() -> list[int]:
        free, served = FreeWorkers(), []

        async def wait(number: int) -> None:
            await free.take(10)
            served.append(number)

        waiting = [asyncio.create_task(wait(number)) for number in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        for worker in workers:
            free.put(worker)
        await asyncio.gather(*waiting, return_exceptions=True)
        return served

    assert asyncio.run(run()) == [1, 2]


def test_a_process_given_to_somebody_who_leaves_in_that_moment_is_not_lost(workers: list[Worker]) -> None:
    async def run() -> Worker:
        free = FreeWorkers()
        waiting = asyncio.create_task(free.take(10))
        await asyncio.sleep(0)
        free.put(workers[0])
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        return await free.take(0.1)

    assert asyncio.run(run()) is workers[0]


def test_nobody_waits_for_ever() -> None:
    with pytest.raises(TimeoutError):
        asyncio.run(FreeWorkers().take(0.05))


def test_the_one_that_worked_last_is_taken_first(workers: list[Worker]) -> None:
    async def run() -> Worker:
        free = FreeWorkers()
        for worker in workers:
            free.put(worker)
        return await free.take(1)

    assert asyncio.run(run()) is workers[1]


@pytest.mark.parametrize("new_loop", [asyncio.new_event_loop, uvloop.new_event_loop])
def test_replies_are_seen_and_their_absence_too(workers: list[Worker], new_loop) -> None:
    async def run() -> None:
        worker = workers[0]
        worker.watch()
        assert not await worker.has_replied(0.05)
        for turn in range(100):
            worker.pipe.send_bytes(b"x" * turn * 10_000)
            assert await worker.has_replied(10)
            assert worker.pipe.recv_bytes() == b"x" * turn * 10_000
        worker.unwatch()

    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(run())
