"""A process of its own that does one piece of work at a time and can be stopped at any moment.

Each worker has a pipe of its own, so a death can only be laid to the item it had in hand (a shared pool,
as in ``concurrent.futures``, breaks as a whole). It is a fresh interpreter, not a fork: a fork of a process that
holds threads (tokenizers, Oxigraph) can hang, and a Dask worker may not fork through ``multiprocessing``.
"""

import os
import pickle
import resource
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from alinea.pipeline.executor import Item, Limits, Loss, Result
from ontology.errors import EngineError

_START_SECONDS = 120.0
_GRACE_SECONDS = 2.0  # for a worker to end the programs it started (LibreOffice, tesseract)


class Worker:
    """One process, started at the first piece of work and again after a loss; for one thread at a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    def do(self, work: Callable[[Item], Result], item: Item, *, lost: Callable[[Item, Loss], Result]) -> Result:
        """The result of ``work(item)``, or what ``lost`` makes of its loss; raises what ``work`` raised.

        Raises ``EngineError`` where no process can be started.
        """
        answer = self._asked(pickle.dumps((work, item)))
        if isinstance(answer, Loss):
            self.discard()
            return lost(item, answer)
        succeeded, value = pickle.loads(answer)  # noqa: S301 - from our own child
        if not succeeded:
            raise value
        result: Result = value
        return result

    def _asked(self, order: bytes) -> bytes | Loss:
        pipe = self._started()
        try:
            pipe.send_bytes(order)
            return pipe.recv_bytes() if pipe.poll(self._limits.seconds) else Loss.TOO_SLOW
        except (EOFError, OSError):
            return Loss.DIED

    def stop(self) -> None:
        """End the process, and with it the work in hand; may be called from another thread."""
        process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def discard(self) -> None:
        """Stop, and close the pipe; work that comes later gets a new process."""
        self.stop()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _started(self) -> Connection:
        if self._pipe is not None:
            return self._pipe
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter
                [sys.executable, "-P", "-m", __name__, str(theirs.fileno()), str(self._limits.megabytes or 0)],
                env=os.environ | {"PYTHONPATH": os.pathsep.join(each or str(Path.cwd()) for each in sys.path)},
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is the build's, which then stops its workers
            )  # fmt: skip
        pipe = self._pipe = Connection(ours.detach())
        try:
            if pipe.poll(_START_SECONDS) and pipe.recv_bytes() == b"ready":
                return pipe
        except (EOFError, OSError):
            pass
        self.discard()
        raise EngineError("No reader process can be started; look at what it printed, or set ALINEA_EXECUTOR=inline.")


def serve(descriptor: int, megabytes: int) -> None:
    """Do what comes down the pipe until it is closed: the life of a worker process."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that ``finally`` ends programs that were started
    _limit(megabytes)
    with Connection(descriptor) as pipe:
        pipe.send_bytes(b"ready")
        with suppress(EOFError, OSError):  # the other end has gone
            while True:
                pipe.send_bytes(_answer(pipe.recv_bytes()))


def _limit(megabytes: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))  # a reader that dies leaves no gigabytes behind
    if megabytes:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard < 0 else min(wanted, hard), hard))


def _answer(order: bytes) -> bytes:
    try:
        work, item = pickle.loads(order)  # noqa: S301 - from our own parent
        return pickle.dumps((True, work(item)))
    except MemoryError:
        os._exit(1)  # nothing can be relied on now; the next item gets a fresh process
    except Exception as error:
        return pickle.dumps((False, _portable(error)))


def _portable(error: Exception) -> Exception:
    """The error with where it came from, in a form that survives pickling (one with two arguments may not)."""
    error.add_note("".join(traceback.format_exception(error)).rstrip())
    try:
        copy: Any = pickle.loads(pickle.dumps(error))  # noqa: S301 - made on this line
    except Exception:  # pickling runs the error's own code
        copy = None
    return copy if isinstance(copy, Exception) else EngineError(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]))
