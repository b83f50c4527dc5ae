"""What the owner of a file declares about it (``source.toml``), checked before it is believed."""

import re
from collections.abc import Mapping

from ingest.metadata.patterns import patterns
from ontology.codes import ActType
from ontology.errors import DocumentError

_SHAPES: dict[str, tuple[re.Pattern[str], str]] = {
    "year": (re.compile(r"\d{4}"), "a year such as 2007"),
    "jurisdiction": (re.compile(r"[A-Z]{2,3}(?:-[A-Z]{2,4})?"), "a code such as RS or BA-FBIH"),
    "language": (re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?"), "a language tag such as sq or sr-Latn"),
    "act_type": (re.compile("|".join(each.value for each in ActType)), "one of " + ", ".join(ActType)),
    "date": (re.compile(r"\d{4}-\d\d-\d\d"), "a date such as 2007-12-29"),
}


def awaited(name: str, value: str) -> str | None:
    """What a declared field should be ("a year such as 2007") where its value is something else, else ``None``."""
    shape, example = _SHAPES.get(name, (None, ""))
    if shape is None or not value or shape.fullmatch(value):
        return None
    return f"{example} (known are {', '.join(known_jurisdictions())})" if name == "jurisdiction" else example


def known_jurisdictions() -> list[str]:
    """The codes of the jurisdictions whose texts are told by their words; others may be declared."""
    return sorted(patterns().jurisdictions)


def checked(declared: Mapping[str, str]) -> dict[str, str]:
    """The declarations as they are; raises ``DocumentError`` for a value that identifiers cannot be made of."""
    for name, value in declared.items():
        example = awaited(name, value)
        if example:
            raise DocumentError("bad_declaration", f"The declared {name} {value!r} is not {example}.")
    return {name: value for name, value in declared.items() if value}
