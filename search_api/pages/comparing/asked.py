"""What a comparison is asked for, as it stands in the address: mechanisms, jurisdictions, a role, a day."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query as Parameter

from ontology.codes import ParameterRole
from ontology.errors import QueryError
from search_api.catalogue import MechanismNode
from search_api.pages.filters import known
from search_api.pages.names import Names

ANY = "any"
"""In place of a day: all times."""

Many = Annotated[list[str], Parameter()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Keys of mechanisms or of a top concept, codes of jurisdictions, a role, and the day as it was given."""

    mechanism: tuple[str, ...] = ()
    group: str = ""
    country: tuple[str, ...] = ()
    role: str = ""
    as_of: str = ""
    root: str = ""

    @property
    def day(self) -> date | None:
        """The day whose law is meant: today's where nothing was said, ``None`` for all times."""
        if self.as_of == ANY:
            return None
        return date.fromisoformat(self.as_of) if self.as_of else datetime.now(tz=UTC).date()

    @property
    def narrowed(self) -> bool:
        """Whether anything but the group was asked for."""
        return bool(self.mechanism or self.country or self.role or self.as_of)

    def address(self, path: str = "/compare", **changed: object) -> str:
        """The address of this comparison, or of a file of it, with something changed; what is empty is left out."""
        names = ("mechanism", "group", "country", "role", "as_of")
        given = {name: changed.get(name, getattr(self, name)) for name in names}
        query = urlencode({name: value for name, value in given.items() if value}, doseq=True)
        return f"{self.root}{path}?{query}" if query else f"{self.root}{path}"


def asking(names: Names, *, root: str = "") -> Callable[..., Asked]:
    """What every address of the comparison takes, as a dependency of its route (see ``asked``)."""

    def taken(
        mechanism: Many = [],  # noqa: B006
        country: Many = [],  # noqa: B006
        group: str = "",
        role: str = "",
        as_of: str = "",
    ) -> Asked:
        return asked(names, mechanism=mechanism, country=country, group=group, role=role, as_of=as_of, root=root)

    return taken


def asked(
    names: Names,
    *,
    mechanism: Sequence[str] = (),
    group: str = "",
    country: Sequence[str] = (),
    role: str = "",
    as_of: str = "",
    root: str = "",
) -> Asked:
    """What an address asks for, checked.

    Raises ``NotFoundError`` for a key or code that is not known, and ``QueryError`` for what is no day (ISO 8601).
    """
    codes = tuple(dict.fromkeys(each.upper() for each in country if each))
    keys = tuple(dict.fromkeys(each for each in mechanism if each))
    for code in codes:
        known(names.collection.jurisdictions, code, "There is no jurisdiction %(key)s.")
    for key in keys:
        known(names.collection.mechanisms, key, "There is no mechanism %(key)s.")
    known({tree.mechanism.key for tree in names.collection.mechanism_trees}, group, "There is no group %(key)s.")
    known(set(ParameterRole), role, "There is no role %(key)s.")
    return Asked(mechanism=keys, group=group, country=codes, role=role, as_of=given_day(as_of), root=root)


def given_day(as_of: str) -> str:
    """A day as it was given, or ``any``; raises ``QueryError`` for anything else."""
    written = as_of.strip()
    if written and written != ANY:
        try:
            return date.fromisoformat(written).isoformat()
        except ValueError:
            raise QueryError("%(day)s is not a day like 2017-01-01, nor %(any)s.", day=written, any=ANY) from None
    return written


def keys_of(names: Names, wanted: Asked) -> list[str]:
    """The mechanisms that are compared: those named, those of the group, else all of which anything is recorded.

    Where mechanisms and a group are named, those of them that are in the group, as in the matrix.
    """
    trees = names.collection.mechanism_trees
    chosen = [tree for tree in trees if wanted.group in ("", tree.mechanism.key)]
    below = dict.fromkeys(key for tree in chosen for key, _ in walked(tree))
    if wanted.mechanism:
        return [key for key in wanted.mechanism if not wanted.group or key in below]
    return [key for key in below if key in names.collection.rows]


def walked(node: MechanismNode, depth: int = 0) -> Iterable[tuple[str, int]]:
    """The keys of a tree in its order, with how deep each stands below the top."""
    yield node.mechanism.key, depth
    for child in node.children:
        yield from walked(child, depth + 1)
