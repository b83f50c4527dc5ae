"""Finding ``SERVICE alinea:search { ... }`` in a query and reading what it asks (``search.ttl`` says the words).

A small reader of SPARQL tokens (SPARQL 1.1 Query, 19.8), not of its grammar: whatever it takes for a block and the
engine would not, or the other way round, ends as a refused query, for the guard against ``SERVICE`` comes after it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from ontology.errors import QueryError, QuerySyntaxError
from ontology.namespaces import SEARCH_NAMESPACE as NAMESPACE

SEARCH = NAMESPACE + "search"

MOST_LETTERS = 100_000
"""Of a query that searches: it is read here, in the process that serves others too (0.3 s at the worst)."""

# Reading stays linear: nothing is tried twice, and a string that is left open takes all that follows.
_TOKEN = re.compile(
    r"""
      (?P<iri> <[^<>"{}|^`\\\x00-\x20]*+> )
    | (?P<string> \"{3}(?:[^"\\]|\\.|"(?!""))*+(?:\"{3})?+ | '{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3})?+
                | "(?:[^"\\\n\r]|\\.)*+"?+ | '(?:[^'\\\n\r]|\\.)*+'?+ )
    | (?P<comment> \#[^\n\r]*+ )
    | (?P<variable> [?$]\w++ )
    | (?P<tag> @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ )
    | (?P<name> (?:[^\W\d_][\w-]*+(?:\.++[\w-]++){0,4}+)?:(?:(?:[\w:%.-]|\\.){0,500}(?:[\w:%-]|\\.))? )
    | (?P<number> [+-]?\d++(?:\.\d++)? )
    | (?P<word> [^\W\d][\w-]*+ )
    | (?P<sign> \^\^ | \S )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A token with its kind (a group of the pattern above) and where it stands in the query."""

    kind: str
    text: str
    start: int
    end: int


Value = str | NamedNode
"""What stands as an object: a variable with its question mark, an IRI, or (decoded) a literal's text."""


@dataclass(slots=True)
class SearchBlock:
    """One block: where it stands, its subject, and the variable or the values by local name."""

    start: int
    end: int
    silent: bool
    subject: str = ""
    variables: dict[str, str] = field(default_factory=dict)
    values: dict[str, list[Value]] = field(default_factory=dict)


def search_blocks(query: str) -> list[SearchBlock]:
    """All blocks of a query in order; raises ``QueryError`` with the line for one that cannot be understood.

    One that is silent is left out then.
    """
    if NAMESPACE not in query:
        return []
    if len(query) > MOST_LETTERS:
        raise QueryError(f"A query with SERVICE alinea:search may have {MOST_LETTERS:,} letters.")
    tokens = [each for each in _tokens(query) if each.kind != "comment"]
    prefixes = _prefixes(tokens)
    found = []
    turn = 0
    while turn < len(tokens):
        begun = _opening(tokens, turn, prefixes)
        if begun is None:
            turn += 1
            continue
        silent, inside = begun
        reader = _BlockReader(query, tokens, inside, prefixes)
        try:
            found.append(reader.read(SearchBlock(tokens[turn].start, 0, silent)))
        except QueryError:
            if not silent:
                raise
        turn = reader.turn
    return found


def _tokens(query: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(query):
        yield Token(match.lastgroup or "", match[0], match.start(), match.end())


def _prefixes(tokens: list[Token]) -> dict[str, str]:
    """Namespaces by prefix with its colon."""
    found = {}
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri":
            found[name.text] = iri.text[1:-1]
    return found


def _opening(tokens: list[Token], turn: int, prefixes: dict[str, str]) -> tuple[bool, int] | None:
    """Whether ``SERVICE [SILENT] alinea:search {`` begins here: silent, and the turn of what follows the brace."""
    if tokens[turn].kind != "word" or tokens[turn].text.upper() != "SERVICE":
        return None
    after = tokens[turn + 1 : turn + 4]
    silent = bool(after) and after[0].text.upper() == "SILENT"
    name = after[silent : silent + 2]
    if len(name) < 2 or name[1].text != "{" or _iri(name[0], prefixes) != SEARCH:
        return None
    return silent, turn + silent + 3


def _iri(token: Token, prefixes: dict[str, str]) -> str | None:
    if token.kind == "iri":
        return token.text[1:-1]
    if token.kind == "name":
        prefix, colon, local = token.text.partition(":")
        namespace = prefixes.get(prefix + colon)
        return None if namespace is None else namespace + local.replace("\\", "")
    return None


class _BlockReader:
    """Reads the triples of one block: one subject, properties of the vocabulary, plain objects."""

    def __init__(self, query: str, tokens: list[Token], turn: int, prefixes: dict[str, str]) -> None:
        self._query = query
        self._tokens = tokens
        self._prefixes = prefixes
        self.turn = turn

    def read(self, block: SearchBlock) -> SearchBlock:
        while self._here.text != "}":
            self._subject(block)
            while self._here.text not in (".", "}"):
                self._property(block)
                if self._here.text == ";":
                    self.turn += 1
                elif self._here.text not in (".", "}"):
                    raise self._error("; or . parts the statements of a block")
            if self._here.text == ".":
                self.turn += 1
        block.end = self._here.end
        self.turn += 1
        return block

    @property
    def _here(self) -> Token:
        if self.turn >= len(self._tokens):
            raise QueryError("The block of SERVICE alinea:search is not closed.")
        return self._tokens[self.turn]

    def _subject(self, block: SearchBlock) -> None:
        token = self._here
        if token.kind != "variable" or (block.subject and token.text[1:] != block.subject[1:]):
            raise self._error("a block has one variable for the hit, and only that as subject")
        block.subject = token.text
        self.turn += 1

    def _property(self, block: SearchBlock) -> None:
        iri = _iri(self._here, self._prefixes)
        if iri is None or not iri.startswith(NAMESPACE):
            raise self._error("properties here are those of /ontology/search")
        name = iri.removeprefix(NAMESPACE)
        self.turn += 1
        while True:
            value = self._object()
            if not (isinstance(value, str) and value.startswith("?")):
                block.values.setdefault(name, []).append(value if isinstance(value, NamedNode) else value[1:])
            elif name in block.variables or value in (block.subject, *block.variables.values()):
                raise self._error("every property takes one variable, and every variable stands once")
            else:
                block.variables[name] = value
            if self._here.text != ",":
                return
            self.turn += 1

    def _object(self) -> Value:
        """A variable with ``?`` before it, a literal's text with ``"`` before it, or an IRI."""
        token = self._here
        self.turn += 1
        if token.kind == "variable":
            return "?" + token.text[1:]
        if token.kind == "number":
            return '"' + token.text
        if (iri := _iri(token, self._prefixes)) is not None:
            return _named(iri)
        if token.kind != "string":
            self.turn -= 1
            raise self._error("an object is a string, a number, an IRI or a variable")
        if self._here.kind == "tag":
            self.turn += 1
        elif self._here.text == "^^":
            self.turn += 2
        return '"' + _decoded(token.text)

    def _error(self, rule: str) -> QuerySyntaxError:
        token = self._here
        line = self._query.count("\n", 0, token.start) + 1
        column = token.start - self._query.rfind("\n", 0, token.start)
        return QuerySyntaxError(f"SERVICE alinea:search at {token.text[:40]!r}: {rule}.", line, column)


def _decoded(literal: str) -> str:
    """The text of a string literal, its escapes resolved."""
    try:
        (statement,) = pyoxigraph.parse(f"<x:s> <x:p> {literal} .".encode(), format=RdfFormat.TURTLE)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"SERVICE alinea:search: the string {literal[:60]} cannot be read: {error}") from error
    value = statement.object
    return value.value if isinstance(value, pyoxigraph.Literal) else ""


def _named(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"SERVICE alinea:search: {iri!r} is not a whole IRI: {error}") from error
