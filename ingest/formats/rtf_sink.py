"""Where the text of an RTF file goes: paragraphs and rows of its body, of one note, of one text box."""

from dataclasses import dataclass, field

from ingest.formats.tables import laid_out


@dataclass(slots=True)
class Sink:
    """Text collected piece by piece; ``later`` holds text boxes until the paragraph of their anchor ends."""

    blocks: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    in_table: bool = False
    _cell: list[str] = field(default_factory=list)
    _cells: list[list[str]] = field(default_factory=list)
    _rows: list[list[list[str]]] = field(default_factory=list)

    def end_paragraph(self) -> None:
        """A paragraph of the text, or of the cell where one is open."""
        if not self.in_table:
            self._end_table()
        (self._cell if self.in_table else self.blocks).append("".join(self.pieces))
        self.pieces.clear()
        self.blocks += self.later
        self.later.clear()

    def end_cell(self) -> None:
        """The text since the last cell becomes one."""
        self._cells.append([*self._cell, "".join(self.pieces)])
        self._cell.clear()
        self.pieces.clear()

    def end_row(self) -> None:
        """The cells since the last row become one."""
        self._rows.append([*self._cells])
        self._cells.clear()

    def _end_table(self) -> None:
        self.blocks += laid_out(self._rows)
        self._rows.clear()

    def close(self) -> list[str]:
        """All blocks, with what a cut-off file leaves open."""
        if self._cell:
            self.end_cell()
        self.end_row()
        self.in_table = False
        self.end_paragraph()
        return [block for block in self.blocks if block.strip()]
