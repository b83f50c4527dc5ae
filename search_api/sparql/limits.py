"""What strangers may ask of the SPARQL door, as numbers; ``/sparql`` publishes them in its description."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from starlette.exceptions import HTTPException

_MOST_CLIENTS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one server.

    ``seconds`` for one query, ``rows`` of one table (longer ones are cut, and say so), ``answer_bytes`` of one
    answer (larger ones are refused), ``query_bytes`` of one query or update, ``concurrent`` queries at a time,
    ``waiting`` ones beside them, ``rate`` requests a second of one client on the average (0 counts none) with
    bursts of ``burst``. ``quick_seconds`` is what a query gets on the last free place, so that one is always near.
    """

    seconds: float = 20.0
    quick_seconds: float = 1.0
    rows: int = 2_000_000
    answer_bytes: int = 1_000_000_000
    query_bytes: int = 1_000_000
    concurrent: int = 4
    waiting: int = 200
    rate: float = 100.0
    burst: int = 500

    def told(self) -> str:
        """The limits in one English sentence, for descriptions."""
        rate = f", {self.rate:g} requests a second of one client with bursts of {self.burst}" if self.rate else ""
        return (
            f"A query may take {self.seconds:g} seconds and {self.query_bytes:,} bytes, its answer {self.rows:,} "
            f"rows and {self.answer_bytes:,} bytes; {self.concurrent} queries run at a time{rate}."
        )


class Throttle:
    """Counts requests by client: a bucket of tokens each, refilled at the rate; thread-safe."""

    def __init__(self, limits: Limits) -> None:
        self._rate, self._burst = limits.rate, float(limits.burst)
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def admit(self, client: str) -> None:
        """Take one token; raises ``HTTPException`` 429 (RFC 6585, 4) with ``Retry-After`` where there is none."""
        if not self._rate:
            return
        now = time.monotonic()
        with self._lock:
            tokens, seen = self._buckets.pop(client, (self._burst, now))
            tokens = min(self._burst, tokens + (now - seen) * self._rate)
            self._buckets[client] = (max(0.0, tokens - 1), now)
            if len(self._buckets) > _MOST_CLIENTS:
                self._buckets.popitem(last=False)
        if tokens < 1:
            wait = max(1, round((1 - tokens) / self._rate))
            raise HTTPException(
                429, f"More than {self._rate:g} requests a second came from {client}.", {"Retry-After": str(wait)}
            )
