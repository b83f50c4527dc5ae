"""A citation as an entry of a BibTeX file, in UTF-8.

``@misc`` with ``title``, ``howpublished``, ``year`` and ``note`` is what the styles of BibTeX print. biblatex takes
the same entry, prints ``url`` and ``urldate`` too, and hyphenates by ``langid``; ``@legislation`` is unknown to
BibTeX. ``key`` sorts an entry that has no author.
"""

from datetime import date

from search_api.citing.pinpoint import pinpoint
from search_api.citing.plain import gazette_text, happened, number_text
from search_api.citing.reference import Reference
from search_api.citing.styles import babel_name

# A brace counts for BibTeX even behind a backslash, so that it must become a word.
_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
})  # fmt: skip


def bibtex(reference: Reference, *, accessed: date | None = None) -> str:
    """One entry, ending in a line end; what is not known has no field.

    The braces around the title keep BibTeX from lowering its capitals.
    """
    published = ", ".join(part for part in (number_text(reference), gazette_text(reference)) if part)
    note = "; ".join(part for part in (pinpoint(reference.units, reference.tags), reference.label) if part)
    fields = {
        "title": f"{{{escaped(reference.title)}}}",
        "shorttitle": f"{{{escaped(reference.short)}}}" if reference.short else "",
        "howpublished": escaped(published),
        "year": str(reference.year or ""),
        "note": escaped(note or happened(reference)),
        "url": reference.iri,
        "urldate": accessed.isoformat() if accessed else "",
        "langid": babel_name(reference.language) or "",
        "key": escaped(reference.title),
    }
    lines = (f"  {name:<12} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{reference.key},\n{''.join(lines)}}}\n"


def escaped(text: str) -> str:
    r"""A text as LaTeX prints it letter by letter; line ends become blanks, all letters beyond ASCII stay.

    >>> escaped("50 % & više_{a}")
    '50 \\% \\& više\\_\\textbraceleft{}a\\textbraceright{}'
    """
    return " ".join(text.split()).translate(_SPECIAL)
