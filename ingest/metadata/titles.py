"""The title of a document: the heading that names its kind, as official texts print it."""

import re
from collections.abc import Iterator
from itertools import groupby, takewhile

from ingest.formats import Extraction
from ingest.formats.cleaning import unspaced
from ingest.metadata.file_names import names_its_text, nominative, own_name, readable_name, subject
from ingest.metadata.patterns import patterns
from ontology.scripts import to_latin

_TRAILING_NOTE = re.compile(r"[*¹²³]+$|(?<=[^\W\d_])\d$")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_])\d$")
_EDITED = re.compile(
    r"^(?:пре|pre)(?:чистен|čišćen|чишћен)\w{0,2}\s(?:текст|tekst)\s(?:на|na)\s(?=\S)", re.IGNORECASE
)
_GLUED_NOTE = re.compile(r"(?<=/(?:19|20)\d\d)\d{1,2}\b")
_BRACKETED_GAZETTE = re.compile(r"\s*[(„“\"]+\s*(?:службен|služben|сл\.|sl\.|narodne|gazeta).*$", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"(?:\S+\s+)?(?:nr|br)\.?\s*[\d/ L-]+(?:,?\s*(?:dat[eë]|dt\.?)\s*\d{1,2}\.\d{1,2}\.\d{4})?", re.IGNORECASE
)
_FIRST_ARTICLE = re.compile(r"(?:član|člen|članak|neni|madde|article)\s?1\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?P<sentence>\S.{10,150}?[^\W\d_]{3})[.!?](?:\s|$)")
_LONG_LINE = 160
_HEAD = 6000
_MAX_TITLE = 300
_NOT_TITLE = re.compile(
    r"na osnovu|na temelju|на основу|врз основа|në mbështetje|duke u (?:bazuar|mbështetur)|në bazë"
    r"|proglašavam|proglašava se|прогласува|kanun numarası"
    r"|službeni|službene|службен|gazeta|fletor|narodne novine|usvaja|miraton|donijela|donela|odluka ustavnog",
    re.IGNORECASE,
)
_PROCLAIMS = re.compile(r"\bo progla[sš]enju\b|\bза прогласување\b|\bpër shpalljen\b", re.IGNORECASE)
_SENTENCE_WORDS = 6
_DECREE = re.compile(r"u ?k ?a ?z\b|у ?к ?а ?з\b|dekret", re.IGNORECASE)
_STOP = re.compile(
    r"(?:član|члан|член|članak|neni|madde|article|kreu|glava|глава|pjesa|dio|deo|i\.|1\.|\(|preambula|përmbajtja)"
    r"|sadržaj|pogla[vf]\w{1,3}|opšt[ei] odredb|osnovn[ei] odredb|opće odredb",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:[IVXLC]+|\d+|[A-ZА-Я])\b[.)]?(?=\s|$)")
_MAX_LINES = 5
_MIN_CAPITALS = 3
_MOSTLY = 0.75


def find_title(extraction: Extraction, *, file: str | None = None) -> str:
    """The title as one line, in the text's own words, the kind of act in the nominative.

    Where nothing looks like a title, the name serves that the text has for itself in its later articles, or that of
    its ``file`` where the text does not contradict it; without a file the first line.
    """
    lines = _lines(extraction.text[:_HEAD])
    declared = extraction.title if extraction.title and _names_a_kind(extraction.title) else None
    first = next((line for line in lines if len(line) > 3 and any(map(str.isalpha, line))), "")
    found = declared or _titled(lines) or extraction.title or _in_capitals(lines)
    if not found and file:
        found = _without_heading(extraction.text, file)
    title = " ".join((found or _first_sentence(first)).split())
    title = _GLUED_NOTE.sub("", _TRAILING_NOTE.sub("", title))
    title = patterns().title_ends.sub("", _BRACKETED_GAZETTE.sub("", title))[:_MAX_TITLE].strip(" -–:*")
    kind, space, rest = _once(title).partition(" ")
    return f"{nominative(kind)}{space}{rest}"


def _once(title: str) -> str:
    """A title that stands twice on its page, as a head and as a heading, is one."""
    words = title.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else title


def _without_heading(text: str, file: str) -> str | None:
    """What to call a text that begins with its first article."""
    own = own_name(text, file)
    if own or names_its_text(file, text):
        return own or readable_name(file, text)
    return subject(text)


def _first_sentence(line: str) -> str:
    """The heading of a page that runs on into its text on the same line."""
    match = _SENTENCE.match(line) if len(line) > _LONG_LINE else None
    return match["sentence"] if match else line


def _lines(text: str) -> list[str]:
    """The lines of a text; one that lost its breaks is cut into its runs of capitals, each on its own."""
    lines: list[str] = []
    for line in text.split("\n"):
        if len(line) < 2 * _MAX_TITLE:
            lines.append(_EDITED.sub("", _NOTE_MARK.sub("", unspaced(line.strip()))))
        else:
            lines += [each for run in _capital_runs(unspaced(line)) for each in (run, "")]
    return lines


def _capital_runs(line: str) -> Iterator[str]:
    """Stretches of at least three words without a small letter."""
    for capital, words in groupby(line.split(), key=lambda word: word.upper() == word):
        run = list(words)
        if capital and sum(any(map(str.isalpha, word)) for word in run) >= _MIN_CAPITALS:
            yield " ".join(run)


