"""What has a name of its own in a text: actors and places, for one document after another."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.mentions.actors import ActorIndex, Named
from ingest.mentions.places import PlaceIndex
from ingest.mentions.words import Words
from ontology.linking import MentionKind


@dataclass(frozen=True, slots=True)
class Names:
    """The indexes of actors and places that reading uses."""

    actors: ActorIndex = field(default_factory=ActorIndex)
    places: PlaceIndex = field(default_factory=PlaceIndex)

    def find(self, text: str, words: Words, jurisdiction: str | None) -> Iterator[tuple[MentionKind, Named]]:
        """Actors and places in the words of a text, each with its kind of mention."""
        for actor in self.actors.find(text, words, jurisdiction):
            yield MentionKind.ACTOR, actor
        for place in self.places.find(text, words, jurisdiction):
            yield MentionKind.PLACE, place
