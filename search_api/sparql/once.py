"""One query outside of a server, within the limits of one."""

import asyncio
from dataclasses import replace

from graph.store import Dataset
from search_api.sparql.ask import Ask
from search_api.sparql.guard import check_depth
from search_api.sparql.limits import Limits
from search_api.sparql.spool import Spooled
from search_api.sparql.worker_process import OpenStore
from search_api.sparql.workers import QueryWorkers


def answer_once(query: str, open_store: OpenStore, limits: Limits, *, results: str, triples: str) -> Spooled:
    """A whole answer from a process that is ended where it takes too long; raises as ``Evaluator.answer``.

    ``open_store`` opens the graph there and can be pickled. What may search is resolved before.
    """
    check_depth(query)
    ask = Ask(
        query=query,
        results=results,
        triples=triples,
        dataset=Dataset(),
        base=None,
        rows=limits.rows,
        answer_bytes=limits.answer_bytes,
    )
    return asyncio.run(_asked(ask, open_store, replace(limits, concurrent=1)))


async def _asked(ask: Ask, open_store: OpenStore, limits: Limits) -> Spooled:
    workers = QueryWorkers(limits)
    workers.start()
    try:
        answer: Spooled = await workers.ask(ask, open_store)
    finally:
        workers.stop()
    return answer
