"""Known failures, and the table of what passed and what did not."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from tests.conformance.manifests import Test


@dataclass(frozen=True)
class Outcome:
    """One test held against one endpoint; ``trouble`` is what is wrong, ``None`` where it passed."""

    test: Test
    trouble: str | None


@dataclass(frozen=True)
class Known:
    """Patterns of test names with the reason why they fail, or why they are not run."""

    failures: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path) -> "Known":
        """From ``known_failures.toml``: tables ``failure`` and ``left_out``, each with ``tests`` and ``reason``."""
        told = tomllib.loads(file.read_text("utf-8"))
        return cls(_patterns(told.get("failure", [])), _patterns(told.get("left_out", [])))

    def runs(self, test: Test) -> bool:
        """Whether a test is run at all."""
        return _matching(test, self.left_out) is None

    def reason(self, test: Test) -> str | None:
        """Why a test is known to fail, ``None`` where it is not."""
        pattern = _matching(test, self.failures)
        return None if pattern is None else self.failures[pattern]

    def surprises(self, outcomes: Iterable[Outcome]) -> list[str]:
        """Failures that are not known, and patterns all of whose tests pass: both ask for a change of the list."""
        ran = list(outcomes)
        unknown = [f"{each.test.name}: {each.trouble}" for each in ran if each.trouble and not self.reason(each.test)]
        stale = []
        for pattern in self.failures:
            troubles = [each.trouble for each in ran if fnmatch(each.test.name, pattern)]
            if troubles and not any(troubles):
                stale.append(f"{pattern}: all {len(troubles)} pass. Take it off the list of known failures.")
        return unknown + stale


def table(outcomes: dict[str, list[Outcome]]) -> list[str]:
    """Lines with the tests of each group, and how many passed at each endpoint."""
    names = list(outcomes)
    groups = sorted({each.test.group for each in outcomes[names[0]]})
    lines = [_line("group", "tests", names)]
    for group in groups:
        lines.append(_row(group, [[each for each in outcomes[name] if each.test.group == group] for name in names]))
    return [*lines, _row("all", [outcomes[name] for name in names])]


def _row(label: str, columns: list[list[Outcome]]) -> str:
    cells = [f"{sum(not each.trouble for each in column)} passed" for column in columns]
    return _line(label, str(len(columns[0])), cells)


def _line(label: str, tests: str, cells: list[str]) -> str:
    return f"{label:<24}{tests:>6}" + "".join(f"{cell:>18}" for cell in cells)


def _patterns(tables: list[dict[str, object]]) -> dict[str, str]:
    return {str(pattern): str(each["reason"]) for each in tables for pattern in each["tests"]}


def _matching(test: Test, patterns: Iterable[str]) -> str | None:
    return next((each for each in patterns if fnmatch(test.name, each)), None)
