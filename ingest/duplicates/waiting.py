"""Which text of an act counts before the others: the one that knows its identifier, whatever its file is called."""

import tempfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

import msgspec

from ontology.eli import Eli
from ontology.errors import IdentifierError
from ontology.model import Document, Reading


def knowing_first(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings in their order, but those last whose act is not wholly identified, the most knowing first.

    An act is named by the text that comes first, and one that knows no year and no gazette would name it worse than
    another text of the same act does; which of them comes first hangs on the names of folders. What waits lies in a
    file meanwhile, so memory does not grow with it.
    """
    waiting: list[tuple[int, int, int]] = []
    with tempfile.TemporaryFile() as file:
        for reading in readings:
            if reading.document is None or _identified(reading.document):
                yield reading
            else:
                waiting.append((-_known(reading.document), *_written(reading, file)))
        decoder = msgspec.msgpack.Decoder(Reading)
        for _, offset, length in sorted(waiting):  # where two know as much, the earlier one lies before
            file.seek(offset)
            yield decoder.decode(zlib.decompress(file.read(length)))


def _written(reading: Reading, file: IO[bytes]) -> tuple[int, int]:
    packed = zlib.compress(msgspec.msgpack.encode(reading), level=1)
    offset = file.tell()
    file.write(packed)
    return offset, len(packed)


def _identified(document: Document) -> bool:
    """Whether nothing that another text of the act may know would change the identifier of its work."""
    return bool(document.jurisdiction and document.number and _year(document))


def _known(document: Document) -> int:
    """How much a document knows of its act, of what is in the identifier before what is not."""
    named = (document.jurisdiction, _year(document), document.number, document.act_type != "page")
    besides = (document.gazette, document.date)
    return len(besides) * sum(map(bool, named)) + sum(map(bool, besides))


def _year(document: Document) -> int | None:
    """The year of the work, which the register of acts may know where the text does not."""
    try:
        return Eli.parse(document.work, base=document.work.partition("eli/")[0]).year
    except IdentifierError:
        return document.year
