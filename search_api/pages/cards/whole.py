"""Cards of pages that are of no single thing: the comparison, and what changed."""

from collections.abc import Sequence
from dataclasses import replace

from search_api.drawing import Card
from search_api.pages.cards.shared import Shared, shared
from search_api.pages.comparing.asked import Asked, keys_of
from search_api.pages.comparing.notes import day_in_words
from search_api.pages.names import Names
from search_api.pages.tracking import Asked as Period
from search_api.pages.tracking import Entry

_DOT = " · "
_LATEST = 3


def of_comparison(names: Names, asked: Asked, group: str) -> Shared:
    """The comparison of a group, whose key is given (empty for all): jurisdictions, day, role and mechanisms."""
    _, said = names.interface.gettext, names.interface.said
    compared = (names.mechanism(key) for key in keys_of(names, replace(asked, group=group)) if key != group)
    title = names.mechanism(group) if group else _("Comparison")
    card = Card(
        language=names.interface.tag,
        kind=_("Comparison") if group else "",
        place=", ".join(map(names.jurisdiction, asked.country)) or names.interface.sentence(_("all jurisdictions")),
        title=names.interface.sentence(title),
        lines=(_DOT.join(filter(None, (day_in_words(names, asked), asked.role and said("role", asked.role)))),),
        text=names.interface.sentence(", ".join(compared)),
    )
    given = {
        "mechanism": asked.mechanism,
        "country": asked.country,
        "group": asked.group,
        "role": asked.role,
        "as_of": asked.as_of,
    }
    return shared(names, card, "/compare", given)


def of_changes(names: Names, law: Sequence[Entry], asked: Period) -> Shared:
    """What changed in the law: how much, and the newest of it."""
    _, interface = names.interface.gettext, names.interface
    counted = interface.ngettext(
        "%(shown)s change of the law from %(since)s to today",
        "%(shown)s changes of the law from %(since)s to today",
        len(law),
    ) % {"shown": interface.number(len(law)), "since": interface.date(asked.since)}
    newest = sorted(law, key=lambda each: each.day or "", reverse=True)[:_LATEST]
    given = {"since": str(asked.since), "country": asked.country, "mechanism": asked.mechanism}
    card = Card(
        language=interface.tag,
        place=names.jurisdiction(asked.country) if asked.country else interface.sentence(_("all jurisdictions")),
        title=_("What changed"),
        lines=(*([interface.sentence(names.mechanism(asked.mechanism))] if asked.mechanism else []), counted),
        text="; ".join(" ".join(filter(None, (each.when, str(each.name)))) for each in newest),
    )
    return shared(names, card, "/changes", given)
