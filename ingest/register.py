"""The register of known acts: which work a document is, told by number or title."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ingest.metadata import Identity
from ingest.references import ActName
from ontology.codes import ActType, NumberedBy
from ontology.eli import Eli, work_number
from ontology.knowledge import Act
from ontology.model import Document
from ontology.scripts import slug
from ontology.validity import Period, period


def act_work(act: Act, *, base: str) -> Eli:
    """The identifier of a curated act; its title counts in the language the act was written in."""
    title = next((text for tag, text in act.title.items() if tag != "en"), act.title.get("en", act.key))
    number = work_number(
        number=act.number,
        title="" if act.numbered_by is NumberedBy.STATE and act.number else title,
        state_numbered=act.numbered_by is NumberedBy.STATE,
        fallback=act.key,
    )
    return Eli(jurisdiction=act.jurisdiction, type=act.type, year=act.year, number=number, base=base)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A known work, by all that texts call it."""

    work: Eli
    titles: frozenset[str]
    issues: frozenset[str]
    constitution: bool
    held: Period


def _reaching(jurisdiction: str | None) -> list[str]:
    """The jurisdiction and the country it lies in, whose acts a text may name."""
    code = jurisdiction or ""
    return [code, code[:2]] if "-" in code else [code]


def _narrowed(entries: list[_Entry], act: ActName, document: Document) -> list[_Entry]:
    cited = [entry for entry in entries if entry.issues & {*act.issues}]
    if cited:
        return cited
    longest = max(len(title) for entry in entries for title in entry.titles)
    day = _day(document)
    in_force = [entry for entry in entries if day and entry.held.holds_on(day)]
    return in_force or [entry for entry in entries if any(len(title) == longest for title in entry.titles)]


def _day(document: Document) -> date | None:
    if document.date:
        return date.fromisoformat(document.date)
    return date(document.year, 7, 1) if document.year else None


class Register:
    """Acts of the corpus, found by the state's number or by title within a jurisdiction."""

    def __init__(self, acts: Iterable[Act], *, base: str) -> None:
        self._base = base
        self._by_number: dict[tuple[str, str, str], Eli] = {}
        self._by_title: dict[tuple[str, str], list[tuple[int | None, Eli]]] = {}
        self._entries: defaultdict[str, list[_Entry]] = defaultdict(list)
        for act in acts:
            work = act_work(act, base=base)
            if act.numbered_by is NumberedBy.STATE and act.number:
                self._by_number[act.jurisdiction, slug(act.number), str(act.year or "")] = work
                self._by_number[act.jurisdiction, slug(act.number), ""] = work
            entry = _Entry(
                work=work,
                titles=frozenset(slug(title) for title in act.title.values()),
                issues=frozenset(filter(None, [act.gazette.number if act.gazette else None])),
                constitution=act.type is ActType.CONSTITUTION,
                held=period(act.valid_from, act.valid_to),
            )
            self._entries[act.jurisdiction].append(entry)
            for title in entry.titles:
                self._by_title.setdefault((act.jurisdiction, title), []).append((act.year, work))

    def find(self, identity: Identity, title: str) -> Eli | None:
        """The known work a document is, or ``None``; a title shared by several needs the year to agree.

        Without a gazette the year is that of adoption, and an act adopted in December is printed in January: then a
        title that only one act has is enough.
        """
        jurisdiction = identity.jurisdiction or ""
        if identity.state_numbered and identity.number:
            year = str(identity.year or "")
            number = slug(identity.number)
            # Kosovo's and Albania's numbers are unique with the legislature or the year in them.
            return self._by_number.get((jurisdiction, number, year if number.isdigit() else ""))
        candidates = self._by_title.get((jurisdiction, slug(title)), [])
        dated = [work for year, work in candidates if identity.year is None or year == identity.year]
        if not dated and identity.gazette is None:
            dated = [work for _, work in candidates]
        return dated[0] if len(dated) == 1 else None

    def named(self, act: ActName, document: Document) -> tuple[Eli | None, str | None]:
        """The work that a document names, or why there is none.

        Number before title; a shared title needs a gazette issue that the text cites, or to have been in force when
        the document was made. A title that runs on past its end is known by its beginning.
        """
        for jurisdiction in _reaching(document.jurisdiction):
            candidates = self._candidates(act, jurisdiction)
            if len(candidates) > 1:
                candidates = _narrowed(candidates, act, document)
            if len(candidates) == 1:
                return candidates[0].work, None
            if candidates:
                return None, f"{len(candidates)} acts of the register have this title"
        return None, "the register does not hold this act"

    def _candidates(self, act: ActName, jurisdiction: str) -> list["_Entry"]:
        if act.value == "constitution":
            return [entry for entry in self._entries[jurisdiction] if entry.constitution]
        by_number = self._by_number.get((jurisdiction, slug(act.value), ""))
        if by_number:
            return [entry for entry in self._entries[jurisdiction] if entry.work == by_number]
        name = slug(act.title or act.value)
        return [
            entry
            for entry in self._entries[jurisdiction]
            if any(name == title or name.startswith(f"{title}-") for title in entry.titles)
        ]

    def mint(self, identity: Identity, title: str, *, sha256: str) -> Eli:
        """A new work for a document that the register does not know."""
        number = work_number(
            number=identity.number, title=title, state_numbered=identity.state_numbered, fallback=sha256[:12]
        )
        return Eli(
            jurisdiction=identity.jurisdiction or "XX",
            type=identity.act_type,
            year=identity.year,
            number=number,
            base=self._base,
        )
