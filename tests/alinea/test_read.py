"""``alinea read`` tells what stood in the way of a file, and prints each article on one line."""

from pathlib import Path
from zipfile import ZipFile

from click.testing import CliRunner, Result

from alinea.commands import cli

LAW = """ZAKON O PROBI

Član 1
Proba je:
1) prva proba,
2) druga proba.
"""


def read(*files: Path) -> Result:
    return CliRunner().invoke(cli, ["read", *map(str, files)])


def test_a_folder_and_a_missing_file_are_named_with_the_remedy(tmp_path: Path) -> None:
    result = read(tmp_path, tmp_path / "missing.pdf")
    assert (result.exit_code, result.stdout) == (1, "")
    folder, missing = result.stderr.splitlines()
    assert folder.startswith(f"{tmp_path}: unreadable: This is a folder.")
    assert "alinea build --source" in folder
    assert missing.startswith(f"{tmp_path / 'missing.pdf'}: unreadable: There is no such file.")


def test_an_article_without_heading_is_one_line(tmp_path: Path) -> None:
    law = tmp_path / "zakon.txt"
    law.write_text(LAW, "utf-8")
    result = read(law)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].split() == "1 Proba je: 1) prva proba, 2) druga proba.".split()


def test_what_cannot_be_read_is_told_by_the_exit_code_and_the_rest_is_read(tmp_path: Path) -> None:
    law, empty = tmp_path / "zakon.txt", tmp_path / "empty.txt"
    law.write_text(LAW, "utf-8")
    empty.write_bytes(b"")
    result = read(empty, law)
    assert result.exit_code == 1
    assert "ZAKON O PROBI" in result.stdout
    with ZipFile(tmp_path / "laws.zip", "w") as archive:
        archive.write(law, "zakon.txt")
    assert read(tmp_path / "laws.zip").exit_code == 0
    with ZipFile(tmp_path / "laws.zip", "a") as archive:
        archive.write(empty, "empty.txt")
    assert read(tmp_path / "laws.zip").exit_code == 1
