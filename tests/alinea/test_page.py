"""``alinea page`` draws what was read on a page, and names what it cannot find there."""

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from alinea.commands import cli
from tests.doubles.drawn_pages import drawn, lines

LAW = [
    "ZAKON O PROBI",
    "",
    "Clan 1",
    "Ovim zakonom uredjuje se proba i sve sto je uz nju potrebno.",
    "",
    "Clan 2",
    "Skupstina donosi odluku u roku od trideset dana od prijema.",
]


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "zakon.pdf"
    path.write_bytes(drawn(lines([line.replace("Clan", "Neni") for line in LAW])))
    return path


def reds(picture: Path) -> int:
    with Image.open(picture) as image:
        red, green, blue = np.moveaxis(np.asarray(image.convert("RGB")), -1, 0)
    return int(((red > 180) & (green < 170) & (blue < 170)).sum())


def test_a_page_shows_where_its_provisions_begin(law: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.png"
    result = CliRunner().invoke(cli, ["page", str(law), "1", "--output", str(target)])
    assert result.exit_code == 0, result.output
    assert "4 of 4 provisions marked" in result.output
    assert reds(target) > 500


def test_what_cannot_be_drawn_is_named(law: Path, tmp_path: Path) -> None:
    assert "has pages 1 to 1, not 3" in CliRunner().invoke(cli, ["page", str(law), "3"]).stderr
    text = tmp_path / "zakon.txt"
    text.write_text("\n".join(LAW), "utf-8")
    assert "is not a PDF" in CliRunner().invoke(cli, ["page", str(text), "1"]).stderr


def test_a_picture_that_cannot_be_written_is_told_with_the_remedy(law: Path, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "page.png"
    result = CliRunner().invoke(cli, ["page", str(law), "1", "--output", str(target)])
    assert (result.exit_code, result.exception.__class__) == (2, SystemExit)
    assert f"{target} cannot be written" in result.stderr
    assert "--output" in result.stderr
