"""Articles that a qualifier sets apart from the count ("Geçici Madde 1"), and headings broken over two lines."""

import re
from functools import cache

from ingest.structure.lines import Line
from ingest.structure.markers import Marker, article_pattern, article_words, opening, quoted, strength_of
from ingest.structure.numbers import NUMBER
from ingest.structure.wordlists import words

_NUMBER_FIRST = re.compile(r"\s*\d{1,4}(?!\d)")
_MAX_BETWEEN = 3


@cache
def qualifiers() -> dict[str, str]:
    """Qualifiers as printed, also in capitals (where a Turkish i keeps its dot), with the form they are known by."""
    known = words("words", "qualified")
    return {form: word for word in known for form in (word, word.replace("i", "İ").upper())}


@cache
def _lone_word() -> re.Pattern[str]:
    before = "|".join(map(re.escape, qualifiers()))
    return re.compile(rf"\s*+(?:(?:{before})\s{{1,6}})?(?:{article_words()})\s*\.?\s*")


@cache
def _qualified_pattern() -> re.Pattern[str]:
    before = "|".join(map(re.escape, qualifiers()))
    return re.compile(
        rf"\s*+(?P<page>(?!))?\W{{0,4}}?(?P<qualifier>{before})\s{{1,6}}(?P<word>{article_words()})\s{{0,6}}{NUMBER}\s*(?P<rest>.*)"
    )


def find_qualified(lines: list[Line]) -> list[Marker]:
    """Articles that a qualifier sets apart from the count ("Geçici Madde 1"); each qualifier counts for itself."""
    found: list[Marker] = []
    counts: dict[str, int] = {}
    for index, line in enumerate(lines):
        match = None if line.aside or line.quoted else _qualified_pattern().match(line.text)
        if match is None or quoted(match) or not match["number"].isdigit():
            continue
        name = qualifiers()[match["qualifier"]]
        if int(match["number"]) == counts.get(name, 0) + 1 and strength_of(match):
            counts[name] = int(match["number"])
            plain = opening(match, line, index, strength_of(match))
            start = line.start + match.start("qualifier")
            found.append(plain._replace(start=start, number=f"{name} {plain.number}"))
    return found


def with_whole_openings(lines: list[Line]) -> list[Line]:
    """The same lines, but the parts of a heading that was broken are one ("MADDE" / "32", "GEÇİCİ" / "MADDE 1")."""
    joined: list[Line] = []
    for line in lines:
        near = range(1, min(_MAX_BETWEEN, len(joined)) + 1)
        last = next((back for back in near if joined[-back].text.strip()), 0)
        if last and _breaks(joined[-last].text, line.text):
            gap = "\n".join([*(each.text for each in joined[-last:]), line.text])
            joined[-last:] = [Line(joined[-last].start, gap)]
        else:
            joined.append(line)
    return joined


def _breaks(above: str, text: str) -> bool:
    if _NUMBER_FIRST.match(text):
        return _lone_word().fullmatch(above) is not None
    return above.strip() in qualifiers() and article_pattern().match(text) is not None
