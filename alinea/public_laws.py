"""Laws in public repositories: what marks and questions beyond our own documents are about.

They are not shipped. A folder holds copies of the repositories, and a law is named by its path below it
(``OWNER/NAME/PATH``) and by the SHA-256 of its bytes. A file is read as it is; of a JSON record the ``text`` is read,
and of one with ``provisions`` their titles and contents, one after the other.
"""

import json
from pathlib import Path
from typing import Any

from alinea.evaluation.judged import judged_file
from alinea.pipeline.reading import ReaderRecipe, make_reader
from ontology.model import ProvisionKind, Reading

_STATES = {"Ansvar-Systems/Serbian-law-mcp": "RS", "aala-ferrari/super-avokati": "AL"}
"""Repositories of one state; in others the second folder is its code (``sources/XK``)."""

_HEAD = 300
_TITLE = 20


def read_public_law(
    folder: Path, document: str, digest: str, recipe: ReaderRecipe, *, declared: bool = False
) -> Reading:
    """The reading with the most articles of a law below a folder of copies.

    ``declared`` tells the reader the state whose laws the repository holds there. Raises ``SettingsError`` where the
    file is missing or is not the one that was marked.
    """
    path = judged_file(folder, document, digest, what="the law that was marked")
    data = path.read_bytes()
    text = _text(data) if path.suffix == ".json" else None
    name = f"{path.stem}.txt" if text is not None else path.name
    told = {"jurisdiction": _state(document)} if declared else {}
    reading = make_reader(recipe).read(data if text is None else text.encode(), file=name, declared=told)
    return max([reading, *reading.others], key=_articles)


def _state(document: str) -> str:
    owner, name, *parts = document.split("/")
    return _STATES.get(f"{owner}/{name}") or parts[1]


def _articles(reading: Reading) -> int:
    return sum(each.kind is ProvisionKind.ARTICLE for each in reading.provisions)


def _text(data: bytes) -> str:
    record = json.loads(data)
    if "provisions" in record:
        return "\n".join(_lines(record))
    title, text = record.get("title") or "", str(record["text"])
    opens = text[:_HEAD].upper().startswith(title[:_TITLE].upper())
    return text if opens else f"{title}\n\n{text}"


def _lines(record: dict[str, Any]) -> list[str]:
    """Title, chapters where they change, and the provisions of a record, with empty lines between."""
    lines, chapter = [record["title"].upper(), ""], None
    for each in record["provisions"]:
        if each.get("chapter") != chapter:
            chapter = each.get("chapter")
            lines += [chapter or "", ""]
        lines += [each["title"], each["content"], ""]
    return lines
