import os
import re
import shutil
import time
from pathlib import Path

import pytest

from ingest.formats import doc, extract
from ingest.formats.doc_numbers import counted
from ontology.errors import DocumentError
from tests.doubles.office_files import docx, paragraph

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(600)


def code_of(data):
    with pytest.raises(DocumentError) as caught:
        extract(data, name="file")
    return caught.value.code


def program(folder, name, script):
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)
    return folder


def test_old_word_file_without_a_converter_names_the_package(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DocumentError, match="Debian package antiword") as caught:
        extract(OLE, name="x.doc")
    assert caught.value.code == "word_97"


def test_office_goes_first_and_antiword_is_asked_where_it_fails(monkeypatch, tmp_path):
    made = tmp_path / "made.docx"
    made.write_bytes(docx(paragraph("Из канцеларије.")))
    script = (
        f'for last; do :; done\nmkdir "$(dirname "$last")/out" && cp {made} "$(dirname "$last")/out/document.docx"'
    )
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    program(tmp_path, "soffice", script)
    program(tmp_path, "antiword", "echo 'Члан'; echo; echo 'Члан'; echo; echo 'Члан'")
    extraction = extract(OLE, name="x")
    assert (extraction.text, extraction.media_type) == ("Из канцеларије.\n", "application/msword")
    program(tmp_path, "soffice", "exit 1")
    assert [problem.code for problem in extract(OLE, name="x").problems] == ["numbers_lost"]
    program(tmp_path, "antiword", "exit 1")
    assert code_of(OLE) == "damaged_doc"


def test_a_converter_that_hangs_is_ended_with_its_children(monkeypatch, tmp_path):
    program(tmp_path, "soffice", f"sleep 60 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(doc, "_SECONDS", 0.5)
    monkeypatch.setattr(doc.shutil, "which", lambda name: str(tmp_path / name) if name == "soffice" else None)
    begin = time.perf_counter()
    assert code_of(OLE) == "damaged_doc"
    assert time.perf_counter() - begin < 5
    child = Path(f"/proc/{(tmp_path / 'child').read_text().strip()}/stat")
    deadline = time.perf_counter() + 2
    while child.exists() and " Z " not in child.read_text() and time.perf_counter() < deadline:
        time.sleep(0.05)
    assert not child.exists() or " Z " in child.read_text()


@pytest.mark.skipif(not shutil.which("antiword"), reason="antiword is not installed (Debian package antiword)")
def test_real_old_word_file(real, monkeypatch):
    found = shutil.which("antiword")
    monkeypatch.setattr(doc.shutil, "which", lambda name: found if name == "antiword" else None)
    extraction = extract(real("rs/zakon_o_udruzenjima.doc"), name="zakon.doc")
    assert "Удружење, у смислу овог закона, јесте добровољна" in extraction.text
    assert [problem.code for problem in extraction.problems] == ["numbers_counted"]
    assert [treatment.detail for treatment in extraction.treatments] == ["90 article numbers counted, not read"]
    assert "XII. ПРЕЛАЗНЕ И ЗАВРШНЕ ОДРЕДБЕ\n\nЧЛАН 76\n" in extraction.text


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_numbers_that_antiword_counts(real, monkeypatch):
    data = real("rs/zakon_o_udruzenjima.doc")
    by_office = extract(data, name="zakon.doc")
    assert not by_office.problems
    found = shutil.which("antiword")
    if found is None:
        pytest.skip("antiword is not installed (Debian package antiword)")
    monkeypatch.setattr(doc.shutil, "which", lambda name: found if name == "antiword" else None)
    numbers = [
        re.findall(r"^ЧЛАН \d+$", each.text.upper(), re.MULTILINE) for each in (by_office, extract(data, name="x"))
    ]
    assert numbers[0] == numbers[1] == [f"ЧЛАН {number}" for number in range(1, 91)]


NUMBERLESS = "Члан\n\nПрви.\n\nЧлан\n\nИз члана 1. став 2. овог закона.\n\n{}\n\nТрећи.\n"


def test_lost_numbers_are_counted_where_the_text_bears_it_out():
    text, edits = counted(NUMBERLESS.format("ЧЛАН"))
    assert re.findall(r"(?i)^члан \d$", text, re.MULTILINE) == ["Члан 1", "Члан 2", "ЧЛАН 3"]
    assert [(text[edit.start : edit.end], edit.original) for edit in edits] == [(" 1", ""), (" 2", ""), (" 3", "")]


@pytest.mark.parametrize(
    "text",
    [
        NUMBERLESS.format("Члан").replace("члана 1.", "члана 9."),
        NUMBERLESS.format("Члан").replace("овог закона", "Закона о раду"),
        NUMBERLESS.format("Члан\n\nЧлан 7"),
        NUMBERLESS.format("Глава"),
    ],
    ids=["beyond the count", "no reference of its own", "another number read", "too few"],
)
def test_a_count_that_the_text_speaks_against_is_not_believed(text):
    assert counted(text) is None
