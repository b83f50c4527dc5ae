"""A heading in another script that a page prints in one line with its first paragraph."""

import re
from collections.abc import Iterator

from ontology.scripts import script_of

_SENTENCE = re.compile(r"\s*(?P<first>[^\n.!?؟]{8,200}[.!?؟])[\s–—-]+(?=\S)")
_OF_ONE_TEXT = {"Latn", "Cyrl"}
"""Scripts that one text of the region mixes, from a name in Latin letters to a whole sentence."""


def parted_by_script(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span of a paragraph, in two where its first sentence is in a script that the rest is not in.

    Latin and Cyrillic stay together. What joins the two, spaces and a dash, belongs to neither.

    >>> line = "عنوان الصفحة. – The page tells of a project."
    >>> [line[begin:finish] for begin, finish in parted_by_script(line, 0, len(line))]
    ['عنوان الصفحة.', 'The page tells of a project.']
    """
    match = _SENTENCE.match(text, start, end)
    if match:
        first, rest = script_of(match["first"]), script_of(text[match.end() : end])
        if "Zyyy" not in (first, rest) and first != rest and not {first, rest} <= _OF_ONE_TEXT:
            yield match.start("first"), match.end("first")
            start = match.end()
    yield start, end
