"""Markdown with YAML front matter: the front matter becomes labels, emphasis and heading marks go."""

import re
from datetime import date

import yaml

from ingest.formats.cleaning import clean
from ingest.formats.detection import Format
from ingest.formats.encodings import decode
from ingest.formats.extraction import Extraction
from ingest.formats.marks import plain
from ingest.formats.mojibake import mended

_FRONT_MATTER = re.compile(r"\A---\n(.{0,20000}?)\n---\n", re.DOTALL)


def read(data: bytes) -> Extraction:
    """The readable text; ``title`` and other plain values of the front matter become labels."""
    text = clean(mended(decode(data)))
    labels: dict[str, str] = {}
    if match := _FRONT_MATTER.match(text):
        labels = _labels(match[1])
        text = text[match.end() :]
    return Extraction(text=plain(text), media_type=Format.MARKDOWN, title=labels.get("title"), labels=labels)


def _labels(front_matter: str) -> dict[str, str]:
    """Plain values only: lists and mappings say nothing here, and their aliases can be made to explode."""
    try:
        values = yaml.safe_load(front_matter)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {str(key): str(value) for key, value in values.items() if isinstance(value, str | int | float | date)}
