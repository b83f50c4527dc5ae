"""From an identifier to what a citation of it is made of."""

from graph.store import RdfStore
from ontology.errors import NotFoundError
from search_api import catalogue
from search_api.catalogue.acts import act_summary
from search_api.catalogue.facts import types_of
from search_api.catalogue.subject import subject
from search_api.citing.reference import (
    Reference,
    reference_to_act,
    reference_to_fact,
    reference_to_practice,
    reference_to_provision,
)


def reference(store: RdfStore, iri: str, *, language: str | None = None) -> Reference:
    """The reference to an act, a document, a provision, a part of a work, a fact or a practice.

    ``language`` (BCP 47) is the one to cite in; else it is the document's, or the state's. Raises ``NotFoundError``
    for an IRI that is none of these, and for a language that there is no title in.
    """
    found = subject(store, iri)
    kinds = types_of(found) if found else ()
    if "eli:LegalResource" in kinds:
        return reference_to_act(_act(store, iri), language=language)
    if "eli:LegalExpression" in kinds:
        document = catalogue.expression(store, iri, contents=False)
        return reference_to_act(_act(store, document.work), language=language, document=document)
    if "aln:MechanismProvision" in kinds:
        fact = catalogue.fact(store, iri)
        return reference_to_fact(fact, _act(store, fact.act), language=language)
    if found and "aln:Practice" in kinds:
        return reference_to_practice(catalogue.practice(store, found.first("aln:key") or ""), language=language)
    if found and not {"aln:Provision", "eli:LegalResourceSubdivision"} & set(kinds):
        raise NotFoundError(f"{iri} cannot be cited; acts, their parts, facts and practices can.")
    return reference_to_provision(catalogue.provision(store, iri), language=language)


def _act(store: RdfStore, iri: str) -> catalogue.ActSummary:
    found = act_summary(store, iri)
    if found is None:
        raise NotFoundError(f"There is no act {iri}.")
    return found
