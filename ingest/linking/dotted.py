"""Numbers that hold two units: "paragrafi 11.1" is paragraph 1 of Article 11, "nenit 14b" its point b."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from ingest.references import Reference
from ontology.model import Provision, ProvisionKind

ARTICLE = "article"
_NARROWER = ("paragraph", "point", "letter")
_ENOUGH = 2
_DOTTED = re.compile(r"(?m)^\W{0,3}(?P<article>\d{1,5})\.\s?[12]\b")


def numbers_with_article(provisions: Iterable[Provision]) -> bool:
    """Whether an act numbers its paragraphs "11.1", "11.2" in Article 11, and not anew in each article."""
    articles = (each for each in provisions if each.kind is ProvisionKind.ARTICLE)
    own = (each for each in articles if any(match["article"] == each.number for match in _DOTTED.finditer(each.text)))
    return len([*islice(own, _ENOUGH)]) == _ENOUGH


def told_apart(reference: Reference) -> Reference:
    """A reference of such an act with the article that the number of its paragraph tells."""
    unit = next((unit for unit in _NARROWER if unit in reference.path), None)
    if unit is None or reference.act:
        return reference
    article, dot, paragraph = reference.path[unit].partition(".")
    if not (dot and article.isdigit() and reference.path.get(ARTICLE) in (None, article)):
        return reference
    rest = {each: number for each, number in reference.path.items() if each not in (ARTICLE, unit)}
    return replace(reference, path={ARTICLE: article, "paragraph": paragraph} | rest)


def with_letter(reference: Reference, articles: Mapping[str, str]) -> Reference:
    """A point written behind its article without a sign, where the act has no such article, but that point."""
    number = reference.path.get(ARTICLE, "")
    if reference.act or number in articles or not number[-1:].isalpha():
        return reference
    article, letter = number[:-1], number[-1]
    if not re.search(rf"(?m)^\s*\(?{letter}\)", articles.get(article, "")):
        return reference
    rest = {unit: value for unit, value in reference.path.items() if unit != ARTICLE}
    return replace(reference, path={ARTICLE: article} | rest | {"letter": letter})
