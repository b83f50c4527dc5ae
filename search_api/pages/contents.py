"""Tables of contents as trees: parts and chapters with what stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from search_api.catalogue import ContentsEntry, Expression


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of a table of contents with the lines below it."""

    entry: ContentsEntry
    below: list["Branch"] = field(default_factory=list)

    @property
    def plain(self) -> bool:
        """Whether it is an article without a heading and without anything below it."""
        return self.entry.kind == "article" and not self.entry.heading and not self.below

    @property
    def groups(self) -> list["Group"]:
        """The lines below, plain articles that follow one another taken together."""
        return list(_grouped(self.below))


Group = list[Branch]


def tree(document: Expression) -> list[Group]:
    """The lines that stand in no other, in reading order and in groups; undivided text has no line."""
    found: dict[str, Branch] = {}
    tops: list[Branch] = []
    for entry in document.contents:
        if entry.kind == "text":
            continue
        branch = found[entry.iri] = Branch(entry)
        above = found.get(entry.parent)
        (above.below if above else tops).append(branch)
    return list(_grouped(tops))


def _grouped(lines: list[Branch]) -> Iterator[Group]:
    group: Group = []
    for line in lines:
        if group and not (line.plain and group[-1].plain):
            yield group
            group = []
        group.append(line)
    if group:
        yield group