def _names_a_kind(line: str) -> bool:
    return any(pattern.search(to_latin(line)) or pattern.search(line) for _, pattern in patterns().types)


def _titled(lines: list[str]) -> str | None:
    """The best heading among the first lines: it opens with a kind of act and goes on until a blank or a heading."""
    best: tuple[float, str] | None = None
    articles, seen = False, 0
    for index in range(len(lines)):
        if not _opens_title(lines, index):
            continue
        title, caps = _continued(lines, index)
        articles = articles or any(_FIRST_ARTICLE.match(to_latin(line)) for line in lines[seen:index])
        seen = index
        if articles and not caps:
            continue  # a sentence of the text that begins with the name of a kind
        decree = _PROCLAIMS.search(to_latin(title)) is not None or (
            index > 0 and any(_DECREE.match(above) for above in lines[max(0, index - 2) : index])
        )
        score = 2 * caps + (len(title.split()) > 2) - 2 * decree - index / 200
        if len(title.split()) > 1 and (best is None or score > best[0]):
            best = (score, title)
    return best[1] if best else None


def _in_capitals(lines: list[str]) -> str | None:
    """A line or more in capitals that open a text right above its first article, whatever they call it."""
    filled = [line for line in lines if line]
    heading = list(takewhile(lambda line: _caps(line) and not _divides(line), filled[:_MAX_LINES]))
    below = filled[len(heading) : len(heading) + 1]
    title = " ".join(heading)
    if len(title.split()) < _MIN_CAPITALS or len(title) > _MAX_TITLE or _NOT_TITLE.match(to_latin(title)):
        return None
    return title if below and _FIRST_ARTICLE.match(to_latin(below[0])) else None


def _divides(line: str) -> bool:
    """Whether a line is the heading of a chapter, by its words or by its number."""
    return _STOP.match(to_latin(line)) is not None or _NUMBERED.match(line) is not None


def _opens_title(lines: list[str], index: int) -> bool:
    """True where a line begins with the word of a kind of act, or is a Turkish title, which ends with it."""
    line = lines[index]
    opening = " ".join([line, *lines[index + 1 : index + 2]])
    if not line or len(line) > _MAX_TITLE or line[0].islower() or _NOT_TITLE.match(to_latin(opening)):
        return False
    if line in patterns().title_closes and not _is_turkish(lines, index):
        return False
    if line.endswith(".") and len(line.split()) > _SENTENCE_WORDS and not _caps(line):
        return False
    if any(pattern.match(to_latin(opening)) or pattern.match(opening) for _, pattern in patterns().types):
        return True
    return _is_turkish(lines, index)


def _is_turkish(lines: list[str], index: int) -> bool:
    """True for the last line of a Turkish title; its kind may stand alone there, but not without a line above."""
    words = lines[index].split()
    closes = bool(words) and words[-1] in patterns().title_closes and _caps(lines[index])
    return closes and (len(words) > 1 or (index > 0 and _wraps_into(lines[index - 1])))


def _continued(lines: list[str], index: int) -> tuple[str, bool]:
    """The heading from a line on: lines in capitals or a wrapped title, up to five."""
    taken = [lines[index]]
    capitals = _caps(lines[index])
    if _is_turkish(lines, index):  # its kind stands last, so that a title that wraps begins above
        above = index - 1
        while above >= 0 and index - above < _MAX_LINES and _wraps_into(lines[above]):
            taken.insert(0, lines[above])
            above -= 1
        return " ".join([*taken, *_to_its_end(lines, index)]), capitals
    for line in lines[index + 1 : index + 9]:
        if not line and _announces(taken[-1]):
            continue
        if not line or len(taken) >= _MAX_LINES or _ends_title(line, taken, capitals=capitals):
            break
        taken.append(line)
    return " ".join(taken), capitals or _caps(" ".join(taken), share=_MOSTLY)


def _to_its_end(lines: list[str], index: int) -> list[str]:
    """The lines in capitals below one that closes a Turkish title, as far as another one that closes it again."""
    below = list(takewhile(_caps, lines[index + 1 : index + 1 + _MAX_LINES]))
    ends = [turn for turn, line in enumerate(below) if line.split()[-1] in patterns().title_closes]
    return below[: ends[-1] + 1] if ends else []


def _wraps_into(line: str) -> bool:
    """True for a line in capitals that may be the beginning of a title which ends below."""
    return _caps(line) and not line.endswith((".", ":")) and line.split()[-1] not in patterns().title_closes


def _ends_title(line: str, taken: list[str], *, capitals: bool) -> bool:
    latin = to_latin(line)
    sentence = line.endswith((".", ";")) and not _caps(line, share=_MOSTLY)
    if sentence or line.endswith(":") or _STOP.match(latin) or _NOT_TITLE.match(latin):
        return True
    if _announces(taken[0]):
        proper = next((each for each in taken[1:] if not _BARE_NUMBER.fullmatch(each)), None)
        if proper is None:
            return False
        capitals = _caps(proper)
    if capitals:
        return not _caps(line, share=_MOSTLY)
    return not line[0].islower() and patterns().title_continues.match(line) is None


def _announces(line: str) -> bool:
    """True for a line that names the kind or number alone, so that the title proper stands on the next."""
    return len(line.split()) <= 2 or _BARE_NUMBER.fullmatch(line) is not None


def _caps(line: str, *, share: float = 0.85) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) >= share * len(letters)
