"""What a page declares of its thing to programs: JSON-LD in the words of schema.org, its own address, its data."""

import json
from dataclasses import dataclass
from urllib.parse import urlencode

from ontology.knowledge import Texts
from ontology.namespaces import mechanism_iri
from ontology.scripts import canonical_tag
from search_api.catalogue import ProvisionView
from search_api.catalogue.actors import ActorView
from search_api.catalogue.acts import ActSummary, ActView
from search_api.catalogue.facts import FactView
from search_api.catalogue.mechanisms import MechanismView
from search_api.catalogue.practices import PracticeView
from search_api.catalogue.sources import Source
from search_api.negotiation import SHORT_NAMES
from search_api.pages.interface import interface

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_FORCE = {"in_force": "InForce", "repealed": "NotInForce"}
Json = dict[str, object]
Shown = ActView | ProvisionView | FactView | MechanismView | PracticeView | ActorView


@dataclass(frozen=True, slots=True)
class Declared:
    """The thing a page is about: its IRI, and what is declared of it."""

    iri: str
    said: Json

    @property
    def json(self) -> str:
        """JSON-LD 1.1 for a data block in HTML (section 7 there): no sign in it can end the block."""
        written = json.dumps({"@context": "https://schema.org", "@id": self.iri, **self.said}, ensure_ascii=False)
        return written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")

    @property
    def data(self) -> dict[str, str]:
        """Addresses of the same thing as data, by media type."""
        return {
            media_type: f"/data?{urlencode({'iri': self.iri, 'format': name})}"
            for media_type, name in SHORT_NAMES.items()
        }


def declared(view: Shown) -> Declared:
    """What is declared of a view; nothing empty, texts in every language there is."""
    if isinstance(view, ActView):
        told = _act(view) | {"inLanguage": sorted({each.language for each in view.expressions if each.language})}
    elif isinstance(view, ProvisionView):
        told = _provision(view)
    elif isinstance(view, FactView):
        told = _fact(view)
    elif isinstance(view, MechanismView):
        told = _mechanism(view)
    elif isinstance(view, PracticeView):
        told = _practice(view)
    else:
        told = _actor(view)
    return Declared(view.iri, {name: value for name, value in told.items() if value})


def _act(view: ActSummary) -> Json:
    return {
        "@type": "Legislation",
        "name": _in_all(view.titles),
        "alternateName": list(view.short),
        "legislationIdentifier": view.gazette or view.number,
        "legislationType": view.type,
        "legislationJurisdiction": view.jurisdiction,
        "temporal": str(view.year or ""),
        "legislationLegalForce": f"https://schema.org/{_FORCE[view.status]}" if view.status in _FORCE else None,
    }


def _provision(view: ProvisionView) -> Json:
    act = {"@id": view.act.iri, "@type": "Legislation", "name": _in_all(view.act.titles)} if view.act else None
    return {
        "@type": "Legislation",
        "name": view.heading or f"{view.kind} {view.number or ''}".strip(),
        "legislationIdentifier": view.number,
        "legislationType": view.kind,
        "inLanguage": view.language,
        "isPartOf": act,
        "exampleOfWork": {"@id": view.part_of_work} if view.part_of_work != view.iri else None,
        "workExample": [{"@id": each.iri, "inLanguage": each.language} for each in view.realisations],
    }


def _fact(view: FactView) -> Json:
    return {
        "@type": "Claim",
        "name": _in_all(view.labels),
        "text": _in_all(view.digests),
        "about": {"@id": mechanism_iri(view.mechanism)},
        "appearance": {"@id": view.provision, "@type": "Legislation", "isPartOf": {"@id": view.act}},
        "creativeWorkStatus": interface().said("confidence", view.confidence),
        "citation": _cited(view.sources),
        "license": _LICENCE,
    }


def _mechanism(view: MechanismView) -> Json:
    return {
        "@type": "DefinedTerm",
        "termCode": view.key,
        "name": _in_all(view.labels),
        "description": _in_all(view.definitions),
        "inDefinedTermSet": "https://w3id.org/alinea/id/scheme/mechanisms",
        "license": _LICENCE,
    }


def _practice(view: PracticeView) -> Json:
    return {
        "@type": "CreativeWork",
        "name": _in_all(view.titles),
        "abstract": _in_all(view.digests),
        "about": {"@id": mechanism_iri(view.mechanism)},
        "spatialCoverage": view.place,
        "temporalCoverage": view.years,
        "isBasedOn": [{"@id": each} for each in view.enabled_by],
        "creativeWorkStatus": interface().said("confidence", view.confidence),
        "citation": _cited(view.sources),
        "license": _LICENCE,
    }


def _actor(view: ActorView) -> Json:
    return {
        "@type": "Organization",
        "name": _in_all(view.names),
        "alternateName": list(view.short),
        "url": view.url,
    }


def _in_all(texts: Texts) -> list[Json]:
    return [{"@language": canonical_tag(tag), "@value": words} for tag, words in sorted(texts.items()) if words]


def _cited(sources: tuple[Source, ...]) -> list[str]:
    return [each.url or each.text or "" for each in sources]
