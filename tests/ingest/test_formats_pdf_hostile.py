import os
import signal

import pytest

from ingest.formats import extract
from ingest.formats.pdf import confinement
from ingest.formats.pdf.pages import extracted
from ontology.errors import DocumentError
from tests.doubles.drawn_pages import bomb, drawn, lines, picture, shown

TEXT = [f"Odluka o budzetu grada broj {number} objavljuje se na oglasnoj tabli." for number in range(1, 13)]


@pytest.fixture
def small(monkeypatch):
    """A worker of its own, stopped after the test."""
    made = confinement._Worker()
    monkeypatch.setattr(confinement, "_worker", made)
    yield made
    made.stop()


@pytest.mark.parametrize(
    "box", [(0, 0, 10_000_000, 10_000_000), (0, 0, 0, 0), (500, 500, -500, -500), (0, 0, 1, 1e9)]
)
def test_absurd_page_boxes_do_not_matter_for_text(box):
    assert "broj 12" in extract(drawn(lines(TEXT), box=box), name="x").text


def test_picture_on_a_page_of_kilometres_is_drawn_coarsely():
    content = "q 9000000 0 0 9000000 0 0 cm /Im Do Q"
    data = drawn(content, box=(0, 0, 9_000_000, 9_000_000), image=picture(bytes(2500), 50, 50))
    with pytest.raises(DocumentError) as caught:
        extract(data, name="x")
    assert caught.value.code == "no_text_layer"


def test_image_that_claims_gigabytes_is_not_drawn():
    content = "q 600 0 0 800 0 0 cm /Im Do Q"
    extraction = extracted(drawn(content, lines(TEXT), image=picture(b"\x00" * 100, 100_000, 100_000)))
    assert [(each.code, each.page) for each in extraction.problems if each.page == 1] in (
        [("page_too_large", 1)],
        [("ocr_missing", 1)],
    )


@pytest.mark.slow
def test_content_that_unfolds_to_gigabytes_ends_the_worker_alone(small, monkeypatch):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    with pytest.raises(DocumentError) as caught:
        extract(bomb(b" ", 1500), name="x")
    assert caught.value.code == "too_demanding"
    assert "broj 12" in extract(drawn(lines(TEXT)), name="x").text


def test_file_that_takes_for_ever_is_given_up(small, monkeypatch):
    extract(drawn(lines(TEXT)), name="x")
    monkeypatch.setattr(confinement, "SILENCE", 0.5)
    os.kill(small._process.pid, signal.SIGSTOP)
    with pytest.raises(DocumentError) as caught:
        extract(drawn(lines(TEXT)), name="x")
    assert caught.value.code == "too_demanding"


def test_crash_of_the_worker_is_a_problem_of_one_file(small):
    extract(drawn(lines(TEXT)), name="x")
    os.kill(small._process.pid, signal.SIGSEGV)
    while not confinement._has_ended(small._process):
        pass
    assert "broj 12" in extract(drawn(lines(TEXT)), name="x").text


def test_a_mistake_of_ours_is_not_blamed_on_the_file(small, monkeypatch):
    monkeypatch.setattr(confinement, "_MODULE", "ingest.formats.pdf.nowhere")
    with pytest.raises(RuntimeError):
        extract(drawn(lines(TEXT)), name="x")


def test_thousand_pages_one_at_a_time():
    extraction = extract(
        drawn(
            *[
                shown(60, 700, f"Strana {number} ima svoj red i dovoljno slova da nije prazna ni slika.")
                for number in range(1000)
            ]
        ),
        name="x",
    )
    assert len(extraction.page_starts) == 1000


def test_pages_beyond_the_limit_are_told(monkeypatch):
    monkeypatch.setattr("ingest.formats.pdf.pages.MOST_PAGES", 2)
    extraction = extracted(drawn(*[lines(TEXT)] * 3))
    assert len(extraction.page_starts) == 2
    assert [each.code for each in extraction.problems] == ["pages_cut"]
