"""Every kind of mistake that can be planted in the graph is found, and the shipped corpus has none."""

from collections.abc import Callable
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graph.describe import describe_reading
from graph.queries import query
from graph.stores.oxigraph import OxigraphStore
from graph.validation import Violation, validate
from graph.vocabulary import load_vocabulary, vocabulary_turtle
from ontology.namespaces import ALN, DCTERMS, ELI, PROV, RDF, SKOS, XSD
from tests.doubles.kosovo_reading import EARLIER, EXPRESSION, READING

BASE = "https://w3id.org/alinea/id"
FACT = f"{BASE}/fact/xk-law-2008-initiative"
VALUE = f"{FACT}/parameter/1"
PRACTICE = f"{BASE}/practice/xk-town-practice"
KOSOVO = f"{BASE}/jurisdiction/XK"
WORK = EXPRESSION.removesuffix("/sq")
ARTICLE = f"{EXPRESSION}/art_1"
LINK = f"{EXPRESSION}#link-1"
TREATMENT = f"{EXPRESSION}#treatment-1"
KINSHIP = f"{EXPRESSION}#kinship-1"
NOTE = f"{EXPRESSION}#note-1"
GRAPH = NamedNode(f"{BASE}/corpus/planted")
Mistake = Callable[[list[Quad]], list[Quad]]


def term(value: str | Literal) -> NamedNode | Literal:
    if isinstance(value, Literal):
        return value
    return NamedNode(value) if value.startswith("http") else Literal(value)


def put(subject: str, predicate: str, value: str | Literal) -> Mistake:
    """One statement too many."""
    return lambda quads: [*quads, Quad(NamedNode(subject), NamedNode(predicate), term(value), GRAPH)]


def drop(subject: str, predicate: str, language: str | None = None) -> Mistake:
    """All values of a property gone, or those in one language."""
    return lambda quads: [each for each in quads if not _is(each, subject, predicate, language)]


def change(subject: str, predicate: str, value: str | Literal) -> Mistake:
    return lambda quads: put(subject, predicate, value)(drop(subject, predicate)(quads))


def both(first: Mistake, second: Mistake) -> Mistake:
    return lambda quads: second(first(quads))


def _is(quad: Quad, subject: str, predicate: str, language: str | None) -> bool:
    spoken = quad.object.language if isinstance(quad.object, Literal) else None
    same = quad.subject.value == subject and quad.predicate.value == predicate
    return same and (language is None or spoken == language)


def number(value: str, kind: str = "decimal") -> Literal:
    return Literal(value, datatype=NamedNode(XSD + kind))


def violations(quads: list[Quad]) -> list[Violation]:
    store = OxigraphStore.create()
    store.load(quads)
    return validate(store)


def _named(names: str) -> list[str]:
    return [f"{BASE}/{name}" for name in names.split()]


CONCEPTS = _named(
    "mechanism/citizens_initiative act-type/law unit/percent unit/fraction unit/day_of_year "
    "parameter-role/support parameter-role/majority parameter-role/notice_term"
)
SCHEMES = _named("scheme/mechanisms scheme/act-types scheme/units scheme/parameter-roles scheme/jurisdictions")
TREE = {f"{SKOS}{name}" for name in ("broader", "narrower", "related", "topConceptOf", "hasTopConcept")}


@pytest.fixture(scope="module")
def vocabulary() -> list[Quad]:
    """Only what the small world points to, so that each planted mistake is checked quickly."""
    found = [
        Quad(each.subject, each.predicate, each.object, GRAPH)
        for name in ("alinea", "mechanisms", "schemes")
        for each in parse(vocabulary_turtle(name), RdfFormat.TURTLE)
    ]
    kept = {*CONCEPTS, *SCHEMES, f"{BASE}/agent/alinea"}
    return [each for each in found if each.subject.value in kept and each.predicate.value not in TREE]


@pytest.fixture
def world(small_world: list[Quad], vocabulary: list[Quad]) -> list[Quad]:
    """The small world, with one document that was read and the earlier one that it is kin to."""
    return [*small_world, *vocabulary, *describe_reading(READING), *describe_reading(EARLIER)]


def test_the_small_world_is_in_order(world: list[Quad]) -> None:
    assert violations(world) == []


@pytest.mark.slow  # test_shapes.py asks the same of the corpus with documents beside it
def test_the_shipped_corpus_is_in_order(corpus_store: OxigraphStore) -> None:
    assert validate(corpus_store) == []


def test_an_empty_store_is_in_order() -> None:
    assert violations([]) == []


