"""The closed vocabularies of one snapshot: a misspelt key is an error, not an empty answer."""

from collections.abc import Collection, Iterable
from functools import cached_property

from graph.store import RdfStore
from ontology.errors import NotFoundError, QueryError
from search_api.catalogue.jurisdictions import jurisdictions
from search_api.catalogue.subject import labels

_ANYTHING = "SELECT ?act ?property WHERE { ?act ?property ?object } LIMIT 1"


def unknown(name: str, key: str, known: Iterable[str]) -> QueryError:
    """What a filter ``name`` says of a key that is none of those known."""
    return QueryError(
        "%(name)s: %(key)s is not known; known are %(known)s.",
        name=name,
        key=repr(key),
        known=", ".join(sorted(known)),
    )


class Known:
    """What filters may name: jurisdictions by code, mechanisms by key, acts and documents by IRI."""

    def __init__(self, store: RdfStore, mechanisms: Collection[str]) -> None:
        self._store = store
        self._mechanisms = mechanisms
        self._schemes: dict[str, frozenset[str]] = {}

    def check(self, *, countries: Iterable[str] = (), mechanisms: Iterable[str] = (), act: str | None = None) -> None:
        """Raise ``QueryError`` naming the filter and what is known, ``NotFoundError`` for an unknown act."""
        for code in countries:
            if self._countries and code.upper() not in self._countries:
                raise unknown("country", code, self._countries)
        for key in mechanisms:
            if key not in self._mechanisms:
                raise QueryError(
                    "mechanism: %(key)s is not known; /api/mechanisms and alinea coverage list all.", key=repr(key)
                )
        if act is not None and not self._store.select(_ANYTHING, {"act": act}):
            raise NotFoundError(
                "act: nothing is known under %(act)s; hits and /api/acts name acts and documents.", act=act
            )

    def check_concept(self, name: str, key: str | None, *, scheme: str) -> None:
        """Raise ``QueryError`` where the filter ``name`` is given and no key of a scheme (``act-types``)."""
        known = self._keys(scheme)
        if key is not None and known and key not in known:
            raise unknown(name, key, known)

    def _keys(self, scheme: str) -> frozenset[str]:
        if scheme not in self._schemes:
            self._schemes[scheme] = frozenset(labels(self._store, scheme))
        return self._schemes[scheme]

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(each.code for each in jurisdictions(self._store))
