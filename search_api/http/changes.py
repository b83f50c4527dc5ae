"""The feed of snapshots (Atom, RFC 4287), and what changed between two of them."""

import gzip
import threading
from collections import OrderedDict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Path, Request
from starlette.responses import Response, StreamingResponse

from graph.describe.dataset import dataset_iri
from graph.patch import MEDIA_TYPE, patch
from ontology.errors import NotFoundError
from search_api.services import HeldSnapshot, Services, built_at

FEED = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_KEPT = 4
Id = Annotated[str, Path(max_length=100, description="The name of a snapshot, as the feed has it.")]


def router(services: Services) -> APIRouter:
    """``/data/changes.atom`` and ``/data/changes/OLD/NEW``."""
    routes = APIRouter(tags=["linked data"])
    patches = Patches(services)

    @routes.get("/data/changes.atom", response_class=Response, responses={200: {"content": {FEED: {}}}})
    def feed(request: Request) -> Response:
        """The snapshots that are held, the newest first; each entry leads to its changes since the one before."""
        return Response(_feed(services, services.kept(), str(request.base_url)), media_type=FEED)

    @routes.get("/data/changes/{old}/{new}", response_class=Response, responses={200: {"content": {MEDIA_TYPE: {}}}})
    def changes(old: Id, new: Id) -> Response:
        """Statements that went and came from one snapshot to another, as an RDF Patch; either may be the older."""
        name = f'attachment; filename="{old}-{new}.rdfpatch"'
        return StreamingResponse(patches.read(old, new), media_type=MEDIA_TYPE, headers={"Content-Disposition": name})

    return routes


class Patches:
    """Patches between snapshots, one made at a time, the last few kept: snapshots never change."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    def read(self, old: str, new: str) -> Iterator[bytes]:
        """The patch in pieces; raises ``NotFoundError`` for a snapshot that is not held, before the first piece."""
        known = {each.id: each for each in self._services.kept()}
        for name in (old, new):
            if name not in known:
                raise NotFoundError(f"There is no snapshot {name}; held are {', '.join(known) or 'none'}.")
        with self._lock:
            if (old, new) not in self._kept:
                self._kept[old, new] = self._made(known[old], known[new])
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            packed = self._kept[old, new]
        return _pieces(packed)

    def _made(self, old: HeldSnapshot, new: HeldSnapshot) -> bytes:
        base = self._services.base
        lines = patch(
            old.open_store(),
            new.open_store(),
            old_id=snapshot_iri(base, old.id),
            new_id=snapshot_iri(base, new.id),
        )
        return gzip.compress(b"".join(lines), 6)


def snapshot_iri(base: str, snapshot: str) -> str:
    """The data of one installation at one time."""
    return f"{dataset_iri(base)}#{snapshot}"


def _pieces(packed: bytes) -> Iterator[bytes]:
    text = gzip.decompress(packed)
    for start in range(0, len(text), 1 << 16):
        yield text[start : start + (1 << 16)]


def _feed(services: Services, snapshots: list[HeldSnapshot], address: str) -> bytes:
    """The feed; ``address`` is that of this server, with a slash at its end."""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _tell(feed, "id", f"{dataset_iri(services.base)}#changes")
    _tell(feed, "title", "Alinea: snapshots of the data")
    _tell(feed, "updated", _time(str(services.manifest.get("snapshot", ""))))
    SubElement(feed, "link", rel="self", type=FEED, href=f"{address}data/changes.atom")
    SubElement(feed, "link", rel="alternate", type="text/html", href=f"{address}data/")
    _tell(SubElement(feed, "author"), "name", "Alinea")
    earlier = [None, *snapshots[:-1]]
    for before, snapshot in reversed(list(zip(earlier, snapshots, strict=True))):
        entry = SubElement(feed, "entry")
        _tell(entry, "id", snapshot_iri(services.base, snapshot.id))
        _tell(entry, "title", f"Snapshot {snapshot.id}")
        _tell(entry, "updated", _time(snapshot.id))
        SubElement(entry, "link", rel="alternate", type="text/html", href=f"{address}data/")
        told = f"{snapshot.triples:,} statements."
        if before:
            href = f"{address}data/changes/{before.id}/{snapshot.id}"
            SubElement(entry, "link", rel="related", type=MEDIA_TYPE, title="Changes", href=href)
            told += f" What changed since {before.id}: {href}"
        _tell(entry, "summary", told)
    body: bytes = tostring(feed, "utf-8", xml_declaration=True)
    return body


def _tell(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _time(snapshot: str) -> str:
    """The time in the name of a snapshot (RFC 3339); the beginning of time for a name that has none."""
    moment = built_at(snapshot) or datetime.fromtimestamp(0, tz=UTC)
    return moment.isoformat().replace("+00:00", "Z")
