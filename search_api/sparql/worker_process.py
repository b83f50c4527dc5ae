"""What a process that answers queries does: it takes jobs from a pipe, does them and sends back what came of them.

A message is one pickle, made without the multiprocessing package's own pickler: that copies its table of types for
each message and is needed only for what belongs to processes. The file of a long answer follows its message.
"""

import logging
import os
import pickle
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle
from typing import Any, Protocol

from graph.store import RdfStore
from ontology.errors import AlineaError, EngineError, QueryError
from search_api.sparql.spool import Spooled

_MOST_MEMORY = 2 * 1024**3
"""Of one process. Sorting a cross product takes half a gigabyte a second."""

OpenStore = Callable[[], RdfStore]


class Job(Protocol):
    """Something to be done with a store in another process; it and what it returns can be pickled."""

    def run(self, store: RdfStore) -> Any:
        """Do it; raises ``AlineaError``. The file of a ``Spooled`` is handed over open."""


def send_job(pipe: Connection, job: Job, open_store: bytes) -> None:
    """Hand a job to the process at the other end; raises ``OSError`` where there is none.

    ``open_store`` is an ``OpenStore``, pickled: a process opens another store only when these bytes are others.
    """
    pipe.send_bytes(pickle.dumps((open_store, job), pickle.HIGHEST_PROTOCOL))


def take_reply(pipe: Connection) -> Any:
    """What the job returned, or the ``AlineaError`` that it raised; raises ``EOFError`` or ``OSError``."""
    reply, with_file = pickle.loads(pipe.recv_bytes())  # noqa: S301  # from a process of ours
    if with_file:
        reply.file = os.fdopen(recv_handle(pipe), "rb")
    return reply


def serve(pipe: Connection) -> None:
    """Say that the process runs, then do jobs until nobody is there."""
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
    opened: tuple[bytes, RdfStore] | None = None
    try:
        pipe.send_bytes(b"")
        while True:
            open_store, job = pickle.loads(pipe.recv_bytes())  # noqa: S301  # from the process that started this one
            if opened is None or opened[0] != open_store:
                opened = None
                opened = (open_store, pickle.loads(open_store)())  # noqa: S301
            _send(pipe, _done(job, opened[1]))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _done(job: Job, store: RdfStore) -> Any:
    try:
        return job.run(store)
    except AlineaError as error:
        return error.with_traceback(None)
    except MemoryError:
        return QueryError("The query takes more memory than there is. Narrow it.")
    except Exception:  # whatever an engine raises, the process can do the next job
        logging.getLogger(__name__).exception("A job failed")
        return EngineError("The graph could not be asked; it has been logged.")


def _send(pipe: Connection, reply: Any) -> None:
    """The reply, and after it the open file that goes with it."""
    file = None
    if isinstance(reply, Spooled):
        file, reply.file = reply.file, None
    pipe.send_bytes(pickle.dumps((reply, file is not None), pickle.HIGHEST_PROTOCOL))
    if file:
        with file:
            send_handle(pipe, file.fileno(), None)