SHAPED: dict[str, tuple[Mistake, str, str]] = {
    "identifier": (
        put("http://x.example/act", RDF + "type", ELI + "LegalResource"),
        "http://x.example/act",
        "must have the form",
    ),
    "act type": (change(WORK, ELI + "type_document", f"{BASE}/unit/percent"), WORK, "act-type scheme"),
    "status": (change(WORK, ALN + "status", "valid"), WORK, "exactly one status"),
    "key of an act": (put(WORK, ALN + "key", "xk-law-2009"), WORK, "An act needs exactly one key"),
    "English title": (drop(WORK, DCTERMS + "title", "en"), WORK, "title of the act in English"),
    "year": (put(WORK, ALN + "year", "in 2008"), WORK, "one year of four digits"),
    "language version": (change(EXPRESSION, DCTERMS + "language", "Albanian"), EXPRESSION, "BCP 47"),
    "page count": (change(EXPRESSION, ALN + "pages", number("0", "integer")), EXPRESSION, "at least one page"),
    "article": (drop(f"{WORK}/art_70", ELI + "number"), f"{WORK}/art_70", "number as printed"),
    "mechanism": (drop(FACT, ALN + "mechanism"), FACT, "exactly one mechanism"),
    "name of a fact": (drop(FACT, SKOS + "prefLabel", "en"), FACT, "name of the fact in English"),
    "digest in English": (drop(FACT, ALN + "digest", "en"), FACT, "digest of a fact in English is missing"),
    "digest in one language": (drop(FACT, ALN + "digest", "sq"), FACT, "two languages at least"),
    "two digests": (put(FACT, ALN + "digest", Literal("Again.", language="en")), FACT, "two languages at least"),
    "confidence": (change(FACT, ALN + "confidence", "certain"), FACT, "A fact needs exactly one confidence"),
    "day of access": (change(FACT, ALN + "retrieved", "yesterday"), FACT, "day of access"),
    "source": (both(drop(FACT, DCTERMS + "source"), drop(FACT, ALN + "sourceText")), FACT, "at least one source"),
    "origin": (drop(FACT, PROV + "wasDerivedFrom"), FACT, "corpus file"),
    "role": (drop(VALUE, ALN + "role"), VALUE, "exactly one role"),
    "operator": (change(VALUE, ALN + "operator", "about"), VALUE, "exactly one operator"),
    "unit": (change(VALUE, ALN + "unit", f"{BASE}/act-type/law"), VALUE, "exactly one unit"),
    "printed value": (change(VALUE, ALN + "printed", "fifteen"), VALUE, "exactly one printed value"),
    "number": (drop(VALUE, RDF + "value"), VALUE, "unless it is a day of the year"),
    "share": (change(VALUE, RDF + "value", number("150")), VALUE, "more than 100 per cent"),
    "validity": (change(VALUE, ALN + "validFrom", "28 June 2018"), VALUE, "one date or one year"),
    "years": (change(PRACTICE, DCTERMS + "temporal", "around 2019"), PRACTICE, "an open range"),
    "digest of a practice": (drop(PRACTICE, ALN + "digest", "en"), PRACTICE, "digest of a practice in English"),
    "asterisk": (put(KOSOVO, SKOS + "prefLabel", Literal("Kosovo", language="de")), KOSOVO, "end with an asterisk"),
    "footnote": (drop(KOSOVO, ALN + "footnote"), KOSOVO, "needs its footnote"),
    "label": (drop(CONCEPTS[0], SKOS + "prefLabel", "cnr"), CONCEPTS[0], "name in cnr is missing"),
    "two labels": (
        put(CONCEPTS[0], SKOS + "prefLabel", Literal("x", language="tr")),
        CONCEPTS[0],
        "exactly one preferred",
    ),
    "method": (change(TREATMENT, ALN + "method", "guess"), TREATMENT, "text_layer, repair, geometry or ocr"),
    "pages": (
        change(f"{EXPRESSION}#treatment-2", ALN + "pageRange", "all"),
        f"{EXPRESSION}#treatment-2",
        "like 1-3, 7",
    ),
    "kinship": (change(KINSHIP, ALN + "kinship", "twin"), KINSHIP, "same_text, other_script"),
    "date of a work": (put(WORK, ELI + "date_document", "2008"), WORK, "a day such as"),
    "definition": (drop(CONCEPTS[0], SKOS + "definition", "en"), CONCEPTS[0], "must be defined in English"),
}


def _in_turns(planted: dict[str, tuple[Any, ...]]) -> list[list[str]]:
    """Names in few turns, none with two mistakes in one place: a run of SHACL takes 0.3 s for one or for many."""
    turns: list[dict[str, str]] = []
    for name, (_, focus, *_) in planted.items():
        turn = next((each for each in turns if focus not in each), None)
        if turn is None:
            turns.append(turn := {})
        turn[focus] = name
    return [list(turn.values()) for turn in turns]


@pytest.mark.parametrize("names", _in_turns(SHAPED), ids=", ".join)
def test_a_mistake_in_a_record_is_told_where_it_is(world: list[Quad], names: list[str]) -> None:
    for name in names:
        world = SHAPED[name][0](world)
    found = violations(world)
    for name in names:
        _, focus, words = SHAPED[name]
        assert any(each.focus == focus and words in each.message for each in found), name
    assert {each.severity for each in found} == {"violation"}


