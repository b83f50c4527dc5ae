"""Extractions and errors as JSON between the worker process and its parent."""

import json
from dataclasses import asdict
from typing import Any

from ingest.formats.extraction import Extraction, PageProblem
from ontology.errors import DocumentError
from ontology.model import Note, NoteKind, Treatment, TreatmentMethod


def to_wire(extraction: Extraction) -> bytes:
    """An extraction in bytes; edits and labels stay out, PDF reading makes none."""
    return json.dumps(
        {
            "text": extraction.text,
            "media_type": extraction.media_type,
            "page_starts": extraction.page_starts,
            "indents": extraction.indents,
            "problems": [asdict(each) for each in extraction.problems],
            "treatments": [asdict(each) for each in extraction.treatments],
            "notes": [asdict(each) for each in extraction.notes],
        }
    ).encode()


def error_to_wire(code: str, message: str) -> bytes:
    """An error that ended the reading of a file."""
    return json.dumps({"error": [code, message]}).encode()


def fault_to_wire(fault: BaseException) -> bytes:
    """A mistake of our own, by its name."""
    return json.dumps({"fault": type(fault).__name__}).encode()


def from_wire(answer: bytes) -> Extraction:
    """The extraction; raises the ``DocumentError`` that the worker met, ``RuntimeError`` for a mistake of ours."""
    found: dict[str, Any] = json.loads(answer)
    if "fault" in found:
        raise RuntimeError(f"Reading the PDF failed with {found['fault']}.")
    if "error" in found:
        code, message = found["error"]
        raise DocumentError(code, message)
    return Extraction(
        text=found["text"],
        media_type=found["media_type"],
        page_starts=tuple(found["page_starts"]),
        indents=tuple(found["indents"]),
        problems=tuple(PageProblem(**each) for each in found["problems"]),
        treatments=tuple(
            Treatment(**{**each, "method": TreatmentMethod(each["method"])}) for each in found["treatments"]
        ),
        notes=tuple(
            Note(kind=NoteKind(each["kind"]), text=each["text"], page=each["page"]) for each in found["notes"]
        ),
    )
