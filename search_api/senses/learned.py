"""All that was learned of senses from questions, to be kept with an index."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ontology.errors import EngineError
from ontology.glossary import Sense
from search_api.senses.associations import SenseAssociations
from search_api.senses.space import SenseSpace


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of the senses of a glossary: where they lie, and which of them answer which."""

    space: SenseSpace
    associations: SenseAssociations

    @classmethod
    def shipped(cls, senses: Sequence[Sense]) -> Self:
        """What ships."""
        return cls(SenseSpace.learned(senses), SenseAssociations.learned(senses))

    def save(self, folder: Path) -> None:
        """Write it into a folder that exists."""
        self.space.save(folder)
        self.associations.save(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """What was saved. Raises EngineError where it is not there, or where the two are of different glossaries."""
        space, associations = SenseSpace.load(folder), SenseAssociations.load(folder)
        if space.senses != associations.senses:
            told = f"{space.senses} directions and associations of {associations.senses} senses"
            raise EngineError(
                f"What was learned of senses does not fit together in {folder} ({told}); run: alinea build"
            )
        return cls(space, associations)
