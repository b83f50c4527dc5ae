"""The body of an act: divisions, articles, paragraphs, points as Akoma Ntoso's hierarchy (part 2, 5.5)."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.akoma_ntoso.act import Act, Part
from graph.akoma_ntoso.names import DIVISIONS, ELEMENTS, Maker, eid
from graph.akoma_ntoso.text import Blocks, printable
from ontology.model import ProvisionKind
from ontology.words import word

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_INDENT = re.compile(r"[-–—•▪*\uf0a7\uf0b7]+(?=\s)")


class Hierarchy:
    """Makes the elements of the parts of one act."""

    def __init__(self, make: Maker, blocks: Blocks, act: Act) -> None:
        self._make = make
        self._blocks = blocks
        self._act = act

    def elements(self, parts: Sequence[Part]) -> "list[_Element]":
        """The elements of parts in order; annexes have no place here."""
        return [self._element(part) for part in parts if part.kind in ELEMENTS]

    def nested(self, parts: Sequence[Part]) -> "list[_Element]":
        """The same for parts that stand side by side, each division with what follows it inside."""
        top: list[_Element] = []
        opened: list[tuple[int, _Element]] = []
        for part in parts:
            if part.kind not in ELEMENTS:
                continue
            element = self._element(part)
            if part.kind in DIVISIONS:
                rank = DIVISIONS.index(part.kind)
                opened = [each for each in opened if each[0] < rank]
            (opened[-1][1].append if opened else top.append)(element)
            if part.kind in DIVISIONS:
                opened.append((rank, element))
        return top

    def _element(self, part: Part) -> "_Element":
        element = self._make(ELEMENTS[part.kind], eId=eid(part.iri, self._act.iri))
        if part.language and part.language != self._act.language:
            element.set(_LANGUAGE, part.language)
        if part.kind is ProvisionKind.TEXT:
            element.set("name", "text")
        number, begin = self._number(part)
        if number:
            element.append(self._make.num(printable(number)))
        if part.heading:
            element.append(self._make.heading(printable(" ".join(part.heading.split()))))
        if part.kind in DIVISIONS:  # its words are its number and heading
            element.extend(self.elements(part.children))
        else:
            self._fill(element, part, begin)
        return element

    def _number(self, part: Part) -> tuple[str | None, int]:
        """(the number as it is printed, how much of the part's text it takes up)."""
        if part.kind is ProvisionKind.ARTICLE:
            return self._article_number(part), 0
        if part.kind in DIVISIONS:
            return _division_number(part), 0
        if match := _printed(part).match(part.text):
            return match.group().strip(), match.end()
        # A text whose number is not among its words is an article of another act.
        return self._article_number(part) if part.kind is ProvisionKind.TEXT else None, 0

    def _article_number(self, part: Part) -> str | None:
        """The number behind its word; one of its own count ("Geçici 1") has the word between."""
        if not part.number:
            return None
        qualifier, _, figure = part.number.rpartition(" ")
        line = word("article_line", part.language or self._act.language).format(number=figure)
        return f"{qualifier} {line}".strip()

    def _fill(self, element: "_Element", part: Part, begin: int) -> None:
        """Text and parts; words before the first part are its intro, behind the last its wrap-up."""
        children = [child for child in part.children if child.kind in ELEMENTS]
        if not children:
            element.append(self._make.content(*self._blocks.of(part.text[begin:], part.begin + begin)))
            return
        at = part.begin + begin
        for turn, child in enumerate(children):
            self._between(element, part, at, child.begin, name="hcontainer" if turn else "intro")
            element.append(self._element(child))
            at = max(at, child.end)
        self._between(element, part, at, part.end, name="wrapUp")

    def _between(self, element: "_Element", part: Part, begin: int, end: int, *, name: str) -> None:
        text = part.text[begin - part.begin : max(begin, end) - part.begin]
        if not text.strip():
            return
        blocks = self._blocks.of(text, begin)
        if name == "hcontainer":
            element.append(self._make.hcontainer(self._make.content(*blocks), name="between"))
        else:
            element.append(self._make(name, *blocks))


def _printed(part: Part) -> re.Pattern[str]:
    """The mark that a paragraph, point or indent opens with: its number in brackets, or its dash."""
    if not part.number:
        return _INDENT
    return re.compile(rf"[(\[]?\s?{re.escape(part.number)}(?:\s?[.)\]]{{1,2}}|(?=\s))(?:\s?[-–—](?=\s)|[;,.]+\s*$)?")


def _division_number(part: Part) -> str | None:
    """What its line prints before the heading ("GLAVA II"), else the number alone."""
    line, heading = " ".join(part.text.split()), " ".join((part.heading or "").split())
    if heading and line.endswith(heading):
        return line.removesuffix(heading).strip() or part.number
    return part.number if heading or not part.number else line
