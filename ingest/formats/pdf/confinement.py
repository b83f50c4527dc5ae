"""A process for reading PDFs that may crash, hang or fill its memory without taking the build with it.

A page of one megabyte can unfold to gigabytes, a form can draw itself ten thousand times, and PDFium is C++ that
dies where it runs out of memory. One worker serves all files of a process, so its start (half a second) is
paid once; a file costs it some milliseconds more.
"""

import atexit
import contextlib
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from time import sleep

from ingest.formats.extraction import Extraction
from ingest.formats.pdf.wire import from_wire
from ontology.errors import DocumentError

MOST_MEMORY = 2 << 30
SILENCE = 100.0
"""Seconds a worker may work on one page; the slowest honest pages, maps of a town, take ten."""

_MODULE = "ingest.formats.pdf.worker"
_LENGTH = 8
_CHUNK = 1 << 20
_PATIENCE, _MOMENT = 40, 0.05
_TOO_MUCH = "The PDF takes more time or memory than a document may. Print it to a new PDF and try again."


class _Worker:
    """The process behind ``confined``; made anew when the last one died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._parents: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def read(self, data: bytes) -> bytes:
        """The worker's answer; raises ``DocumentError`` where it dies or falls silent."""
        with self._lock:
            process = self._running()
            try:
                return self._asked(process, data)
            except (BrokenPipeError, EOFError) as error:
                failure = _failure(process)
                self.stop()
                raise failure from error
            except TimeoutError as error:
                self.stop()
                raise DocumentError("too_demanding", _TOO_MUCH) from error
            except BaseException:
                self.stop()
                raise

    def stop(self) -> None:
        """End the worker and what it started."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:  # not waited for, so its number cannot belong to others by now
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    def forget(self) -> None:
        """After a fork: the worker is the parent's, and not to be waited for here."""
        self._parents, self._process, self._lock = self._process, None, Lock()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or _has_ended(self._process):
            self.stop()
            paths = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", "-m", _MODULE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"},
                start_new_session=True,
            )
        return self._process

    def _asked(self, process: "subprocess.Popen[bytes]", data: bytes) -> bytes:
        assert process.stdin is not None
        process.stdin.write(len(data).to_bytes(_LENGTH, "big"))
        process.stdin.write(data)
        process.stdin.flush()
        for length in _lengths(process):
            if length:
                return b"".join(_read(process, length))
        raise EOFError


def _has_ended(process: "subprocess.Popen[bytes]") -> bool:
    """True for a process that is over; it stays to be waited for."""
    if process.returncode is not None:
        return True
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None


def _failure(process: "subprocess.Popen[bytes]") -> Exception:
    """Why a worker hung up: the document was too much for it, or it cannot start at all (Python exits with 1)."""
    for _ in range(_PATIENCE):
        if _has_ended(process):
            break
        sleep(_MOMENT)
    ended = process.returncode is None and os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG)
    if ended and ended.si_code == os.CLD_EXITED and ended.si_status == 1:
        return RuntimeError("The process that reads PDFs ends with an error of its own.")
    return DocumentError("too_demanding", _TOO_MUCH)


def _lengths(process: "subprocess.Popen[bytes]") -> Iterator[int]:
    """Lengths of the worker's messages; nothing but a length of 0 says that pages are being done."""
    while True:
        yield int.from_bytes(b"".join(_read(process, _LENGTH)), "big")


def _read(process: "subprocess.Popen[bytes]", length: int) -> Iterator[bytes]:
    """So many bytes; raises ``TimeoutError`` after too long a silence and ``EOFError`` at the end."""
    assert process.stdout is not None
    descriptor = process.stdout.fileno()
    while length:
        if not select.select([descriptor], [], [], SILENCE)[0]:
            raise TimeoutError
        piece = os.read(descriptor, min(length, _CHUNK))
        if not piece:
            raise EOFError
        length -= len(piece)
        yield piece


_worker = _Worker()
atexit.register(_worker.stop)
os.register_at_fork(after_in_child=_worker.forget)


def confined(data: bytes) -> Extraction:
    """The extraction of a PDF, made by the worker process."""
    return from_wire(_worker.read(data))
