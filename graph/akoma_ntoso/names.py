"""The names of Akoma Ntoso 3.0: its namespace, elements for our kinds, identifiers (naming convention 1.0, 5)."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from ontology.model import ProvisionKind

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_DEFAULT: dict[Any, str] = {None: NAMESPACE}

ELEMENTS = {
    ProvisionKind.PART: "part",
    ProvisionKind.TITLE: "title",
    ProvisionKind.CHAPTER: "chapter",
    ProvisionKind.SECTION: "section",
    ProvisionKind.ARTICLE: "article",
    ProvisionKind.PARAGRAPH: "paragraph",
    ProvisionKind.POINT: "point",
    ProvisionKind.INDENT: "indent",
    ProvisionKind.TEXT: "hcontainer",
}
"""Elements of the hierarchy; a preamble and annexes have places of their own."""

DIVISIONS = (ProvisionKind.PART, ProvisionKind.TITLE, ProvisionKind.CHAPTER, ProvisionKind.SECTION)
"""Kinds above the article, the widest first."""

_STEPS = {"par": "para", "pnt": "point", "ind": "indent", "annex": "att", "text": "hcontainer"}


def eid(iri: str, document: str) -> str:
    """``art_68__para_2__point_1`` for the part ``art_68/par_2/pnt_1`` of a document."""
    steps = (step.partition("_") for step in iri.removeprefix(f"{document}/").split("/"))
    return "__".join(f"{_STEPS.get(word, word)}{line}{number}" for word, line, number in steps)


class Maker:
    """Makes elements: ``make("p", "text", child)`` or ``make.p("text", child)``, attributes by name."""

    def __call__(self, tag: str, *content: "_Element | str", **attributes: str) -> "_Element":
        """An element with its content; a string can only come first."""
        from lxml import etree

        element = etree.Element(f"{{{NAMESPACE}}}{tag}", attributes, nsmap=_DEFAULT)
        for each in content:
            if isinstance(each, str):
                element.text = each
            else:
                element.append(each)
        return element

    def __getattr__(self, tag: str) -> "Callable[..., _Element]":
        return partial(self, tag)
