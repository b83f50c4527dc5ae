"""The texts that are held of one work: its language versions and their states, and which of them can be compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from graph.queries import query
from graph.store import RdfStore
from ontology.errors import NotFoundError
from ontology.scripts import canonical_tag
from ontology.versions import Issue, issue_in
from search_api.catalogue.facts import types_of
from search_api.catalogue.subject import subject
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView(View):
    """A document of a work. ``version`` is what its identifier has behind ``@``, ``None`` for the first read.

    ``up_to`` is the last issue of the gazette that it includes (``111/2021``), ``date`` the day of the act printed
    there (ISO 8601), ``replaces`` the IRIs of earlier states. ``articles`` is 0 where another printing was taken.
    """

    iri: str
    work: str
    language: str
    version: str | None
    title: str | None
    source: str | None
    up_to: str | None
    date: str | None
    replaces: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPair(View):
    """Two documents to compare, the earlier first; ``ordered`` is whether the graph tells which that is."""

    before: VersionView
    after: VersionView
    ordered: bool


def versions(store: RdfStore, iri: str) -> tuple[VersionView, ...]:
    """The documents of a work, given by its IRI or by that of one of them; by language, earlier states first.

    Empty for a work that nobody has read; raises ``NotFoundError`` for what is no act.
    """
    found = subject(store, iri)
    if found is not None and "eli:LegalExpression" in types_of(found):
        found = subject(store, found.first("eli:realizes") or "")
    if found is None or "eli:LegalResource" not in types_of(found):
        raise NotFoundError("There is no act %(key)s.", key=iri)
    rows = store.select(query("catalogue/versions"), {"work": found.iri})
    held = (_version(store, row["iri"] or "", found.iri, int(row["articles"] or 0)) for row in rows if row["iri"])
    return tuple(sorted(held, key=_order))


def comparable(held: Iterable[VersionView]) -> tuple[VersionPair, ...]:
    """Every two documents of one language that have articles; scripts do not matter (``sr-Cyrl`` and ``sr-Latn``).

    Their IRIs are what ``graph.differences.differences`` takes.
    """
    with_articles = [each for each in held if each.articles]
    return tuple(
        _pair(one, other)
        for one, other in combinations(with_articles, 2)
        if one.language.split("-")[0] == other.language.split("-")[0]
    )


def _version(store: RdfStore, iri: str, work: str, articles: int) -> VersionView:
    found = subject(store, iri)
    if found is None:
        raise NotFoundError("There is no document %(key)s.", key=iri)
    return VersionView(
        iri=iri,
        work=work,
        language=canonical_tag(found.first("dcterms:language") or "und"),
        version=iri.removeprefix(f"{work}/").partition("@")[2] or None,
        title=found.first("eli:title"),
        source=found.first("aln:sourceText"),
        up_to=found.first("aln:upTo"),
        date=found.first("eli:version_date"),
        replaces=found.every("dcterms:replaces"),
        articles=articles,
    )


def _order(version: VersionView) -> tuple[str, Issue, str]:
    return version.language, issue_in(version.up_to) or (0, 0, ""), version.iri


def _pair(one: VersionView, other: VersionView) -> VersionPair:
    first, second = issue_in(one.up_to), issue_in(other.up_to)
    if one.iri in other.replaces or other.iri in one.replaces:
        before, after = (one, other) if one.iri in other.replaces else (other, one)
        return VersionPair(before=before, after=after, ordered=True)
    if first and second and first != second:
        before, after = (one, other) if first < second else (other, one)
        return VersionPair(before=before, after=after, ordered=True)
    return VersionPair(before=one, after=other, ordered=False)
