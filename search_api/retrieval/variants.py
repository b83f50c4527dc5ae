"""Of the passages that tell one thing in several languages, the one that a reader is shown.

Which of them ranks best says little: vectors of two languages lie a hair apart. A reader is shown what can be read.
"""

from collections.abc import Iterable, Sequence

from search_api.fold import macro_language
from search_api.passages import HitType, Passage, PassageTable

_WORKING = "en"  # of the corpus, whose digests in it are translations


def variants_to_show(
    shown: Iterable[Passage], table: PassageTable, *, wanted: Sequence[str], within: Sequence[str]
) -> dict[str, Passage]:
    """By hit IRI, the passage to show in place of the one that ranks best, for all that is told in several languages.

    ``wanted`` are languages, the first one first; ``within`` those that a filter leaves, empty for all. The passages
    of an article are its paragraphs, all in one language: the one that matched stays.
    """
    told = [each.iri for each in shown if each.type is not HitType.LAW]
    rows = table.rows_of(told, languages=within)
    found = table.get([row for each in rows.values() for row in each])
    return {iri: to_show([found[row] for row in each], wanted) for iri, each in rows.items()}


def to_show(variants: Sequence[Passage], wanted: Sequence[str]) -> Passage:
    """The passage in the first wanted language that there is, else the original, else English, else any.

    A language is there in its other script too, and Bosnian, Croatian, Montenegrin or Serbian in one of the others.
    ``variants`` stand in the order of the corpus, which writes the original first; what is of no place has none.
    """
    for language in wanted:
        for alike in (str, _primary, macro_language):
            for each in variants:
                if alike(each.language) == alike(language):
                    return each
    originals = (each for each in variants if each.country and each.language != _WORKING)
    working = (each for each in variants if each.language == _WORKING)
    return next(originals, None) or next(working, variants[0])


def _primary(tag: str) -> str:
    return tag.partition("-")[0]
