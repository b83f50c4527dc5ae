"""Which languages the pages speak (``languages.toml``)."""

from dataclasses import dataclass
from functools import cache

from ontology.toml_tables import toml_table

DEFAULT = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of the interface by its tag (BCP 47); the fields are told in ``languages.toml``."""

    tag: str
    name: str
    locale: str
    card: str
    then: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    written_from: str | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        """Every tag that means it, its own first."""
        return (self.tag, *self.also)


@cache
def languages() -> dict[str, Language]:
    """The languages by tag, in the order in which they are offered."""
    return {
        tag: Language(
            tag=tag,
            name=told["name"],
            locale=told["locale"],
            card=told["card"],
            then=tuple(told.get("then", ())),
            also=tuple(told.get("also", ())),
            written_from=told.get("from"),
        )
        for tag, told in toml_table("search_api.pages.interface", "languages").items()
    }
