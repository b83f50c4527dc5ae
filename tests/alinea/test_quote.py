"""``alinea quote`` gives the evidence for words that an act holds."""

from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from alinea.commands import cli
from ontology.evidence import Evidence, quote_hash

LAW = """ZAKON O PROBI

Član 1
Ovim zakonom uređuje se proba.

Član 2
Građani mogu dati predlog.

Skupština odgovara u roku od 60 dana od prijema predloga.
"""


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "zakon.txt"
    path.write_text(LAW, "utf-8")
    return path


def test_the_block_names_file_article_and_paragraph(law: Path) -> None:
    result = CliRunner().invoke(cli, ["quote", str(law), "у року од 60 дана"])
    assert result.exit_code == 0
    (found,) = [Evidence(**each) for each in yaml.safe_load(result.output)]
    assert (found.document, found.article, found.paragraph) == (sha256(law.read_bytes()).hexdigest(), "2", "2")
    assert (found.quote_sha256, found.words) == quote_hash("u roku od 60 dana")


def test_words_that_are_not_there_or_no_words_are_told(law: Path) -> None:
    missing = CliRunner().invoke(cli, ["quote", str(law), "--article", "1", "u roku od 60 dana"])
    assert (missing.exit_code, missing.output.strip()) == (
        1,
        f"{law} does not hold these words in article 1; try without.",
    )
    assert CliRunner().invoke(cli, ["quote", str(law), "..."]).exit_code == 2


def test_an_article_or_a_text_that_is_not_there_is_told(law: Path, tmp_path: Path) -> None:
    other = CliRunner().invoke(cli, ["quote", str(law), "--article", "7", "u roku"])
    assert (other.exit_code, other.output) == (1, f"{law} has no article 7; alinea read {law} lists those it has.\n")
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    unread = CliRunner().invoke(cli, ["quote", str(empty), "u roku"])
    assert unread.exit_code == 1
    assert unread.output.startswith(f"In {empty} nothing could be read. ")
