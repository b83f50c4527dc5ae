"""How far a build is: a bar on a terminal, silence everywhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Progress:
    """Shows stages on standard error where that is a terminal, or where it is asked for."""

    def __init__(self, *, shown: bool | None = None) -> None:
        self._shown = sys.stderr.isatty() if shown is None else shown

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Callable[[int], None]]:
        """One stage of ``total`` steps; the callable given counts steps done."""
        from tqdm import tqdm

        with tqdm(total=total, desc=name, disable=not self._shown or not total, unit="") as bar:

            def step(steps: int) -> None:
                bar.update(steps)

            yield step
