"""Jurisdictions with the footnotes their names need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.queries import query
from graph.store import RdfStore
from ontology.knowledge import Texts
from search_api.catalogue.subject import expand, instances
from search_api.catalogue.view import View

Counted = Literal["acts", "facts", "practices", "documents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionView(View):
    """A country, entity or district; ``footnotes`` must be shown wherever the name is.

    ``part_of`` is the code it belongs to. ``acts``, ``facts``, ``practices`` and ``documents`` count what is its own;
    ``with_parts`` has the same four with those of its parts, as a list that is narrowed to it holds.
    """

    code: str
    iri: str
    names: Texts
    footnotes: Texts
    part_of: str | None
    languages: tuple[str, ...]
    gazettes: tuple[str, ...]
    wikidata: str | None
    acts: int
    facts: int
    practices: int
    documents: int
    with_parts: dict[Counted, int]


def jurisdictions(store: RdfStore) -> list[JurisdictionView]:
    """All jurisdictions, sorted by code; parts follow what they belong to."""
    counts = _counts(store)
    found = []
    for each in instances(store, "aln:Jurisdiction"):
        code = each.first("skos:notation") or ""
        view = JurisdictionView(
            code=code,
            iri=each.iri,
            names=each.texts("skos:prefLabel"),
            footnotes=each.texts("aln:footnote"),
            part_of=each.key("skos:broader"),
            languages=each.every("dcterms:language"),
            gazettes=each.every("aln:gazette"),
            wikidata=each.first("skos:exactMatch"),
            **{name: found.get(code, 0) for name, found in counts.items()},
            with_parts={name: _with_parts(found, code) for name, found in counts.items()},
        )
        found.append(view)
    return sorted(found, key=lambda view: view.code)


def parents(store: RdfStore) -> dict[str, str | None]:
    """The code of what each jurisdiction is a part of, by its own code; ``None`` for a state."""
    found = {
        each.first("skos:notation") or "": each.key("skos:broader") for each in instances(store, "aln:Jurisdiction")
    }
    return dict(sorted(found.items()))


def _counts(store: RdfStore) -> dict[Counted, dict[str, int]]:
    """How many of each kind, by code."""
    rows = store.select(query("catalogue/documents_by_jurisdiction"))
    return {
        "acts": counted(store, "eli:LegalResource"),
        "facts": counted(store, "aln:MechanismProvision"),
        "practices": counted(store, "aln:Practice"),
        "documents": {row["jurisdiction"] or "": int(row["count"] or 0) for row in rows},
    }


def _with_parts(found: Mapping[str, int], code: str) -> int:
    return sum(number for each, number in found.items() if lies_in(each, code))


def counted(store: RdfStore, name: str) -> dict[str, int]:
    """How many things of a class each jurisdiction has, by code."""
    rows = store.select(query("catalogue/by_jurisdiction"), {"class": expand(name)})
    return {row["jurisdiction"] or "": int(row["count"] or 0) for row in rows}


def lies_in(jurisdiction: str | None, country: str | None) -> bool:
    """Whether a code is the wanted one or a part of it (``BA-FBIH`` of ``BA``); any is where none is wanted."""
    if country is None:
        return True
    wanted = country.upper()
    return jurisdiction is not None and (jurisdiction == wanted or jurisdiction.startswith(f"{wanted}-"))


def lies_in_one(jurisdiction: str | None, countries: Iterable[str]) -> bool:
    """``lies_in`` of one of several at least; any is where none are wanted."""
    wanted = list(countries)
    return not wanted or any(lies_in(jurisdiction, each) for each in wanted)
