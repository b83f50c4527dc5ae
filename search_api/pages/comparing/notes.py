"""What every file of a comparison says of itself: day, snapshot, licence, which words are ours, footnotes."""

from collections.abc import Mapping

from search_api.catalogue.comparison import Comparison
from search_api.pages.comparing.asked import Asked
from search_api.pages.comparing.lines import LICENCE
from search_api.pages.names import Names
from search_api.pages.values import date_in_words

Notes = list[tuple[str, str]]
_CONFIDENCES = ("high", "medium", "low")


def day_in_words(names: Names, asked: Asked) -> str:
    """Whose law it is: ``The law of 28 June 2018``."""
    _ = names.interface.gettext
    if asked.day is None:
        return _("The law of all times, as far as it is recorded")
    return _("The law of %(day)s") % {"day": date_in_words(names.interface, asked.day.isoformat())}


def notes(names: Names, asked: Asked, found: Mapping[str, Comparison], snapshot: str) -> Notes:
    """Headings and words, in the language of the page."""
    _ = names.interface.gettext
    jurisdictions = ", ".join(names.jurisdiction(code) for code in asked.country) or _("all jurisdictions")
    told = [
        (_("Day"), day_in_words(names, asked)),
        (_("Mechanisms"), ", ".join(names.mechanism(key) for key in found)),
        (_("Jurisdictions"), jurisdictions),
        (_("Snapshot"), snapshot),
        (_("Licence"), LICENCE),
        (_("Our words"), ours(names)),
    ]
    said = names.interface.said
    told += [(said("confidence", key), said("confidence_told", key)) for key in _CONFIDENCES]
    told += [
        (_("nothing recorded"), f"{names.mechanism(key)}: {', '.join(map(names.jurisdiction, each.silent))}")
        for key, each in found.items()
        if each.silent
    ]
    return [*told, *(("*", str(note)) for note in names.footnotes)]


def ours(names: Names) -> str:
    """What is not the law's own wording, and what prevails."""
    return names.interface.gettext(
        "Values and names of rules are our digest, not the law’s wording, and no legal advice; "
        "the gazette’s text prevails."
    )


def marks_told(names: Names) -> str:
    """What filled and hollow marks are."""
    return names.interface.gettext(
        "Filled marks: read in the text. Hollow marks: reported, but the text was not seen. "
        "What nobody has verified is not drawn."
    )


def notes_of_picture(names: Names, snapshot: str) -> list[str]:
    """The notes at the foot of a picture."""
    _ = names.interface.gettext
    return [
        marks_told(names),
        ours(names),
        _("Alinea, snapshot %(snapshot)s, %(licence)s") % {"snapshot": snapshot, "licence": LICENCE},
        *map(str, names.footnotes),
    ]
