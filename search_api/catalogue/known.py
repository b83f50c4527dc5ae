"""The closed vocabularies of one store: a misspelt key is an error, not an empty answer."""

from collections.abc import Callable, Collection, Iterable

from graph.store import RdfStore
from ontology.errors import NotFoundError, QueryError
from search_api.catalogue.jurisdictions import jurisdictions
from search_api.catalogue.subject import labels
from search_api.of_version import of_version

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

    def __init__(self, store: RdfStore, mechanisms: Collection[str], version: Callable[[], str] = str) -> None:
        self._store, self._version = store, version
        self._mechanisms = mechanisms

    @property
    def version(self) -> str:
        """Of the store (``Services.version``): where it is another one, all is read again."""
        return self._version()

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
        known = self._schemes
        if scheme not in known:
            known[scheme] = frozenset(labels(self._store, scheme))
        return known[scheme]

    @of_version
    def _schemes(self) -> dict[str, frozenset[str]]:
        return {}

    @of_version
    def _countries(self) -> frozenset[str]:
        return frozenset(each.code for each in jurisdictions(self._store))
