"""One file opened: the acts that were found in it, and what belongs to each of them."""

from dataclasses import dataclass, replace

from ingest.formats import Extraction
from ingest.structure import Act
from ontology.model import Document, Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One file opened: its text, the acts found in it, and what its owner declares.

    ``main`` is the index of the act that the file is about.
    """

    file: str
    sha256: str
    declared: dict[str, str]
    extraction: Extraction
    acts: list[Act]
    main: int

    def named(self, index: int) -> str | None:
        """The file's name where it may name an act: the main one, if it is one with articles."""
        return self.file if index == self.main and self.acts[index].articles else None

    def declared_for(self, index: int) -> dict[str, str]:
        """What is declared holds for the file's main act; source and jurisdiction hold for all."""
        shared = {"source", "jurisdiction"}
        return {name: each for name, each in self.declared.items() if index == self.main or name in shared}

    def part(self, index: int) -> Extraction:
        """The extraction of one act: its own stretch of the text, from which titles and numbers are read."""
        if len(self.acts) == 1:
            return self.extraction
        act = self.acts[index]
        title = self.extraction.title if index == self.main else None
        return replace(self.extraction, text=self.extraction.text[act.start : act.end], title=title)

    def notes_of(self, index: int, document: Document) -> tuple[Note, ...]:
        """The notes that lie in an act, and those that were taken out of its pages."""
        act = self.acts[index]
        first, last = document.page_of(act.start), document.page_of(max(act.start, act.end - 1))
        removed = [note for note in self.extraction.notes if first <= note.page <= last]
        inside = [
            Note(
                kind=note.kind,
                text=document.text[note.start : note.end],
                page=document.page_of(note.start),
                span=(note.start, note.end),
            )
            for note in act.notes
        ]
        return (*removed, *inside)
