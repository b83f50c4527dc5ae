"""Control words of RTF 1.9.1 that reading a text needs."""

import codecs

SIGNS = {
    "tab": " ", "line": "\n", "emdash": "\u2014", "endash": "\u2013", "bullet": "\u2022", "lquote": "\u2018",
    "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d", "emspace": " ", "enspace": " ", "qmspace": " ",
    "~": " ", "-": "", "_": "-", "{": "{", "}": "}", "\\": "\\", "nestcell": " | ", "nestrow": "\n",
}  # fmt: skip
"""Words and signs that stand for text; a soft hyphen for none."""

DESTINATIONS = frozenset(
    "colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf pict fldinst shprslt "
    "filetbl listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore "
    "latentstyles nonesttables xe rxe tc txe bkmkstart bkmkend sp sn sv objdata objclass objname template "
    "nextfile ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn annotation atnid atnauthor pnseclvl xmlnstbl "
    "private doccomm operator author title subject keywords company".split()
)
"""Groups whose text belongs to no page, or that repeats on every page."""

ENTERED = frozenset({"shpinst", "shptxt", "shpgrp", "do", "dptxbxtext", "listtext", "pntext", "footnote"})
"""Starred groups, otherwise for newer readers alone, that hold text of the document."""

SWITCHES = frozenset({"deleted", "v"})
"""Properties of text that a printed copy does not show: tracked deletion, hidden."""

CHARSETS = {
    77: "mac_roman", 128: "cp932", 161: "cp1253", 162: "cp1254", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Code pages of fonts by their character set; 0 and 1 are the code page of the file."""

_OLD_PAGES = {10000: "mac_roman", 10007: "mac_cyrillic", 10029: "mac_latin2", 65001: "utf-8"}


def code_page(number: int | None) -> str:
    r"""The codec of an ``\ansicpg`` or ``\cpg``; Windows' western one where Python knows none."""
    name = _OLD_PAGES.get(number or 0, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
