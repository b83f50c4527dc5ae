import shutil

import pytest

from ingest.formats.pdf import tesseract
from ingest.formats.pdf.pages import extracted
from ontology.errors import DocumentError
from ontology.model import TreatmentMethod
from tests.doubles.drawn_pages import drawn, lines, picture, scanned, shown

NEEDED = pytest.mark.skipif(
    shutil.which("tesseract") is None,
    reason="tesseract is not installed: apt install tesseract-ocr tesseract-ocr-srp",
)
PLAIN = [f"Odluka o budzetu grada broj {number} objavljuje se na oglasnoj tabli." for number in range(1, 13)]

# printed on pages 5 and 8, typed out by eye; "пшрисуствовали" is the printer's
PAGE_5 = """У случају да му није достављен документ или информација, која по мишљењу грађанског надзорника може
указивати на повреду законитости поступка јавне набавке, грађански надзорник ће без одлагања обавестити Управу за
јавне набавке и орган који врши надзор над радом наручиоца. Ако грађански надзорник, на основу докумената којима
располаже, након непосредног увида у поступак јавне набавке или информација које је добио на други начин, стекне
уверење да се поступак јавне набавке одвија противно Закону или да је почињено неко кажњиво дело, о томе ће без
одлагања обавестити орган надлежан за покретање кривичног, прекршајног односно поступка за привредни преступ."""
PAGE_8 = """Отварање понуда је одржано 12. јуна 2014. у 10.30 часова у просторијама Наручиоца. Грађански надзорник је
пре отварања понуда добио позив наручиоца да присуствује отварању понуда. Позив је упућен путем електронске поште.
Отварање понуда било је јавно, уз могућност да отварању понуда присуствују сва заинтересована лица. Отварању понуда
су, поред чланова комисије за јавне набавке, пшрисуствовали представници понуђача и представник грађанског
надзорника. Током отварања понуда вођен је Записник о отварању понуда у складу са чланом 104. Закона о јавним
набавкама. Наручилац је добио једну понуду, и то од понуђача ЈП ЕПС Београд."""


def errors(expected, text):
    """Least number of changed characters that make a stretch of the text the expected one (Sellers 1980)."""
    expected, text = " ".join(expected.split()), " ".join(text.split())
    row = [0] * (len(text) + 1)
    for number, sign in enumerate(expected, start=1):
        above, row = row, [number]
        for at, other in enumerate(text):
            row.append(min(above[at] + (sign != other), above[at + 1] + 1, row[at] + 1))
    return min(row) / len(expected)


def test_errors_are_counted():
    assert errors("abcd", "xx abcd yy") == 0
    assert errors("abcd", "xx abXd yy") == 0.25


@NEEDED
@pytest.mark.slow
def test_real_scan_is_read_with_less_than_one_error_in_a_hundred(real):
    extraction = extracted(real("rs/izvestaj_ems_scanned.pdf"))
    starts = [*extraction.page_starts, len(extraction.text)]
    for number, expected in ((5, PAGE_5), (8, PAGE_8)):
        assert errors(expected, extraction.text[starts[number - 1] : starts[number]]) < 0.01
    treated = [(each.page, each.method) for each in extraction.treatments]
    assert treated == [(page, TreatmentMethod.OCR) for page in range(1, 10)]
    assert all(each.confidence > 0.9 for each in extraction.treatments)
    assert extraction.problems == ()


@NEEDED
def test_scanned_page_among_others_is_recognised_in_their_language():
    scan = scanned(drawn(lines(PLAIN)))
    extraction = extracted(scan)
    assert errors(" ".join(PLAIN), extraction.text) < 0.02
    (treatment,) = extraction.treatments
    assert treatment.method is TreatmentMethod.OCR
    assert treatment.page == 1


@NEEDED
def test_picture_without_text_is_a_problem_of_its_page():
    stripes = bytes(range(0, 250, 5)) * 50
    content = "q 600 0 0 800 0 0 cm /Im Do Q"
    extraction = extracted(drawn(content, lines(PLAIN).replace("0 g", "0.1 g"), image=picture(stripes, 50, 50)))
    assert [(each.code, each.page) for each in extraction.problems] == [("page_without_text", 1)]
    assert "broj 12" in extraction.text


def test_scan_without_tesseract_names_the_packages(monkeypatch, tmp_path):
    scan = scanned(drawn(lines(PLAIN)))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DocumentError) as caught:
        extracted(scan)
    assert caught.value.code == "no_text_layer"
    assert "apt install tesseract-ocr " in str(caught.value)
    assert "tesseract-ocr-srp-latn" in str(caught.value)


def test_scanned_page_without_tesseract_is_a_problem_of_that_page(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    noise = bytes((7 * at * at) % 251 for at in range(2500))
    content = "q 600 0 0 800 0 0 cm /Im Do Q"
    extraction = extracted(drawn(content, lines(PLAIN), image=picture(noise, 50, 50)))
    assert [(each.code, each.page) for each in extraction.problems] == [("ocr_missing", 1)]


@NEEDED
def test_missing_language_pack_is_named(monkeypatch):
    monkeypatch.setattr(tesseract, "packs_of", lambda binary: frozenset({"eng", "osd"}))
    extraction = extracted(scanned(drawn(lines(PLAIN))))
    assert [each.code for each in extraction.problems] == ["ocr_pack_missing"]
    assert "tesseract-ocr-srp-latn" in extraction.problems[0].message


@NEEDED
def test_pages_beyond_the_limit_are_named(monkeypatch):
    monkeypatch.setattr("ingest.formats.pdf.ocr.MOST_PAGES", 0)
    with pytest.raises(DocumentError):
        extracted(scanned(drawn(lines(PLAIN))))


def test_page_that_takes_too_long_is_named(monkeypatch):
    def slow(*args, **kwargs):
        raise TimeoutError

    monkeypatch.setattr(tesseract, "program", lambda: "/bin/true")
    monkeypatch.setattr(tesseract, "packs_of", lambda binary: frozenset({"srp_latn"}))
    monkeypatch.setattr(tesseract, "recognise", slow)
    noise = bytes((7 * at * at) % 251 for at in range(2500))
    content = "q 600 0 0 800 0 0 cm /Im Do Q"
    extraction = extracted(drawn(*[content] * 5, lines(PLAIN), image=picture(noise, 50, 50)))
    codes = [(each.code, each.page) for each in extraction.problems]
    assert codes == [("ocr_timeout", 1), ("ocr_timeout", 2), ("ocr_timeout", 3), ("ocr_cut", 4), ("ocr_cut", 5)]


def test_letters_lost_in_the_layer_send_the_page_to_recognition(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    broken = "".join(shown(60, 740 - 14 * at, "qz xjw vbkq zzx wqk xvj qqz kxw jvz bqx wzk xqj") for at in range(20))
    extraction = extracted(drawn(broken, lines(PLAIN)))
    assert [(each.code, each.page) for each in extraction.problems] == [("ocr_missing", 1)]
