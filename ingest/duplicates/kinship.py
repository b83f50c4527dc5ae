"""The judgement on two documents: one text, one work in another language or at another time, or nothing to do."""

from ingest.duplicates.card import Card
from ingest.duplicates.compare import Difference, lengths_agree
from ingest.duplicates.shingles import RELATED
from ontology.kinship import Kinship, Relative

_REPLACED = 0.003  # of the words: a citation, the line of a print
_ADDED = 0.015  # of the words: headings and editors' notes; the two scripts of one law on seals differ by 0.010
_ADDED_AT_ONCE = 15  # words in one place: more is a paragraph, and an amendment
_SAME_LENGTHS = 0.96
_SAME_FIGURES = 0.7
_ENOUGH_ARTICLES = 8
_MACRO = frozenset({"sr", "bs", "hr", "cnr"})


def same_text(first: Card, second: Card, difference: Difference, *, by_article: bool) -> bool:
    """True where two documents differ only as formats, scripts and editors differ, and not as laws do.

    Two files of one format and one script have no such excuse: there every word counts, and every figure everywhere.
    Saved in six formats, a text keeps all its words but four in 9,000, while its headings go to other articles; so
    the texts as wholes may differ in a line, the articles of two editions in headings and notes.
    """
    if first.digest == second.digest:
        return True
    if _at_odds(first, second) or difference.figures or difference.missing or difference.renamed:
        return False
    if first.issues and second.issues and first.issues != second.issues:
        return False
    if (first.script, first.media_type) == (second.script, second.media_type) and not (first.worn or second.worn):
        return not difference.replaced and not difference.added
    if difference.replaced > _REPLACED * difference.words or difference.largest > _ADDED_AT_ONCE:
        return False
    return not by_article or difference.added <= _ADDED * difference.words


def same_work(first: Card, second: Card, shared: float) -> bool:
    """True where two documents in one language are the same act at different times.

    They share its number or its name and enough of its words. A statute copied from another town shares all its words
    and not the name; a page about an act shares its number and none of its words.
    """
    if first.language.split("-")[0] != second.language.split("-")[0] and not _of_one_macro_language(first, second):
        return False
    if _at_odds(first, second) or shared < RELATED:
        return False
    return first.work == second.work or (first.name == second.name and bool(first.name))


def language_version(first: Card, second: Card) -> float:
    """How surely two documents in different languages are one act: 1 for the state's own number, else by their
    articles.

    Without a number, as many articles of proportional lengths are needed, in one jurisdiction, with the same figures;
    0 for anything less. Nine versions of one declaration agree by 0.98 and more. So do the laws on one loan after
    another, which are copied from each other: they differ in their figures.
    """
    if first.language == second.language or "und" in (first.language, second.language):
        return 0.0
    if first.number and first.number == second.number and first.work == second.work:
        return 1.0
    if first.jurisdiction != second.jurisdiction or first.act_type != second.act_type or _elsewhere(first, second):
        return 0.0
    if len(first.lengths) < _ENOUGH_ARTICLES or not _same_figures(first, second):
        return 0.0
    agreement = lengths_agree(first.lengths, second.lengths)
    return round(agreement, 3) if agreement >= _SAME_LENGTHS else 0.0


def _same_figures(first: Card, second: Card) -> bool:
    """True where most figures of two texts are in both; texts without figures have only their lengths to tell."""
    either = first.figures | second.figures
    return len(first.figures & second.figures) >= _SAME_FIGURES * len(either)


def _at_odds(first: Card, second: Card) -> bool:
    """True where the marks of two documents name different acts; a title that is only a file's name does not
    count.
    """
    if _elsewhere(first, second):
        return True
    if first.number and first.number == second.number:
        return False
    return bool(first.title - second.title) and bool(second.title - first.title)


def _elsewhere(first: Card, second: Card) -> bool:
    """True where two documents have different numbers, first issues or jurisdictions, or years that are far apart.

    Four laws on amnesty share their name and up to 0.74 of their words, and were published in four years.
    """
    pairs = (
        (first.number, second.number),
        (first.issue, second.issue),
        (first.jurisdiction, second.jurisdiction),
    )
    if any(ours and theirs and ours != theirs for ours, theirs in pairs):
        return True
    if first.issue and first.issue == second.issue:
        return False
    return bool(first.year and second.year) and abs((first.year or 0) - (second.year or 0)) > 1


def _of_one_macro_language(first: Card, second: Card) -> bool:
    return {first.language.split("-")[0], second.language.split("-")[0]} <= _MACRO


def relative(kinship: Kinship, known: Card, score: float, evidence: str) -> Relative:
    """The tie to a document that was read before."""
    return Relative(
        kinship=kinship, iri=known.iri, file=known.file, sha256=known.sha256, score=round(score, 3), evidence=evidence
    )
