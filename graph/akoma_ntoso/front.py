"""What stands before the first article: the preface down to the title, and the preamble below it."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graph.akoma_ntoso.act import Act, Part
from graph.akoma_ntoso.names import Maker
from graph.akoma_ntoso.text import Blocks, Mark, paragraphs
from ontology.model import ProvisionKind

if TYPE_CHECKING:
    from lxml.etree import _Element


def title_marks(act: Act) -> Iterator[Mark]:
    """The title where it stands before the first article, one mark for each paragraph that holds a part of it."""
    for part in _fronts(act.parts):
        if match := _title(act).search(part.text):
            for start, end in paragraphs(part.text):
                begin, stop = max(start, match.start()), min(end, match.end())
                if begin < stop:
                    yield Mark(part.begin + begin, part.begin + stop, "docTitle")


def front(make: Maker, act: Act, blocks: Blocks) -> "list[_Element]":
    """``preface`` and ``preamble``; without a title in sight all is preamble."""
    prefaced: list[_Element] = []
    introduced: list[_Element] = []
    for part in _fronts(act.parts):
        match = _title(act).search(part.text)
        for start, end in paragraphs(part.text):
            above = match is not None and start < match.end()
            (prefaced if above else introduced).extend(blocks.of(part.text[start:end], part.begin + start))
    made = []
    if prefaced:
        made.append(make.preface(*prefaced))
    if introduced:
        made.append(make.preamble(*introduced))
    return made


def _fronts(parts: Iterable[Part]) -> Iterator[Part]:
    return (part for part in parts if part.kind is ProvisionKind.PREAMBLE)


def _title(act: Act) -> re.Pattern[str]:
    """The title however its words are spaced and broken into lines; nothing at all for an act without one."""
    return re.compile(r"\s+".join(map(re.escape, act.title.split())) or r"(?!)")
