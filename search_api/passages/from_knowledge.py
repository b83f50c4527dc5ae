"""Passages of curated knowledge: a digest in each of its languages is a passage of its own."""

from collections.abc import Iterator, Mapping

from ontology.concept import Concept
from ontology.knowledge import Act, MechanismProvision, Practice, Texts
from ontology.namespaces import fact_iri, mechanism_iri, practice_iri
from ontology.scripts import script_of
from ontology.validity import years_of
from ontology.words import word
from search_api.passages.passage import HitType, Passage


def passages_of_act(act: Act, work: str, *, base: str, concepts: Mapping[str, Concept]) -> Iterator[Passage]:
    """The facts of an act; ``work`` is the act's IRI."""
    for fact in act.provisions:
        law = act.law(fact)
        for language, digest in fact.digest.items():
            yield Passage(
                iri=fact_iri(base, fact.key),
                unit=fact_iri(base, fact.key),
                type=HitType.FACT,
                kind="mechanism_provision",
                text=digest,
                language=language,
                script=script_of(digest),
                title=_in(act.title, language),
                number=fact.article,
                heading=_heading(fact, language, concepts),
                path=_fact_path(act, fact, language),
                country=act.jurisdiction[:2],
                jurisdiction=act.jurisdiction,
                work=work,
                confidence=fact.confidence.value,
                status=act.status.value,
                valid_from=law.first,
                valid_to=law.end,
                held=law.known,
                mechanisms=(fact.mechanism,),
            )


def passages_of_practice(practice: Practice, *, base: str, concepts: Mapping[str, Concept]) -> Iterator[Passage]:
    """A practice: what was done and what came of it."""
    concept = concepts.get(practice.mechanism)
    done = years_of(practice.years)
    for language, digest in practice.digest.items():
        outcome = practice.outcome.get(language, "")
        yield Passage(
            iri=practice_iri(base, practice.key),
            unit=practice_iri(base, practice.key),
            type=HitType.PRACTICE,
            kind="practice",
            text=f"{digest} {outcome}".strip(),
            language=language,
            script=script_of(digest),
            title=_in(practice.title, language),
            heading=concept.label(language) if concept else "",
            path=" › ".join(step for step in (practice.place, practice.years) if step),
            country=practice.jurisdiction[:2],
            jurisdiction=practice.jurisdiction,
            confidence=practice.confidence.value,
            valid_from=done.first,
            valid_to=done.end,
            mechanisms=(practice.mechanism,),
        )


def passages_of_concept(concept: Concept) -> Iterator[Passage]:
    """A mechanism's labels with its definition, in every language it is defined in."""
    for language, definition in concept.definition.items():
        others = ", ".join(concept.alternative.get(language, ()))
        yield Passage(
            iri=mechanism_iri(concept.key),
            unit=mechanism_iri(concept.key),
            type=HitType.CONCEPT,
            kind="concept",
            text=f"{definition} ({others})" if others else definition,
            language=language,
            script=script_of(definition),
            title=concept.label(language),
            mechanisms=(concept.key,),
        )


def _heading(fact: MechanismProvision, language: str, concepts: Mapping[str, Concept]) -> str:
    """The mechanism's name in the act and in the thesaurus, so that both are found."""
    concept = concepts.get(fact.mechanism)
    names = [_in(fact.name, language), concept.label(language) if concept else ""]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _fact_path(act: Act, fact: MechanismProvision, language: str) -> str:
    article = f"{word('article', language)} {fact.article}" if fact.article else ""
    return " › ".join(step for step in (_in(act.title, language), article) if step)


def _in(texts: Texts, language: str) -> str:
    """The text in a language, else in its other script or a sister language, else in English or whatever there is."""
    same = [text for tag, text in texts.items() if tag.split("-")[0] == language.split("-")[0]]
    return texts.get(language) or (same or [texts.get("en") or next(iter(texts.values()), "")])[0]
