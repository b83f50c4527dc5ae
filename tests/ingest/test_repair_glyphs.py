import pytest

from ingest.repair.glyphs import letters_of, read

NATIONAL = "çÇëËâîûÂČčĆćŠšŽžĐđĞğİıŞşÖöÜü„“”–’"


def numbered(text, *, cyrillic):
    """The numbers a font of Windows gives: 29 below ASCII, a constant below Cyrillic, any place for the rest."""

    def glyph(sign):
        if sign == "\n":
            return sign
        if sign.isascii():
            return chr(ord(sign) - 29)
        if "Ѐ" <= sign <= "џ":
            return chr(ord(sign) - cyrillic)
        return chr(0xA0 + 3 * NATIONAL.index(sign))

    return "".join(map(glyph, text))


@pytest.mark.parametrize("cyrillic", [107, 464])
@pytest.mark.parametrize("version", ["mkd", "srp_cyrl", "bos_cyrl"])
def test_cyrillic_comes_back_from_its_numbers(declaration, version, cyrillic):
    check(declaration(version), cyrillic)


@pytest.mark.parametrize("version", ["als", "hrv", "srp_latn", "tur"])
def test_latin_comes_back_from_its_numbers(declaration, version):
    check(declaration(version), 107)


def check(paragraphs, cyrillic):
    text = "\n".join(paragraphs).replace("'", "’").replace("‐", "-")
    glyphs = numbered(text, cyrillic=cyrillic)
    found = read(glyphs, letters_of(glyphs))
    assert sum(right != read for right, read in zip(text, found, strict=True)) / len(text) < 0.002


@pytest.mark.parametrize("glyphs", ["", "\n", "\x03\x03", "\x12\x45\x67\x23\x99" * 40])
def test_what_no_language_comes_out_of_is_left(glyphs):
    assert letters_of(glyphs) is None
