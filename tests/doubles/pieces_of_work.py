"""Work for the executors, where their worker processes can import it."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import DocumentError


def name_of_process(number):
    return number, os.getpid()


def doubled(number):
    return number * 2


def fails_on_seven(number):
    if number == 7:
        raise DocumentError("odd", "Seven cannot be read.")
    return number


@dataclass(frozen=True)
class Hazard:
    """Doubles numbers, except that one kills its process, hangs, or asks for more memory than there is."""

    way: str
    number: int

    def __call__(self, number):
        if number != self.number:
            return number * 2
        if self.way == "dies":
            os._exit(9)
        if self.way == "hangs":
            time.sleep(600)
        return len(bytearray(10**10))


def takes_its_parent_along(number):
    """On a Dask cluster the parent is the worker itself, as if its machine were switched off."""
    if number == 3:
        os.kill(os.getppid(), signal.SIGKILL)
    return number


@dataclass(frozen=True)
class WaitFor:
    """The first item waits for a file that the last one makes: it ends only where others go on meanwhile."""

    path: Path
    last: int

    def __call__(self, number):
        if number == self.last:
            self.path.touch()
        while number == 0 and not self.path.exists():
            time.sleep(0.01)
        return number


@dataclass(frozen=True)
class StartsAProgram:
    """Starts a program that outlives its parent unless it is stopped, notes its process and its own, and hangs."""

    path: Path

    def __call__(self, number):
        program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
        try:
            self.path.write_text(f"{os.getpid()} {program.pid}")
            program.wait()
        finally:
            program.kill()
            program.wait()
