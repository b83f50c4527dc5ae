"""Office packages: ZIP files with XML parts (ECMA-376 part 2, ODF 1.3 part 2), opened with every limit on.

Such a file comes from strangers. Parts are read up to a size, and their XML is parsed without document type
definitions, entities, files from elsewhere or the network: no part of a Word or OpenDocument file needs them.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from ontology.errors import DocumentError

_MAX_PART = 100_000_000
_MAX_TAGS = 1_500_000
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_DECLARATION = re.compile(rb"\A\s*<\?xml[^>]{0,300}\?>\s*")
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
"""What zipfile raises on damaged, locked and oddly packed files."""


@contextmanager
def opened(source: bytes | Path) -> Iterator[zipfile.ZipFile]:
    """The ZIP file in bytes or at a path; raises ``DocumentError`` (``damaged_zip``) where its list is broken."""
    try:
        package = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except UNREADABLE as error:
        message = "The ZIP or Office file is damaged or cut off and cannot be opened. Download it again."
        raise DocumentError("damaged_zip", message) from error
    with package:
        yield package


def content(package: zipfile.ZipFile, part: zipfile.ZipInfo, *, limit: int = _MAX_PART) -> bytes:
    """Bytes of one part; raises ``DocumentError`` for a locked, damaged or too large one.

    A part that unpacks to more than its header says cannot pass: zipfile stops there and checks the sum.
    """
    if part.flag_bits & 0x1:
        message = "The file in the ZIP archive is locked with a password. Unpack it with the password first."
        raise DocumentError("encrypted_member", message)
    if part.file_size > limit:
        message = f"A part of the file unpacks to more than {limit // 1_000_000} MB. Split it into its acts."
        raise DocumentError("too_large", message)
    try:
        return package.read(part)
    except UNREADABLE as error:
        message = "A part of the ZIP or Office file is damaged or cut off. Download it again."
        raise DocumentError("damaged_zip", message) from error


def xml_part(package: zipfile.ZipFile, name: str) -> "etree._Element | None":
    """The root of an XML part, ``None`` where the package has no such part; errors as ``content`` and ``parsed``."""
    try:
        part = package.getinfo(name)
    except KeyError:
        return None
    return parsed(content(package, part))


def parsed(data: bytes) -> "etree._Element":
    """The root of XML from a stranger; raises ``DocumentError`` for broken, unsafe and immense XML."""
    if any(mark in data for mark in _DOCTYPES):
        message = "The file defines XML entities, as no honest document does. Save it again as DOCX, ODT or PDF."
        raise DocumentError("unsafe_xml", message)
    if data.count(b"<") > _MAX_TAGS:  # 300 bytes an element; a law of 100 pages has 50,000
        raise DocumentError("too_large", "The file holds millions of XML elements. Split it into its acts.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _syntax_problem(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError("unsafe_xml", "The file defines XML entities. Save it again as DOCX, ODT or PDF.")
    return root


def without_declaration(data: bytes) -> bytes:
    """UTF-8 less the XML declaration, which may name the encoding it had before; other bytes as they are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return _DECLARATION.sub(b"", data, count=1)


def _syntax_problem(reason: str) -> DocumentError:
    """libxml2 tells its own limits (10 MB of text without a tag, depth) by words alone."""
    if "depth" in reason.lower():
        return DocumentError("too_deep", "The file is nested too deeply to be read. Save it as plain text or PDF.")
    if "huge" in reason.lower() or "xmlsax2characters" in reason.lower():
        message = "A paragraph of the file holds more than ten million characters. Split it into its acts."
        return DocumentError("too_large", message)
    message = "The XML in the file is damaged. Open it in a word processor, save it again and retry."
    return DocumentError("damaged_xml", message)


def local(element: "etree._Element") -> str:
    """The name of an element without its namespace: transitional and strict files differ in nothing else."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: "etree._Element", name: str) -> str | None:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: "etree._Element | None", *path: str) -> "etree._Element | None":
    """The first element down a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element
