"""The thesaurus of mechanisms keeps the conditions of the SKOS Reference (W3C, 2009), named S9, S13 and so on.

https://www.w3.org/TR/skos-reference/
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.namespaces import CONCEPTS
from ontology.scripts import script_of, to_latin
from ontology.turtle import turtle

SCHEME = URIRef(f"{CONCEPTS}scheme/mechanisms")
TOP = {"information", "consultation", "dialogue", "initiative", "decision", "oversight", "co_governance"}
NINE = {"en", "sq", "mk", "sr-latn", "sr-cyrl", "bs", "hr", "cnr", "tr"}
SPOKEN = NINE - {"en", "hr", "tr"}
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
MAPPINGS = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)


@pytest.fixture(scope="module")
def thesaurus() -> Graph:
    return Graph().parse(data=turtle("mechanisms"), format="turtle")


@pytest.fixture(scope="module")
def concepts(thesaurus: Graph) -> set[Node]:
    return set(thesaurus.subjects(RDF.type, SKOS.Concept))


def key(concept: Node) -> str:
    return str(concept).rsplit("/", 1)[1]


def languages(thesaurus: Graph, subject: Node, predicate: URIRef) -> Counter[str]:
    return Counter(str(text.language).lower() for text in literals(thesaurus, subject, predicate))


def literals(thesaurus: Graph, subject: Node, predicate: URIRef) -> Iterator[Literal]:
    return (each for each in thesaurus.objects(subject, predicate) if isinstance(each, Literal))


def above(thesaurus: Graph, concept: Node) -> set[Node]:
    """skos:broaderTransitive: all that lies above a concept (itself only where there is a circle)."""
    found: set[Node] = set()
    waiting = list(thesaurus.objects(concept, SKOS.broader))
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += thesaurus.objects(each, SKOS.broader)
    return found


def test_the_seven_branches_hold_at_least_45_concepts(thesaurus: Graph, concepts: set[Node]) -> None:
    assert {key(each) for each in thesaurus.objects(SCHEME, SKOS.hasTopConcept)} == TOP
    assert len(concepts) >= 45


def test_s7_s8_a_top_concept_is_in_the_scheme_and_says_so(thesaurus: Graph, concepts: set[Node]) -> None:
    tops = set(thesaurus.objects(SCHEME, SKOS.hasTopConcept))
    assert (
        tops == set(thesaurus.subjects(SKOS.topConceptOf, SCHEME)) == {each for each in concepts if key(each) in TOP}
    )
    assert set(thesaurus.subjects(SKOS.inScheme, SCHEME)) == concepts


def test_s9_no_concept_is_a_scheme(thesaurus: Graph, concepts: set[Node]) -> None:
    assert not concepts & set(thesaurus.subjects(RDF.type, SKOS.ConceptScheme))


def test_s13_no_label_is_of_two_kinds(thesaurus: Graph, concepts: set[Node]) -> None:
    for each in concepts:
        seen = Counter(
            (text.casefold(), text.language) for kind in LABELS for text in literals(thesaurus, each, kind)
        )
        assert [label for label, count in seen.items() if count > 1] == [], key(each)


@pytest.mark.parametrize("predicate", [SKOS.prefLabel, SKOS.definition])
def test_s14_one_preferred_label_and_one_definition_in_each_of_nine_languages(
    thesaurus: Graph, concepts: set[Node], predicate: URIRef
) -> None:
    """S14 asks it of preferred labels; ours have one definition in each language, too."""
    for each in concepts:
        counts = languages(thesaurus, each, predicate)
        assert set(counts) - {"rom"} == NINE, key(each)
        assert set(counts.values()) == {1}, key(each)


def test_s25_broader_and_narrower_are_one_relation_seen_from_two_ends(thesaurus: Graph, concepts: set[Node]) -> None:
    upwards = set(thesaurus.subject_objects(SKOS.broader))
    assert upwards == {(below, over) for over, below in thesaurus.subject_objects(SKOS.narrower)}
    assert {each for pair in upwards for each in pair} <= concepts


def test_s23_related_holds_both_ways_and_stays_within(thesaurus: Graph, concepts: set[Node]) -> None:
    ties = set(thesaurus.subject_objects(SKOS.related))
    assert ties == {(right, left) for left, right in ties}
    assert {each for pair in ties for each in pair} <= concepts
    assert all(left != right for left, right in ties)


def test_s27_no_concept_is_related_to_what_lies_above_it(thesaurus: Graph, concepts: set[Node]) -> None:
    for each in concepts:
        assert not above(thesaurus, each) & set(thesaurus.objects(each, SKOS.related)), key(each)


def test_no_circle_and_no_orphan(thesaurus: Graph, concepts: set[Node]) -> None:
    for each in concepts:
        over = above(thesaurus, each)
        assert each not in over, key(each)
        assert key(each) in TOP or {key(one) for one in over} & TOP, key(each)
        assert not (key(each) in TOP and over), key(each)


def test_no_concept_stands_twice_under_one_branch(thesaurus: Graph, concepts: set[Node]) -> None:
    """A broader concept that another broader one leads to anyway says nothing."""
    for each in concepts:
        broader = set(thesaurus.objects(each, SKOS.broader))
        assert not broader & {over for one in broader for over in above(thesaurus, one)}, key(each)


def test_s46_what_matches_exactly_matches_in_no_looser_way(thesaurus: Graph, concepts: set[Node]) -> None:
    for each in concepts:
        matches = Counter(target for kind in MAPPINGS for target in thesaurus.objects(each, kind))
        assert [target for target, count in matches.items() if count > 1] == [], key(each)
        assert not set(matches) & concepts


def test_no_two_concepts_share_a_preferred_label(thesaurus: Graph) -> None:
    names = Counter((text.casefold(), text.language) for text in thesaurus.objects(None, SKOS.prefLabel))
    assert [name for name, count in names.items() if count > 1] == []


def test_a_label_of_two_concepts_is_explained_by_both(thesaurus: Graph) -> None:
    owners = defaultdict(set)
    for kind in LABELS:
        for concept, text in thesaurus.subject_objects(kind):
            owners[text.casefold(), text.language].add(concept)
    for (label, _), sharing in owners.items():
        if len(sharing) > 1:
            notes = {each: " ".join(thesaurus.objects(each, SKOS.scopeNote)).casefold() for each in sharing}
            assert [key(each) for each, note in notes.items() if to_latin(label) not in to_latin(note)] == [], label


def test_every_concept_is_known_by_other_names_too(thesaurus: Graph, concepts: set[Node]) -> None:
    for each in concepts:
        assert set(languages(thesaurus, each, SKOS.altLabel)) >= SPOKEN, key(each)


def test_every_narrow_concept_has_a_scope_note_in_english(thesaurus: Graph, concepts: set[Node]) -> None:
    for each in concepts:
        assert languages(thesaurus, each, SKOS.scopeNote)["en"] > 0, key(each)


@pytest.mark.parametrize("predicate", [SKOS.prefLabel, SKOS.altLabel, SKOS.definition, SKOS.scopeNote])
def test_the_two_scripts_of_serbian_say_the_same(thesaurus: Graph, concepts: set[Node], predicate: URIRef) -> None:
    for each in concepts:
        written = defaultdict(set)
        for text in literals(thesaurus, each, predicate):
            written[str(text.language).lower()].add(str(text))
        assert {to_latin(text) for text in written["sr-cyrl"]} == written["sr-latn"], key(each)


def test_every_text_is_in_the_script_of_its_language(thesaurus: Graph) -> None:
    cyrillic = {"mk", "sr-cyrl"}
    for _, predicate, text in thesaurus:
        if isinstance(text, Literal) and text.language:
            expected = "Cyrl" if text.language.lower() in cyrillic else "Latn"
            foreign = predicate in (SKOS.scopeNote, DCTERMS.description)
            assert foreign or script_of(text) == expected, text


def test_every_branch_is_a_file_of_its_own() -> None:
    names = {each.name for each in files("ontology").joinpath("ttl", "mechanisms").iterdir()}
    assert names == {f"{top}.ttl" for top in TOP} | {"scheme.ttl"}
