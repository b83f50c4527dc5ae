"""What all read models share: they turn into plain dictionaries for the wire."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A read model: frozen, and ``as_dict`` gives its fields, those of its parts included."""

    def as_dict(self) -> dict[str, Any]:
        """The fields by name; tuples stand for lists."""
        return asdict(self)
