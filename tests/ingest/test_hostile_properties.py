"""What holds for any bytes and any text: a reading or a named problem, true spans, the same law in every format."""

import html
import io

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doubles.office_files import odt, zipped

pytestmark = pytest.mark.thorough

CALM = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
MAGIC = [
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"PK\x05\x06", b"{\\rtf1\\ansi ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), b"<html><body>",
    b"<?xml version='1.0'?>",
    b"<akomaNtoso><act><body>", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\xef\xbb\xbf", b"---\ntitle: ",
    b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n", b"\x89PNG\r\n\x1a\n",
]  # fmt: skip
NAMES = ["zakon.txt", "zakon.md", "zakon.pdf", "zakon"]
PIECES = [
    "Član", "Члан", "Neni", "Madde", "1", "2.", "12a", "(1)", "1)", "a)", "-", "Glava II", "Prilog 1",
    "ZAKON O PROBI",
    "„", "”",
    "\n", "\n\n", " ", "\t", "Građani imaju pravo.", "из члана 5. став 2. овог закона", "Naslov", "\u00ad", "\ufeff",
    "\x00", "¹",
    "č", "ç", "\u0301", "\U0001f600", "<p>", "&amp;", "{\\b", "**", "[a](b)", "| a | b |",
]  # fmt: skip
law_like = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=300)


def well_formed(reading):
    """Every span says what its provision says, parts lie in what they are part of, and no mistake is ours."""
    codes = [problem.code for problem in reading.problems]
    assert "reader_error" not in codes
    assert all(problem.message.endswith((".", "first.")) for problem in reading.problems)
    if reading.document is None:
        assert codes
        return
    by_iri = {each.iri: each for each in reading.provisions}
    assert len(by_iri) == len(reading.provisions)
    for each in reading.provisions:
        assert reading.document.text[slice(*each.span)] == each.text
        assert each.parent is None or each.parent in by_iri
    for mention in reading.mentions:
        assert reading.document.text[slice(*mention.span)] == mention.surface


@settings(max_examples=150, deadline=None, suppress_health_check=CALM)
@given(magic=st.sampled_from(MAGIC), data=st.binary(max_size=600), name=st.sampled_from(NAMES))
def test_any_bytes_give_a_reading_or_a_named_problem(reader, magic, data, name):
    well_formed(reader.read(magic + data, file=name))


@settings(max_examples=100, deadline=None, suppress_health_check=CALM)
@given(data=st.data(), text=law_like)
def test_a_sound_file_with_a_few_bytes_changed(reader, data, text):
    make = data.draw(st.sampled_from(list(WRITERS.values())))
    sound = bytearray(make(["Član 1.", text.replace("\x00", "") or "a"]))
    for _ in range(data.draw(st.integers(1, 8))):
        sound[data.draw(st.integers(0, len(sound) - 1))] = data.draw(st.integers(0, 255))
    well_formed(reader.read(bytes(sound[: data.draw(st.integers(1, len(sound)))]), file="x"))


@settings(max_examples=150, deadline=None, suppress_health_check=CALM)
@given(text=law_like, encoding=st.sampled_from(["utf-8", "utf-16", "utf-32-le", "cp1250", "cp1251"]))
def test_every_span_is_the_text_of_its_provision(reader, text, encoding):
    well_formed(reader.read(text.encode(encoding, "ignore"), file="x.txt"))


def as_docx(lines):
    document = python_docx.Document()
    for line in lines:
        document.add_paragraph(_xml(line))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_odt(lines):
    return odt("".join(f"<text:p>{html.escape(_xml(line))}</text:p>" for line in lines))


def as_rtf(lines):
    def escaped(sign):
        if sign in "\\{}":
            return f"\\{sign}"
        units = [sign] if ord(sign) < 0x10000 else []
        return sign if " " <= sign < "\x7f" else "".join(f"\\u{ord(unit)}?" for unit in units)

    return ("{\\rtf1\\ansi " + "\\par ".join("".join(map(escaped, line)) for line in lines) + "}").encode("ascii")


def as_html(lines):
    return ("<html><body>" + "".join(f"<p>{html.escape(line)}</p>\n" for line in lines) + "</body></html>").encode()


def as_markdown(lines):
    return "\n\n".join(["# " + lines[0], *lines[1:]]).encode()


def as_text(encoding, end="\n"):
    def write(lines):
        return (end + end).join(lines).encode(encoding)

    return write


def _xml(text):
    """The text without what XML cannot hold."""
    return "".join(sign for sign in text if sign == "\t" or " " <= sign < "\ud800" or "\ue000" <= sign < "\ufffe")


DOCUMENTS = {
    "docx": as_docx,
    "odt": as_odt,
    "rtf": as_rtf,
    "html": as_html,
    "markdown": as_markdown,
    "utf-8": as_text("utf-8"),
    "utf-16": as_text("utf-16", "\r\n"),
}
WRITERS = {**DOCUMENTS, "zip": lambda lines: zipped({"a.txt": "\n\n".join(lines)})}
WORDS = {
    "Član {}.": ("građani imaju pravo na žalbu odluku i račun", ["cp1250", "iso8859-2", "cp852"]),
    "Члан {}.": ("грађани имају право на жалбу одлуку и рачун", ["cp1251", "iso8859-5", "cp855"]),
    "Член {}": ("граѓаните имаат право на жалба одлука и сметка", ["cp1251", "mac_cyrillic"]),
    "Neni {}": ("qytetarët kanë të drejtën e ankesës vendim për", ["cp1252", "iso8859-16", "cp850"]),
    "Madde {}": ("yurttaşlar başvuru hakkına sahiptir karar üzerine için bütçe", ["cp1254", "cp857"]),
}
kinds = st.sampled_from(["plain", "numbered", "points"])
shapes = st.lists(st.tuples(kinds, st.lists(st.integers(3, 9), min_size=1, max_size=4)))


def law_of(line, words, drawn):
    lines = ["ZAKON O PROBI"]
    for number, (shape, lengths) in enumerate(drawn, start=1):
        lines.append(line.format(number))
        for turn, length in enumerate(lengths, start=1):
            opening = {"plain": "", "numbered": f"({turn}) ", "points": f"{turn}) "}[shape]
            said = " ".join(words[(turn * 3 + each * number) % len(words)] for each in range(length))
            lines.append(f"{opening}{said.capitalize()}.")
    return lines


def articles_of(reading):
    return [
        (each.kind, each.number, each.heading, " ".join(each.text.split()))
        for each in reading.provisions
        if each.kind in ("article", "paragraph", "point", "indent")
    ]


@pytest.mark.parametrize("line", WORDS)
@settings(max_examples=12, deadline=None, suppress_health_check=CALM)
@given(drawn=shapes.filter(bool))
def test_a_law_is_the_same_in_every_format_and_code_page(reader, line, drawn):
    words, code_pages = WORDS[line]
    lines = law_of(line, words.split(), drawn)
    expected = articles_of(reader.read(as_text("utf-8")(lines), file="x.txt"))
    assert [number for kind, number, *_ in expected if kind == "article"] == [str(n + 1) for n in range(len(drawn))]
    for name, write in {**DOCUMENTS, **{page: as_text(page, "\r\n") for page in code_pages}}.items():
        file = "x.md" if name == "markdown" else "x"
        assert articles_of(reader.read(write(lines), file=file)) == expected, name
