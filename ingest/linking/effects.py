"""What a text does to what it names: amends, repeals, or is made under it."""

import re
from bisect import bisect_right
from functools import cached_property

from ingest.linking.words import pattern, table
from ontology.linking import LinkKind
from ontology.model import Document, Provision, ProvisionKind

_ACTIONS = ("replaces", "inserts", "deletes", "renumbers")
_SENTENCE = re.compile(
    r"(?<=[^\W\d]{3})(?<!\btac)(?<!\btoc)(?<!\balin)\.(?=\s+(?:[^\W\d(]|\d{1,3}[.)]\s)|\s*\Z)"
    r"|(?<=\s)[.;]\s*\n|\n\s*\n|\n\s{0,4}\(\d{1,2}\)\s"
)
_LONGEST_CLAUSE = 1500
_NEAR = 60

Effect = tuple[LinkKind, str | None]
_NONE: Effect = (LinkKind.CITES, None)


class Effects:
    """The deeds of one provision; ``text`` is folded, its quotations blanked."""

    def __init__(self, text: str, provision: Provision, document: Document) -> None:
        self._text = text
        below_law = document.act_type in table("basis")["kinds"] and provision.kind is ProvisionKind.PREAMBLE
        self._basis = _basis(text) if below_law else None

    @cached_property
    def _ends(self) -> list[int]:
        """Where sentences end."""
        return [match.end() for match in _SENTENCE.finditer(self._text)]

    @cached_property
    def _repeals(self) -> list[tuple[int, int]]:
        """Where something is said to cease."""
        possible = pattern("repeals", "possible")
        return [
            match.span()
            for match in pattern("repeals", "verbs").finditer(self._text)
            if not possible.search(self._text, max(0, match.start() - _NEAR), match.start())
        ]

    @cached_property
    def _done(self) -> list[tuple[int, str]]:
        """Where something is done to another act's words, and what."""
        return sorted(
            (match.start(), action) for action in _ACTIONS for match in pattern("done", action).finditer(self._text)
        )

    @cached_property
    def _reads(self) -> list[int]:
        """Where "glasi" stands, which alone means a new wording."""
        return [match.start() for match in pattern("done", "reads").finditer(self._text)]

    def amends(self) -> bool:
        """Whether anything is done to another act's words."""
        return bool(self._done or self._repeals)

    def of(self, start: int, end: int, *, whole: bool, amended: bool) -> Effect:
        """What is done to that which is named from ``start`` to ``end``.

        ``whole`` says that an act or an article as a whole is named, ``amended`` that it is of the amended act.
        """
        if self._basis and self._basis[0] <= start < self._basis[1]:
            return LinkKind.IMPLEMENTS, None
        if not (amended or self._repeals):
            return _NONE
        first, last = self._sentence(start)
        repealed = self._repealed(first, last, start, end)
        if repealed and whole and not _is_within(self._text, start):
            return LinkKind.REPEALS, None
        if not amended:
            return _NONE
        action = next((action for begin, action in self._done if end - 1 <= begin < last), None)
        if action is None and repealed:
            action = "deletes"
        action = action or next((action for begin, action in reversed(self._done) if first <= begin < start), None)
        if action is None and any(end <= begin < last for begin in self._reads):
            action = "replaces"
        return (LinkKind.AMENDS, action) if action else _NONE

    def _sentence(self, at: int) -> tuple[int, int]:
        turn = bisect_right(self._ends, at)
        first = self._ends[turn - 1] if turn else 0
        last = self._ends[turn] if turn < len(self._ends) else len(self._text)
        return max(first, at - _LONGEST_CLAUSE), min(last, at + _LONGEST_CLAUSE)

    def _repealed(self, first: int, last: int, start: int, end: int) -> bool:
        """True where a verb of the sentence says that what is named ceases, and not something made under it."""
        if not any(first <= begin < last for begin, _ in self._repeals):
            return False
        before = self._text[first:start]
        if pattern("repeals", "otherwise").search(before[-_NEAR:]) or pattern("repeals", "except").search(before):
            return False
        after = [begin for begin, _ in self._repeals if end <= begin < last]
        ahead = [stop for _, stop in self._repeals if first < stop <= start]
        return bool(ahead or (after and not _is_spoken_of(self._text[first:start])))


def _is_within(text: str, start: int) -> bool:
    """True for what something lies in: "u članu 5. ... prestaje", "në nenin 5 ... shfuqizohet"."""
    return re.search(r"(?:\A|\W)(?:u|vo|ne|in)\s{1,4}\Z", text[max(0, start - 6) : start]) is not None


def _is_spoken_of(before: str) -> bool:
    """True where the thing that ceases was named before: "Pravilnik donet po Zakonu o ... prestaje da važi"."""
    return (
        re.search(r"\b(?:donet\w?|donij?et\w?|donesen\w?|nxjerr\w?|miratuar\w?|izdat\w?|adopted|issued)\b", before)
        is not None
    )


def _basis(text: str) -> tuple[int, int] | None:
    """Where a by-law names what it rests on; Turkish says so behind it."""
    opens = pattern("basis", "opens").search(text)
    if opens is None:
        return None
    if opens.group().startswith(("dayan", "uyar")):
        return 0, opens.start()
    closes = pattern("basis", "closes").search(text, opens.end())
    return opens.start(), closes.start() if closes else len(text)
