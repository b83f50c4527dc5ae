"""The matrix: mechanisms down, jurisdictions across, and in each cell what matters most."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from search_api.catalogue import MechanismNode
from search_api.pages.comparing.asked import Asked, walked
from search_api.pages.comparison import Answer, Statement, Value, answers
from search_api.pages.names import Names


class Telling(StrEnum):
    """What a cell can tell."""

    VALUE = "value"
    OTHER = "other"
    """A rule, but no value of the role that was asked for."""
    DOUBTFUL = "doubtful"
    """A rule whose number nobody has verified."""
    RULE = "rule"
    """A rule without a number."""
    ABSENT = "absent"
    """The act does not provide for the mechanism."""
    MUNICIPAL = "municipal"
    """Only the act of a municipality is known, and that does not provide for it."""
    UNVERIFIED = "unverified"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is told of one jurisdiction: the value that leads, whose statement it is, and how many more there are."""

    code: str
    telling: Telling
    value: Value | None = None
    statement: Statement | None = None
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A mechanism; ``cells`` are by column, more than one where entities stand within their state."""

    key: str
    depth: int
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def silent(self) -> bool:
        """Whether nothing is recorded in any column."""
        return all(cell.telling is Telling.SILENT for cells in self.cells for cell in cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A top concept with the mechanisms below it; ``left_out`` have no value of the role that was asked for."""

    key: str
    rows: tuple[MatrixRow, ...]
    left_out: int = 0


def columns(names: Names, asked: Asked) -> list[str]:
    """The codes across: the states, or those asked for; a part has no column beside its own state."""
    if not asked.country:
        return [each.code for each in names.collection.states]
    known = names.collection.jurisdictions
    return [code for code in known if code in asked.country and known[code].part_of not in asked.country]


def matrix(names: Names, asked: Asked) -> list[Group]:
    """The groups asked for: the one named, all where a role or mechanisms are, else that of which most is recorded.

    Where mechanisms are named only these have rows, each once, though it may stand below two groups.
    """
    trees = names.collection.mechanism_trees
    shown = opened(names, asked)
    across = columns(names, asked)
    named = set(asked.mechanism)
    found = []
    for tree in (tree for tree in trees if shown in ("", tree.mechanism.key)):
        keys = {key: depth for key, depth in _once(tree) if not asked.mechanism or key in named}
        named -= keys.keys()
        found.append(_group(names, tree.mechanism.key, keys, asked, across))
    return found


def opened(names: Names, asked: Asked) -> str:
    """The key of the group that is shown; empty for all, light enough where a role or mechanisms are asked for."""
    if asked.group or asked.role or asked.mechanism:
        return asked.group
    trees = names.collection.mechanism_trees
    return max(trees, key=lambda tree: _density(names, tree)).mechanism.key


def _density(names: Names, tree: MechanismNode) -> float:
    """Rows of the comparison by mechanism."""
    keys = {key for key, _ in walked(tree)}
    return sum(len(names.collection.rows.get(key, ())) for key in keys) / len(keys)


def _once(tree: MechanismNode) -> Iterator[tuple[str, int]]:
    """The keys of a tree where each stands first, with how deep that is."""
    seen: set[str] = set()
    for key, depth in walked(tree):
        if key not in seen:
            seen.add(key)
            yield key, depth


def _group(names: Names, top: str, keys: Mapping[str, int], asked: Asked, across: Sequence[str]) -> Group:
    found = {key: _row(names, key, depth, asked, across) for key, depth in keys.items()}
    if top in found and found[top].silent and top not in asked.mechanism:  # most top concepts only gather others
        del found[top]
    rows = [each for each in found.values() if not asked.role or _holds_role(each)]
    return Group(key=top, rows=tuple(rows), left_out=len(found) - len(rows))


def _row(names: Names, key: str, depth: int, asked: Asked, across: Sequence[str]) -> MatrixRow:
    recorded = key in names.collection.rows
    told = {each.jurisdiction.code: each for each in _flat(answers(names, key, asked.day))} if recorded else {}
    cells = tuple(tuple(_cells(told.get(code), code, asked.role)) for code in across)
    return MatrixRow(key=key, depth=depth, cells=cells)


def _flat(found: Iterable[Answer]) -> Iterator[Answer]:
    for each in found:
        yield each
        yield from _flat(each.parts)


def _cells(answer: Answer | None, code: str, role: str) -> Iterator[Cell]:
    """A state's own cell, unless only its parts have something to tell, and theirs."""
    if answer is None or answer.silent:
        yield Cell(code=code, telling=Telling.SILENT)
        return
    if answer.statements or answer.unverified:
        yield _cell(answer, role)
    for part in answer.parts:
        yield from _cells(part, part.jurisdiction.code, role)


def _cell(answer: Answer, role: str) -> Cell:
    code = answer.jurisdiction.code
    if not answer.statements:
        return Cell(code=code, telling=Telling.UNVERIFIED, statement=answer.unverified[0])
    more = len(answer.statements) - 1
    if answer.statements[0].absent:
        telling = Telling.ABSENT if answer.absent else Telling.MUNICIPAL
        return Cell(code=code, telling=telling, statement=answer.statements[0], more=more)
    if role:
        found = next(_of_role(answer.statements, role), None)
        if found is None:
            return Cell(code=code, telling=Telling.OTHER, statement=answer.statements[0], more=more)
        return Cell(code=code, telling=Telling.VALUE, statement=found[0], value=found[1], more=more)
    first = answer.brief[0]
    if not first.values:
        return Cell(code=code, telling=Telling.RULE, statement=first.statement, more=more)
    known = first.values[0].known
    value, telling = (first.values[0], Telling.VALUE) if known else (None, Telling.DOUBTFUL)
    return Cell(code=code, telling=telling, statement=first.statement, value=value, more=more)


def _of_role(statements: Iterable[Statement], role: str) -> Iterator[tuple[Statement, Value]]:
    """The known values of a role that still held, with their statements, in order."""
    able = (each for each in statements if each.tells(role))
    for each in able:
        yield from ((each, value) for value in each.values if value.role == role and value.known and value.current)


def _holds_role(row: MatrixRow) -> bool:
    return any(cell.telling is Telling.VALUE for cells in row.cells for cell in cells)
