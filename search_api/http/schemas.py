"""Schemas of replies, made of the classes when the description is first asked for.

FastAPI would make them for every application that starts, which takes longer than all its other routes.
"""

from typing import Any, Literal

from pydantic import TypeAdapter

from search_api import catalogue
from search_api.http import shapes, shapes_of_search
from search_api.http.problems import Problem

_REF = "#/components/schemas/{model}"


def json_of(shape: type, *others: str) -> dict[int | str, dict[str, Any]]:
    """For a route (OpenAPI 3.1, Responses Object): JSON of that shape, one of ``REPLIES``, or other media types."""
    content: dict[str, Any] = {"application/json": {"schema": {"$ref": _REF.format(model=shape.__name__)}}}
    return {200: {"content": content | {each: {} for each in others}}}


REPLIES: tuple[type, ...] = (
    shapes.Acts,
    shapes.Practices,
    shapes.Actors,
    shapes.Jurisdictions,
    shapes.Coverage,
    shapes.Mechanisms,
    shapes.Comparison,
    shapes.FactAndPractices,
    shapes.Differences,
    shapes.LawSince,
    shapes.ChangesSince,
    shapes_of_search.Found,
    shapes_of_search.Similar,
    shapes.Health,
    shapes.DumpList,
    shapes.Statistics,
    catalogue.ActView,
    catalogue.ActorView,
    catalogue.AtHome,
    catalogue.MechanismView,
    catalogue.PracticeView,
    catalogue.ProvisionView,
    Problem,
)
"""Whatever a route names."""


def schemas() -> dict[str, Any]:
    """The JSON Schema of every reply and of its parts, by name."""
    mode: Literal["serialization"] = "serialization"
    wanted = [(shape.__name__, mode, TypeAdapter[Any](shape)) for shape in REPLIES]
    _, document = TypeAdapter.json_schemas(wanted, ref_template=_REF)
    found: dict[str, Any] = document["$defs"]
    return found
