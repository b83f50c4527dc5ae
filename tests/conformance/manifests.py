"""What the W3C's manifests say (https://w3c.github.io/rdf-tests/): each test with the files it names.

The vocabulary is that of the test manifests (``mf:``), of query and update tests (``qt:``, ``ut:``) and, for the
protocols, HTTP in RDF (``ht:``, https://www.w3.org/TR/HTTP-in-RDF10/).
"""

from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

HOME = "https://w3c.github.io/rdf-tests/sparql/sparql11/"
"""Base of the files' IRIs, as the W3C publishes them."""
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")


@dataclass(frozen=True)
class Graphs:
    """A state of a graph store: files of the default graph, and a file with the name of each other graph."""

    default: list[Path] = field(default_factory=list)
    named: list[tuple[str, Path]] = field(default_factory=list)


@dataclass(frozen=True)
class Exchange:
    """One request with what must come back; ``formats`` and ``truth`` are the protocol tests' expectations."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: list[range]
    truth: bool | None = None
    kind_of_result: str | None = None
    location: str | None = None
    content: str | None = None
    media_type: str | None = None


@dataclass(frozen=True)
class Test:
    """One entry of a manifest; ``request`` is the query or update, ``result`` the file of the wanted answer."""

    name: str
    group: str
    kind: str
    request: Path | None = None
    before: Graphs = field(default_factory=Graphs)
    after: Graphs | None = None
    result: Path | None = None
    exchanges: list[Exchange] = field(default_factory=list)


def read(folder: Path) -> list[Test]:
    """All tests of a checkout of w3c/rdf-tests; ``folder`` may be the checkout or its ``sparql/sparql11``."""
    root = next((each for each in (folder, folder / "sparql" / "sparql11") if (each / "protocol").is_dir()), folder)
    manifests = sorted(root.glob("*/manifest*.ttl"))
    if not manifests:
        raise FileNotFoundError(
            f"There are no manifests in {folder}. Name a checkout of https://github.com/w3c/rdf-tests: TESTS=DIR."
        )
    return [test for manifest in manifests for test in _tests(manifest, root)]


def iri_of(file: Path) -> str:
    """The IRI of a file of the tests, by the folder it lies in."""
    return f"{HOME}{file.parent.name}/{file.name}"


def _tests(manifest: Path, root: Path) -> list[Test]:
    graph = Graph().parse(manifest, format="turtle", publicID=HOME + str(manifest.relative_to(root)))
    entries = [each for start in graph.objects(None, MF.entries) for each in Collection(graph, start)]
    reader = _Reader(graph, manifest.parent)
    return [reader.test(entry) for entry in entries]


class _Reader:
    def __init__(self, graph: Graph, folder: Path) -> None:
        self._graph = graph
        self._folder = folder

    def test(self, entry: Node) -> Test:
        kinds = [str(each).rpartition("#")[2] for each in self._graph.objects(entry, RDF.type)]
        action = self._graph.value(entry, MF.action)
        result = self._graph.value(entry, MF.result)
        updates = any("UpdateEvaluation" in each for each in kinds)
        exchanges = self._graph.value(action, HT.requests)
        return Test(
            name=f"{self._folder.name}/{str(entry).rpartition('#')[2]}",
            group=self._folder.name,
            kind=next(each for each in kinds if each.endswith(("Test", "Test11"))),
            request=self._request(action),
            before=self._graphs(entry if exchanges else action),
            after=self._graphs(result) if updates else None,
            result=self._file(result) if isinstance(result, URIRef) else None,
            exchanges=[self._exchange(each) for each in Collection(self._graph, exchanges)] if exchanges else [],
        )

    def _request(self, action: Node | None) -> Path | None:
        named = self._graph.value(action, QT.query) or self._graph.value(action, UT.request) or action
        return self._file(named) if isinstance(named, URIRef) else None

    def _graphs(self, node: Node | None) -> Graphs:
        graphs = Graphs()
        for term in (QT.data, UT.data):
            graphs.default.extend(self._file(each) for each in self._graph.objects(node, term))
        for each in (*self._graph.objects(node, QT.graphData), *self._graph.objects(node, UT.graphData)):
            file = self._graph.value(each, UT.graph) or self._graph.value(each, QT.graph) or each
            label = self._graph.value(each, RDFS.label)
            graphs.named.append((str(label) if label else str(file), self._file(file)))
        return graphs

    def _file(self, iri: Node) -> Path:
        return self._folder / Path(unquote(urlsplit(str(iri)).path)).name

    def _exchange(self, node: Node) -> Exchange:
        value = self._graph.value
        response = value(node, HT.resp)
        content = value(value(response, HT.body), CNT.chars)
        truth, kind = value(response, MF.expectedBoolean), value(response, MF.expectedFormat)
        location = value(response, MF.expectedLocation)
        return Exchange(
            method=str(value(node, HT.methodName)),
            path=str(value(node, HT.absolutePath)),
            headers=self._headers(node),
            body=self._body(node),
            statuses=[_statuses(str(each)) for each in self._graph.objects(response, MF.expectedStatus)],
            truth=None if truth is None else bool(truth.toPython()),
            kind_of_result=None if kind is None else str(kind),
            location=None if location is None else str(location),
            content=None if content is None else str(content),
            media_type=self._headers(response).get("content-type", "").split(";")[0] or None,
        )

    def _headers(self, node: Node | None) -> dict[str, str]:
        start = self._graph.value(node, HT.headers)
        headers = Collection(self._graph, start) if start else []
        return {
            str(self._graph.value(each, HT.fieldName)).lower(): str(self._graph.value(each, HT.fieldValue))
            for each in headers
        }

    def _body(self, node: Node) -> bytes | None:
        body = self._graph.value(node, HT.body)
        text = self._graph.value(body, CNT.chars)
        encoding = self._graph.value(body, CNT.characterEncoding)
        return None if text is None else str(text).encode(str(encoding or "UTF-8"))


def _statuses(iri: str) -> range:
    """The codes that ``hts:StatusCode2xx`` or ``hts:Created`` stand for."""
    name = iri.rpartition("#")[2]
    if name.startswith("StatusCode"):
        first = int(name.removeprefix("StatusCode")[0]) * 100
        return range(first, first + 100)
    code = next(each for each in HTTPStatus if each.phrase.replace(" ", "") == name)
    return range(code, code + 1)
