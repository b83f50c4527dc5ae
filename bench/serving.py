"""Latency and memory of a real server, asked over HTTP one question after the other."""

import json
import statistics
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path
from time import perf_counter

from table import Figure

QUESTIONS = [
    "how many signatures for a citizens' initiative",
    "колку потписи се потребни за граѓанска иницијатива",
    "koliko potpisa treba za referendum u opštini",
    "рок за одговор на петицију",
    "sa ditë zgjat konsultimi publik për buxhetin",
    "opoziv načelnika općine",
    "mjesna zajednica izbor savjeta",
    "gençlik meclisi nasıl kurulur",
    "who may convene a citizens' meeting",
    "qasja në dokumente publike afati",
]
_GOLD = Path(__file__).parent.parent / "corpus" / "gold"
_ASKED = 300


def measure(home: str) -> list[Figure]:
    """Start a server on a free port, ask it, and stop it again."""
    started = perf_counter()
    command = [sys.executable, "-m", "alinea", "serve", "--home", home, "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        address = _address(server)
        ready = perf_counter() - started
        _ask(address, QUESTIONS[0])
        first = perf_counter() - started
        times = [_timed(address, question) for question in _gold_questions()]
        sparql = [_sparql(address) for _ in range(20)]
        memory = _resident_mb(server.pid)
    finally:
        server.terminate()
        server.wait(30)
    ranked = sorted(times)
    return [
        Figure("start to listening", ready, "s"),
        Figure("start to the first answered question", first, "s"),
        Figure("search, median (every question new)", statistics.median(times), "ms"),
        Figure("search, 95th percentile", ranked[int(len(ranked) * 0.95)], "ms"),
        Figure("search, slowest", ranked[-1], "ms"),
        Figure("SPARQL look-up, median", statistics.median(sparql), "ms"),
        Figure("resident memory after that", memory, "MB"),
    ]


def _gold_questions() -> list[str]:
    """Questions in every language, none of them twice: nothing that was kept of one answers another."""
    files = [_GOLD / "questions.jsonl", *sorted((_GOLD / "laws").glob("*.jsonl"))]
    lines = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    asked = list(dict.fromkeys(line["q"] for line in lines if "q" in line))
    return asked[:: len(asked) // _ASKED][:_ASKED]


def _address(server: "subprocess.Popen[str]") -> str:
    assert server.stdout is not None
    for line in server.stdout:
        if " at http" in line:
            return line.split(" at ")[1].strip()
    raise SystemExit("the server did not start")


def _ask(address: str, question: str) -> dict[str, object]:
    url = f"{address}/api/search?{urllib.parse.urlencode({'q': question})}"
    with urllib.request.urlopen(url, timeout=120) as reply:
        return dict(json.load(reply))


def _timed(address: str, question: str) -> float:
    start = perf_counter()
    assert _ask(address, question)["hits"]
    return 1000 * (perf_counter() - start)


def _sparql(address: str) -> float:
    query = "SELECT ?p ?o WHERE { <https://w3id.org/alinea/id/mechanism/referendum> ?p ?o }"
    start = perf_counter()
    with urllib.request.urlopen(f"{address}/sparql?{urllib.parse.urlencode({'query': query})}", timeout=30) as reply:
        reply.read()
    return 1000 * (perf_counter() - start)


def _resident_mb(pid: int) -> float:
    """Memory of the server and its workers."""
    pids = [str(pid), *_children(pid)]
    pages = [int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in pids]
    return sum(pages) * 4096 / 1e6


def _children(pid: int) -> list[str]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return found + [grandchild for child in found for grandchild in _children(int(child))]
