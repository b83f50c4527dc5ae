"""``alinea read`` tells what stood in the way of a file, and prints each article on one line."""

from pathlib import Path

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
    folder, missing = result.stderr.splitlines()
    assert folder.startswith(f"{tmp_path}: unreadable: This is a folder.")
    assert "alinea build --source" in folder
    assert missing.startswith(f"{tmp_path / 'missing.pdf'}: unreadable: There is no such file.")


def test_an_article_without_heading_is_one_line(tmp_path: Path) -> None:
    law = tmp_path / "zakon.txt"
    law.write_text(LAW, "utf-8")
    assert read(law).stdout.splitlines()[-1].split() == "1 Proba je: 1) prva proba, 2) druga proba.".split()
