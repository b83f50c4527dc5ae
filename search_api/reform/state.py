"""What one snapshot says, read in bulk: one query for each class of thing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from graph.queries import query
from graph.store import RdfStore
from ontology.eli import article_part
from ontology.evidence import Finding
from search_api.catalogue.facts import parameter_fields, parameter_iris
from search_api.catalogue.subject import Subject, instances, subjects
from search_api.reform.changes import Value

_MEETINGS = (Finding.CONFIRMED, Finding.CONTRADICTED)  # one text that bears a value out outweighs another's number


@dataclass(frozen=True)
class State:
    """The things of one snapshot by IRI; each is read when it is first asked for.

    All IRIs of facts, values and practices are below the base, so that two snapshots of one installation can be
    held against each other.
    """

    store: RdfStore

    @cached_property
    def issued(self) -> datetime | None:
        """When it was built, as the description of its data set says; ``None`` where it has none."""
        told = next((row["issued"] for row in self.store.select(query("reform/issued"))), None)
        return datetime.fromisoformat(told) if told else None

    @cached_property
    def acts(self) -> dict[str, Subject]:
        """Works."""
        return self._of("eli:LegalResource")

    @cached_property
    def documents(self) -> dict[str, Subject]:
        """Expressions that were read."""
        return self._of("eli:LegalExpression")

    @cached_property
    def facts(self) -> dict[str, Subject]:
        """Facts that people curated."""
        return self._of("aln:MechanismProvision")

    @cached_property
    def practices(self) -> dict[str, Subject]:
        """Practices."""
        return self._of("aln:Practice")

    @cached_property
    def actors(self) -> dict[str, Subject]:
        """Actors."""
        return self._of("org:Organization")

    @cached_property
    def parameters(self) -> dict[str, Subject]:
        """Typed values that people curated."""
        return {each.iri: each for each in subjects(self.store.select(query("reform/values")))}

    @cached_property
    def facts_of_act(self) -> dict[str, list[Subject]]:
        """The facts of each work."""
        return self._facts_by("aln:act")

    @cached_property
    def texts_of_act(self) -> dict[str, list[Subject]]:
        """The expressions of each work."""
        found: defaultdict[str, list[Subject]] = defaultdict(list)
        for each in self.documents.values():
            found[each.first("eli:realizes") or ""].append(each)
        return found

    def values(self, fact: Subject) -> tuple[Value, ...]:
        """The values of a fact, in the order of the corpus."""
        own = parameter_iris(fact)
        return tuple(self._value(self.parameters[iri]) for iri in own if iri in self.parameters)

    def finding(self, iri: str) -> str | None:
        """What texts were found to say of a fact or value: people's comparison counts before that of a reading."""
        return self._findings.get(iri)

    def mechanisms_of_act(self, act: str) -> tuple[str, ...]:
        """The mechanisms that the facts of a work speak of, as keys."""
        return _mechanisms(self.facts_of_act.get(act, ()))

    def mechanisms_of_article(self, act: str, number: str) -> tuple[str, ...]:
        """Those that the facts of one article of a work speak of."""
        provision = f"{act}/{article_part(number)}"
        return _mechanisms(
            each for each in self.facts_of_act.get(act, ()) if each.first("aln:provision") == provision
        )

    def _of(self, name: str) -> dict[str, Subject]:
        return {each.iri: each for each in instances(self.store, name)}

    def _facts_by(self, name: str) -> dict[str, list[Subject]]:
        found: defaultdict[str, list[Subject]] = defaultdict(list)
        for each in self.facts.values():
            found[each.first(name) or ""].append(each)
        return found

    @cached_property
    def _findings(self) -> dict[str, str]:
        told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for row in self.store.select(query("reform/findings")):
            told[row["by"] or "", row["thing"] or ""].add(row["finding"] or "")
        read = {
            iri: next(each for each in _MEETINGS if each in found)
            for (by, iri), found in told.items()
            if by == "text"
        }
        seen = {
            iri: next(each for each in reversed(_MEETINGS) if each in found)
            for (by, iri), found in told.items()
            if by == "people"
        }
        return {iri: finding.value for iri, finding in (read | seen).items()}

    def _value(self, found: Subject) -> Value:
        return Value(
            **parameter_fields(found),
            holds_from=found.first("aln:holdsFrom"),
            holds_until=found.first("aln:holdsUntil"),
            finding=self.finding(found.iri),
        )


def is_curated(act: Subject) -> bool:
    """Whether people keep a record of a work; else it is known from texts alone."""
    return act.first("aln:key") is not None


def _mechanisms(facts: Iterable[Subject]) -> tuple[str, ...]:
    return tuple(sorted({key for each in facts if (key := each.key("aln:mechanism"))}))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states that are held against each other, and the day of the later one (ISO 8601)."""

    before: State
    after: State

    @property
    def day(self) -> str | None:
        """The day on which the later snapshot was built, ``None`` where it does not tell."""
        return self.after.issued.date().isoformat() if self.after.issued else None
