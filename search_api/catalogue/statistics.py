"""How much there is of everything."""

from dataclasses import dataclass

from graph.queries import query
from graph.store import RdfStore
from ontology.scripts import canonical_tag
from search_api.catalogue.facts import short_class
from search_api.catalogue.jurisdictions import JurisdictionView, jurisdictions
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics(View):
    """Counts over the whole snapshot; ``classes`` by prefixed name, ``languages`` counts articles."""

    quads: int
    graphs: int
    acts: int
    documents: int
    provisions: int
    articles: int
    facts: int
    practices: int
    actors: int
    mechanisms: int
    links: int
    classes: dict[str, int]
    languages: dict[str, int]
    jurisdictions: tuple[JurisdictionView, ...]


def texts_by_language(store: RdfStore) -> dict[str, int]:
    """How many documents are held in each language (BCP 47, ``und`` where it is not told), the most first."""
    rows = store.select(query("catalogue/texts_by_language"))
    counted = {canonical_tag(row["language"] or "") or "und": int(row["count"] or 0) for row in rows}
    return dict(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def statistics(store: RdfStore) -> Statistics:
    """The counts of one snapshot; a few full scans, so doors keep the answer."""
    counted = store.select(query("catalogue/statistics"))
    classes = {short_class(row["class"] or ""): int(row["count"] or 0) for row in counted}
    spoken = store.select(query("catalogue/languages"))
    languages = {canonical_tag(row["language"] or "") or "und": int(row["count"] or 0) for row in spoken}
    return Statistics(
        quads=len(store),
        graphs=len(store.graphs()),
        acts=classes.get("eli:LegalResource", 0),
        documents=classes.get("eli:LegalExpression", 0),
        provisions=classes.get("aln:Provision", 0),
        articles=sum(languages.values()),
        facts=classes.get("aln:MechanismProvision", 0),
        practices=classes.get("aln:Practice", 0),
        actors=classes.get("org:Organization", 0),
        mechanisms=int((store.select(query("catalogue/mechanism_count")) or [{"count": "0"}])[0]["count"] or 0),
        links=classes.get("aln:Link", 0),
        classes=dict(sorted(classes.items())),
        languages=dict(sorted(languages.items())),
        jurisdictions=tuple(jurisdictions(store)),
    )
