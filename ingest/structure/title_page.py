"""What of the lines over the first article is the act's own title, and so neither a division nor a heading."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ingest.structure.divisions import Division, title_like
from ingest.structure.lines import Line
from ingest.structure.markers import act_words, unfinished
from ingest.structure.wordlists import words
from ontology.model import ProvisionKind
from ontology.scripts import fold

_SPACED_OUT = re.compile(r"[^\W\d_] [^\W\d_] [^\W\d_]\b")
_TELLING = 3  # words: "Statut" alone may be what the first article is about


def without_title_page(divisions: Sequence[Division]) -> list[Division]:
    """Divisions above the first article, less the act's own title and all that stands over it."""
    last = max((index for index, each in enumerate(divisions) if _on_title_page(each)), default=-1)
    return list(divisions[last + 1 :])


def _on_title_page(division: Division) -> bool:
    if division.number is not None:
        return False
    heading = (division.heading or "").lower()
    if _SPACED_OUT.match(heading):
        return heading.replace(" ", "").startswith(tuple(act_words()))
    words = heading.split()
    return division.kind is ProvisionKind.SECTION or bool(words and {words[0], words[-1]} & act_words())


def without_title(plain: Sequence[Line], above: Iterable[Line]) -> list[Line]:
    """Plain lines over the first article, less the act's own title and all that stands over it.

    ``above`` are the lines over them. Where one of these is the act's title, a line that opens like a title is the
    first article's own, unless it says the same again, as pages do under their head.
    """
    known = [_folded(line.text) for line in above if _names_an_act(line.text)]
    last = -1
    for index, line in enumerate(plain):
        folded = _folded(line.text)
        again = len(folded.split()) >= _TELLING and any(each.startswith(folded) for each in known)
        if _names_an_act(line.text) and (again or not known):
            last = index + 1 if unfinished(line.text) else index
            known.append(folded)
        elif known and last == index - 1 and _is_remark(line.text):
            last = index
    return list(plain[last + 1 :])


def _is_remark(line: str) -> bool:
    """True for a line in brackets under a title: "(consolidated text)"."""
    text = line.strip()
    return text.startswith("(") and text.endswith(")")


def _names_an_act(line: str) -> bool:
    """True for a title that opens with the word of a kind of act, or closes with it, as Turkish ones do."""
    if not title_like(line):
        return False
    plain = " ".join(_words_in(line))
    return f"{plain} ".startswith(_openings()) or plain.endswith(_closings())


def _words_in(line: str) -> Iterator[str]:
    return (word for word in (each.strip("\"'„“”()-–:.,*") for each in line.lower().split()) if word)


@cache
def _openings() -> tuple[str, ...]:
    return tuple(f"{each} " for each in act_words() | frozenset(words("acts", "titles")))


@cache
def _closings() -> tuple[str, ...]:
    return tuple(f" {each}" for each in words("acts", "closes_title"))


def _folded(line: str) -> str:
    return " ".join(fold(line).split())
