"""Known works as texts name them: by the state's number, by title, by gazette issue, or as the constitution."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.references import ActName
from ontology.codes import ActType, NumberedBy
from ontology.eli import Eli
from ontology.knowledge import Act
from ontology.model import Document
from ontology.scripts import slug
from ontology.validity import Period, period
from ontology.versions import issue_as_printed, issue_in, last_amendment

_UNIQUE_DIGITS = 4
_AMENDMENT = ("amand", "amend")
_WORDS_OF_A_BEGINNING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A known work, by all that texts call it; ``held`` is when it was in force, as far as that is known."""

    work: Eli
    titles: frozenset[str]
    numbers: frozenset[str]
    issues: frozenset[str]
    constitution: bool
    held: Period


def entry_of_act(act: Act, work: Eli) -> Entry:
    """The entry of a curated act."""
    numbered = act.numbered_by is NumberedBy.STATE
    return Entry(
        work=work,
        titles=frozenset(slug(title) for title in act.title.values()),
        numbers=_numbers(act.number, act.year) if numbered else frozenset(),
        issues=frozenset(filter(None, [act.gazette.number if act.gazette else None])),
        constitution=_is_constitution(act.type, act.title.values()),
        held=period(act.valid_from, act.valid_to),
    )


def entry_of_document(document: Document, *, base: str) -> Entry:
    """The entry of an act that was read; it is taken to hold from its day, for its end its text does not tell."""
    work = Eli.parse(document.work, base=base)
    numbered = document.number is not None and slug(work.number) == slug(document.number)
    issue = issue_as_printed(document.gazette)
    return Entry(
        work=work,
        titles=frozenset({slug(document.title)}),
        numbers=_numbers(document.number, document.year) if numbered else frozenset(),
        issues=frozenset({issue} if issue else set()),
        constitution=_is_constitution(document.act_type, [document.title]),
        held=period(document.date or (str(document.year) if document.year else None), None),
    )


def _is_constitution(act_type: str, titles: Iterable[str]) -> bool:
    """False for an amendment to one, which is filed with the same type."""
    return act_type == ActType.CONSTITUTION and not any(slug(each).startswith(_AMENDMENT) for each in titles)


def _numbers(number: str | None, year: int | None) -> frozenset[str]:
    """The number as texts write it: with its year where it is unique in that year alone."""
    plain = slug(number or "")
    if not plain:
        return frozenset()
    unique = not plain.isdigit() or len(plain) >= _UNIQUE_DIGITS
    return frozenset([f"{plain}-{year}", *([plain] if unique else [])])


def day_of(document: Document) -> date | None:
    """The day by which a document's names are to be understood.

    Of a consolidated text the end of the year of its last amendment, else its own day or the middle of its year.
    """
    last = last_amendment(document.amendments)
    if last:
        return date(last[0][0], 12, 31)
    if document.date:
        return date.fromisoformat(document.date)
    return date(document.year, 7, 1) if document.year else None


class KnownActs:
    """Entries found by name; each look-up takes time linear in the length of the name."""

    def __init__(self) -> None:
        self._by_number: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._by_title: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._constitutions: defaultdict[str, list[Entry]] = defaultdict(list)

    def enter(self, entry: Entry) -> None:
        """Add an entry."""
        owner = entry.work.jurisdiction
        for number in entry.numbers:
            self._by_number[owner, number].append(entry)
        for title in entry.titles:
            self._by_title[owner, title].append(entry)
        if entry.constitution:
            self._constitutions[owner].append(entry)

    def named(
        self, act: ActName, *, jurisdiction: str | None, day: date | None, other_than: str | None = None
    ) -> tuple[Eli | None, str | None]:
        """The work that is named, or why there is none; never the one that it must be ``other_than``."""
        constitution = act.value == "constitution"
        for owner in _reaching(jurisdiction)[: 1 if constitution else None]:
            found = [
                entry
                for entry in self._candidates(act, owner)
                if str(entry.work) != other_than and not _is_older(act, entry)
            ]
            works = _works(found if len(_works(found)) < 2 else _narrowed(found, act, day))
            if len(works) == 1:
                return works[0], None
            if works:
                return None, f"{len(works)} acts of the register have this title"
        return None, "the register does not hold this act"

    def _candidates(self, act: ActName, owner: str) -> list[Entry]:
        if act.value == "constitution":
            return self._constitutions.get(owner, [])
        by_number = self._by_number.get((owner, slug(act.value)))
        return by_number or self._titled(slug(act.title or act.value), owner, act)

    def _titled(self, name: str, owner: str, act: ActName) -> list[Entry]:
        """Acts of that title, else of the longest title that the name begins with.

        So that "Zakon o radu inspekcije" does not become the law on labour, a beginning is long or has its issue.
        """
        words = name.split("-")
        for length in range(len(words), 1, -1):
            found = self._by_title.get((owner, "-".join(words[:length])), [])
            if length < min(_WORDS_OF_A_BEGINNING, len(words)):
                found = [entry for entry in found if entry.issues & {*act.issues}]
            if found:
                return found
        return []


def _reaching(jurisdiction: str | None) -> list[str]:
    """The jurisdiction and the country it lies in, whose acts a text may name; of an unknown one its like."""
    code = jurisdiction or "XX"
    return [code, code[:2]] if "-" in code else [code]


def _works(entries: Iterable[Entry]) -> list[Eli]:
    return list(dict.fromkeys(entry.work for entry in entries))


def _is_older(act: ActName, entry: Entry) -> bool:
    """True where the text cites an issue from before the entry was published: an act of the same title."""
    cited, published = issue_in(next(iter(act.issues), None)), issue_in(next(iter(entry.issues), None))
    return cited is not None and published is not None and cited < published


def _narrowed(entries: Sequence[Entry], act: ActName, day: date | None) -> Sequence[Entry]:
    """Those whose issue is cited, else those in force on the day, the latest of them where all began on known days.

    A new act of the same title takes the place of the old one.
    """
    cited = [entry for entry in entries if entry.issues & {*act.issues}]
    if cited:
        return cited
    in_force = [entry for entry in entries if day and entry.held.holds_on(day)]
    begun = [entry.held.first for entry in in_force if entry.held.first]
    if begun and len(begun) == len(in_force):
        return [entry for entry in in_force if entry.held.first == max(begun)]
    return in_force or entries
