"""The words of an amended article, shortened to what changed with a few words around it."""

from collections.abc import Iterator, Sequence

from graph.differences import Run

_AROUND = 90
_LONGEST = 700


def shortened(runs: Sequence[Run]) -> Iterator[Run]:
    """Runs with at most 90 letters of kept words beside each change, and 700 of one; ``…`` where some are left out.

    >>> before, added = shortened([Run("kept", f"{'word ' * 30}of "), Run("added", "new")])
    >>> before.text[:6], before.text[-8:], added.text
    ('… word', 'word of ', 'new')
    """
    last = len(runs) - 1
    for turn, run in enumerate(runs):
        if run.kind != "kept":
            yield Run(run.kind, run.text if len(run.text) <= _LONGEST else f"{_head(run.text, _LONGEST)} … ")
        elif last == 0:
            yield Run(run.kind, _head(run.text, 2 * _AROUND))
        else:
            yield Run(run.kind, _kept(run.text, first=turn == 0, last=turn == last))


def _kept(text: str, *, first: bool, last: bool) -> str:
    if first and len(text) > _AROUND:
        return f"… {_tail(text)}"
    if last and len(text) > _AROUND:
        return f"{_head(text, _AROUND)} …"
    if first or last or len(text) <= 2 * _AROUND:
        return text
    return f"{_head(text, _AROUND)} … {_tail(text)}"


def _head(text: str, most: int) -> str:
    """The first words, within so many letters."""
    return text if len(text) <= most else text[:most].rsplit(None, 1)[0]


def _tail(text: str) -> str:
    return text[-_AROUND:].split(None, 1)[-1]
