"""Two versions of an act as one HTML file that can be saved and sent."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.differences import ArticleChange, Change, Run
from search_api.pages.interface import Interface, interface
from search_api.pages.script import written, written_in_strokes

_WRAP = re.compile(r"[^\S\n]*\n(?!\s*\n)")
_ORDER = (Change.CHANGED, Change.ADDED, Change.REMOVED, Change.MOVED, Change.SAME)


def differences_page(
    changes: Sequence[ArticleChange], *, before: str, after: str, speaking: Interface | None = None
) -> str:
    """The file: what changed with its words, and how many articles stayed; in English unless told otherwise."""
    told = speaking or interface()
    environment = Environment(
        loader=PackageLoader("search_api.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(told.gettext, told.ngettext, newstyle=True)  # type: ignore[attr-defined]
    shown = [each for each in legible(changes) if each.change is not Change.SAME]
    return environment.get_template("differences.html").render(
        changes=shown,
        counts=counted(told, changes),
        before=before,
        after=after,
        said=told.said,
        language=told.tag,
    )


def legible(changes: Sequence[ArticleChange]) -> list[ArticleChange]:
    """The same with the ends of printed lines taken out of the words; empty lines between paragraphs stay."""
    return [
        replace(each, runs=tuple(replace(run, text=_unwrapped(run.text)) for run in each.runs)) for each in changes
    ]


def _unwrapped(text: str) -> str:
    return "\n\n".join(_WRAP.sub(" ", each) for each in re.split(r"\n\s*\n", text))


def written_changes(changes: Sequence[ArticleChange], before: str, after: str) -> list[ArticleChange]:
    """The same in the script that the request asks for; ``before`` and ``after`` are the languages of the texts."""
    return [
        replace(
            each,
            heading=written(each.heading, after if each.after else before).words or None,
            runs=tuple(_written_runs(each.runs, before, after)),
        )
        for each in changes
    ]


def _written_runs(runs: Sequence[Run], before: str, after: str) -> Iterator[Run]:
    """Each text is written as a whole, because words tell each other's letters.

    What both have is in the words of the second; where they are printed in two scripts it is not of the first.
    """
    of_first = [each for each in runs if each.kind == "removed" or (each.kind == "kept" and before == after)]
    of_second = [each for each in runs if each.kind != "removed"]
    first = dict(zip(map(id, of_first), written_in_strokes([each.text for each in of_first], before), strict=True))
    second = dict(zip(map(id, of_second), written_in_strokes([each.text for each in of_second], after), strict=True))
    yield from (replace(each, text=(first | second)[id(each)]) for each in runs)


def counted(speaking: Interface, changes: Sequence[ArticleChange]) -> list[str]:
    """How many articles had which fate, in words; fates that none had are left out."""
    counts = Counter(each.change for each in changes)
    found = ((counts[each], speaking.counted("changes", each.value, counts[each])) for each in _ORDER)
    return [pattern % {"number": speaking.number(count)} for count, pattern in found if count and pattern]
