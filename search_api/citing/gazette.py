"""Where an act was printed: the gazette's name, the issue as printed, and the page where it is known."""

import re
from dataclasses import dataclass

_PRINTED = re.compile(r"(?P<name>.*?\D)\s+(?P<issue>\d{1,5}[a-z]?(?:/\d{2,4})?)(?:,\s*(?P<page>\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class Gazette:
    """``name`` and ``issue`` as in the graph (``Sl. glasnik RS``, ``129/2007``); what is unknown is ``None``."""

    name: str
    issue: str | None = None
    page: str | None = None


def gazette_in(citation: str | None) -> Gazette | None:
    """A gazette out of the graph's words for it; ``None`` of nothing.

    >>> gazette_in("Službeni glasnik RS 129/2007, 41")
    Gazette(name='Službeni glasnik RS', issue='129/2007', page='41')
    >>> gazette_in("Sl. list CG - opštinski propisi").issue is None
    True
    """
    text = " ".join((citation or "").split())
    if not text:
        return None
    printed = _PRINTED.fullmatch(text)
    return Gazette(printed["name"], printed["issue"], printed["page"]) if printed else Gazette(text)
