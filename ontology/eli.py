"""Identifiers shaped like the European Legislation Identifier.

    {base}eli/{cc}/{type}/{year}/{number}                      the work
    {base}eli/{cc}/{type}/{year}/{number}/{lang}               an expression: one language version
    {base}eli/{cc}/{type}/{year}/{number}/{lang}@{version}     another version of the same, where two are held
    {base}eli/{cc}/{type}/{year}/{number}/{lang}/art_68/par_2  a part of it, in Akoma Ntoso eId words

``cc`` is a lower-case jurisdiction code (``rs``, ``ba-fbih``), ``year`` four digits or ``nd`` (no date),
``number`` the state's own number (``03-L-040``) or, where a state counts only gazette issues, the issue and
the title's slug (``129-zakon-o-lokalnoj-samoupravi``), because one issue prints many acts.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from ontology.errors import IdentifierError
from ontology.scripts import slug

DEFAULT_BASE = "https://w3id.org/alinea/"
_RAISED = re.compile("[⁰¹²³⁴-⁹]+")
_NUMBER = r"[A-Za-z0-9][A-Za-z0-9.-]*"
_LANGUAGE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?"
# The short words need a number, or a work's part ``art`` could not be told from an expression in a language ``art``.
_PART = r"(?:(?:chp|sec|art|par|pnt|ind)_[A-Za-z0-9-]+|(?:part|title|annex|preamble|text)(?:_[A-Za-z0-9-]+)?)"
_PATH = re.compile(
    rf"eli/(?P<jurisdiction>[a-z]{{2,3}}(?:-[a-z]+)?)/(?P<type>[a-z_]+)/(?P<year>\d{{4}}|nd)/(?P<number>{_NUMBER})"
    rf"(?:/(?P<language>{_LANGUAGE})(?:@(?P<version>[A-Za-z0-9.-]+))?)?(?P<parts>(?:/{_PART})*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Eli:
    """One identifier; prints as its IRI, and ``Eli.parse(str(x), base=x.base) == x``."""

    jurisdiction: str
    type: str
    year: int | None
    number: str
    language: str | None = None
    version: str | None = None
    parts: tuple[str, ...] = ()
    base: str = DEFAULT_BASE

    @classmethod
    def parse(cls, iri: str, *, base: str = DEFAULT_BASE) -> "Eli":
        """Read an IRI below ``base``; raises ``IdentifierError`` for anything else."""
        match = _PATH.fullmatch(iri.removeprefix(base)) if iri.startswith(base) else None
        if match is None:
            raise IdentifierError(f"{iri!r} is not an identifier below {base}eli/")
        parts = tuple(part for part in match["parts"].split("/") if part)
        return cls(
            jurisdiction=match["jurisdiction"].upper(),
            type=match["type"],
            year=None if match["year"] == "nd" else int(match["year"]),
            number=match["number"],
            language=match["language"],
            version=match["version"],
            parts=parts,
            base=base,
        )

    def __str__(self) -> str:
        year = "nd" if self.year is None else f"{self.year:04d}"
        steps = ["eli", self.jurisdiction.lower(), self.type, year, self.number]
        if self.language:
            steps.append(self.language if self.version is None else f"{self.language}@{self.version}")
        return self.base + "/".join([*steps, *self.parts])

    @property
    def work(self) -> "Eli":
        """The work alone, without language and parts."""
        return replace(self, language=None, version=None, parts=())

    def expression(self, language: str, *, version: str | None = None) -> "Eli":
        """The work's expression in a language (BCP 47), without parts."""
        return replace(self, language=language, version=version, parts=())

    def part(self, *parts: str) -> "Eli":
        """A part below this one."""
        return replace(self, parts=(*self.parts, *parts))


def work_number(*, number: str | None, title: str, state_numbered: bool, fallback: str = "x") -> str:
    """The ``number`` step of a work.

    ``fallback`` serves where neither number nor title is known (the first letters of the content hash).
    """
    plain = re.sub(r"[^A-Za-z0-9]+", "-", number or "").strip("-")
    if plain and state_numbered:
        return plain
    name = slug(title)[:80].strip("-")
    return "-".join(step for step in (plain, name) if step) or fallback


def article_part(number: str) -> str:
    """The step of an article: ``art_68``, ``art_252-a``, ``art_88v`` from either script.

    ``art_5-1`` for ``5¹``, as for ``5/1`` and ``5^1``: what was put in behind Article 5, however it is printed.
    """
    return f"art_{slug(_RAISED.sub(_lowered, number)) or 'x'}"


def _lowered(raised: re.Match[str]) -> str:
    return "-" + unicodedata.normalize("NFKC", raised.group())
