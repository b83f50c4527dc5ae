import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.repair import Change, EditedText, repaired
from ingest.repair.look_alikes import find_look_alikes
from ingest.repair.substitution import find_substitutions, substituted
from ingest.repair.tables import fonts
from ontology.model import TreatmentMethod

VERSIONS = ("mkd", "srp_cyrl", "bos_cyrl", "srp_latn", "bos_latn", "hrv", "als", "tur", "eng")
FONTS = {font.name: {right: wrong for wrong, right in font.signs.items()} for font in fonts()}
LOST = str.maketrans({"č": "þ", "Č": "ý", "ć": "ü", "đ": "ÿ"})


def through(real, read):
    """Letters of the code page ``real`` as they look when its bytes are read as ``read``."""
    signs = {bytes([byte]).decode(real, "ignore"): bytes([byte]).decode(read, "ignore") for byte in range(128, 256)}
    table = {right: wrong or chr(right.encode(real)[0]) for right, wrong in signs.items() if right}
    return lambda text: text.translate(str.maketrans(table))


def shifted(step):
    return lambda text: "".join(chr(ord(each) + step) if "Ѐ" <= each <= "џ" else each for each in text)


SPOILT = {
    "Macedonian font": ("mkd", lambda text: text.translate(str.maketrans(FONTS["Macedonian 8-bit font"]))),
    "Serbian font": ("srp_cyrl", lambda text: text.translate(str.maketrans(FONTS["Serbian Cyrillic 8-bit font"]))),
    "YUSCII": ("srp_latn", lambda text: text.translate(str.maketrans(FONTS["YUSCII"]))),
    "cp1250 as cp1252": ("hrv", through("cp1250", "cp1252")),
    "cp1251 as cp1252": ("srp_cyrl", through("cp1251", "cp1252")),
    "cp1254 as cp1252": ("tur", through("cp1254", "cp1252")),
    "cp1250 as cp1251": ("bos_latn", through("cp1250", "cp1251")),
    "cp852 as Latin 1": ("srp_latn", through("cp852", "latin-1")),
    "shifted by one": ("mkd", shifted(-1)),
    "shifted by 0x300": ("srp_cyrl", shifted(-0x300)),
    "shifted by 0x350": ("bos_cyrl", shifted(-0x350)),
    "letters swapped": ("srp_latn", lambda text: text.translate(LOST)),
    "Latin a, e, o in Cyrillic": ("srp_cyrl", lambda text: text.translate(str.maketrans("аео", "aeo"))),
    "Cyrillic Ë in Albanian": ("als", lambda text: text.translate(str.maketrans("ëË", "ёЁ"))),
}


@pytest.mark.parametrize("version", VERSIONS)
def test_sound_text_stays_as_it_is(declaration, version):
    text = "\n".join(declaration(version))
    assert repaired(text).text == text


def test_quotation_marks_read_as_letters_of_the_macintosh_come_back():
    quoted = ("правно лице", "царински орган", "овој закон", "странски државјанин")
    text = " ".join(f"Поимот “{words}” има значење утврдено со закон." for words in quoted)
    spoilt = text.translate(str.maketrans("“”", "ìî"))
    marked = [each.new for each in substituted(spoilt, find_substitutions(spoilt))]
    assert marked == [mark for words in quoted for mark in ("“" + words.split()[0], words.split()[1] + "”")]


def test_the_albanian_half_of_a_macedonian_gazette_is_repaired(declaration):
    macedonian, albanian = "\n".join(declaration("mkd")), "\n".join(declaration("als"))
    text = f"{macedonian}\n{albanian}"
    spoilt = f"{macedonian}\n{albanian.translate(str.maketrans('ëç', 'ÎÁ'))}"
    assert repaired(spoilt).text == text
    assert repaired(text).text == text


@pytest.mark.parametrize("name", SPOILT)
def test_spoilt_text_comes_back(declaration, name):
    version, spoil = SPOILT[name]
    text = "\n".join(declaration(version))
    spoilt = spoil(text)
    found = repaired(spoilt)
    wrong = sum(right != read for right, read in zip(text, found.text, strict=True))
    assert spoilt != text
    assert wrong / len(text) < 0.001
    assert all(each.method is TreatmentMethod.REPAIR and each.confidence > 0.9 for each in found.treatments)


