"""The pipeline: from sources through stages to a new snapshot.

Nothing is imported before it is asked for: a reader process needs ``ingest`` and no search engine, which
saves it 0.7 s and 100 MB.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alinea.pipeline.building import build
    from alinea.pipeline.report import BuildReport

__all__ = ["BuildReport", "build"]

_HOMES = {"BuildReport": "alinea.pipeline.report", "build": "alinea.pipeline.building"}


def __getattr__(name: str) -> Any:
    """A public name, from the module that holds it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
