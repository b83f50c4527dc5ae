"""The closed vocabularies of one snapshot: a misspelt key is an error, not an empty answer."""

from collections.abc import Collection, Iterable
from functools import cached_property

from graph.store import RdfStore
from ontology.errors import NotFoundError, QueryError
from search_api.catalogue.jurisdictions import jurisdictions

_ANYTHING = "SELECT ?act ?property WHERE { ?act ?property ?object } LIMIT 1"


class Known:
    """What filters may name: jurisdictions by code, mechanisms by key, acts and documents by IRI."""

    def __init__(self, store: RdfStore, mechanisms: Collection[str]) -> None:
        self._store = store
        self._mechanisms = mechanisms

    def check(self, *, countries: Iterable[str] = (), mechanisms: Iterable[str] = (), act: str | None = None) -> None:
        """Raise ``QueryError`` naming the filter and what is known, ``NotFoundError`` for an unknown act."""
        for code in countries:
            if self._countries and code.upper() not in self._countries:
                raise QueryError(f"country: {code!r} is not known; known are {', '.join(sorted(self._countries))}.")
        for key in mechanisms:
            if key not in self._mechanisms:
                raise QueryError(f"mechanism: {key!r} is not known; /api/mechanisms and alinea coverage list all.")
        if act is not None and not self._store.select(_ANYTHING, {"act": act}):
            raise NotFoundError(f"act: nothing is known under {act}; hits and /api/acts name acts and documents.")

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(each.code for each in jurisdictions(self._store))