@pytest.mark.parametrize("version", ["srp_latn", "mkd", "als", "tur"])
def test_spaces_inside_words_go(declaration, version):
    words = " ".join(declaration(version)).split(" ")
    spoilt = " ".join(
        f"{word[:3]} {word[3:]}" if turn % 25 == 0 and word[3:] else word for turn, word in enumerate(words)
    )
    broken, left = len(spoilt.split()) - len(words), len(repaired(spoilt).text.split()) - len(words)
    assert broken > 20
    assert 0 <= left < 0.45 * broken


def test_lost_spaces_come_back_where_many_are_lost(declaration):
    text = "\n".join(declaration("als"))
    run_on = "\n".join(line.replace(" ", "") if turn % 4 == 0 else line for turn, line in enumerate(text.split("\n")))
    gaps, found = text.count(" ") - run_on.count(" "), repaired(run_on).text.count(" ") - run_on.count(" ")
    assert gaps > 200
    assert found > 0.85 * gaps


def test_what_was_done_is_told(declaration):
    text = "\n".join(declaration("srp_latn")).translate(LOST)
    assert repaired(text).treatments[0].detail.startswith("þ read as č, ")


@pytest.mark.parametrize(
    "text",
    [
        "Müller i Hübner su potpisali ugovor sa opštinom o građanskoj inicijativi i zboru građana.",
        "Pišite na adresu opstina@primer.rs ili [obrazac] na www.primer.rs, {a} | {b}, `c` ~ d.",
        "Vlada je u članu II. i članu IIа. propisala uslove za rad saveta mesne zajednice.",
        "Дел од ИСО-стандардот HTTP и EUR.1 се применува во член 5a од Законот за локалната самоуправа.",
        "Die Gemeinde führt über die Bürgerbeteiligung ein öffentliches Verzeichnis, größere Städte täglich.",
    ],
)
def test_foreign_names_signs_and_numbers_are_left_alone(text):
    assert repaired(text * 20).text == text * 20


@settings(max_examples=200)
@given(st.text(alphabet="abčćžþýїаеоПр ~{[\nЁё", max_size=80))
def test_the_original_can_always_be_had_back(text):
    found = repaired(text)
    assert original(found.text, found.edits) == text
    assert found.moved([0, len(text)]) == (0, len(found.text))


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.text(max_size=3)), max_size=12)
)
def test_edits_of_edits_remember_the_first_text(text, plans):
    edited = EditedText(text)
    for start, length, new in plans:
        start = min(start, len(edited.text))
        edited = edited.changed([Change(start, min(start + length, len(edited.text)), new)])
    assert original(edited.text, edited.edits) == text


def original(text, edits):
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.original]
        at = edit.end
    return "".join([*pieces, text[at:]])


def test_a_repaired_file_is_read_by_what_was_printed(reader, real):
    reading = reader.read(real("rs/zakon_izmene_budzetski_sistem_2012_bad_glyph_map.pdf"), file="x.pdf")
    assert reading.provisions[1].heading is None or "þ" not in reading.provisions[1].heading
    document = reading.document
    assert "ýlan" in document.original((0, len(document.text)))
    assert {each.method for each in document.treatments} == {TreatmentMethod.REPAIR}
    assert {each.page for each in document.treatments} == {None, *range(1, 16)}


@pytest.mark.parametrize(
    ("lost", "found"),
    [("Ograni\ufffdenja prava", "Ograničenja prava"), ("U \ufffdLANU", "U ČLANU"), ("x\ufffdyz", "x\ufffdyz")],
)
def test_a_lost_letter_is_filled_where_one_word_fits(declaration, lost, found):
    text = "\n".join(declaration("srp_latn"))
    assert repaired(f"{text}\n{lost}").text == f"{text}\n{found}"


def test_a_line_as_long_as_its_file_is_judged_in_stretches():
    sound = "Svaki građanin ima pravo na žalbu. Odluke skupštine opštine objavljuju se. "
    broken = (sound * 300).encode("cp1250").decode("cp1252")
    assert repaired(broken).text == sound * 300


def test_a_latin_letter_with_a_grave_leaves_a_macedonian_word_cyrillic():
    assert [change.new for change in find_look_alikes("Што с\u00e8 мора и н\u00e8 чека")] == ["сѐ", "нѐ"]