def test_an_actor_of_an_unknown_kind(world: list[Quad]) -> None:
    actor = f"{BASE}/actor/xk-x"
    quads = put(actor, RDF + "type", "http://www.w3.org/ns/org#Organization")(world)
    messages = {each.message for each in violations(quads) if each.focus == actor}
    assert any("exactly one kind" in message for message in messages)
    assert any("exactly one key" in message for message in messages)


def test_low_confidence_excuses_a_missing_source(world: list[Quad]) -> None:
    bare = both(drop(FACT, DCTERMS + "source"), drop(FACT, ALN + "sourceText"))
    assert violations(change(FACT, ALN + "confidence", "low")(bare(world))) == []


NOWHERE = "https://w3id.org/alinea/id/nowhere"
MISSING = f"points to {NOWHERE}, which is not in the graph"
REFERRED: dict[str, tuple[Mistake, str, str, str]] = {
    "enabled by": (put(PRACTICE, ALN + "enabledBy", NOWHERE), PRACTICE, ALN + "enabledBy", MISSING),
    "mechanism": (change(PRACTICE, ALN + "mechanism", NOWHERE), PRACTICE, ALN + "mechanism", MISSING),
    "jurisdiction": (change(FACT, ALN + "jurisdiction", NOWHERE), FACT, ALN + "jurisdiction", MISSING),
    "whole": (change(ARTICLE, ELI + "is_part_of", NOWHERE), ARTICLE, ELI + "is_part_of", MISSING),
    "act": (change(FACT, ALN + "act", NOWHERE), FACT, ALN + "act", MISSING),
    "amended act": (put(WORK, ELI + "amends", NOWHERE), WORK, ELI + "amends", MISSING),
    "kind of actor": (put(VALUE, ALN + "actorKind", NOWHERE), VALUE, ALN + "actorKind", MISSING),
    "scheme": (put(CONCEPTS[1], SKOS + "inScheme", NOWHERE), CONCEPTS[1], SKOS + "inScheme", MISSING),
    "title of a scheme": (
        drop(SCHEMES[1], DCTERMS + "title", "bs"),
        SCHEMES[1],
        DCTERMS + "title",
        "name in bs is missing; add dcterms:title",
    ),
    "no kind": (drop(ARTICLE, ALN + "kind"), ARTICLE, ALN + "kind", "exactly once"),
    "two pages": (put(ARTICLE, ALN + "page", number("2", "integer")), ARTICLE, ALN + "page", "exactly once"),
    "odd kind": (change(ARTICLE, ALN + "kind", "clause"), ARTICLE, ALN + "kind", "no such kind"),
    "text and place": (
        change(ARTICLE, ALN + "end", number("12", "integer")),
        ARTICLE,
        ALN + "end",
        "length of its text",
    ),
    "no note": (drop(NOTE, ALN + "text"), NOTE, ALN + "text", "exactly once"),
    "no evidence": (drop(LINK, ALN + "evidence"), LINK, ALN + "evidence", "exactly once"),
    "score": (change(LINK, ALN + "confidenceScore", number("1.5")), LINK, ALN + "confidenceScore", "makes no sense"),
}


@pytest.mark.parametrize("names", _in_turns(REFERRED), ids=", ".join)
def test_a_broken_reference_or_provision_is_told_with_its_property(world: list[Quad], names: list[str]) -> None:
    for name in names:
        world = REFERRED[name][0](world)
    found = violations(world)
    for name in names:
        _, focus, path, words = REFERRED[name]
        assert any(each.focus == focus and each.path == path and words in each.message for each in found), name


def test_a_text_may_cite_what_nobody_has_read(world: list[Quad]) -> None:
    assert violations(put(ARTICLE, ELI + "cites", NOWHERE)(world)) == []


def test_a_term_that_the_ontology_does_not_declare() -> None:
    store = OxigraphStore.create()
    load_vocabulary(store)
    check = query("integrity/undeclared_terms")
    assert store.select(check) == []
    store.load([*put(FACT, ALN + "colour", "red")([]), *put(FACT, RDF + "type", ALN + "Fact")([])])
    assert {(row["focus"], row["value"]) for row in store.select(check)} == {
        (FACT, ALN + "colour"),
        (FACT, ALN + "Fact"),
    }


def test_two_works_with_one_key_accuse_each_other(world: list[Quad]) -> None:
    other = WORK.replace("2008", "2009")
    twin = [
        Quad(NamedNode(other), each.predicate, each.object, GRAPH) for each in world if each.subject.value == WORK
    ]
    found = [each for each in violations([*world, *twin]) if "same key" in each.message]
    assert {(each.focus, each.value) for each in found} == {(WORK, "xk-law-2008"), (other, "xk-law-2008")}
