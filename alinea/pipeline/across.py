"""What only the whole collection tells: references from document to document, and the order of an act's versions.

Documents are read in parallel and kept one by one, so this comes after them. What is open waits in a file meanwhile;
of each document only its names stay in memory.
"""

import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

import msgspec
from pyoxigraph import Quad

from alinea.pipeline.report import BuildReport
from graph.describe import describe_link, describe_unresolved, describe_versions, version_of
from graph.describe.versions import Amendment
from ingest.linking.across import Pending, pending_of, resolved_across
from ingest.mentions.find import find_links
from ingest.register import Register
from ontology.linking import Link, LinkKind
from ontology.model import Document, Reading
from ontology.versions import Version, issue_in

_LENGTH = 4


class Collection:
    """The documents of a build, as far as others may name them."""

    def __init__(self, register: Register, *, base: str) -> None:
        self._register = register
        self._base = base
        self._versions: list[Version] = []
        self._amending: dict[tuple[str, str], Amendment] = {}
        self._acts: dict[str, tuple[str, str | None, str | None]] = {}
        self._waiting: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the collection

    def close(self) -> None:
        """Give the file of open references back."""
        self._waiting.close()

    def watched(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The same readings, each entered as it passes."""
        for reading in readings:
            if reading.document is not None:
                self._enter(reading, reading.document)
            yield reading

    def _enter(self, reading: Reading, document: Document) -> None:
        self._register.enter(document)
        if reading.is_copy:
            return
        self._versions.append(version_of(document))
        self._acts[document.iri] = (document.work, document.gazette, document.date)
        self._remember(document.iri, reading.links)
        pending = pending_of(reading, document)
        if pending:
            packed = msgspec.msgpack.encode(pending)
            self._waiting.write(len(packed).to_bytes(_LENGTH, "big") + packed)

    def _remember(self, document: str, links: Iterable[Link]) -> None:
        """Which act amends which, by the issue that printed it."""
        work, gazette, date = self._acts[document]
        issue = issue_in(gazette)
        for link in links:
            if link.kind is LinkKind.AMENDS and issue:
                amended = link.target.partition("/art_")[0]
                self._amending[work, amended] = Amendment(work=work, amended=amended, issue=issue, date=date)

    def describe(self, report: BuildReport) -> Iterator[Quad]:
        """The links that the collection makes possible, what stays unresolved, and the versions; counted."""
        for pending in self._pending():
            mentions = resolved_across(pending, self._register, base=self._base)
            links = list(find_links(mentions))
            self._remember(pending.document, links)
            for turn, link in enumerate(links, start=1):
                yield from describe_link(link, f"{pending.document}#link-across-{turn}", pending.document)
            left = [each for each in mentions if each.target is None]
            yield from describe_unresolved(pending.document, left)
            report.links += len(links)
            report.across += len(links)
            report.unresolved += len(left)
        yield from describe_versions(self._versions, self._amending.values())

    def _pending(self) -> Iterator[Pending]:
        decoder = msgspec.msgpack.Decoder(Pending)
        self._waiting.seek(0)
        while head := self._waiting.read(_LENGTH):
            yield decoder.decode(self._waiting.read(int.from_bytes(head, "big")))
