"""An act as one Akoma Ntoso 3.0 file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.akoma_ntoso.act import Act, Part
from graph.akoma_ntoso.front import front, title_marks
from graph.akoma_ntoso.hierarchy import Hierarchy
from graph.akoma_ntoso.meta import meta
from graph.akoma_ntoso.names import DIVISIONS, ELEMENTS, Maker, eid
from graph.akoma_ntoso.text import Blocks, Mark, printable
from ontology.model import ProvisionKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN = frozenset({"notice", "report", "guide", "record", "page"})


def akoma_ntoso(act: Act, *, made_on: date) -> bytes:
    """The file in UTF-8: an ``act`` or ``bill`` where there are articles, else a ``doc``.

    ``made_on`` is the day of the manifestation. Every word of every provision is in it once, in its place;
    annexes stand at the end, where the schema has them.
    """
    from lxml import etree

    written: bytes = etree.tostring(_Writer(act, made_on).root(), xml_declaration=True, encoding="UTF-8")
    return written


class _Writer:
    """Makes the elements of one file."""

    def __init__(self, act: Act, made_on: date) -> None:

        self._act = act
        self._made_on = made_on
        self._make = Maker()
        marks = [Mark(each.begin, each.end, "ref", each.target) for each in act.references]
        self._blocks = Blocks(self._make, [*title_marks(act), *marks])
        self._hierarchy = Hierarchy(self._make, self._blocks, act)

    def root(self) -> "_Element":
        """The whole: metadata, front, body, conclusions, attachments."""
        make, parts = self._make, self._act.parts
        middle = [part for part in parts if part.kind in ELEMENTS]
        closing = _closing(middle)
        body = middle[: len(middle) - len(closing)]
        name = self._document_type(body)
        document = make(name, meta(make, self._act, made_on=self._made_on), name=self._act.act_type)
        document.extend(front(make, self._act, self._blocks))
        document.append(self._body("mainBody" if name == "doc" else "body", self._hierarchy.elements(body)))
        if closing:
            document.append(make.conclusions(*(each for part in closing for each in self._of(part))))
        if annexes := list(_annexes(parts)):
            document.append(make.attachments(*(self._attachment(annex) for annex in annexes)))
        return make.akomaNtoso(document)

    def _document_type(self, parts: Iterable[Part]) -> str:
        """A text without articles is none of the schema's acts, whose bodies hold a hierarchy and nothing else."""
        if self._act.act_type in _PLAIN or not any(map(_has_articles, parts)):
            return "doc"
        return "bill" if self._act.act_type == "bill" else "act"

    def _body(self, name: str, elements: "Sequence[_Element]") -> "_Element":
        return self._make(name, *(elements or self._blocks.of("", 0)))

    def _of(self, part: Part) -> "list[_Element]":
        return self._blocks.of(part.text, part.begin)

    def _attachment(self, annex: Part) -> "_Element":
        """An annex: a document of its own inside the file. Articles in it are those of another act."""
        make, step = self._make, annex.iri.rpartition("/")[2]
        parts = [part for part in annex.children if part.kind in ELEMENTS]
        attachment = make.attachment(eId=eid(annex.iri, self._act.iri))
        if parts:
            body = self._hierarchy.nested(parts)
        else:
            number, heading, begin = _annex_head(annex)
            named = (("num", number), ("heading", heading))
            attachment.extend(make(tag, printable(text)) for tag, text in named if text)
            body = self._blocks.of(annex.text[begin:], annex.begin + begin)
        block = meta(make, self._act, made_on=self._made_on, component=step)
        attachment.append(make.doc(block, self._body("mainBody", body), name="annex"))
        return attachment


def _annex_head(annex: Part) -> tuple[str, str, int]:
    """(number and heading as the annex prints them in its first words, how much of its text they take up)."""
    label, title, at = "", "", 0
    if annex.number:
        match = re.match(rf"[^\n]{{0,40}}?(?<!\w){re.escape(annex.number)}(?!\w)[.:]?", annex.text)
        label, at = (match.group(), match.end()) if match else (label, at)
    if words := (annex.heading or "").split():
        named = re.compile(r"[\s.:–-]*(" + r"\s+".join(map(re.escape, words)) + ")").match(annex.text, at)
        title, at = (named[1], named.end()) if named else (title, at)
    return " ".join(label.split()), " ".join(title.split()), at


def _annexes(parts: Iterable[Part]) -> Iterator[Part]:
    """Annexes in reading order, also those counted to the division before them."""
    for part in parts:
        if part.kind is ProvisionKind.ANNEX:
            yield part
        elif part.kind in DIVISIONS:
            yield from _annexes(part.children)


def _has_articles(part: Part) -> bool:
    below = part.kind in DIVISIONS and any(map(_has_articles, part.children))
    return part.kind is ProvisionKind.ARTICLE or below


def _closing(parts: Sequence[Part]) -> list[Part]:
    """Plain texts behind the last article: place, date and signature."""
    if not any(map(_has_articles, parts)):
        return []
    return list(takewhile(_is_plain, reversed(parts)))[::-1]


def _is_plain(part: Part) -> bool:
    return part.kind is ProvisionKind.TEXT and not (part.number or part.heading or part.children)
