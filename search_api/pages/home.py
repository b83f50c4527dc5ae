"""The answer to "Could I do this at home?", ready to be shown; what it says is decided by the catalogue."""

from dataclasses import dataclass
from datetime import UTC, datetime

from search_api.catalogue import FactView, PracticeView, Rules, at_home
from search_api.pages.comparison import Statement, in_order, statement
from search_api.pages.names import Names
from search_api.pages.rendering import Renderer


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Rules about one mechanism under a heading, the first by precedence first.

    ``known`` says whether their values may be shown; those beside an absence are of something else and never are.
    """

    heading: str
    mechanism: str
    known: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The verdict in words, the rules it rests on, the verdicts of the parts of a state, and what was done there."""

    verdict: str
    words: str
    rules: tuple[Told, ...]
    parts: tuple[tuple[str, str], ...]
    done: tuple[PracticeView, ...]


def home_answer(renderer: Renderer, key: str, code: str) -> Home:
    """The answer for a practice (its key) in a jurisdiction (its code), today; raises ``NotFoundError``."""
    names = renderer.names
    found = at_home(renderer.services.store, key, code, day=datetime.now(tz=UTC).date())
    parts = ((each.jurisdiction, _verdict(names, each.verdict, each.jurisdiction)) for each in found.parts)
    return Home(
        verdict=found.verdict.value,
        words=_verdict(names, found.verdict, found.jurisdiction),
        rules=tuple(each for rules in (found.own, *found.near) for each in _told(names, rules)),
        parts=tuple(parts),
        done=found.done,
    )


def _verdict(names: Names, verdict: str, code: str) -> str:
    return names.interface.said("verdict", verdict) % {"place": names.jurisdiction(code)}


def _told(names: Names, rules: Rules) -> list[Told]:
    said = names.interface.said
    near = rules.relation.value != "same"
    names_of = ("in_force",) if near else ("in_force", "absent", "municipal", "unsettled", "unverified")
    groups: dict[str, tuple[FactView, ...]] = {name: getattr(rules, name) for name in names_of}
    return [
        Told(
            heading=said("home_near", rules.relation.value) if near else said("home", name),
            mechanism=rules.mechanism,
            known=name != "unverified",
            statements=tuple(in_order(statement(names, fact) for fact in facts)),
        )
        for name, facts in groups.items()
        if facts
    ]
