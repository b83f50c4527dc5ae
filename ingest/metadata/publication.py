"""Where an act itself was published, told apart from the gazettes of the acts that it cites."""

import re

from ingest.metadata.dates import find_dates
from ingest.metadata.gazettes import Citation, find_citations
from ingest.metadata.patterns import patterns
from ontology.scripts import fold, to_latin

_HEAD = 5000
_SENTENCE = 220
_STEM = 5  # letters: long enough to tell words apart, short enough to be the same in every case
_IN_SENTENCE = re.compile(
    r"na osnovu|na temelju|vrz osnova|në mbështetje|në bazë|\bu (?:zakonu|uredbi|odluci|članu)\b|vo zakonot|u vezi s"
    r"|in accordance with|pursuant to",
    re.IGNORECASE,
)
_REPEALS = re.compile(
    r"presta\w{1,4} da važi|prestan\w{1,4} da va|stavlja se (?:iz)?van snage|shfuqizo|repeal", re.IGNORECASE
)
_AMENDS = re.compile(r"izm?j?en\w{1,5} i dopun|izmenuvanje i dopol", re.IGNORECASE)
_RUNS_ON = re.compile(r"(?:,|\(|\b(?:i|dhe|br\.|od|po|u))\s{0,3}$", re.IGNORECASE)
_LABEL = re.compile(
    r"\W*(?:yayımlandığı|(?:është )?botuar në|objavljeno? u|objaven\w? vo|published in)\W*", re.IGNORECASE
)
_PROCLAIMS = re.compile(r"progla[sš]enj|proglasuvanje|shpallj", re.IGNORECASE)
_MARK_OF_AMENDMENT = re.compile(r"\*\s{0,2}[(„“\"]?$")
_PAGE_HEAD = re.compile(
    r"\b(?:br|broj)\.?\s*(?P<number>\d{1,3})\b[^\n]{0,60}?"
    r"(?:služben\w{0,2} (?:novine|vesnik|glasnik|list)|god\. [ivxl]+)"
    r"|služben\w{0,2} (?:novine|vesnik|glasnik|list)[^\n]{0,60}?\b(?:br|broj)\.?\s*(?P<number2>\d{1,3})\b(?!\s?/)",
    re.IGNORECASE,
)
_PAGE_HEADS = {
    "novine": "Službene novine Federacije BiH", "vesnik": "Службен весник", "glasnik": "Službeni glasnik",
    "list": "Službeni list",
}  # fmt: skip
_FIRST_LINES = 400


def own_citation(text: str, title: str, *, running: str = "", footnotes: str = "") -> Citation | None:
    """The citation of the act's own publication, with its amendments as ``later``; ``None`` where the text is silent.

    It stands on its own under the title, follows the act's own name on the first page or in a footnote, or is the
    head of the gazette's page. The last page is not asked: it names the act of the same name that this one repeals.
    ``running`` and ``footnotes`` hold what was taken out of the text, a line each.
    """
    head = to_latin(text[:_HEAD])
    citations = find_citations(head)
    alone = next((each for each in citations if _stands_alone(head, each)), None)
    if alone:
        return alone
    below = to_latin(footnotes)
    first = below.partition("\n")[0]
    noted = next((each for each in find_citations(first) if _stands_alone(first, each)), None)
    if noted:  # the first footnote of an act belongs to its title
        return noted
    for part, found in ((head, citations), (below, find_citations(below))):
        named = next((each for each in found if _follows_title(part, each, title)), None)
        if named:
            return named
    return _page_head(to_latin(text[:_FIRST_LINES] + "\n" + running), head)


def _stands_alone(text: str, citation: Citation) -> bool:
    """True where a citation opens its line, or follows the words of a title or of a consolidation in brackets.

    A citation inside a sentence ("Na osnovu člana 15. Zakona ... (Službeni list ...)") is another act's, and one
    under an article with an asterisk ("*Službeni glasnik RS, broj 47/2018") names the amendment of that article.
    """
    start = citation.span[0]
    line = text[text.rfind("\n", 0, start) + 1 : start]
    before = text[max(0, start - _SENTENCE) : start]
    above = text[:start].rstrip(' \n(„“"').rpartition("\n")[2] if not line.strip(' („“"') else ""
    if _LABEL.fullmatch(line):
        return True
    if any(pattern.search(before) for pattern in (_IN_SENTENCE, _REPEALS)):
        return False
    if _RUNS_ON.search(above) or _PROCLAIMS.search(line):
        return False
    if _MARK_OF_AMENDMENT.search(line):
        return start + _FIRST_LINES > len(text)
    words = re.sub(r"[^\w\s]|\d", " ", line).split()
    return not words or _opens_with_kind(words) or patterns().title_ends.search(f"x {' '.join(words)}") is not None


def _opens_with_kind(words: list[str]) -> bool:
    opening = " ".join(words[:2])
    return any(pattern.search(opening) for _, pattern in patterns().types)


def _follows_title(text: str, citation: Citation, title: str) -> bool:
    """True where the words right before a citation are the act's own name in any case."""
    wanted = _stems(title)
    if len(wanted) < 2:
        return False
    start = citation.span[0]
    sentence = text[max(0, start - _SENTENCE) : start]
    if _REPEALS.search(sentence) or (_AMENDS.search(sentence) and not _AMENDS.search(to_latin(title))):
        return False
    before = re.findall(r"\w+", fold(text[max(0, start - 3 * len(title) - 60) : start]))
    near = {word[:_STEM] for word in before[-len(title.split()) - 3 :]}
    return wanted <= near and any(word[:_STEM] in wanted for word in before[-2:])


def _stems(title: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[^\W\d_]{3,}", fold(title))}


def _page_head(latin: str, head: str) -> Citation | None:
    """The issue named by the head of a gazette's page; its year is that of the first date on the page."""
    match = _PAGE_HEAD.search(latin)
    dates = find_dates(latin) or find_dates(head)
    if match is None or not dates:
        return None
    name = next((full for word, full in _PAGE_HEADS.items() if word in match.group().lower()), "Службен весник")
    number = match["number"] or match["number2"]
    return Citation(gazette=name, number=number, year=int(dates[0][:4]), span=match.span())
