"""The ways of citing (``styles.toml``), looked up from the particular to the general: ``sq-AL``, ``sq``, ``en``."""

from datetime import date
from typing import Any

from ontology.scripts import canonical_tag
from ontology.toml_tables import toml_table

_LAST = "en"


def languages(jurisdiction: str | None) -> tuple[str, ...]:
    """The languages to cite an act of a jurisdiction in, the first choice first; none where it is not known."""
    return tuple(_table("languages").get(jurisdiction or "", ()))


def style_tags(language: str, jurisdiction: str | None) -> tuple[str, ...]:
    """The styles that a citation in a language (BCP 47) of an act of a jurisdiction looks into, in their order."""
    own = (f"{language}-{jurisdiction.split('-')[0]}",) if jurisdiction else ()
    return tuple(dict.fromkeys((*own, language, _LAST)))


def style(tags: tuple[str, ...], key: str) -> str | None:
    """A template or sign of a style; ``None`` where no style has it."""
    return _found("style", tags, key)


def word(tags: tuple[str, ...], key: str) -> str | None:
    """The word for a part of a law; one language's words are never mixed with another's."""
    own = tags[:-1] if any(tag in _table("words") for tag in tags[:-1]) else tags
    return _found("words", own, key)


def gazette_name(tags: tuple[str, ...], name: str) -> str:
    """The name of a gazette as a language prints it; as it is where the table has no other."""
    printed = _table("gazettes").get(name, {})
    return str(next((printed[tag] for tag in tags if tag in printed), name))


def day(tags: tuple[str, ...], told: date) -> str:
    """A day as it is written: ``26. 11. 2026.``, ``26 November 2026``."""
    months: list[str] = _table("style")[_LAST]["months"]
    form = style(tags, "day") or told.isoformat()
    return form.format(day=told.day, month=told.month, month_name=months[told.month - 1], year=told.year)


def csl_type(kind: str | None) -> str:
    """The type of CSL 1.0 for a kind of act (a key of ``act-types``)."""
    return str(_table("csl_types").get(kind or "", "legislation"))


def babel_name(language: str) -> str | None:
    """What babel calls a language (biblatex, ``langid``); ``None`` where it has no name for it."""
    name = _table("babel").get(canonical_tag(language))
    return str(name) if name else None


def _found(table: str, tags: tuple[str, ...], key: str) -> str | None:
    rows = (_table(table).get(tag, {}) for tag in tags)
    return next((str(row[key]) for row in rows if key in row), None)


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = toml_table("search_api.citing", "styles")[name]
    return table
