"""Files made to hurt their reader. Each takes a size from 0 to 1: 1 is as large as an attacker may send it."""

import base64
import io
import random
import zipfile

from tests.doubles.office_files import docx, odt, paragraph, zipped

_LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{this}: &{this} [{', '.join([f'*{last}'] * 9)}]\n" for last, this in zip("abcdefgh", "bcdefghi", strict=True)
)


def _repeated(piece, most):
    """A text of one piece over and over."""
    return lambda size: (piece * int(most * size / len(piece.encode()) + 1)).encode()


def _numbered(pattern, most, *, first=1):
    return lambda size: "\n".join(pattern.format(n=n) for n in range(first, int(most * size) + first)).encode()


def _shuffled(size):
    numbers = list(range(1, int(100_000 * size) + 2))
    random.Random(1).shuffle(numbers)
    return "\n".join(f"Član {number}." for number in numbers).encode()


def _mixed_lines(size):
    """Every kind of opening in turn, so that each line could begin something."""
    kinds = [
        "Član {n}.",
        "({n}) stav",
        "{n}) tačka;",
        "- crta",
        "Glava {n}",
        "ODJELJAK {n}",
        "Prilog {n}",
        "I. DIO",
        "„Član {n}.",
    ]
    return "\n".join(
        kinds[n % len(kinds)].format(n=n // len(kinds) + 1) for n in range(int(100_000 * size) + 9)
    ).encode()


def _random_bytes(size):
    return random.Random(2).randbytes(int(20_000_000 * size) + 1000)


def _random_letters(size):
    source = random.Random(3)
    return "".join(
        source.choices("član ČLAN 0123456789.,;:()[]„”-\n/ стavNeni", k=int(3_000_000 * size) + 1000)
    ).encode()


def _zeros(size):
    return zipped({"zakon.txt": b"0" * int(1_000_000_000 * size + 2_000_000)})


def _russian_doll(size):
    data = b"Zakon"
    for _ in range(int(200 * size) + 5):
        data = zipped({"a.zip": data})
    return data


def _overlapping(size):
    """Every entry of the list points to the same bytes, as in the bomb of D. Fifield (2019)."""
    body = zipped({"a.txt": b"0" * int(20_000_000 * size + 200_000)})
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        start = package.start_dir
    entry, end = body[start:-22], bytearray(body[-22:])
    count = int(60_000 * size) + 50
    entries = b"".join(entry.replace(b"a.txt", f"{n:05d}".encode()) for n in range(count))
    end[8:12] = count.to_bytes(2, "little") * 2
    end[12:16] = len(entries).to_bytes(4, "little")
    return body[:start] + entries + bytes(end)


def _many_members(size):
    return zipped({f"{n}.txt": b"a" for n in range(int(60_000 * size) + 10)})


def _traversal(_size):
    names = [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\a.txt",
        "a/../../b.txt",
        "con",
        "a\tb",
        "." * 200,
        "a/" * 200 + "b",
    ]
    return zipped([(name, "Član 1.\n\nOdredba.") for name in names])


def _doc_bomb(size):
    return docx(paragraph("a"), footnotes="<w:a> " + " " * int(900_000_000 * size + 100_000) + "</w:a>")


def _odt_spaces(size):
    spaces = '<text:s text:c="999999999"/>' * int(1_400_000 * size + 10)
    return odt(f"<text:p>a{spaces}b</text:p>")


def _odt_cells(size):
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>a</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="999999999">{cell}</table:table-row>'
    return odt(f"<table:table>{row * int(100_000 * size + 5)}</table:table>")


def _deep_tables(size):
    depth = int(100 * size) + 5
    return docx("<w:tbl><w:tr><w:tc>" * depth + paragraph("a") + "</w:tc></w:tr></w:tbl>" * depth)


def _numbering(size):
    pattern = "%1%2%3" * 30
    level = '<w:lvl w:ilvl="{n}"><w:start w:val="99999999"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    levels = "".join(level.format(n=n, pattern=pattern) for n in range(9))
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    instance = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    item = paragraph("a", properties='<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>')
    return docx(item * int(100_000 * size + 5), numbering=lists + instance)


def _pictures(size):
    return b"{\\rtf1 Zakon {\\pict " + b"00" * int(40_000_000 * size) + b"}\\bin999999999 a}"


def _laughing_front_matter(size):
    return f"---\n{_LAUGHS}\n---\n# Zakon\n{'a ' * int(1000 * size)}".encode()


def _deep_front_matter(size):
    return f"---\na: {'[' * int(19_000 * size + 100)}\n---\n# Zakon o probi\n".encode()


def _deep_mail(size):
    depth = int(20_000 * size) + 20
    heads = "".join(f'Content-Type: multipart/related; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"MIME-Version: 1.0\n{heads}Content-Type: text/html\n\n<p>Zakon</p>\n".encode()


def _many_parts(size):
    part = "--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n{}\n"
    body = part.format(base64.b64encode(b"<p>Zakon</p>").decode()) * int(100_000 * size + 3)
    return f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n{body}--b--\n'.encode()


def _law_xml(inner):
    return f'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>{inner}</body></act></akomaNtoso>'.encode()


def _articles_xml(size):
    return _law_xml(
        "<article><num>Član 1.</num><content><p>a<authorialNote>b</authorialNote></p></content></article>"
        * int(130_000 * size + 3)
    )


def _nested_xml(size):
    depth = int(200 * size) + 5
    return _law_xml("<chapter><num>I</num>" * depth + "<article/>" * int(100_000 * size + 3) + "</chapter>" * depth)


def _wide_surrogates(size):
    return b"\xff\xfe" + b"C\x00l\x00\x00\xd8a\x00n\x00 \x00" * int(1_000_000 * size + 100)


def _counting(size):
    return " ".join(f"Član {n}." for n in range(1, int(100_000 * size) + 2)).encode()


def _counting_down(size):
    return "\n".join(f"Član {n}." for n in range(int(100_000 * size) + 1, 0, -1)).encode()


def _run_on(size):
    """Words without the spaces between them, no run like another."""
    source = random.Random(4)
    words = "građani imaju pravo žalbu odluke skupštine službenom glasniku opštine zakon".split()
    return " ".join("".join(source.choices(words, k=6)) for _ in range(int(80_000 * size) + 20)).encode()


def _nested_points(size):
    return "Član 1.\n\nPravo:\n".encode() + _repeated("1) a:\na) b:\n- c:\ni) d:\n", 900_000)(size)


HOSTILE = {
    "one line of letters": _repeated("a a a a ", 100_000_000),
    "one line without spaces": _repeated("a", 100_000_000),
    "one word of nine million letters": _repeated("ж", 9_000_000),
    "words that run on": _run_on,
    "one run of words": lambda size: _run_on(0) + b" " + _run_on(size).replace(b" ", b""),
    "cases that meet": _repeated("opštinaJe", 3_000_000),
    "addresses": _repeated("a@", 3_000_000),
    "letters of another code page": _repeated("\u00e8lan \u00e6", 3_000_000),
    "spaces": _repeated(" ", 9_000_000),
    "spaces at the end of a word": lambda size: b"Zakon" + b" " * int(9_000_000 * size) + b"a",
    "empty lines": _repeated("\n", 9_000_000),
    "brackets": _repeated("(", 9_000_000),
    "square brackets": _repeated("[", 9_000_000),
    "links": _repeated("[a](b", 9_000_000),
    "dots": _repeated(".", 9_000_000),
    "spaced dots": _repeated(". ", 9_000_000),
    "commas": _repeated("1, ", 3_000_000),
    "dashes": _repeated("- ", 9_000_000),
    "quotation marks": _repeated("„", 9_000_000),
    "digits": _repeated("1", 9_000_000),
    "capitals": _repeated("ZAKON O ", 3_000_000),
    "raised figures": _repeated("¹", 3_000_000),
    "accents on one letter": _repeated("\u0301", 3_000_000),
    "articles in one line": _repeated("Član 1. ", 900_000),
    "articles without a number": _repeated("Član ", 900_000),
    "articles counting in one line": _counting,
    "spaced-out articles": _repeated("Č l a n ", 900_000),
    "references": _repeated("člana 5. stav 2. tačka 3) ", 900_000),
    "references in a list": lambda size: ("čl. " + ", ".join(map(str, range(1, int(100_000 * size) + 2)))).encode(),
    "gazettes": _repeated('("Službeni glasnik RS", br. 5/2010, ', 900_000),
    "dates": _repeated("12.12.2012. godine ", 900_000),
    "shares": _repeated("najmanje 5% birača ", 900_000),
    "lines of articles": _numbered("Član {n}.", 100_000),
    "lines of the same article": _repeated("Član 1.\n", 900_000),
    "articles counting down": _counting_down,
    "articles in disorder": _shuffled,
    "articles with long numbers": _numbered("Član {n}000000.", 100_000),
    "articles of Roman numbers": _repeated("Član MCXLIVCLXVI.\n", 900_000),
    "glued footnotes": _numbered("Član {n}11.", 100_000),
    "articles and titles": _numbered("Naslov\n\nČlan {n}.\n\nOdredba.", 50_000),
    "titles alone": _repeated("OSNOVNE ODREDBE\n\n", 900_000),
    "chapters": _numbered("Glava {n}\nNASLOV", 50_000),
    "annexes": _numbered("Prilog {n}\n", 100_000),
    "paragraphs": _numbered("({n}) stav", 100_000),
    "points": lambda size: b"Zakon\n\n\xc4\x8clan 1.\n\nPravo:\n" + _numbered("{n}) a;", 100_000)(size),
    "points in points": _nested_points,
    "words for articles on lines of their own": _repeated("Član\n\n", 900_000),
    "every kind of line": _mixed_lines,
    "page figures": _numbered("{n}\n\na\n\n\n\n\n\n\n\n\n\n\n\n", 20_000),
    "random letters": _random_letters,
    "random bytes": _random_bytes,
    "nothing but zeros": lambda size: bytes(int(100_000_000 * size) + 1),
    "zeros in a text": _repeated("Član 1.\x00 Odredba.\n" + "a" * 200, 9_000_000),
    "lone surrogates": _wide_surrogates,
    "surrogates in UTF-8": lambda size: b"\xc4\x8clan 1.\n\n" + b"\xed\xa0\x80a " * int(1_000_000 * size + 10),
    "text decoded twice": _repeated("ÄŒlan Ä", 9_000_000),
    "zip of a billion zeros": _zeros,
    "zip in zip in zip": _russian_doll,
    "zip of overlapping files": _overlapping,
    "zip of many files": _many_members,
    "zip with paths out of it": _traversal,
    "word file with an immense part": _doc_bomb,
    "word file of tables in tables": _deep_tables,
    "word file of immense numbers": _numbering,
    "word file of one long paragraph": lambda size: docx(paragraph(*["a "] * int(1_000_000 * size + 5))),
    "odt of repeated spaces": _odt_spaces,
    "odt of repeated cells": _odt_cells,
    "rtf with pictures": _pictures,
    "rtf of groups": _repeated("{\\rtf1 {\\b ", 9_000_000),
    "rtf of paragraphs": lambda size: b"{\\rtf1 " + b"\\par a" * int(900_000 * size + 5) + b"}",
    "html in the deep": lambda size: b"<html>" + b"<div>" * int(1_000_000 * size + 100) + b"Zakon",
    "html of tables in tables": lambda size: b"<html>" + b"<table><tr><td>" * int(300_000 * size + 100) + b"Zakon",
    "html of empty elements": lambda size: b"<html>" + b"<p>a</p>" * int(2_000_000 * size + 100),
    "html of broken tags": lambda size: b"<html>" + b"<a<b<" * int(2_000_000 * size + 100),
    "html of formatting never closed": lambda size: b"<html>" + b"<b><i><font>a" * int(100_000 * size + 100),
    "html of hidden elements": lambda size: b"<html>" + b"<div style='display:none'>a" * int(100_000 * size + 100),
    "html of attributes": lambda size: b"<html><p " + b"a='b' " * int(2_000_000 * size + 100) + b">Zakon",
    "html with a comment never closed": lambda size: b"<html>Zakon<!--" + b"- " * int(20_000_000 * size),
    "html of line breaks": lambda size: b"<html>" + b"a<br>" * int(1_000_000 * size + 5),
    "comments before the root": lambda size: b"<!-- -->" * int(5_000 * size + 5) + b"<?x ?>" * 100,
    "front matter that laughs": _laughing_front_matter,
    "front matter in the deep": _deep_front_matter,
    "mail in the deep": _deep_mail,
    "mail of many parts": _many_parts,
    "akoma ntoso of many articles": _articles_xml,
    "akoma ntoso in the deep": _nested_xml,
}  # fmt: skip
"""Name to maker."""
