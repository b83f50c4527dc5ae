"""The thesaurus of mechanisms as records, read from its Turtle."""

from collections import defaultdict

from ontology.concept import Concept
from ontology.namespaces import SKOS
from ontology.scripts import canonical_tag
from ontology.turtle import turtle


def load_mechanisms() -> dict[str, Concept]:
    """All mechanisms by key, in the order of their keys."""
    from pyoxigraph import Literal, RdfFormat, parse

    statements: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(turtle("mechanisms"), RdfFormat.TURTLE):
        value = (
            (quad.object.value, canonical_tag(quad.object.language or ""))
            if isinstance(quad.object, Literal)
            else None
        )
        name = quad.predicate.value.removeprefix(SKOS)
        subject = getattr(quad.subject, "value", "")
        statements[subject][name].append(value or (getattr(quad.object, "value", ""), ""))
    concepts = (_concept(found) for found in statements.values() if found["notation"] and found["prefLabel"])
    return {concept.key: concept for concept in sorted(concepts, key=lambda each: each.key)}


def _concept(found: dict[str, list[tuple[str, str]]]) -> Concept:
    alternative: dict[str, list[str]] = defaultdict(list)
    for text, language in found["altLabel"]:
        alternative[language].append(text)
    return Concept(
        key=found["notation"][0][0],
        preferred={language: text for text, language in found["prefLabel"]},
        alternative=dict(alternative),
        definition={language: text for text, language in found["definition"]},
        scope_note=next((text for text, language in found["scopeNote"] if language == "en"), None),
        broader=sorted(iri.rsplit("/", 1)[-1] for iri, _ in found["broader"]),
    )
