import os
import stat
import time
from dataclasses import replace
from pathlib import Path

import pytest

from alinea.pipeline.reading import ReadFile, make_recipe
from alinea.pipeline.reading_cache import ReadingCache
from alinea.pipeline.sources import SourceFile
from ontology.linking import Link, LinkKind, Mention, MentionKind
from ontology.model import (
    Document,
    Edit,
    Note,
    NoteKind,
    Problem,
    Provision,
    ProvisionKind,
    Reading,
    Treatment,
    TreatmentMethod,
)

LAW = "ЗАКОН\nо пробама у Републици Србији\n\nЧлан 1.\nОвим законом се проба.\n\nЧлан 2.\nЗакон важи из члана 1.\n"
DAY = 86_400


@pytest.fixture
def read(tmp_path):
    return ReadFile(make_recipe(None, base="https://x.test/", cache=tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache" / "readings"


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def source(path: Path, name: str, text: str = LAW, **declared: str) -> SourceFile:
    path.mkdir(parents=True, exist_ok=True)
    (path / name).write_text(text, "utf-8")
    return SourceFile(path / name, f"{path.name}/{name}", tuple(declared.items()))


def test_a_reading_comes_back_as_it_was_kept(tmp_path):
    document = Document(
        iri="i", work="w", title="t", act_type="law", jurisdiction="RS", language="bs", script="Latn", sha256="0",
        media_type="text/plain", source="a.txt", text="Član 1", page_starts=(0, 3), year=2011,
        varieties={"bs": 0.5, "hr": 0.5}, edits=(Edit(0, 4, "Èlan"),),
        treatments=(Treatment(method=TreatmentMethod.REPAIR, confidence=0.9, detail="È read as Č", page=1),),
        notes=(Note(kind=NoteKind.FOOTNOTE, text="n", page=1, span=(0, 1)),),
    )  # fmt: skip
    provision = Provision(
        iri="i/art_1", kind=ProvisionKind.ARTICLE, number="1", heading=None, text="Član 1", language="bs",
        script="Latn", page=1, span=(0, 6), parent=None,
    )  # fmt: skip
    mention = Mention(kind=MentionKind.ACT, surface="Zakon", span=(0, 5), provision="i/art_1", reason="unknown")
    link = Link(
        kind=LinkKind.CITES, source="a", target="b", evidence="e", span=(0, 1), quote_sha256="q", confidence=0.5,
        method="pattern",
    )  # fmt: skip
    problem = Problem(file="a.txt", code="stub", message="m", page=2)
    other = Reading(file="a.txt", document=replace(document, varieties=None, year=None))
    kept = Reading(
        file="a.txt", document=document, provisions=[provision], mentions=[mention], links=[link],
        problems=[problem], others=[other],
    )  # fmt: skip
    cache = ReadingCache(tmp_path)
    assert cache.put("ab" * 32, kept)
    assert cache.get("ab" * 32) == kept


def test_a_file_that_was_moved_is_not_read_again(read, folder, tmp_path):
    first = read(source(tmp_path / "old", "law.txt"))
    [entry] = entries(folder)
    written = entry.stat().st_mtime_ns, entry.stat().st_ino
    os.utime(entry, (1, 1))
    second = read(source(tmp_path / "new", "law.txt"))
    assert entries(folder) == [entry]
    assert entry.stat().st_ino == written[1]
    assert entry.stat().st_mtime > 1  # it counts as used
    assert first.document
    assert second.document
    assert (first.file, second.file) == ("old/law.txt", "new/law.txt")
    assert (first.document.source, second.document.source) == ("old/law.txt", "new/law.txt")
    assert second.provisions == first.provisions


def test_what_the_cache_gives_is_what_reading_gives(read, tmp_path):
    bad, good = source(tmp_path / "in", "empty.txt", text=" "), source(tmp_path / "in", "law.txt")
    bare = ReadFile(replace(read.recipe, cache=None))
    for each in (bad, good):
        assert read(each) == bare(each) == read(each)
    assert [problem.file for problem in read(bad).problems] == ["in/empty.txt"]


@pytest.mark.parametrize(
    "other",
    [
        lambda path: source(path, "law.md"),
        lambda path: source(path, "law.txt", text=LAW + "\nЧлан 3.\nНово.\n"),
        lambda path: source(path, "law.txt", title="Закон о огледима"),
    ],
    ids=["name", "bytes", "declared"],
)
def test_what_a_reading_hangs_on_is_in_its_key(read, folder, tmp_path, other):
    read(source(tmp_path / "one", "law.txt"))
    read(other(tmp_path / "two"))
    assert len(entries(folder)) == 2


def test_an_entry_of_another_reader_is_not_believed(read, folder, tmp_path):
    read(source(tmp_path / "in", "law.txt"))
    ReadFile(replace(read.recipe, knowledge="of another day"))(source(tmp_path / "in", "law.txt"))
    assert len(entries(folder)) == 2


@pytest.mark.parametrize("damage", [b"", b"\x80\x04junk", b"x\x9c"])
def test_a_damaged_entry_is_read_anew(read, folder, tmp_path, damage):
    first = read(source(tmp_path / "in", "law.txt"))
    [entry] = entries(folder)
    entry.write_bytes(damage)
    assert read(source(tmp_path / "in", "law.txt")) == first


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    read = ReadFile(make_recipe(None, base="https://x.test/", cache=tmp_path / "cache"))
    assert read(source(tmp_path / "in", "law.txt")).document


def test_pruning_keeps_what_was_used_last_and_no_stranger_is_touched(tmp_path):
    cache = ReadingCache(tmp_path)
    keys = [f"{number:064x}" for number in range(5)]
    for age, key in enumerate(keys):
        assert cache.put(key, Reading(file=os.urandom(400_000).hex()))
        [path] = tmp_path.rglob(f"{key}*")
        os.utime(path, (time.time() - age * DAY,) * 2)
    leftovers = [tmp_path / "00" / f"{keys[0]}.x.partial", tmp_path / f"{keys[1]}.pickle"]
    stranger = tmp_path / "thesis.txt"
    for path in (*leftovers, stranger):
        path.write_text("x")
        os.utime(path, (1, 1))
    cache.prune(1)
    assert [key for key in keys if cache.holds(key)] == keys[:2]
    assert stranger.exists()
    assert not any(path.exists() for path in leftovers)


def test_what_was_not_used_for_a_season_goes(tmp_path):
    cache = ReadingCache(tmp_path)
    for key, days in (("a" * 64, 89), ("b" * 64, 91)):
        cache.put(key, Reading(file="x"))
        [path] = tmp_path.rglob(f"{key}*")
        os.utime(path, (time.time() - days * DAY,) * 2)
    cache.prune(1000)
    assert [cache.holds("a" * 64), cache.holds("b" * 64)] == [True, False]


def test_entries_are_for_their_owner_alone(tmp_path):
    ReadingCache(tmp_path).put("a" * 64, Reading(file="x"))
    [path] = entries(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
