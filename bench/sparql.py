"""Our SPARQL endpoint beside Oxigraph's own server and rdflib-endpoint, on the same quads in one run.

Each query goes to each server in turn, so that whatever else the machine does falls on all of them; connections are
kept. The two others are compared with where they are installed (pip install oxigraph rdflib-endpoint).
"""

import argparse
import json
import shutil
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from http.client import HTTPConnection, RemoteDisconnected
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from sparql_servers import alinea, oxigraph, rdflib_endpoint, search_path
from table import Figure, show

from alinea.settings import Settings
from alinea.snapshots import SnapshotHome
from alinea.wiring import Installation
from graph.queries import query
from ontology.namespaces import PREFIXES

_HEADERS = {"Accept": "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded"}
_ID = "https://w3id.org/alinea/id/"
LOOK_UPS = {
    "what is said of a mechanism": f"SELECT ?p ?o WHERE {{ <{_ID}mechanism/referendum> ?p ?o }}",
    "labels of a mechanism": "SELECT ?label WHERE { "
    f"<{_ID}mechanism/referendum> <http://www.w3.org/2004/02/skos/core#prefLabel> ?label }}",
    "whether there is one": f"ASK {{ <{_ID}mechanism/citizens_initiative> ?p ?o }}",
    "ten facts": "SELECT ?fact WHERE { ?fact <https://w3id.org/alinea/ontology#mechanism> ?m } LIMIT 10",
}
LONG = {
    "partition by property": query("dataset/property_partition"),
    "partition by class": query("dataset/class_partition"),
    "coverage": query("coverage"),
    "all parameters": query("export_parameters"),
    "a word in all literals": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o FILTER(REGEX(STR(?o), 'referend', 'i')) }",
}
MOST_LOOK_UP, MOST_LONG, LEAST_THROUGHPUT = 4.0, 1.3, 20.0
"""What must hold: times the median of Oxigraph's own server; times the throughput of rdflib-endpoint."""
_CLIENTS, _WARM = 4, 1
_SLOWEST = 60.0


def measure(home: str, *, turns: int = 30) -> list[Figure]:
    """Medians of each query at each server, their ratios, and look-ups a second of four clients."""
    settings = Settings(home=Path(home))
    store = Installation(settings, SnapshotHome(settings.home).current()).store
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        file = Path(folder) / "quads.nq"
        file.write_bytes(store.dump("application/n-quads"))
        addresses = {"alinea": stack.enter_context(alinea(home))}
        if shutil.which("oxigraph", path=search_path()):
            addresses["oxigraph"] = stack.enter_context(oxigraph(Path(folder), file))
        if find_spec("rdflib_endpoint"):
            addresses["rdflib-endpoint"] = stack.enter_context(rdflib_endpoint(file))
        clients = {name: stack.enter_context(closing(_client(address))) for name, address in addresses.items()}
        figures, sums = [], dict.fromkeys(addresses, 0.0)
        prefixes = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
        for name, text in {**LOOK_UPS, **LONG}.items():
            medians = _medians(name, f"{prefixes} {text}", clients, addresses, turns=turns)
            for server, median in medians.items():
                sums[server] += median
                figures.append(Figure(f"{name}, {server}", median, "ms", _judged(server, medians)))
        return figures + _throughputs(addresses, sums)


def _medians(
    name: str, text: str, clients: dict[str, HTTPConnection], addresses: dict[str, str], *, turns: int
) -> dict[str, float]:
    times: dict[str, list[float]] = {server: [] for server in addresses}
    rows: dict[str, int] = {}
    for turn in range(turns + _WARM):
        for server, address in addresses.items():
            once = server == "rdflib-endpoint" and text.endswith(tuple(LONG.values()))
            if once and turn:
                continue  # it takes seconds: enough to see the order of size
            took, rows[server] = _timed(clients[server], address, text)
            if once or turn >= _WARM:
                times[server].append(took)
    if rows.get("oxigraph", rows["alinea"]) != rows["alinea"]:
        raise SystemExit(f"{name}: the servers give different numbers of rows: {rows}")
    return {server: statistics.median(each) for server, each in times.items()}


