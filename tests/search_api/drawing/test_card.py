"""The card for other sites: its size, and that words stay within it, measured on the rendered picture."""

import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from search_api.drawing import CARD_SIZE, Card, CardCell, card, png
from search_api.drawing.measuring import lines, width

PAPER = (252, 251, 248)
LEFT, RIGHT, TOP, BOTTOM = 72, 1128, 42, 600
LONG = {
    "en": "Participation of residents in the preparation of the municipal budget and of development plans ",
    "sq": "Pjesëmarrja e qytetarëve në përgatitjen e buxhetit të bashkisë dhe të planeve të zhvillimit ",
    "mk": "Учество на граѓаните во подготовката на општинскиот буџет и на ќелиите за развој ",
    "sr-Cyrl": "Учешће грађана у припреми општинског буџета, џепних ђердана и њихових љубичица ",
    "tr": "Belediye bütçesinin ve gelişme planlarının hazırlanmasına yurttaşların katılımı, İĞŞ ",
}
FOOTNOTE = "* This designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999. " * 2


def picture(told: Card) -> Image.Image:
    return Image.open(BytesIO(png(card(told), zoom=1))).convert("RGB")


def painted(image: Image.Image, box: tuple[int, int, int, int] | None = None) -> tuple[int, int, int, int] | None:
    part = image.crop(box) if box else image
    return ImageChops.difference(part, Image.new("RGB", part.size, PAPER)).getbbox()


def words_of(told: Card) -> list[str]:
    root = ElementTree.fromstring(card(told))
    return [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]


def title_size(told: Card) -> float:
    (size,) = {float(each) for each in re.findall(r'<text class="title"[^>]* font-size="([\d.]+)"', card(told))}
    return size


def full(words: str, language: str = "en") -> Card:
    cells = tuple(CardCell(f"{words[:40]} {turn}", f"{words[:30]}", "reported" * (turn % 2)) for turn in range(9))
    return Card(
        language=language, kind=words, place=words, title=words, lines=(words, words), about=words, amount=words,
        rest=words, cells=cells, text=words, notes=(words[:120], FOOTNOTE),
    )  # fmt: skip


def test_a_card_is_a_png_of_the_size_that_sites_want():
    data = png(card(Card(language="en", title="Citizens’ initiative")), zoom=1)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert Image.open(BytesIO(data)).size == CARD_SIZE == (1200, 630)


@pytest.mark.parametrize("language", LONG)
@pytest.mark.parametrize("times", [1, 8])
def test_however_long_the_words_are_none_leaves_the_card(language, times):
    image = picture(full(LONG[language] * times, language))
    left, top, right, bottom = painted(image, (20, 0, *CARD_SIZE))
    assert left + 20 >= LEFT - 2
    assert right + 20 <= RIGHT + 2
    assert top >= TOP - 4
    assert bottom <= BOTTOM


def test_a_word_wider_than_the_card_is_broken():
    image = picture(Card(language="en", title="x" * 300, kind="W" * 200, amount="5" * 99))
    assert painted(image, (20, 0, *CARD_SIZE))[2] + 20 <= RIGHT + 2


@pytest.mark.parametrize("words", [*LONG.values(), "Kosovo*", "at least 5\u00a0%", "ќ ѓ ђ ћ ç ë ğ ı İ ž đ"])
@pytest.mark.parametrize("bold", [False, True])
def test_words_are_as_wide_as_they_are_measured(words, bold):
    style = "font-weight='bold'" if bold else ""
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' width='2400' height='60' font-family='DejaVu Sans' font-size='28'>"
        f"<rect width='2400' height='60' fill='rgb{PAPER}'/><text x='10' y='40' {style}>{words}</text></svg>"
    )
    left, _, right, _ = painted(Image.open(BytesIO(png(svg, zoom=1))).convert("RGB"))
    assert right - left == pytest.approx(width(words.strip(), 28, bold=bold), rel=0.02, abs=5)


def test_what_is_too_long_ends_at_a_word():
    found, whole = lines("one two three four five six seven", 30, 200, most=2)
    assert not whole
    assert len(found) == 2
    assert found[1].endswith(" …")
    assert "one two three four five six seven".startswith(" ".join(found).removesuffix(" …"))
    assert lines("one two", 30, 900) == (["one two"], True)
    assert lines("", 30, 900) == ([], True)
    assert lines("a\x0bb\u00a0c", 30, 900)[0] == ["a b\u00a0c"]


def test_short_words_are_all_there_and_long_ones_make_the_title_smaller():
    told = Card(
        language="en", kind="Law", place="Kosovo*", title="Initiative & <more>", lines=("Art. 70, Law",),
        about="Support · read in the text", amount="at least 15\u00a0%", rest="of voters", notes=(FOOTNOTE,),
    )  # fmt: skip
    assert {"Law", "Kosovo*", "Initiative & <more>", "Art. 70, Law", "at least 15\u00a0%", "of voters"} <= {
        *words_of(told)
    }
    assert words_of(told)[0] == "Alinea"
    assert " ".join(words_of(told)).endswith(FOOTNOTE.strip())
    long = Card(language="en", title=LONG["en"] * 2, lines=("a", "b"), amount="5", rest="of")
    assert title_size(told) > title_size(long)


def test_values_without_room_are_counted_and_doubt_is_hollow_and_told():
    cells = tuple(CardCell(f"State {turn}", f"{turn}\u00a0%", "reported" * (turn == 2)) for turn in range(9))
    few = Card(language="en", title="Support", cells=cells)
    assert card(few).count('class="dot hollow"') == 1
    assert card(few).count('class="dot') == 9
    assert "State 2: 2\u00a0%, reported" in few.words
    crowded = Card(language="en", title=LONG["en"], lines=("a", "b"), cells=cells, notes=(FOOTNOTE, FOOTNOTE))
    shown = words_of(crowded)
    (left,) = [int(each[1:]) for each in shown if each.startswith("+")]
    assert left + sum(each.startswith("State") for each in shown) == 9
