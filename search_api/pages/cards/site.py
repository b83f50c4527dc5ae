"""The card of all pages without one of their own."""

from search_api.drawing import Card
from search_api.pages.cards.shared import Shared, shared
from search_api.pages.names import Names


def of_site(names: Names) -> Shared:
    """What this site is."""
    _ = names.interface.gettext
    card = Card(
        language=names.interface.tag,
        title=_("Local democracy in the law of the Western Balkans"),
        text=_(
            "Local-democracy law and practice of the Western Balkans, compared and searchable in every language "
            "of the region."
        ),
    )
    return shared(names, card, "/front")
