"""Projects: undertakings with a beginning and an end that networks, associations and donors carry out together."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from ontology.codes import Confidence
from ontology.knowledge import Source, Texts

_STRICT: dict[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One project, told in our own words.

    ``part_of`` is the key of the project it belongs to; ``funders`` and ``implementers`` are keys of actors;
    ``jurisdictions`` are codes. ``headings`` are those of the page that tells of it, by language, where they are not
    its title. ``years`` is a year or a range, ``duration`` an ISO 8601 duration (``P10M``). Statements of a source
    that disagree go into ``conflicts``, both as they stand.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    key: str
    title: Texts
    digest: Texts
    confidence: Confidence
    part_of: str | None = None
    funders: list[str] = field(default_factory=list)
    implementers: list[str] = field(default_factory=list)
    jurisdictions: list[str] = field(default_factory=list)
    years: str | None = None
    duration: str | None = None
    headings: Texts = field(default_factory=dict)
    activities: list[Texts] = field(default_factory=list)
    target_groups: list[Texts] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    conflicts: str | None = None
    note: str | None = None
