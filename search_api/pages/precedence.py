"""What stands first where several articles of a jurisdiction speak of one mechanism.

In this order, each step only among those that the one before left equal:

1. law in force before what is unknown, proposed or repealed;
2. the law of the jurisdiction before the act of a municipality, which is an example;
3. the rule itself, then that the law does not provide for it, then steps of a procedure, then special rules;
4. the kind of act that the mechanism is for, where there is one;
5. what has a value before what has none, and what has an article before what has none;
6. the value that is asked for first of that mechanism, the support of voters and citizens before that of others, and
   the article with more of these;
7. what was read before what is only reported;
8. the kind of act, the law first; then the key.

The lists are those of ``precedence.toml``.
"""

from collections.abc import Sequence
from typing import Any

from ontology.codes import Confidence
from ontology.toml_tables import toml_table
from search_api.catalogue import ActSummary, FactView

_TRUST = {each.value: rank for rank, each in enumerate(Confidence)}
_STANDING = {"in_force": 0, "assumed_in_force": 0, "unknown": 1, "proposed": 2, "repealed": 3}
_RULE = "rule"

Precedence = tuple[int, bool, int, bool, bool, bool, int, bool, int, int, int, str]


def precedence(fact: FactView, act: ActSummary | None, roles: Sequence[str], *, people: bool = True) -> Precedence:
    """The place of a fact among those on its mechanism, the least first; ``roles`` are those of its known values.

    ``people`` is whether one of those that lead is ``of_people``.
    """
    ranks = [role_rank(role, fact.mechanism) for role in roles]
    leads = min(ranks, default=_unranked("roles"))
    kind = (act.type if act else None) or ""
    return (
        standing(act),
        bool(act and act.place),
        _rank("bearings", fact.bearing or _RULE),
        _table()["act_of"].get(fact.mechanism, kind) != kind,
        not ranks,
        not fact.article,
        leads,
        not people,
        -ranks.count(leads),
        _TRUST.get(fact.confidence, len(_TRUST)),
        _rank("acts", kind),
        fact.key,
    )


def standing(act: ActSummary | None) -> int:
    """0 for law in force, more for what is unknown, proposed or repealed."""
    return _STANDING.get((act.status if act else None) or "unknown", 1)


def of_people(role: str, base: str) -> bool:
    """False for a support that is not that of voters or citizens; ``base`` is what it is a part of, in English."""
    return role != "support" or not base or any(word in base for word in _table()["people"])


def role_rank(role: str, mechanism: str) -> int:
    """The place of a value's role in a mechanism (both keys), the least first."""
    own = _table()["roles_of"].get(mechanism)
    if own is None:
        return _rank("roles", role)
    return own.index(role) if role in own else _unranked("roles")


def _rank(name: str, key: str) -> int:
    keys = _table()[name]
    return keys.index(key) if key in keys else _unranked(name)


def _unranked(name: str) -> int:
    return len(_table()[name])


def _table() -> dict[str, Any]:
    return toml_table("search_api.pages", "precedence")
