"""The register of known acts: which work a document is, told by number or title."""

from collections.abc import Iterable
from datetime import date

from ingest.known_acts import KnownActs, entry_of_act, entry_of_document
from ingest.metadata import Identity
from ingest.references import ActName
from ontology.codes import NumberedBy
from ontology.eli import Eli, work_number
from ontology.knowledge import Act
from ontology.model import Document
from ontology.scripts import slug


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


class Register:
    """Acts of the corpus, found by the state's number or by title within a jurisdiction."""

    def __init__(self, acts: Iterable[Act], *, base: str) -> None:
        self._base = base
        self._by_number: dict[tuple[str, str, str], Eli] = {}
        self._by_title: dict[tuple[str, str], list[tuple[int | None, Eli]]] = {}
        self._known = KnownActs()
        for act in acts:
            work = act_work(act, base=base)
            if act.numbered_by is NumberedBy.STATE and act.number:
                self._by_number[act.jurisdiction, slug(act.number), str(act.year or "")] = work
                self._by_number[act.jurisdiction, slug(act.number), ""] = work
            entry = entry_of_act(act, work)
            self._known.enter(entry)
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

    def enter(self, document: Document) -> None:
        """Add an act that was read, so that those that name it find it."""
        self._known.enter(entry_of_document(document, base=self._base))

    def named(
        self, act: ActName, *, jurisdiction: str | None, day: date | None, other_than: str | None = None
    ) -> tuple[Eli | None, str | None]:
        """The work that a text of a jurisdiction and a day names, or why there is none.

        Number before title; a shared title needs a gazette issue that the text cites, or to have been in force on the
        day. A title that runs on past its end is known by its beginning. What amends or repeals an act of its own
        title means one ``other_than`` itself.
        """
        return self._known.named(act, jurisdiction=jurisdiction, day=day, other_than=other_than)

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
