"""Tesseract as a process of its own: a picture in, words with their confidence out.

Never through a shell; the process may not run longer or take more memory than its caller allows.
"""

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from ingest.formats.pdf.pictures import Picture

_MOST_MEMORY = 2 << 30
_SURE = 60.0
_READABLE = 15.0
_GOOD_LINE = 80.0
_WORD_LEVEL = "5"
_ROTATE = re.compile(r"^Rotate: (\d+)", re.MULTILINE)
_SCRIPT = re.compile(r"^Script: (\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """Lines of a page and the mean confidence of its letters, 0 to 1."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Orientation:
    """The script a page is in (``Latin``, ``Cyrillic``, ...) and the degrees it must be turned clockwise."""

    script: str
    rotate: int


def program() -> str | None:
    """Where tesseract is, or ``None`` where it is not installed."""
    return shutil.which("tesseract")


@cache
def packs_of(binary: str) -> frozenset[str]:
    """Names of the language packs an installed tesseract has."""
    listed = _run([binary, "--list-langs"], b"", seconds=20)
    return frozenset(line.strip() for line in listed.splitlines()[1:] if line.strip())


def recognise(binary: str, picture: Picture, packs: Sequence[str], *, seconds: float) -> Recognised:
    """Words of a picture in the languages of ``packs``; raises ``TimeoutError`` after so many seconds."""
    options = ["-l", "+".join(packs), "--dpi", str(picture.dpi), "--psm", "3", "tsv"]
    return _of_table(_run([binary, "stdin", "stdout", *options], picture.netpbm, seconds=seconds))


def orientation(binary: str, picture: Picture, *, seconds: float) -> Orientation | None:
    """Script and rotation of a page; ``None`` where there is too little text to tell."""
    options = ["-l", "osd", "--dpi", str(picture.dpi), "--psm", "0"]
    told = _run([binary, "stdin", "stdout", *options], picture.netpbm, seconds=seconds)
    script, rotate = _SCRIPT.search(told), _ROTATE.search(told)
    return Orientation(script.group(1), int(rotate.group(1))) if script and rotate else None


def _run(command: Sequence[str], data: bytes, *, seconds: float) -> str:
    """What the process printed; nothing where it failed. One thread each: documents are read side by side."""
    process = subprocess.Popen(  # noqa: S603  arguments are ours, the picture comes by its standard input
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    _limit(process.pid)
    try:
        out, _ = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"Recognition took longer than {seconds:.0f} seconds.") from error
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    return out.decode("utf-8", "replace") if process.returncode == 0 else ""


def _limit(process: int) -> None:
    """Hold a process to two gigabytes; only Linux can do that from outside."""
    import resource

    if hasattr(resource, "prlimit"):
        try:
            resource.prlimit(process, resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        except ProcessLookupError:
            return


def _of_table(table: str) -> Recognised:
    """Lines out of Tesseract's TSV, in the order it reads a page's blocks."""
    lines: dict[tuple[str, str, str], list[tuple[str, float]]] = {}
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row.get("text") or "").strip()
        if row.get("level") == _WORD_LEVEL and word:
            place = (row["block_num"], row["par_num"], row["line_num"])
            lines.setdefault(place, []).append((word, float(row["conf"])))
    kept = [words for line in lines.values() if (words := _believed(line))]
    letters = sum(len(word) for words in kept for word, _ in words)
    sure = sum(len(word) * share for words in kept for word, share in words)
    text = "\n".join(" ".join(word for word, _ in words) for words in kept)
    return Recognised(text, sure / (100 * letters) if letters else 0.0)


def _believed(line: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The words of a line that are words: in a clear line all but specks, in a doubtful one only the sure ones.

    Stamps and signatures over print come out at 0 to 55, print at 85 to 96.
    """
    least = _READABLE if median(share for _, share in line) >= _GOOD_LINE else _SURE
    return [(word, share) for word, share in line if share >= least]
