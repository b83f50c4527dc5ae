"""Two versions of an act as one HTML file that can be saved and sent."""

from collections import Counter
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.differences import ArticleChange, Change


def differences_page(changes: Sequence[ArticleChange], *, before: str, after: str) -> str:
    """The file: what changed with its words, and how many articles stayed."""
    environment = Environment(
        loader=PackageLoader("search_api.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    counts = Counter(each.change.value for each in changes)
    shown = [each for each in changes if each.change is not Change.SAME]
    template = environment.get_template("differences.html")
    return template.render(
        changes=shown, counts=[(each.value, counts[each.value]) for each in Change], before=before, after=after
    )
