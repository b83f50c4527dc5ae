"""Who took part in what, ready to be drawn: actors on one side, practices and projects on the other."""

from collections.abc import Iterable
from dataclasses import dataclass

from search_api.catalogue import PracticeView, ProjectView
from search_api.catalogue.jurisdictions import lies_in
from search_api.drawing import Knot, drawn_network
from search_api.pages.collection import Collection
from search_api.pages.interface import Text
from search_api.pages.rendering import Renderer


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """Practices and projects of which an actor is known, in the order of their jurisdictions; actors by key."""

    practices: tuple[PracticeView, ...]
    projects: tuple[ProjectView, ...]

    @property
    def actors(self) -> dict[str, list[PracticeView | ProjectView]]:
        """What each actor took part in, by its key."""
        found: dict[str, list[PracticeView | ProjectView]] = {}
        everything: list[PracticeView | ProjectView] = [*self.projects, *self.practices]
        for each in everything:
            for key in each.participants:
                found.setdefault(key, []).append(each)
        return found


def whole(collection: Collection, country: str) -> Participation:
    """All that is known, or that of a jurisdiction with its parts."""
    wanted = country or None
    return _sorted(
        (each for each in collection.practices.values() if lies_in(each.jurisdiction, wanted)),
        (
            each
            for each in collection.projects.values()
            if wanted is None or any(lies_in(code, wanted) for code in each.jurisdictions)
        ),
        collection,
    )


def around(collection: Collection, key: str) -> Participation:
    """What one actor took part in, with all others who did."""
    return _sorted(
        (each for each in collection.practices.values() if key in each.participants),
        (each for each in collection.projects.values() if key in each.participants),
        collection,
    )


def network(renderer: Renderer, found: Participation, *, here: str = "") -> str:
    """The drawing; empty where there is nothing to draw. ``here`` is the key of the actor whose page it stands on."""
    names = renderer.names
    _ = renderer.interface.gettext
    if not found.actors:
        return ""
    left = [
        _knot(key, names.actor(key), f"{renderer.root}/page/id/actor/{key}", here=key == here) for key in found.actors
    ]
    right = [
        _knot(each.iri, names.chosen(each.titles), renderer.page_of(each.iri), _("Projects"))
        for each in found.projects
    ]
    right += [
        _knot(each.iri, names.chosen(each.titles), renderer.page_of(each.iri), names.jurisdiction(each.jurisdiction))
        for each in found.practices
    ]
    ties = [(key, each.iri) for key, all_of in found.actors.items() for each in all_of]
    return drawn_network(
        left,
        right,
        ties,
        title=_("Who took part in what"),
        description=_("Actors on the left, practices and projects on the right; a line for each part taken."),
    )


def _knot(key: str, name: Text, href: str | None, group: str = "", *, here: bool = False) -> Knot:
    return Knot(
        key=key, label=str(name), href=href, group=group, here=here, language=name.language if name.foreign else ""
    )


def _sorted(
    practices: Iterable[PracticeView], projects: Iterable[ProjectView], collection: Collection
) -> Participation:
    codes = list(collection.jurisdictions)
    linked = (each for each in practices if each.participants)
    return Participation(
        practices=tuple(sorted(linked, key=lambda each: (codes.index(each.jurisdiction), each.key))),
        projects=tuple(each for each in projects if each.participants),
    )
