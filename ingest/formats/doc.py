"""Word 97 to 2003 (DOC, [MS-DOC]): read by LibreOffice or antiword where the machine has one.

LibreOffice goes first although it takes seconds (4 for a law of 24 pages): antiword prints no automatic numbers,
and of "Члан 1." only the word is left. Both are foreign programs over foreign bytes: no shell, a folder of
their own, limits on time and output.
"""

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from ingest.formats.blocks import joined
from ingest.formats.detection import Format
from ingest.formats.doc_numbers import counted, without_numbers
from ingest.formats.extraction import Extraction, PageProblem
from ontology.errors import DocumentError
from ontology.model import Treatment, TreatmentMethod

_SECONDS = 120.0
_MAX_OUTPUT = 100_000_000
_COUNTED = 0.8
_LOST = (
    "The articles of this old Word file are numbered automatically, and antiword cannot read those numbers. "
    "Install LibreOffice, or save the file as DOCX or PDF."
)
_COUNT = (
    "antiword cannot read the automatic numbers of this old Word file. Its articles were counted instead, which its "
    "references bear out; numbers of paragraphs and points may be missing. Install LibreOffice to have them read."
)
_UNINSTALLED = (
    "This is an old Word (.doc) file. Install LibreOffice or the Debian package antiword, or save it as DOCX or PDF."
)


def read(data: bytes) -> Extraction:
    """Text of an old Word file; raises ``DocumentError`` where no converter is installed or none can read it."""
    office, antiword = shutil.which("soffice"), shutil.which("antiword")
    if not office and not antiword:
        raise DocumentError("word_97", _UNINSTALLED)
    with tempfile.TemporaryDirectory(prefix="alinea-") as folder:
        source = Path(folder) / "document.doc"
        source.write_bytes(data)
        found = _by_office(office, source) if office else None
        if found is None and antiword:
            found = _by_antiword(antiword, source)
    if found is None:
        message = "The old Word (.doc) file is damaged, or locked with a password. Save it as DOCX or PDF in Word."
        raise DocumentError("damaged_doc", message)
    return found


def _by_office(program: str, source: Path) -> Extraction | None:
    """The file converted to DOCX, which keeps numbers, notes and tracked changes, and read as that."""
    profile = (source.parent / "profile").as_uri()  # two conversions cannot share one
    target = source.parent / "out"
    options = ("--headless", "--norestore", "--nologo", "--convert-to", "docx", "--outdir", str(target))
    made = target / "document.docx"
    if not _ran([program, f"-env:UserInstallation={profile}", *options, str(source)], source.parent):
        return None
    if not made.is_file() or made.stat().st_size > _MAX_OUTPUT:
        return None
    from ingest.formats.docx import read as read_docx

    return replace(read_docx(made.read_bytes()), media_type=Format.DOC)


def _by_antiword(program: str, source: Path) -> Extraction | None:
    """The plain text; ``numbers_lost`` is its problem where articles stand there without their numbers."""
    if not _ran([program, "-m", "UTF-8.txt", "-w", "0", str(source)], source.parent):
        return None
    with (source.parent / "stdout").open("rb") as file:
        text = file.read(_MAX_OUTPUT).decode("utf-8", errors="replace")
    return _numbered(joined(text.split("\n")))


def _numbered(text: str) -> Extraction:
    """The text with article numbers that can be counted; ``numbers_lost`` is its problem where they cannot."""
    found = counted(text)
    if found is None:
        lost = (PageProblem(code="numbers_lost", message=_LOST),) if without_numbers(text) else ()
        return Extraction(text=text, media_type=Format.DOC, problems=lost)
    numbered, edits = found
    detail = f"{len(edits)} article numbers counted, not read"
    return Extraction(
        text=numbered,
        media_type=Format.DOC,
        edits=edits,
        treatments=(Treatment(method=TreatmentMethod.REPAIR, confidence=_COUNTED, detail=detail),),
        problems=(PageProblem(code="numbers_counted", message=_COUNT),),
    )


def _ran(command: list[str], folder: Path) -> bool:
    """True where a program ended well in time; what it printed is in the file ``stdout`` of the folder.

    It gets a session of its own, for LibreOffice starts a child that outlives the death of its parent.
    """
    import os
    import signal

    with (folder / "stdout").open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - a program found on PATH, over a file name of our own
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL, cwd=folder,
            start_new_session=True, preexec_fn=_limited,
        )  # fmt: skip
        try:
            return process.wait(_SECONDS) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _limited() -> None:
    """In the child: no file beyond the limit, so that an endless output fills no disk."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (_MAX_OUTPUT, _MAX_OUTPUT))
