"""The text of a word processor's file: paragraphs apart, rows of a table in lines, notes at the end."""

from collections.abc import Iterable, Sequence

from ingest.formats.cleaning import clean

_MARK = "[{}] "


def joined(blocks: Iterable[str], notes: Sequence[str] = ()) -> str:
    """One text: an empty line between paragraphs, the notes numbered behind the last of them.

    Notes get brackets, for "1." and "1)" would open points of the last article.
    """
    numbered = (_MARK.format(number) + note for number, note in enumerate(notes, start=1))
    lines = (tidy(clean(block)) for block in (*blocks, *numbered))
    return "".join(f"{line}\n\n" for line in lines if line).rstrip("\n") + "\n"


def row(cells: Sequence[Sequence[str]]) -> list[str]:
    """The blocks of a table's row: one line where every cell is one paragraph, else cell after cell.

    Gazettes lay whole acts out in tables; their articles must stay on lines of their own.
    """
    filled = [paragraphs for cell in cells if (paragraphs := [each for each in cell if each.strip()])]
    if all(len(paragraphs) == 1 for paragraphs in filled):
        line = " | ".join(" ".join(paragraphs[0].split()) for paragraphs in filled)
        return [line] if line else []
    return [paragraph for paragraphs in filled for paragraph in paragraphs]


def tidy(block: str) -> str:
    """Lines without white space at their edges, and without empty ones."""
    lines = (" ".join(line.split()) for line in block.split("\n"))
    return "\n".join(line for line in lines if line)
