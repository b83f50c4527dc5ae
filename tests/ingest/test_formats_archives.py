import json
import struct
import time

import pytest
from click.testing import CliRunner

from alinea.commands.read import command
from alinea.pipeline.reading import ReadFile, make_recipe
from alinea.pipeline.sources import SourceFile, documents_in, find_sources
from ingest.formats import extract
from ingest.formats.archives import members
from ontology.errors import DocumentError
from tests.doubles.office_files import docx, paragraph, zipped
from tests.doubles.synthetic_files import law

MACEDONIAN = law(3, word="Член", title="ЗАКОН ЗА ПРОБА", body="Оваа одредба е пробна и ништо не уредува.")


def read_all(path):
    read = ReadFile(make_recipe(None, base="https://x.test/", cache=None))
    return {source.name: read(source) for source in documents_in(SourceFile(path, path.name))}


def codes(path):
    return {name: [problem.code for problem in reading.problems] for name, reading in read_all(path).items()}


@pytest.fixture
def saved(tmp_path):
    def save(data, name="archive.zip"):
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return save


def locked(data):
    """The same archive with the mark of encryption on every member."""
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            flags = struct.unpack_from("<H", data, at + offset)[0] | 1
            data = data[: at + offset] + struct.pack("<H", flags) + data[at + offset + 2 :]
            at = data.find(magic, at + 4)
    return data


def test_every_member_is_a_document_of_its_own(saved):
    inner = zipped({"drugi.rtf": rb"{\rtf1 Clan 1\par Probni stav.}"})
    word = docx(paragraph("Члан 1.") + paragraph("Пробни став."))
    path = saved(
        zipped({"a/zakon.docx": word, "член.txt": MACEDONIAN, "inner.zip": inner, "a/.hidden": "x", "e/": ""})
    )
    readings = read_all(path)
    assert list(readings) == ["archive.zip/a/zakon.docx", "archive.zip/член.txt", "archive.zip/inner.zip/drugi.rtf"]
    assert all(reading.document for reading in readings.values())
    assert readings["archive.zip/член.txt"].document.language == "mk"
    assert len(readings["archive.zip/член.txt"].provisions) >= 3


def test_archives_in_a_folder_have_what_is_declared_of_them(saved):
    saved(zipped({"a.txt": MACEDONIAN, "b.txt": MACEDONIAN}))
    saved(b'["archive.zip"]\njurisdiction = "MK"\n', "source.toml")
    path = saved(docx(paragraph("Члан 1.")), "law.docx")
    found = list(find_sources([path.parent], []))
    assert [each.name for each in found] == ["archive.zip/a.txt", "archive.zip/b.txt", "law.docx"]
    assert [each.declared for each in found] == [(("jurisdiction", "MK"),)] * 2 + [()]


def test_names_that_lead_elsewhere_are_labels_only(saved):
    path = saved(
        zipped(
            [("../../etc/passwd", MACEDONIAN), ("/abs\x1b[31m.txt", MACEDONIAN), ("x.txt", "a"), ("y.txt", "b")]
        ).replace(b"y.txt", b"x.txt")
    )
    readings = read_all(path)
    assert "archive.zip/../../etc/passwd" in readings
    assert not any("\x1b" in name for name in readings)
    assert [each.place for each in members(path)] == [(0,), (1,), (2,), (3,)]
    assert [each.name for each in path.parent.iterdir()] == ["archive.zip"]


def test_name_in_the_code_page_of_an_old_console(saved):
    data = zipped({"z.txt": MACEDONIAN}).replace(b"z.txt", "č.txt".encode("cp852"))
    assert list(read_all(saved(data))) == ["archive.zip/č.txt"]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: zipped({}), "empty_zip"),
        (lambda: zipped({"a.txt": MACEDONIAN})[:-30], "damaged_zip"),
        (lambda: zipped({"a.txt": bytes(5_000_000)}), "zip_bomb"),
        (lambda: zipped({f"{number}.txt": "a" for number in range(2_001)}), "archive_too_large"),
        (
            lambda: zipped([(f"{number}.txt", "x" * 999_999) for number in range(201)], compresslevel=1),
            "archive_too_large",
        ),
    ],
    ids=["empty", "cut off", "bomb", "many", "large"],
)
def test_archive_that_cannot_be_opened_is_named_once(saved, made, code):
    path = saved(made())
    begin = time.process_time()
    assert codes(path) == {"archive.zip": [code]}
    assert time.process_time() - begin < 5


def test_members_that_cannot_be_read_cost_only_themselves(saved):
    bomb = zipped({"b.txt": bytes(5_000_000)})
    deep = zipped({"deep.zip": zipped({"deeper.txt": MACEDONIAN})})
    found = codes(saved(zipped({"bomb.zip": bomb, "deep.zip": deep, "empty.txt": "", "good.txt": MACEDONIAN})))
    assert found["archive.zip/bomb.zip"] == ["zip_bomb"]
    assert found["archive.zip/deep.zip/deep.zip"] == ["archive"]
    assert found["archive.zip/empty.txt"] == ["empty"]
    assert not {"archive", "zip_bomb", "empty"} & set(found["archive.zip/good.txt"])


def test_locked_and_damaged_members_are_reported(saved):
    assert codes(saved(locked(zipped({"a.txt": MACEDONIAN})))) == {"archive.zip/a.txt": ["encrypted_member"]}
    data = bytearray(zipped({"a.txt": MACEDONIAN}))
    data[45:60] = bytes(15)
    assert codes(saved(bytes(data))) == {"archive.zip/a.txt": ["damaged_zip"]}


def test_an_archive_given_as_one_document_is_refused():
    with pytest.raises(DocumentError) as caught:
        extract(zipped({"a.txt": MACEDONIAN}), name="x")
    assert caught.value.code == "archive"


def test_command_prints_a_line_for_each_member(saved, tmp_path):
    path = saved(zipped({"a.txt": MACEDONIAN, "b.bin": bytes(range(256)) * 9}))
    result = CliRunner().invoke(command, [str(path), str(tmp_path / "none.zip"), "--json", "--home", str(tmp_path)])
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert [line["file"] for line in lines] == [f"{path}/a.txt", f"{path}/b.bin", str(tmp_path / "none.zip")]
    assert [bool(line["document"]) for line in lines] == [True, False, False]
    assert [problem["code"] for problem in lines[2]["problems"]] == ["unreadable"]
