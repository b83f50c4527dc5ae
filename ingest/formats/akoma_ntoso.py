"""Akoma Ntoso (OASIS LegalDocML 3.0, and the versions before it): a text that brings its structure along.

The text is laid out as our laws are, an article's number on a line of its own; its hierarchy becomes the
outline, so that nothing has to be found again from the words.
"""

import re
from typing import TYPE_CHECKING

from ingest.formats.akoma_ntoso_names import names, table
from ingest.formats.akoma_ntoso_text import Sheet
from ingest.formats.akoma_ntoso_tree import Tree
from ingest.formats.detection import Format
from ingest.formats.extraction import Extraction
from ingest.formats.packages import attribute, child, local, parsed, without_declaration
from ontology.codes import ActType
from ontology.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAG = re.compile(r"(?:sq|mk|bs|hr|cnr|tr|en|sr-Cyrl|sr-Latn)")
_PLACE = re.compile(r"[A-Z]{2}(?:-[A-Z]{2,4})?")
_DAY = re.compile(r"(\d{4})-\d\d-\d\d")
_NO_DAY = frozenset({"year", "unknown"})
_NOWHERE = "XX"
_FIRST_YEAR = 1800


def read(data: bytes) -> Extraction:
    """Text, outline, notes and what the metadata say; further documents of a collection are annexes of the first.

    Raises ``DocumentError`` for a file without a document, and as ``packages.parsed`` does.
    """
    root = parsed(without_declaration(data))
    documents = list(_documents(root))
    if not documents:
        raise DocumentError("empty", "The Akoma Ntoso file holds no act or other document: there is nothing to read.")
    first, *others = documents
    labels = _labels(first)
    sheet = Sheet()
    tree = Tree(sheet, labels.get("language", "en"))
    outline = tree.segments(first)
    outline += [tree.annex(other, [other]) for other in others]
    return Extraction(
        text=sheet.text,
        media_type=Format.AKOMA_NTOSO,
        title=_title(first),
        labels=labels,
        notes=tuple(sheet.notes),
        outline=tuple(outline),
    )


def _documents(root: "_Element") -> "list[_Element]":
    """The documents of a file, in order; a collection holds its own in components."""
    found: list[_Element] = []
    for each in root:
        if local(each) in names("documents"):
            found.append(each)
        elif local(each) in names("collections"):
            inside = (below for below in each.iter() if local(below) == "component")
            found += [document for component in inside for document in _documents(component)]
    return found


def _labels(document: "_Element") -> dict[str, str]:
    """What the metadata say of the act, by the names of a declaration; what is no value of ours is left out."""
    identification = child(document, "meta", "identification")
    work, expression = child(identification, "FRBRWork"), child(identification, "FRBRExpression")
    place = (_value(work, "FRBRcountry") or _NOWHERE).upper()
    subtype = _value(work, "FRBRsubtype")
    labels = {
        "title": _title(document),
        "number": _value(work, "FRBRnumber"),
        "jurisdiction": place if _PLACE.fullmatch(place) and place != _NOWHERE else None,
        "act_type": subtype if subtype in set(ActType) else None,
        "language": _language(_value(expression, "FRBRlanguage", "language")),
        "gazette": _alias(work, "gazette"),
    }
    return {name: value for name, value in (labels | _dates(work)).items() if value}


def _title(document: "_Element") -> str | None:
    """The title that the metadata give, else the one marked in the preface."""
    given = _alias(child(document, "meta", "identification", "FRBRWork"), "title")
    if given:
        return given
    preface = child(document, "preface")
    marked = [] if preface is None else [each for each in preface.iter() if local(each) == "docTitle"]
    sheet = Sheet()
    return " ".join(" ".join(sheet.words(each) for each in marked).split()) or None


def _dates(work: "_Element | None") -> dict[str, str | None]:
    """The date of the work; one that only stands for its year gives the year."""
    told = child(work, "FRBRdate")
    match = None if told is None else _DAY.match(attribute(told, "date") or "")
    if told is None or match is None or int(match[1]) < _FIRST_YEAR:
        return {}
    return {"year": match[1], "date": None if attribute(told, "name") in _NO_DAY else match[0]}


def _language(code: str | None) -> str | None:
    """A tag of ours; Serbian without a script is left to the words."""
    tag = table()["languages"].get(code, code)
    return tag if tag and _TAG.fullmatch(tag) else None


def _alias(work: "_Element | None", name: str) -> str | None:
    aliases = () if work is None else (each for each in work if local(each) == "FRBRalias")
    return next((attribute(each, "value") for each in aliases if attribute(each, "name") == name), None)


def _value(level: "_Element | None", name: str, key: str = "value") -> str | None:
    found = child(level, name)
    return None if found is None else attribute(found, key)
