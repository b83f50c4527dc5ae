"""Curated values against those read from the same articles: one confirms the other, or raises its hand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.register import act_work
from ontology.codes import Established, ParameterRole
from ontology.confirmation import Meeting
from ontology.evidence import Finding
from ontology.knowledge import Act, Parameter
from ontology.linking import ExtractedParameter
from ontology.model import Document, Provision, ProvisionKind, Reading
from ontology.namespaces import fact_iri
from ontology.scripts import slug
from ontology.validity import Period
from ontology.values import same_bound, same_kind, same_value
from ontology.versions import last_amendment

# Roles of which an article has one value for a mechanism; of other terms and sizes it may have many that differ.
_SINGLE = frozenset({
    ParameterRole.SUPPORT, ParameterRole.TURNOUT, ParameterRole.MAJORITY, ParameterRole.ANSWER_TERM,
    ParameterRole.COLLECTION_TERM, ParameterRole.CONSULTATION_TERM, ParameterRole.NOTICE_TERM,
    ParameterRole.MORATORIUM, ParameterRole.TERM_OF_OFFICE, ParameterRole.FREQUENCY,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Curated:
    """A parameter of the corpus where its article is looked up."""

    iri: str
    key: str
    mechanism: str
    article: str
    parameter: Parameter
    held: Period


class Confirmer:
    """The curated parameters of a corpus by work and article, ready to meet what is read."""

    def __init__(self, acts: Iterable[Act], *, base: str) -> None:
        self._known: defaultdict[str, defaultdict[str, list[_Curated]]] = defaultdict(lambda: defaultdict(list))
        for act in acts:
            for each in _curated(act, base=base):
                self._known[str(act_work(act, base=base))][slug(each.article)].append(each)

    def meet(self, reading: Reading) -> list[Meeting]:
        """The curated values that a reading confirms or contradicts, of those that held in the state it read."""
        document = reading.document
        if document is None or reading.is_copy or document.work not in self._known:
            return []
        numbers = {each.iri: slug(each.number or "") for each in reading.provisions if _is_article(each)}
        found: defaultdict[str, list[ExtractedParameter]] = defaultdict(list)
        for each in reading.parameters:
            if each.provision in numbers:
                found[numbers[each.provision]].append(each)
        day, version = _state(document)
        meetings: list[Meeting] = []
        for article, curated in self._known[document.work].items():
            holding = [each for each in curated if _held(each, day)]
            meetings += _in_article(holding, found.get(article, []), version)
        return meetings


def _curated(act: Act, *, base: str) -> Iterator[_Curated]:
    """The parameters of an act whose article is known; what the text was seen to contradict has been told already."""
    for fact in act.provisions:
        iri = fact_iri(base, fact.key)
        for turn, parameter in enumerate(fact.parameters, start=1):
            if fact.article and parameter.established is not Established.CONTRADICTED:
                yield _Curated(
                    iri=f"{iri}/parameter/{turn}",
                    key=fact.key,
                    mechanism=fact.mechanism,
                    article=fact.article,
                    parameter=parameter,
                    held=act.validity(fact, parameter),
                )


def _is_article(provision: Provision) -> bool:
    return provision.kind is ProvisionKind.ARTICLE and bool(provision.number)


def _in_article(
    curated: Sequence[_Curated], found: Sequence[ExtractedParameter], version: str | None
) -> Iterator[Meeting]:
    """All that agree; then those of the rest that answer the same question with another number."""
    confirmed = {each.iri: one for each in curated for one in reversed(found) if _agree(each.parameter, one)}
    for each in curated:
        if each.iri in confirmed:
            yield _meeting(each, confirmed[each.iri], Finding.CONFIRMED, version)
    agreed = {one.iri for one in confirmed.values()}
    for each in curated:
        if each.iri not in confirmed and not _stands_there(each.parameter, found):
            for one in found:
                if one.iri not in agreed and _disagree(each, one):
                    yield _meeting(each, one, Finding.CONTRADICTED, version)


def _agree(curated: Parameter, found: ExtractedParameter) -> bool:
    same = same_value((curated.value, curated.unit), (found.value, found.unit))
    return same and curated.role == found.role and same_bound(curated.operator, found.operator)


def _stands_there(curated: Parameter, found: Iterable[ExtractedParameter]) -> bool:
    """Whether the article has the value in another role: then the roles were told apart badly, not the values."""
    return any(
        same_kind(curated.unit, one.unit)
        and (curated.value == one.value or same_value((curated.value, curated.unit), (one.value, one.unit)))
        for one in found
    )


def _disagree(curated: _Curated, found: ExtractedParameter) -> bool:
    parameter = curated.parameter
    return (
        parameter.role in _SINGLE
        and parameter.role == found.role
        and same_kind(parameter.unit, found.unit)
        and same_bound(parameter.operator, found.operator)
        and found.mechanism in (None, curated.mechanism)
    )


def _meeting(curated: _Curated, found: ExtractedParameter, finding: Finding, version: str | None) -> Meeting:
    return Meeting(
        curated=curated.iri,
        key=curated.key,
        article=curated.article,
        extracted=found,
        finding=finding,
        version=version,
    )


def _held(curated: _Curated, day: date | None) -> bool:
    """Whether a value held in the state that was read; where that is not known, whether it has not ended."""
    return curated.held.holds_on(day) if day else curated.held.end is None


def _state(document: Document) -> tuple[date | None, str | None]:
    """The last day of the year of the last amendment of a text, else of its own; and how that state is named."""
    last = last_amendment(document.amendments)
    if last:
        return date(last[0][0], 12, 31), last[1]
    year = document.year or (int(document.date[:4]) if document.date else 0)
    return (date(year, 12, 31) if year else None), document.gazette
