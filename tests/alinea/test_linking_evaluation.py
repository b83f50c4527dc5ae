"""The scorer of linking counts what is right, what is missed and what is too much."""

from dataclasses import replace
from pathlib import Path

import pytest

from alinea.evaluation.linking import score_linking
from alinea.evaluation.linking_gold import MarkedDocument, MarkedParameter, MarkedReference, load_marks
from ontology.codes import Operator, ParameterRole, Unit
from ontology.errors import KnowledgeError, SettingsError
from ontology.linking import ExtractedParameter, Link, LinkKind, Mention, MentionKind
from ontology.model import Provision, ProvisionKind, Reading
from ontology.namespaces import mechanism_iri

ARTICLE = Provision(
    iri="a",
    kind=ProvisionKind.ARTICLE,
    number="31",
    heading=None,
    text="x" * 100,
    language="sr-Latn",
    script="Latn",
    page=1,
    span=(0, 100),
    parent=None,
)


def marks(**fields: object) -> MarkedDocument:
    return MarkedDocument(**({"file": "x", "sha256": "0" * 64, "language": "sr-Latn", "articles": [31]} | fields))  # type: ignore[arg-type]


def mention(
    value: str, *, base: str | None = "own", kind: MentionKind = MentionKind.PROVISION, at: int = 0
) -> Mention:
    return Mention(kind=kind, surface="", span=(at, at + 5), provision="a", value=value, base=base)


def named(surface: str) -> Mention:
    return Mention(kind=MentionKind.ACT, surface=surface, span=(0, 5), provision="a", value="kodit-x", base=None)


def counts(document: MarkedDocument, reading: Reading, task: str) -> tuple[int, int, int]:
    scores, _ = score_linking([(document, reading)])
    (score,) = [each for each in scores if each.task == task and each.language == "*"]
    return score.marked, score.found, score.right


def test_of_an_article_that_begins_twice_the_longer_is_scored() -> None:
    again = replace(ARTICLE, iri="b", text="x" * 300, span=(200, 500))
    document = marks(references={"31": [MarkedReference(words="", article="5")]})
    reading = Reading(file="x", provisions=[ARTICLE, again], mentions=[mention("5", at=450)])
    assert counts(document, reading, "references") == (1, 1, 1)


@pytest.mark.parametrize(
    ("reference", "found", "right"),
    [
        (MarkedReference(words="", article="5-7"), [mention("5"), mention("6"), mention("7")], 3),
        (MarkedReference(words="", paragraph="2"), [mention("31.2")], 1),
        (MarkedReference(words="", paragraph="2-3"), [mention("31.2"), mention("31.3")], 2),
        (MarkedReference(words="", article="1", paragraph="1", point="2-4"), [mention("1.1.2")], 1),
        (MarkedReference(words="", act="Kodi i Familjes"), [named("Kodit të Familjes")], 1),
        (MarkedReference(words="", act="Kodi i Familjes"), [named("Kodit të Procedurës Civile")], 0),
        (MarkedReference(words="", article="12", paragraph="2"), [mention("12.3")], 0),
        (MarkedReference(words="", article="12"), [mention("12", base="zakon-o-budzetu")], 0),
        (MarkedReference(words="", article="45", act="Zakon o budžetu"), [mention("45", base="zakon-o-budzetu")], 1),
        (MarkedReference(words="", act="139/2015"), [mention("139/2015", base=None, kind=MentionKind.ACT)], 1),
        (MarkedReference(words="", act="Zakon o x"), [mention("zakon", base=None, kind=MentionKind.ACT)], 0),
    ],
)
def test_references_are_the_same_by_path_and_act(
    reference: MarkedReference, found: list[Mention], right: int
) -> None:
    reading = Reading(file="x", provisions=[ARTICLE], mentions=found)
    assert counts(marks(references={"31": [reference]}), reading, "references")[1:] == (len(found), right)


def test_an_act_inside_a_reference_and_mentions_outside_the_article_do_not_count() -> None:
    inner = mention("zakon-o-budzetu", base=None, kind=MentionKind.ACT)
    reading = Reading(
        file="x", provisions=[ARTICLE], mentions=[mention("45", base="zakon-o-budzetu"), inner, mention("1", at=200)]
    )
    reference = MarkedReference(words="", article="45", act="Zakon o budžetu")
    assert counts(marks(references={"31": [reference]}), reading, "references") == (1, 1, 1)


def test_mechanisms_and_parameters_are_counted_by_article() -> None:
    link = Link(
        kind=LinkKind.PROVIDES,
        source="a",
        target=mechanism_iri("recall"),
        evidence="",
        span=(3, 9),
        quote_sha256="",
        confidence=0.9,
        method="",
    )
    value = ExtractedParameter(
        iri="p",
        provision="a",
        mechanism="recall",
        role=ParameterRole.SUPPORT,
        operator=Operator.MIN,
        value="10",
        unit=Unit.PERCENT,
        evidence="",
        span=(3, 9),
        quote_sha256="",
        words=1,
        score=0.9,
        method="",
    )
    marked = MarkedParameter(
        words="", mechanism=None, role=ParameterRole.TURNOUT, operator=Operator.MIN, value="10", unit=Unit.PERCENT
    )
    reading = Reading(file="x", provisions=[ARTICLE], links=[link, link], parameters=[value])
    document = marks(mechanisms={"31": ["recall", "referendum"]}, parameters={"31": [marked]})
    assert counts(document, reading, "mechanisms") == (2, 1, 1)
    assert counts(document, reading, "parameters") == (1, 1, 0)
    _, misses = score_linking([(document, reading)])
    assert [(each.task, each.extra) for each in misses] == [
        ("mechanisms", False),
        ("parameters", False),
        ("parameters", True),
    ]


def test_marks_outside_the_articles_marked_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no gold links"):
        load_marks(tmp_path)
    text = "file: x\nsha256: a\nlanguage: sq\narticles: [1-3]\nmechanisms: {'4': [recall]}\n"
    (tmp_path / "xk-x.yaml").write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match="articles 4 are not among"):
        load_marks(tmp_path)
