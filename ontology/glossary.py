"""The glossary: what words of laws and of citizens mean, side by side in the languages of the region.

One sense a line of ``senses/*.tsv``; a cell holds the words of one language, as beginnings where they inflect.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from ontology.errors import KnowledgeError

LANGUAGES = ("en", "sq", "mk", "bcms", "tr")
"""The columns: macro-languages, as ``search_api.fold.macro_language`` has them."""

_SUFFIX = ".tsv"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning: by language the words that carry it, as they are written in the table.

    ``potpis*`` is a beginning, ``ligj`` that very form, ``lokal*_vetëqeverisj*`` words that follow one another.
    """

    words: Mapping[str, tuple[str, ...]]


def load_glossary() -> list[Sense]:
    """Every sense that ships, in the order of the files; raises ``KnowledgeError`` for a broken line."""
    folder = files("ontology").joinpath("senses")
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(_SUFFIX))
    return [sense for name in names for sense in parse_glossary(folder.joinpath(name).read_text("utf-8"), name)]


def read_glossary(path: Path) -> list[Sense]:
    """The senses of one file; raises ``KnowledgeError`` for a broken line."""
    return parse_glossary(path.read_text("utf-8"), str(path))


def write_glossary(senses: Iterable[Sense], path: Path) -> None:
    """One file that ``read_glossary`` reads back, in the same order."""
    lines = ["\t".join(LANGUAGES)]
    lines += ["\t".join(", ".join(sense.words.get(language, ())) for language in LANGUAGES) for sense in senses]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def parse_glossary(text: str, name: str) -> list[Sense]:
    """The senses of a file's text; raises ``KnowledgeError`` for a broken line, by the file's name."""
    head, *lines = text.splitlines()
    if tuple(head.split("\t")) != LANGUAGES:
        raise KnowledgeError(f"the columns must be {', '.join(LANGUAGES)}", file=name, line=1, field="head")
    return [_sense(line, name, number) for number, line in enumerate(lines, start=2)]


def _sense(line: str, name: str, number: int) -> Sense:
    cells = line.split("\t")
    if len(cells) != len(LANGUAGES):
        message = f"{len(cells)} cells where {len(LANGUAGES)} belong, parted by tabs"
        raise KnowledgeError(message, file=name, line=number, field="line")
    return Sense(
        {language: _words(cell, name, number, language) for language, cell in zip(LANGUAGES, cells, strict=True)}
    )


def _words(cell: str, name: str, number: int, language: str) -> tuple[str, ...]:
    words = tuple(word for word in cell.split(", ") if word)
    for word in words:
        if not word.strip("*_") or " " in word:
            message = f'"{word}" is no word; words are parted by comma and space, those that follow by "_"'
            raise KnowledgeError(message, file=name, line=number, field=language)
    return words
