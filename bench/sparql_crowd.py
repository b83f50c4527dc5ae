"""A crowd at our SPARQL endpoint: many clients ask without a pause; nothing but answers, 429 and 503 may come back.

Once within the usual limits, where all clients are one for the rate (they share an address), and once without a rate.
"""

import argparse
import threading
import time
from collections import Counter
from contextlib import closing
from http.client import HTTPException
from urllib.parse import urlencode, urlsplit

from sparql import _HEADERS, LOOK_UPS, _client
from sparql_servers import alinea
from table import Figure, show

from graph.queries import query
from ontology.namespaces import PREFIXES

ALLOWED = {200, 429, 503}
_LONG = {"partition by class": query("dataset/class_partition")}


def measure(home: str, *, clients: int, seconds: float, rate: str | None) -> list[Figure]:
    """How many answers of each status came, and how many exchanges broke off (``broken``)."""
    with alinea(home, rate=rate) as address:
        told = _crowd(address, clients, seconds)
    limits = "usual limits" if rate is None else f"rate {rate}"
    return [Figure(f"{limits}, {status}", number, "replies", _judged(status)) for status, number in told.items()]


def _judged(status: int | str) -> str:
    return "" if status in ALLOWED else "MUST NOT BE"


def _crowd(address: str, clients: int, seconds: float) -> Counter[int | str]:
    told: Counter[int | str] = Counter()
    lock, end = threading.Lock(), time.monotonic() + seconds
    prefixes = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
    queries = [f"{prefixes} {text}" for text in (*LOOK_UPS.values(), *_LONG.values())]

    def ask(number: int) -> None:
        mine: Counter[int | str] = Counter()
        with closing(_client(address)) as client:
            while time.monotonic() < end:
                number += 1
                try:
                    body = urlencode({"query": queries[number % len(queries)]})
                    client.request("POST", urlsplit(address).path, body, _HEADERS)
                    reply = client.getresponse()
                    reply.read()
                    mine[reply.status] += 1
                except (OSError, HTTPException):
                    mine["broken"] += 1
                    client.close()
        with lock:
            told.update(mine)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", required=True, help="folder of the snapshots")
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    figures = []
    for rate in (None, "0"):
        figures += measure(options.home, clients=options.clients, seconds=options.seconds, rate=rate)
    show("A crowd at the SPARQL endpoint", figures)
    raise SystemExit(any(figure.ratio for figure in figures))
