"""The hierarchy of an Akoma Ntoso document as segments: what it says of its structure is believed."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.formats.akoma_ntoso_names import article_number, bare, division_number, names, opens_article, table
from ingest.formats.akoma_ntoso_parts import HEADS, heads, is_text, parts_below, segment_from
from ingest.formats.akoma_ntoso_text import Sheet
from ingest.formats.packages import attribute, local
from ingest.structure import Segment
from ontology.model import ProvisionKind
from ontology.words import word

if TYPE_CHECKING:
    from lxml.etree import _Element

_RANKS = [ProvisionKind.PART, ProvisionKind.TITLE, ProvisionKind.CHAPTER, ProvisionKind.SECTION]
_WORD = re.compile(r"[^\W\d_]{3}")
_HIERARCHIES = frozenset({"act", "bill"})


class Tree:
    """Reads documents onto a sheet.

    ``language`` (BCP 47) gives the word for an article that prints none. Where text without a structure is the
    text of something larger, as in an annex, ``texts`` is False and it becomes no part.
    """

    def __init__(self, sheet: Sheet, language: str, *, texts: bool = True) -> None:
        self._sheet = sheet
        self._language = language
        self._texts = texts
        self._units: frozenset[str] = frozenset()
        self._above: set[_Element] = set()

    def segments(self, document: "_Element") -> list[Segment]:
        """The parts of a document in order: preamble, divisions and articles, closing words, annexes."""
        found: list[Segment] = []
        begin = self._sheet.end
        for front in _among(document, names("fronts")):
            self._lines(front)
        if self._sheet.end > begin:
            found.append(segment_from(self._sheet, ProvisionKind.PREAMBLE, begin))
        for body in _among(document, names("bodies")):
            self._units = _units(document, body)
            self._above = {above for unit in _outside_quotes(body, self._units) for above in unit.iterancestors()}
            found += self._body(body, -1)
        for closing in _among(document, {"conclusions"}):
            found += self._body(closing, -1)
        for container in _among(document, {"attachments", "components"}):
            found += [self.annex(each, _among(each, names("documents"))) for each in container]
        return found

    def annex(self, element: "_Element", documents: "Sequence[_Element]") -> Segment:
        """An attachment with its documents; one with articles but no heading is called by its first division."""
        number, heading = heads(self._sheet, element)
        begin = self._sheet.end
        self._sheet.put(f"{number}\n{heading}", apart=True)
        within = [part for each in documents for part in self._attached().segments(each)]
        if not documents:
            self._lines(element)
        parts = [part for part in within if part.kind is not ProvisionKind.PREAMBLE]
        segment = segment_from(self._sheet, ProvisionKind.ANNEX, begin)
        segment.number, segment.children = division_number(number), parts
        segment.heading = heading or next((part.heading for part in parts if part.kind in _RANKS), None)
        return segment

    def _attached(self) -> "Tree":
        return Tree(self._sheet, self._language, texts=False)

    def _body(self, element: "_Element", rank: int) -> list[Segment]:
        """The parts below a body or a division."""
        found: list[Segment] = []
        for each in element:
            name = local(each)
            if name in HEADS or name in names("skipped") or self._sheet.noted(each):
                continue
            if name in self._units:
                found.append(self._article(each))
            elif name == "crossHeading":
                found.append(self._title(ProvisionKind.SECTION, "", " ".join(self._sheet.words(each).split())))
            elif each in self._above or _holds_hierarchy(each):
                found += self._division(each, rank)
            else:
                found += self._text(each)
        return found

    def _division(self, element: "_Element", rank: int) -> list[Segment]:
        """A division with what it contains; a container without a name of its own is only entered."""
        number, heading = heads(self._sheet, element)
        kind = table()["divisions"].get(local(element))
        if kind is None and not number and not heading:
            return self._body(element, rank)
        own = min(max(_RANKS.index(ProvisionKind(kind or "section")), rank + 1), len(_RANKS) - 1)
        return [self._title(_RANKS[own], number, heading), *self._body(element, own)]

    def _title(self, kind: ProvisionKind, number: str, heading: str) -> Segment:
        between = "\n" if _WORD.search(number) else " "
        begin, end = self._sheet.put(f"{number}{between}{heading}", apart=True)
        return Segment(kind, division_number(number), heading or None, begin, end)

    def _article(self, element: "_Element") -> Segment:
        """An article: its number and heading on lines of their own, its paragraphs below."""
        printed, heading = heads(self._sheet, element)
        number = article_number(printed, attribute(element, "eId") or attribute(element, "id"))
        if not _WORD.search(printed):
            printed = word("article_line", self._language).format(number=number or "")
        self._sheet.put(printed, apart=True)
        self._sheet.put(heading)
        begin = self._sheet.end
        parts = parts_below(self._sheet, element, outer=ProvisionKind.ARTICLE)
        self._sheet.release()
        segment = segment_from(self._sheet, ProvisionKind.ARTICLE, begin)
        segment.number, segment.heading, segment.children = number, heading or None, parts
        return segment

    def _text(self, element: "_Element") -> list[Segment]:
        """A part that is no article, with its own heading and points; nothing where it holds no words."""
        if is_text(element):
            begin, end = self._sheet.put(self._sheet.words(element), apart=True)
            return [Segment(ProvisionKind.TEXT, None, None, begin, end)] if self._texts and end > begin else []
        number, heading = heads(self._sheet, element)
        if not number and not heading and local(element) not in names("blocks"):
            return self._body(element, -1)
        named = opens_article(number)  # as in an act whose articles are none of this one's
        self._sheet.put(f"{number}\n{heading}" if named else heading, apart=True)
        begin = self._sheet.end
        self._sheet.hold("" if named else number, apart=True)
        parts = parts_below(self._sheet, element, outer=ProvisionKind.TEXT)
        self._sheet.release()
        segment = segment_from(self._sheet, ProvisionKind.TEXT, begin)
        plain = article_number(number, None) if named else bare(number)
        segment.number, segment.heading, segment.children = plain, heading or None, parts
        return [segment] if segment.end > segment.start else []

    def _lines(self, element: "_Element") -> None:
        """The words of a preface or preamble, a line for each block."""
        for each in element:
            if local(each) in names("skipped") or self._sheet.noted(each):
                continue
            if is_text(each):
                self._sheet.put(self._sheet.words(each), apart=True)
            else:
                self._lines(each)


def _among(element: "_Element", wanted: frozenset[str] | set[str]) -> "list[_Element]":
    return [each for each in element if local(each) in wanted]


def _outside_quotes(element: "_Element", wanted: frozenset[str]) -> "Iterator[_Element]":
    """Elements of the wanted names, but for those quoted from another act; without recursion."""
    waiting = list(element)[::-1]
    while waiting:
        each = waiting.pop()
        if local(each) in wanted:
            yield each
        elif local(each) not in names("quoted"):
            waiting += list(each)[::-1]


def _units(document: "_Element", body: "_Element") -> frozenset[str]:
    """The elements that are articles here; in a text that is no act, a section is none."""
    for units in table()["units"]:
        if "section" in units and local(document) not in _HIERARCHIES:
            continue
        if next(_outside_quotes(body, frozenset(units)), None) is not None:
            return frozenset(units)
    return frozenset()


def _holds_hierarchy(element: "_Element") -> bool:
    """True for a division of a text without articles: it holds divisions or texts, or nothing but its title."""
    if local(element) not in table()["divisions"]:
        return False
    below = [local(each) for each in element if local(each) not in HEADS]
    return not below or any(name in table()["divisions"] or name == "hcontainer" for name in below)
