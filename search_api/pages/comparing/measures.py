"""The values of one mechanism that can be set side by side: one role in one unit, told by two jurisdictions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ontology.codes import Bearing, Confidence
from search_api.drawing import Amount, Row
from search_api.pages.comparison import Answer, Statement, Value
from search_api.pages.interface import Interface
from search_api.pages.names import Names
from search_api.pages.values import Stated, quantity

ROLES = (
    "support",
    "answer_term",
    "consultation_term",
    "turnout",
    "majority",
    "collection_term",
    "notice_term",
    "moratorium",
    "term_of_office",
)
"""Roles whose values mean the same everywhere, what is asked first before the rest."""
_SAME = {"fraction": "percent"}
"""Units whose values are drawn on the scale of another; their words stay as the law has them."""
_LEAST = 2
_MOST = 4
"""More figures than these are for the table."""

Told = tuple[Statement, Value]
"""A value with the statement that it is from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A role in a unit: the known values of each jurisdiction, from law in force, by code."""

    role: str
    unit: str
    told: dict[str, tuple[Told, ...]]

    def first(self, code: str) -> Value | None:
        """The value of a jurisdiction that stands for the others; ``None`` where it tells none."""
        found = self.told.get(code)
        return found[0][1] if found else None

    @property
    def firsts(self) -> list[Value]:
        """The first values of all jurisdictions."""
        return [found[0][1] for found in self.told.values()]


def told(found: Iterable[Answer]) -> Iterator[Answer]:
    """The answers of states and, after each, of its parts."""
    for each in found:
        yield each
        yield from told(each.parts)


def measures(found: Sequence[Answer]) -> list[Measure]:
    """What can be compared, in the order of ``ROLES``, then by how many jurisdictions tell it."""
    by_kind: dict[tuple[str, str], dict[str, tuple[Told, ...]]] = {}
    for answer in told(found):
        for statement, value in _national(answer.statements):
            if value.role in ROLES and value.number is not None and value.number >= 0:
                values = by_kind.setdefault((value.role, _SAME.get(value.unit, value.unit)), {})
                code = answer.jurisdiction.code
                values[code] = (*values.get(code, ()), (statement, value))
    kept = [
        Measure(role=role, unit=unit, told=values)
        for (role, unit), values in by_kind.items()
        if len(values) >= _LEAST
    ]
    return sorted(kept, key=lambda each: (ROLES.index(each.role), -len(each.told), each.unit))[:_MOST]


def rows(names: Names, found: Sequence[Answer], measure: Measure, *, in_file: bool = False) -> list[Row]:
    """A row for each jurisdiction that tells the value.

    In a file, where nothing can be followed, the article stands with the value, and who does not tell it says why.
    """
    return [
        Row(
            label=names.jurisdiction(answer.jurisdiction.code),
            href=None if in_file else f"#{answer.jurisdiction.code}",
            amounts=tuple(_amounts(names, measure.told.get(answer.jurisdiction.code, ()), cited=in_file)),
            silence=_reason(names.interface, answer, measure),
        )
        for answer in told(found)
        if not _only_parts(answer) and (in_file or answer.jurisdiction.code in measure.told)
    ]


def without(names: Names, found: Sequence[Answer], measure: Measure) -> dict[str, list[str]]:
    """Names of the jurisdictions that do not tell the value, by the reason."""
    reasons: dict[str, list[str]] = {}
    for answer in told(found):
        code = answer.jurisdiction.code
        if code not in measure.told and not _only_parts(answer):
            other = otherwise(answer, measure)
            why = names.interface.gettext("in another unit") if other else silence(names.interface, answer)
            name = names.jurisdiction(code)
            reasons.setdefault(why, []).append(f"{name} ({trusted(names.interface, other)})" if other else name)
    return reasons


def otherwise(answer: Answer, measure: Measure) -> Value | None:
    """The first value of the same role in another unit, where a jurisdiction has no other."""
    return next((value for _, value in _national(answer.statements) if value.role == measure.role), None)


def trusted(interface: Interface, value: Value) -> str:
    """What matters of a value, and that it is only reported where that is so."""
    sure = value.confidence == Confidence.HIGH
    return value.phrase.amount if sure else f"{value.phrase.amount}, {interface.said('confidence', value.confidence)}"


def silence(interface: Interface, answer: Answer) -> str:
    """Why a jurisdiction has no value in a figure."""
    _ = interface.gettext
    if answer.absent:
        return interface.said("bearing", Bearing.ABSENT)
    if answer.statements and all(each.municipal for each in answer.statements):
        return _("only a municipal act, as an example")
    if answer.statements:
        return _("a rule, but no such value")
    return _("only reported, not verified") if answer.unverified else _("nothing recorded")


def title(interface: Interface, measure: Measure) -> str:
    """The role and the unit in words: ``Support, in %``."""
    _ = interface.gettext
    return _("%(role)s, %(unit)s") % {
        "role": interface.said("role", measure.role),
        "unit": interface.said("measure", measure.unit),
    }


def size(value: Value) -> float:
    """The number of a value on the scale of its measure: a third is 33.3 %."""
    number = value.number or 0.0
    return round(number * 100, 1) if value.unit == "fraction" else number


def scale_words(interface: Interface, unit: str) -> Callable[[float], str]:
    """How the end of a scale is written."""
    return lambda end: quantity(interface, Stated(printed=f"{end:g}", unit=unit))


def _reason(interface: Interface, answer: Answer, measure: Measure) -> str:
    other = otherwise(answer, measure)
    if other is None:
        return silence(interface, answer)
    return interface.gettext("in another unit: %(value)s") % {"value": trusted(interface, other)}


def _only_parts(answer: Answer) -> bool:
    return bool(answer.parts) and not answer.statements and not answer.unverified


def _amounts(names: Names, found: Iterable[Told], *, cited: bool) -> Iterator[Amount]:
    """Each value once, though several articles may say it; who is not sure says so."""
    amounts: dict[str, Amount] = {}
    for statement, each in found:
        sure = each.confidence == Confidence.HIGH
        words = f"{each.phrase} ({each.what})" if each.what else str(each.phrase)
        article = names.interface.gettext("Art. %(number)s") % {"number": statement.fact.article}
        parts = [words, article.replace(" ", "\u00a0") if cited and statement.fact.article else ""]
        parts.append("" if sure else names.interface.said("confidence", each.confidence))
        said = ", ".join(part for part in parts if part)
        amounts.setdefault(said, Amount(number=size(each), words=said, sure=sure))
    yield from amounts.values()


def _national(statements: Iterable[Statement]) -> Iterator[Told]:
    """Values that stand for the whole jurisdiction; one of a municipality's own act says nothing of the others."""
    for each in statements:
        if each.standing <= 1 and not each.municipal:
            yield from (
                (each, value) for value in each.values if value.known and value.current and each.tells(value.role)
            )
