"""SPARQL kept as data: ``NAME.rq`` beside this file, and the integrity checks in ``integrity/``."""

from functools import cache
from importlib.resources import files


@cache
def query(name: str) -> str:
    """The text of a query by its name (``compare``, ``integrity/work_keys``); it declares its own prefixes."""
    return files(__name__).joinpath(f"{name}.rq").read_text("utf-8")


def integrity_checks() -> list[str]:
    """Names of all integrity checks, sorted; each is a SELECT of ?focus, ?path and ?value.

    The first comment line of a check is ``# message: ...``: what is wrong with a solution, and the remedy; ``{path}``
    and ``{value}`` in it stand for those of the solution.
    """
    found = files(__name__).joinpath("integrity").iterdir()
    return sorted(f"integrity/{each.name.removesuffix('.rq')}" for each in found if each.name.endswith(".rq"))


def named_queries() -> dict[str, str]:
    """Questions that people ask of the graph, by name, each with what it answers: its first comment line."""
    folder = files(__name__).joinpath("named")
    names = sorted(each.name.removesuffix(".rq") for each in folder.iterdir() if each.name.endswith(".rq"))
    return {name: query(f"named/{name}").partition("\n")[0].removeprefix("# ") for name in names}
