"""The SPARQL door: SPARQL 1.1 Protocol over a snapshot, within limits.

What it is made of is imported when it is used: the processes that answer queries need a tenth of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from search_api.sparql.door import install
    from search_api.sparql.evaluation import Evaluator
    from search_api.sparql.limits import Limits

__all__ = ["Evaluator", "Limits", "install"]

_MODULES = {"Evaluator": "evaluation", "Limits": "limits", "install": "door"}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
