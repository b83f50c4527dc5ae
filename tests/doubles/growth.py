"""How the time of a piece of work grows with its input, told so that a busy machine cannot tell it wrong."""

import gc
import time
from collections.abc import Callable


def growth(work: Callable[[int], object], short: int, long: int, *, limit: float, tries: int = 4) -> float:
    """The processor time of `work(long)` over that of `work(short)`, each the least of what was measured.

    Another process on the machine can only add to a time, so the least comes nearest to the truth. The pair is
    measured again, at most `tries` times, while the ratio is above `limit`: work that truly grows faster stays above
    it. The collector of garbage is off meanwhile, for its time hangs on what other tests left. A short time counts as
    5 ms at least.
    """
    work(short)
    shortest = longest = float("inf")
    gc.disable()
    try:
        for _ in range(tries):
            shortest, longest = min(shortest, _seconds(work, short)), min(longest, _seconds(work, long))
            if longest <= limit * max(shortest, 0.005):
                break
    finally:
        gc.enable()
    return longest / max(shortest, 0.005)


def _seconds(work: Callable[[int], object], size: int) -> float:
    begin = time.process_time()
    work(size)
    return time.process_time() - begin
