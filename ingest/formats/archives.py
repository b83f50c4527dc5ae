"""ZIP archives of documents: which files are in one, read one by one and never unpacked to disk.

Names inside an archive are labels and nothing else: no path is ever made of them.
"""

import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.formats.detection import OTHER_OFFICE, Format
from ingest.formats.packages import UNREADABLE, content, opened
from ontology.errors import DocumentError

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_MAGIC = b"PK\x03\x04"
_MAX_MEMBERS = 2_000
_MAX_UNPACKED = 200_000_000
_MAX_RATIO = 200
_SMALL = 1_000_000
_MAX_LABEL = 300
_UTF8_NAME = 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its place in the list of contents (two for an archive in it), a name for reports."""

    place: tuple[int, ...]
    label: str
    size: int


def is_archive(source: bytes | Path) -> bool:
    """True for a sound ZIP file that is no document of Word or another office program."""
    try:
        package_format(source)
    except DocumentError as error:
        return error.code == "archive"
    return False


def members(source: bytes | Path) -> list[Member]:
    """The files of an archive and of archives in it, less folders, links and hidden files.

    Raises ``DocumentError``: ``damaged_zip``, ``archive_too_large`` beyond 2,000 files or 200 MB unpacked,
    ``zip_bomb`` where a file unpacks to more than 200 times its size.
    """
    found: list[Member] = []
    with opened(source) as archive:
        for index, info in _files(archive):
            label = _label(info)
            inner = _inner(archive, info)
            found += [Member((index, *each.place), f"{label}/{each.label}", each.size) for each in inner]
            if not inner:
                found.append(Member((index,), label, info.file_size))
            _check_total(len(found), sum(each.size for each in found))
    return found


def member(path: Path, place: tuple[int, ...]) -> bytes:
    """Bytes of one file of an archive; raises ``DocumentError`` for a locked, damaged or too large one."""
    if len(place) > 1:
        data = _nested(path, path.stat().st_mtime_ns, place[0])
        with opened(data) as archive:
            return content(archive, archive.infolist()[place[1]], limit=_MAX_UNPACKED)
    with opened(path) as archive:
        return content(archive, archive.infolist()[place[0]], limit=_MAX_UNPACKED)


@lru_cache(maxsize=1)
def _nested(path: Path, _changed: int, index: int) -> bytes:
    """An archive in an archive, kept while its files are read one after the other."""
    return member(path, (index,))


def _inner(archive: "ZipFile", info: "ZipInfo") -> list[Member]:
    """Files of an archive in an archive; one that cannot be opened is a file, whose reading tells why."""
    try:
        with archive.open(info) as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return []
        data = content(archive, info, limit=_MAX_UNPACKED)
        if not is_archive(data):
            return []
        with opened(data) as inner:
            return [Member((index,), _label(each), each.file_size) for index, each in _files(inner)]
    except (DocumentError, *UNREADABLE):
        return []


def package_format(source: bytes | Path) -> Format:
    """The format of a ZIP file that is a document; raises ``DocumentError`` with ``archive`` for one that is none.

    Others are ``office_other``, ``empty_zip`` and what ``members`` raises.
    """
    with opened(source) as package:
        names = package.NameToInfo
        kind = content(package, names["mimetype"], limit=_SMALL) if "mimetype" in names else b""
        if kind.strip() == Format.ODT.encode():
            return Format.ODT
        if b"opendocument" in kind or {"xl/workbook.xml", "ppt/presentation.xml"} & names.keys():
            raise DocumentError("office_other", OTHER_OFFICE)
        if "[Content_Types].xml" in names:
            return Format.DOCX
        if not _files(package):
            raise DocumentError("empty_zip", "The ZIP archive is empty: there is nothing to read.")
    message = "This ZIP archive lies in another one, or was given as a document. Unpack it and read its files."
    raise DocumentError("archive", message)


def _files(archive: "ZipFile") -> "list[tuple[int, ZipInfo]]":
    """Files with their places; raises ``DocumentError`` for a trap."""
    files = [(index, info) for index, info in enumerate(archive.infolist()) if _is_file(info)]
    _check_total(len(files), sum(info.file_size for _, info in files))
    if any(info.file_size > max(_SMALL, _MAX_RATIO * info.compress_size) for _, info in files):
        message = "A file in the ZIP archive unpacks to over 200 times its size, as traps do; nothing of it was read."
        raise DocumentError("zip_bomb", message)
    return files


def _check_total(count: int, size: int) -> None:
    if count > _MAX_MEMBERS or size > _MAX_UNPACKED:
        message = "The ZIP archive holds more than 2,000 files or 200 MB. Unpack it and read the folder."
        raise DocumentError("archive_too_large", message)


def _is_file(info: "ZipInfo") -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) and part.strip(".") for part in info.filename.split("/"))
    return not info.is_dir() and not hidden and not stat.S_ISLNK(info.external_attr >> 16)


def _label(info: "ZipInfo") -> str:
    """The name as its maker meant it: without a mark it is in UTF-8 or in the code page of Windows' console."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", errors="replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp852", errors="replace")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)[:_MAX_LABEL]