def _judged(server: str, medians: dict[str, float]) -> str:
    """The ratio to Oxigraph's own server, and whether it holds where a limit is set (below 1 ms, from 20 ms on)."""
    bare = medians.get("oxigraph")
    if bare is None or server == "oxigraph":
        return ""
    ratio = medians[server] / bare
    limit = MOST_LOOK_UP if bare < 1 else MOST_LONG if bare >= 20 else None
    if server != "alinea" or limit is None:
        return f"{ratio:.2f} x oxigraph"
    return f"{ratio:.2f} x oxigraph, at most {limit}: {'holds' if ratio <= limit else 'DOES NOT HOLD'}"


def _timed(client: HTTPConnection, address: str, text: str) -> tuple[float, int]:
    """Milliseconds until the whole answer is here, and how many rows it has."""
    body = urlencode({"query": text})
    try:
        return _exchange(client, address, body)
    except (BrokenPipeError, ConnectionResetError, RemoteDisconnected):
        client.close()  # kept too long: another server took seconds in between
        return _exchange(client, address, body)


def _exchange(client: HTTPConnection, address: str, body: str) -> tuple[float, int]:
    start = time.perf_counter()
    client.request("POST", urlsplit(address).path, body, _HEADERS)
    reply = client.getresponse()
    answer = reply.read()
    took = 1000 * (time.perf_counter() - start)
    if reply.status != 200:
        raise SystemExit(f"{address} answers {reply.status}: {answer[:300]!r}")
    told = json.loads(answer)
    return took, len(told["results"]["bindings"]) if "results" in told else 1


def _client(address: str) -> HTTPConnection:
    """A kept connection of the standard library: httpx takes a millisecond of its own for each request."""
    parts = urlsplit(address)
    return HTTPConnection(str(parts.hostname), parts.port, timeout=_SLOWEST)


def _throughputs(addresses: dict[str, str], sums: dict[str, float]) -> list[Figure]:
    """Queries a second: of one client by the medians, of several that ask all queries, and of several look-ups."""
    number = len(LOOK_UPS) + len(LONG)
    every = {**LOOK_UPS, **LONG}
    found = {
        "all queries of one client": {server: 1000 * number / each for server, each in sums.items()},
        f"all queries of {_CLIENTS} clients": {name: _together(each, every, 1) for name, each in addresses.items()},
        f"look-ups of {_CLIENTS} clients": {name: _together(each, LOOK_UPS, 200) for name, each in addresses.items()},
    }
    judged = f"all queries of {_CLIENTS} clients"
    return [
        Figure(f"{name}, {server}", each, "a second", _beside_rdflib(server, figures, judged=name == judged))
        for name, figures in found.items()
        for server, each in figures.items()
    ]


def _beside_rdflib(server: str, figures: dict[str, float], *, judged: bool) -> str:
    """The ratio to rdflib-endpoint, and whether it holds where a limit is set."""
    slow = figures.get("rdflib-endpoint")
    if slow is None or server == "rdflib-endpoint":
        return ""
    ratio = f"{figures[server] / slow:.1f} x rdflib-endpoint"
    if server != "alinea" or not judged:
        return ratio
    verdict = "holds" if figures[server] >= LEAST_THROUGHPUT * slow else "DOES NOT HOLD"
    return f"{ratio}, at least {LEAST_THROUGHPUT:.0f}: {verdict}"


def _together(address: str, texts: dict[str, str], rounds: int) -> float:
    """Queries a second of clients that each ask all of them so many times without a pause."""
    prefixes = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())

    def ask(turn: int) -> int:
        ordered = [*texts.values()] * rounds
        ordered = ordered[turn:] + ordered[:turn]  # not all of them the same at a time
        with closing(_client(address)) as client:
            for text in ordered:
                _timed(client, address, f"{prefixes} {text}")
        return len(ordered)

    start = time.monotonic()
    with ThreadPoolExecutor(_CLIENTS) as clients:
        answered = sum(clients.map(ask, range(_CLIENTS)))
    return answered / (time.monotonic() - start)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", required=True, help="folder of the snapshots")
    parser.add_argument("--turns", type=int, default=30, help="how often each query is asked")
    options = parser.parse_args()
    show("SPARQL beside other servers", measure(options.home, turns=options.turns))
