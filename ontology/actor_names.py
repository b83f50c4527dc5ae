"""Which actor a name means: whole names only, so that "municipality" or "NGO Forum" stay words."""

from collections import defaultdict
from collections.abc import Iterable

from ontology.knowledge import Actor
from ontology.scripts import slug


class ActorNames:
    """Actors by their names in every language and by their short names."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._by_name: dict[str, list[Actor]] = defaultdict(list)
        for actor in actors:
            for name in {slug(each) for each in (*actor.name.values(), *actor.short)}:
                self._by_name[name].append(actor)

    def find(self, name: str, jurisdiction: str) -> Actor | None:
        """The one actor of a name that acts in a jurisdiction, in one it belongs to, or everywhere.

        An actor of the jurisdiction itself goes before those of a wider one; where two are left, it is none of them.
        """
        near: dict[int, list[Actor]] = defaultdict(list)
        for actor in self._by_name.get(slug(name), []):
            if actor.jurisdiction == jurisdiction:
                near[0].append(actor)
            elif actor.jurisdiction and jurisdiction.startswith(f"{actor.jurisdiction}-"):
                near[1].append(actor)
            elif actor.jurisdiction is None:
                near[2].append(actor)
        nearest = near[min(near)] if near else []
        return nearest[0] if len(nearest) == 1 else None
