"""The provisions of a document whose own words are read: each word of a document stands in one of them."""

from collections.abc import Container, Sequence

from ontology.model import Provision, ProvisionKind


def bearing(provisions: Sequence[Provision], kinds: Container[ProvisionKind]) -> list[Provision]:
    """Those of the kinds, in order; of annexes only the undivided, for the rest is read in its parts."""
    parents = {provision.parent for provision in provisions}
    return [
        provision
        for provision in provisions
        if provision.kind in kinds and not (provision.kind is ProvisionKind.ANNEX and provision.iri in parents)
    ]
