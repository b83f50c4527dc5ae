"""The texts of one work in their order, and the amending acts that each of them includes (ELI, DCMI terms)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import Literal, Quad

from graph.describe.terms import name, node, typed
from ontology.model import Document
from ontology.versions import Issue, Version, issue_in, printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """An act that amends another, with the issue of the gazette it was printed in; ``date`` is its own day."""

    work: str
    amended: str
    issue: Issue
    date: str | None


def version_of(document: Document) -> Version:
    """A document as a version of its work."""
    cited = map(issue_in, (document.gazette, *document.amendments))
    return Version(
        iri=document.iri,
        work=document.work,
        language=document.language,
        date=document.date,
        issues=tuple(issue for issue in cited if issue),
    )


def describe_versions(versions: Iterable[Version], amendments: Iterable[Amendment]) -> Iterator[Quad]:
    """Which text replaces which (``dcterms:replaces``), up to which issue each goes, and what it consolidates.

    ``eli:version_date`` is the day of the last amending act, where that act was read.
    """
    by_work: dict[tuple[str, str], list[Version]] = defaultdict(list)
    amending: dict[str, list[Amendment]] = defaultdict(list)
    for amendment in amendments:
        amending[amendment.amended].append(amendment)
    for version in versions:
        by_work[version.work, version.language].append(version)
        yield from _describe(version, amending[version.work])
    for texts in by_work.values():
        yield from _ordered(texts)


def _describe(version: Version, amending: list[Amendment]) -> Iterator[Quad]:
    if version.last is None:
        return
    graph = node(version.iri)
    yield Quad(graph, name("aln:upTo"), Literal(printed(version.last)), graph)
    for amendment in dict.fromkeys(each for each in amending if each.issue in version.issues[1:]):
        yield Quad(graph, name("eli:consolidates"), node(amendment.work), graph)
        if amendment.issue == version.last and amendment.date:
            yield Quad(graph, name("eli:version_date"), typed(amendment.date, "date"), graph)


def _ordered(texts: list[Version]) -> Iterator[Quad]:
    """Each text replaces those of the state before it, of whatever file."""
    dated = sorted((each for each in texts if each.last), key=lambda each: (each.last, each.iri))
    states: list[list[Version]] = []
    for each in dated:
        if states and not each.follows(states[-1][0]):
            states[-1].append(each)
        else:
            states.append([each])
    for earlier, later in pairwise(states):
        for new in later:
            for old in earlier:
                yield Quad(node(new.iri), name("dcterms:replaces"), node(old.iri), node(new.iri))
                yield Quad(node(old.iri), name("dcterms:isReplacedBy"), node(new.iri), node(new.iri))
