"""``python -m alinea.training.asking``: the table that tells the language of a question, from ``corpus/training``.

Whole questions and one, two and three words of them are learned from, some without diacritics, in capitals, or with
Bosnian to Serbian written in Cyrillic. The laws of ``held_out.txt`` are left out and say at the end how often the
language is told right. Takes a minute and a half; needs scikit-learn.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from alinea.settings import Settings
from alinea.training.asked_laws import load_asked_laws, load_held_out
from ingest.language import identify_question
from ingest.language.sequences import QUESTIONS
from ingest.language.training import in_cyrillic, write_table
from ontology.scripts import script_of, strip_marks

_BCMS = frozenset({"bs", "cnr", "hr", "sr-Cyrl", "sr-Latn"})
_WORDS = (1, 2, 3)
_BARE, _CAPITALS, _CYRILLIC = 0.25, 0.06, 0.5

Pairs = list[tuple[str, str]]


def pairs_of(questions: Pairs, chance: random.Random) -> Pairs:
    """What is learned from questions with their tags: (code, text) with ``bcms`` for Bosnian to Serbian."""
    found = []
    for tag, question in questions:
        code = "bcms" if tag in _BCMS else tag
        for text in (question, *(_piece(question, size, chance) for size in _WORDS)):
            found += [(code, each) for each in _varied(code, text, chance) if any(map(str.isalpha, each))]
    return found


def told_right(questions: Pairs, size: int, chance: random.Random) -> dict[str, float]:
    """By tag, how often the language of so many words of a question is told right (0 for whole questions)."""
    right: dict[str, list[bool]] = {}
    for tag, question in questions:
        told = identify_question(_piece(question, size, chance) if size else question).tag.partition("-")[0]
        wanted = {each.partition("-")[0] for each in _BCMS} if tag in _BCMS else {tag}
        right.setdefault(tag, []).append(told in wanted)
    return {tag: sum(each) / len(each) for tag, each in sorted(right.items())}


def _varied(code: str, text: str, chance: random.Random) -> Iterator[str]:
    latin = script_of(text) == "Latn"
    bare = strip_marks(text) if latin and chance.random() < _BARE else text
    yield bare.upper() if chance.random() < _CAPITALS else bare
    if latin and code == "bcms" and chance.random() < _CYRILLIC:
        yield in_cyrillic(text)


def _piece(question: str, size: int, chance: random.Random) -> str:
    words = question.split()
    start = chance.randrange(max(1, len(words) - size + 1))
    return " ".join(words[start : start + size])


def _questions(folder: Path, *, held: bool) -> Pairs:
    out = load_held_out(folder)
    laws = [law for law in load_asked_laws(folder) if (law.name in out) is held]
    return [asked for law in laws for need in law.needs for asked in need.questions.items()]


def main() -> None:
    """Learn, write the table, and say how often it is right."""
    folder, chance = Settings().corpus / "training", random.Random(0)  # noqa: S311 - a repeatable order, no secret
    write_table(QUESTIONS, pairs_of(_questions(folder, held=False), chance))
    asked = _questions(folder, held=True)
    for size in (*_WORDS, 0):
        shares = told_right(asked, size, chance)
        figures = "  ".join(f"{tag} {share:.3f}" for tag, share in shares.items())
        sys.stdout.write(f"{size or 'all'} words: {figures}\n")


if __name__ == "__main__":
    main()
