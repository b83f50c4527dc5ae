"""Is what the corpus claims to have seen still there? Its evidence against the documents at hand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ontology.corpus import Corpus
from ontology.evidence import Evidence, find_quote
from ontology.model import Reading


class Outcome(StrEnum):
    """What became of one piece of evidence."""

    FOUND = "found"
    """The quotation stands in the article."""
    ELSEWHERE = "elsewhere"
    """The quotation stands in the document, but not in the article."""
    LOST = "lost"
    """The document was read and does not hold the quotation."""
    ABSENT = "absent"
    """The document is not at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One piece of evidence looked up: ``key`` is that of the mechanism provision, ``field`` the place in it."""

    key: str
    field: str
    evidence: Evidence
    outcome: Outcome
    file: str | None = None


def claimed(corpus: Corpus) -> Iterator[tuple[str, str, Evidence]]:
    """All evidence of a corpus, with the key of its mechanism provision and the place in it."""
    for fact in (fact for act in corpus.acts for fact in act.provisions):
        for turn, each in enumerate(fact.evidence):
            yield fact.key, f"evidence.{turn}", each
        for place, parameter in enumerate(fact.parameters):
            for turn, each in enumerate(parameter.evidence):
                yield fact.key, f"parameters.{place}.evidence.{turn}", each


def prove(corpus: Corpus, readings: Iterable[Reading]) -> Iterator[Proof]:
    """Every piece of evidence with what became of it; readings of documents that nothing rests on are passed by."""
    wanted = {each.document for _, _, each in claimed(corpus)}
    at_hand: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.document and reading.document.sha256 in wanted:
            at_hand[reading.document.sha256] += [reading, *reading.others]
    for key, field, evidence in claimed(corpus):
        yield _proof(key, field, evidence, at_hand)


def _proof(key: str, field: str, evidence: Evidence, at_hand: Mapping[str, list[Reading]]) -> Proof:
    readings = at_hand.get(evidence.document)
    if not readings:
        return Proof(key=key, field=field, evidence=evidence, outcome=Outcome.ABSENT)
    return Proof(key=key, field=field, evidence=evidence, outcome=_look(readings, evidence), file=readings[0].file)


def _look(readings: Iterable[Reading], evidence: Evidence) -> Outcome:
    readings = list(readings)
    for unit in (unit for reading in readings for unit in reading.provisions):
        if unit.designation == evidence.article and find_quote(unit.text, evidence.quote_sha256, evidence.words):
            return Outcome.FOUND
    texts = (reading.document.text for reading in readings if reading.document)
    found = any(find_quote(text, evidence.quote_sha256, evidence.words) for text in texts)
    return Outcome.ELSEWHERE if found else Outcome.LOST
