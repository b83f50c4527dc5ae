"""Scores a reading against what people marked in the same document; ``README.md`` beside this explains the marks."""

import re
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ontology.model import Provision, ProvisionKind, Reading

HERE = Path(__file__).parent
_RANGE = re.compile(r"(\d+)-(\d+)$")
_NUMBER = re.compile(r"\s*(?:\d+\.\d+\.?(?=\s)|\(?\d+(?:[./]\d+)*\s?[.)]+(?!\d)|\(?\w{1,2}\)|[-–—•])\s*[-–]?\s*")
_PARTS = (ProvisionKind.POINT, ProvisionKind.INDENT)
_CYRILLIC_SUFFIX = str.maketrans("абвгдѓежзиј", "abvgdǵežzij")


@dataclass(slots=True)
class Marked:
    """One paragraph as printed: its number (``-`` for none), its first words, and the first words of its parts."""

    number: str
    words: str
    parts: list[str] = field(default_factory=list)
    parts_marked: bool = True


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one document; ``name`` is ``cc/stem`` of the mark file."""

    name: str
    file: str
    articles: tuple[str, ...]
    paragraphs: dict[str, list[Marked]]


@dataclass(slots=True)
class Score:
    """Counts for one document; ``misses`` says in words what differed."""

    printed: int = 0
    found: int = 0
    invented: int = 0
    paragraphs_marked: int = 0
    paragraphs_read: int = 0
    paragraphs_right: int = 0
    numbers_right: int = 0
    parts_marked: int = 0
    parts_right: int = 0
    misses: list[str] = field(default_factory=list)

    def shares(self) -> dict[str, float]:
        """Articles found and invented, paragraphs (precision, recall), their numbers, points found."""
        return {
            "articles": _share(self.found, self.printed),
            "invented": self.invented,
            "precision": _share(self.paragraphs_right, self.paragraphs_read),
            "recall": _share(self.paragraphs_right, self.paragraphs_marked),
            "numbers": _share(self.numbers_right, self.paragraphs_right),
            "points": _share(self.parts_right, self.parts_marked),
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def load_marks() -> list[Marks]:
    """Every mark file below this folder, in the order of their names."""
    return [_marks(path) for path in sorted(HERE.glob("*/*.toml"))]


def _marks(path: Path) -> Marks:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    paragraphs = {plain_number(number): _marked(block) for number, block in table["paragraphs"].items()}
    name = f"{path.parent.name}/{path.stem}"
    return Marks(name=name, file=table["file"], articles=tuple(_numbers(table["articles"])), paragraphs=paragraphs)


def _numbers(listed: str) -> list[str]:
    numbers: list[str] = []
    for item in listed.split():
        span = _RANGE.match(item)
        numbers += [str(n) for n in range(int(span[1]), int(span[2]) + 1)] if span else [plain_number(item)]
    return numbers


def _marked(block: str) -> list[Marked]:
    paragraphs: list[Marked] = []
    for line in block.splitlines():
        number, _, words = line.strip().partition(" ")
        if not line.startswith(" "):
            paragraphs.append(Marked(number, plain(words)))
        elif number == "...":
            paragraphs[-1].parts_marked = False
        else:
            paragraphs[-1].parts.append(plain(words))
    return paragraphs


def plain(text: str) -> str:
    """Letters and digits only, one space between words, case folded: how first words are compared."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", folded).split())


def plain_number(number: str) -> str:
    """``42-ѓ``, ``42 ѓ`` and ``42ѓ`` are one number, and so are suffixes of the two scripts."""
    return re.sub(r"[\s.–-]+", "", number.casefold()).translate(_CYRILLIC_SUFFIX)


def _first_words(text: str) -> str:
    opening = unicodedata.normalize("NFC", text[:200])
    number = _NUMBER.match(opening)
    return plain(opening[number.end() :] if number else opening)


def score(marks: Marks, reading: Reading) -> Score:
    """Compares one reading with the marks of its document; further acts of the file (``others``) do not count."""
    result, articles = Score(), _articles(reading)
    _score_articles(marks, articles, result)
    by_number: dict[str, Provision] = {}
    for article in articles:
        by_number.setdefault(plain_number(article.number or ""), article)
    for number, marked in marks.paragraphs.items():
        _score_article(number, marked, by_number.get(number), reading, result)
    return result


def _articles(reading: Reading) -> list[Provision]:
    return [each for each in reading.provisions if each.kind is ProvisionKind.ARTICLE]


def _score_articles(marks: Marks, articles: list[Provision], result: Score) -> None:
    printed = Counter(marks.articles)
    read = Counter(plain_number(each.number or "") for each in articles)
    missing, invented = printed - read, read - printed
    result.printed, result.found = printed.total(), (printed & read).total()
    result.invented = invented.total()
    result.misses += [f"article {number} not found" for number in missing]
    result.misses += [f"article {number} invented, {count} times" for number, count in invented.items()]


def _score_article(
    number: str, marked: list[Marked], article: Provision | None, reading: Reading, result: Score
) -> None:
    paragraphs, parts = _below(article, reading) if article else ([], [])
    result.paragraphs_marked += len(marked)
    result.paragraphs_read += len(paragraphs)
    read = [_first_words(each.text) for each in paragraphs]
    for mark in marked:
        at = next((i for i, words in enumerate(read) if words and _begins(words, mark.words)), None)
        if at is None:
            result.misses.append(f"article {number}: paragraph {mark.number} {mark.words!r} not found")
            continue
        result.paragraphs_right += 1
        result.numbers_right += _same_number(mark.number, paragraphs[at].number)
        read[at] = ""
    result.misses += [f"article {number}: no paragraph begins {words[:50]!r}" for words in read if words]
    _score_parts(number, marked, parts, result)


def _score_parts(number: str, marked: list[Marked], parts: list[str], result: Score) -> None:
    if not all(mark.parts_marked for mark in marked):
        return
    for words in (part for mark in marked for part in mark.parts):
        result.parts_marked += 1
        at = next((i for i, read in enumerate(parts) if _begins(read, words)), None)
        if at is None:
            result.misses.append(f"article {number}: point {words!r} not found")
        else:
            result.parts_right += 1
            parts[at] = ""


def _begins(text: str, words: str) -> bool:
    return text == words or text.startswith(words + " ")


def _same_number(marked: str, read: str | None) -> bool:
    if marked == "-" or read is None:
        return marked == "-" and read is None
    return plain_number(read) in {plain_number(marked), plain_number(marked.rpartition(".")[2])}


def _below(article: Provision, reading: Reading) -> tuple[list[Provision], list[str]]:
    """The paragraphs of an article (itself where it has no parts) and the first words of its points and indents."""
    inside = {article.iri}
    paragraphs, parts = [], []
    for each in reading.provisions:
        if each.parent not in inside:
            continue
        inside.add(each.iri)
        if each.kind is ProvisionKind.PARAGRAPH and each.parent == article.iri:
            paragraphs.append(each)
        elif each.kind in _PARTS:
            parts.append(_first_words(each.text))
    return paragraphs or [article], parts


def total(scores: list[Score]) -> Score:
    """The counts of several documents together, without their misses."""
    together = Score()
    for each in scores:
        for name in Score.__slots__:
            if name != "misses":
                setattr(together, name, getattr(together, name) + getattr(each, name))
    return together


def load_floors() -> dict[str, dict[str, float]]:
    """The pinned floors by document name, and ``total``."""
    return tomllib.loads((HERE / "scores.toml").read_text(encoding="utf-8"))
