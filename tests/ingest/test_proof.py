"""Evidence is found where it was seen, and told where it is not."""

from dataclasses import replace
from hashlib import sha256

import pytest

from ingest.knowledge.proof import Outcome, prove
from ontology.codes import ActStatus, ActType, Confidence, Operator, ParameterRole, Unit
from ontology.corpus import Corpus
from ontology.evidence import Evidence, quote_hash
from ontology.knowledge import Act, MechanismProvision, Parameter
from tests.doubles.small_reader import reader_of

LAW = """ЗАКОН О ПРОБИ

Члан 1
Овим законом уређује се проба.

Члан 2
Скупштина одговара у року од 60 дана од пријема предлога.
""".encode()


def evidence(words: str, article: str) -> Evidence:
    digest, count = quote_hash(words)
    document = sha256(LAW).hexdigest()
    return Evidence(document=document, article=article, quote_sha256=digest, words=count, seen="2026-11-26")


def corpus(seen: Evidence) -> Corpus:
    value = Parameter(
        role=ParameterRole.ANSWER_TERM, operator=Operator.MAX, value="60", unit=Unit.DAYS, evidence=[seen]
    )
    fact = MechanismProvision(
        key="rs-proba-2",
        mechanism="citizens_initiative",
        name={"en": "trial"},
        digest={"en": "Of a trial."},
        confidence=Confidence.HIGH,
        article="2",
        parameters=[value],
    )
    act = Act(
        key="rs-proba",
        jurisdiction="RS",
        type=ActType.LAW,
        title={"en": "Trial"},
        status=ActStatus.IN_FORCE,
        confidence=Confidence.HIGH,
        provisions=[fact],
    )
    return Corpus(acts=[act])


@pytest.mark.parametrize(
    ("seen", "outcome"),
    [
        (evidence("u roku od 60 dana", "2"), Outcome.FOUND),
        (evidence("u roku od 60 dana", "1"), Outcome.ELSEWHERE),
        (evidence("u roku od 30 dana", "2"), Outcome.LOST),
        (replace(evidence("u roku od 60 dana", "2"), document="0" * 64), Outcome.ABSENT),
    ],
)
def test_what_became_of_the_evidence(seen: Evidence, outcome: Outcome) -> None:
    reader = reader_of()
    (proof,) = prove(corpus(seen), [reader.read(LAW, file="zakon.txt")])
    assert proof.outcome is outcome
    assert (proof.key, proof.field) == ("rs-proba-2", "parameters.0.evidence.0")
    assert proof.file == (None if outcome is Outcome.ABSENT else "zakon.txt")
