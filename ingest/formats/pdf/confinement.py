"""A process for reading PDFs that may crash, hang or fill its memory without taking the build with it.

A page of one megabyte can unfold to gigabytes, a form can draw itself ten thousand times, and PDFium is C++ that
dies where it runs out of memory. One helper serves all files of a process, so its start (half a second) is
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

from ingest.formats.extraction import Extraction
from ingest.formats.pdf.wire import from_wire
from ontology.errors import DocumentError

MOST_MEMORY = 2 << 30
SILENCE = 100.0
"""Seconds a helper may work on one page; the slowest honest pages, maps of a town, take ten."""

_LENGTH = 8
_CHUNK = 1 << 20
_TOO_MUCH = "The PDF takes more time or memory than a document may. Print it to a new PDF and try again."


class _Helper:
    """The process behind ``confined``; made anew when the last one died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._parents: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def read(self, data: bytes) -> bytes:
        """The helper's answer; raises ``DocumentError`` where it dies or falls silent."""
        with self._lock:
            process = self._running()
            try:
                return self._asked(process, data)
            except (BrokenPipeError, EOFError, TimeoutError) as error:
                raise _end_of(process) from error
            finally:
                if process.poll() is not None or sys.exc_info()[0] is not None:
                    self.stop()

    def stop(self) -> None:
        """End the helper and what it started."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    def forget(self) -> None:
        """After a fork: the helper is the parent's, and not to be waited for here."""
        self._parents, self._process, self._lock = self._process, None, Lock()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.stop()
            paths = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "ingest.formats.pdf.worker"],
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


def _end_of(process: "subprocess.Popen[bytes]") -> Exception:
    """Why a helper ended or fell silent: the document was too much, or the helper cannot start."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        if process.wait(timeout=1) == 1:
            return RuntimeError("The process that reads PDFs ends with an error of its own.")
    return DocumentError("too_demanding", _TOO_MUCH)


def _lengths(process: "subprocess.Popen[bytes]") -> Iterator[int]:
    """Lengths of the helper's messages; nothing but a length of 0 says that a page is done."""
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


_helper = _Helper()
atexit.register(_helper.stop)
os.register_at_fork(after_in_child=_helper.forget)


def confined(data: bytes) -> Extraction:
    """The extraction of a PDF, made by the helper process."""
    return from_wire(_helper.read(data))
