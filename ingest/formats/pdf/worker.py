"""The worker process itself: ``python -m ingest.formats.pdf.worker`` reads files from its input and answers each.

Messages both ways are a length of eight bytes and so many bytes after it. A length of 0 in an answer says that
pages are being done; the extraction, or the error that ended it, is JSON.
"""

import gc
import os
import resource
import sys
from time import monotonic
from typing import BinaryIO

from ingest.formats.pdf.confinement import MOST_MEMORY
from ingest.formats.pdf.pages import extracted
from ingest.formats.pdf.wire import error_to_wire, fault_to_wire, to_wire
from ontology.errors import DocumentError

_LENGTH = 8
_BREATH = 1.0
"""Seconds after which the parent is told that pages are being done; to wake it for each page is a waste."""

_OBJECTS = 50_000
"""Objects between two searches for rings of them; a page makes some thousand and none in rings."""


def serve(source: BinaryIO, answers: BinaryIO) -> None:
    """Answer files until the input ends."""
    told = monotonic()

    def tick() -> None:
        nonlocal told
        if monotonic() - told > _BREATH:
            told = monotonic()
            answers.write(bytes(_LENGTH))
            answers.flush()

    while len(head := source.read(_LENGTH)) == _LENGTH:
        data = source.read(int.from_bytes(head, "big"))
        try:
            answer = to_wire(extracted(data, tick=tick))
        except DocumentError as error:
            answer = error_to_wire(error.code, str(error))
        except MemoryError:
            return  # the parent sees the end, and starts another
        except Exception as error:
            answer = fault_to_wire(error)
        answers.write(len(answer).to_bytes(_LENGTH, "big") + answer)
        answers.flush()


def main() -> None:
    """Serve the parent within a limit of memory; what libraries print goes nowhere."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.freeze()
    gc.set_threshold(_OBJECTS, 20, 50)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
