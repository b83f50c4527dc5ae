"""References to provisions: article, paragraph and point by number, in every language and script of the region."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ontology.toml_tables import toml_table

_NUMBER = r"(?P<{name}>\d{{1,4}}(?:[a-zа-џđžčćš]|[⁰¹²³⁴-⁹]{{1,2}})?(?![\w%])|[IVX]{{1,5}}\b)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A reference as found; offsets count from the start of the given text.

    ``own`` is True where the text says that it means its own act, False where it names another one, and
    ``None`` where it says neither.
    """

    start: int
    end: int
    article: str
    paragraph: str | None
    point: str | None
    own: bool | None


@cache
def _pattern() -> re.Pattern[str]:
    table = toml_table("ingest.mentions", "references")
    parts = {
        name: "|".join(sorted(map(re.escape, entry["words"]), key=len, reverse=True)) for name, entry in table.items()
    }
    number = {name: _NUMBER.format(name=name) for name in ("article", "paragraph", "point")}
    return re.compile(
        rf"\b(?:{parts['article']})\s{{0,6}}{number['article']}\.?"
        rf"(?:,?\s+(?:{parts['paragraph']})\s*\(?{number['paragraph']}\)?\.?)?"
        rf"(?:,?\s+(?:{parts['point']})\s*\(?(?P<point>\d{{1,3}}|[a-zа-џ]\b)\)?\.?)?"
        rf"(?P<own>,?\s+(?:{parts['own_act']}))?",
        re.IGNORECASE,
    )


_OTHER_ACT = re.compile(
    r"\s{0,4}(?:,|\()?\s{0,4}(?:zakon|закон|ustav|устав|ligj|kushtetut|kod|odluk|одлук|uredb|уредб|statut|статут|konvencij|poslovnik)\w*",
    re.IGNORECASE,
)


def find_references(text: str) -> Iterator[Reference]:
    """Every reference in a text, in order."""
    for match in _pattern().finditer(text):
        own: bool | None = True if match["own"] else None
        if own is None and _OTHER_ACT.match(text, match.end()):
            own = False
        yield Reference(
            start=match.start(),
            end=match.start("own") if match["own"] else match.end(),
            article=match["article"],
            paragraph=match["paragraph"],
            point=match["point"],
            own=own,
        )
