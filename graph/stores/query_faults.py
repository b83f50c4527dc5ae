"""Why a query or an update does not parse, in a sentence with the place and the word.

Oxigraph names the furthest place that any of its rules looked at, and what that rule wanted: of ``SELECT * WERE`` it
says that eight letters after the star DISTINCT was expected. With room behind each word no rule looks past the one
that is wrong, so a text that does not parse is parsed once more, with room, in an empty store.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import Store

from graph.stores.query_words import QUERY_FORMS, TOKEN
from ontology.errors import QuerySyntaxError
from ontology.namespaces import PREFIXES

_PLACE = re.compile(r"error at (\d+):(\d+)")
_REASON = re.compile(r'(?:expected (?:one of )?|, )((?!one of )[A-Za-z]+ [^",\[\]]+?)(?=,|$)')
"""What the engine says in words among the signs that it expected: ``IRI parsing failed``."""
_PIECE = re.compile(rf"(?:{TOKEN.pattern})|\s+|.", TOKEN.flags)
_MARKS = frozenset("{}();,")
_ROOM = " " * 40
"""More than the longest keyword has letters."""
_LONGEST = 20_000
_SHOWN = 40
UPDATE_FORMS = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_KEYWORDS = (
    f"{' '.join((*QUERY_FORMS, *UPDATE_FORMS))} PREFIX BASE WHERE FROM NAMED DISTINCT REDUCED OPTIONAL FILTER UNION "
    "MINUS GRAPH SERVICE BIND VALUES EXISTS GROUP ORDER HAVING LIMIT OFFSET DESC COUNT SAMPLE GROUP_CONCAT COALESCE "
    "BOUND CONTAINS REGEX STRSTARTS STRENDS LCASE UCASE REPLACE CONCAT DATATYPE LANG LANGMATCHES UNDEF SILENT USING "
    "INTO DATA"
).split()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or sign of the text, where it stands there, and where with room behind each."""

    text: str
    start: int
    moved: int


def query_fault(error: Exception, query: str) -> QuerySyntaxError:
    """What is wrong with a query that the engine could not parse."""
    return _fault(str(error), query, Store().query, lambda word: no_query(word.text))


def update_fault(error: Exception, update: str) -> QuerySyntaxError:
    """What is wrong with an update that the engine could not parse."""
    return _fault(str(error), update, Store().update, _no_update)


def no_query(word: str) -> str:
    """Why a query cannot begin with this word."""
    if word.upper() in UPDATE_FORMS:
        return f"{word.upper()} begins an update, and here the graph is only read; updates go to /sparql/update."
    return f"a query begins with {', '.join(QUERY_FORMS[:-1])} or {QUERY_FORMS[-1]}, not with {_shown(word)}."


def _no_update(word: _Word) -> str | None:
    if word.text.upper() in QUERY_FORMS:
        return f"{word.text.upper()} begins a query, and here the graph is changed; queries go to /sparql."
    return None


def _fault(
    told: str, text: str, parse: Callable[[str], object], not_for_here: Callable[[_Word], str | None]
) -> QuerySyntaxError:
    if len(text) > _LONGEST:
        return QuerySyntaxError("it does not parse here, or some letters before.", *_place_told(told))
    words, spaced = _with_room(text)
    told = _told_of(spaced, parse, told)
    at = _offset(spaced, *_place_told(told))
    wrong = next((word for word in reversed(words) if word.moved <= at), None)
    begins = _beginning(words)
    if wrong is None or at >= len(spaced):
        wrong = _unclosed_string(words) or _Word("", len(text), at)
    if wrong == begins and (message := not_for_here(wrong)):
        return _at(wrong, text, message)
    undeclared, declared = _undeclared(words)
    if undeclared and undeclared.start <= wrong.start:
        return _at(undeclared, text, _no_prefix(undeclared, declared))
    return _at(wrong, text, _cannot_stand(wrong, _REASON.findall(told)))


def _with_room(text: str) -> tuple[list[_Word], str]:
    """The words of a text, and the text with room around its marks and gaps; lines stay lines."""
    words: list[_Word] = []
    parts: list[str] = []
    length, before = 0, ""
    for piece in _PIECE.finditer(text):
        found, after = piece[0], text[piece.end() : piece.end() + 1]
        mark = found in _MARKS
        room = _ROOM if mark and before not in ("|", "<") else ""
        if not found.isspace():
            words.append(_Word(found, piece.start(), length + len(room)))
        # ``{|`` and ``)>>`` are signs of their own.
        parts += [room, found, _ROOM if found.isspace() or (mark and after not in ("|", ">")) else ""]
        length += sum(map(len, parts[-3:]))
        before = found[-1]
    return [word for word in words if not word.text.startswith("#")], "".join(parts) + _ROOM


def _told_of(spaced: str, parse: Callable[[str], object], before: str) -> str:
    """What the engine says of the text with room; what it said before, where it says nothing."""
    with suppress(ValueError, RuntimeError, OSError):
        try:
            parse(spaced)
        except SyntaxError as error:
            return str(error)
    return before


def _place_told(told: str) -> tuple[int, int]:
    place = _PLACE.match(told)
    return (int(place[1]), int(place[2])) if place else (0, 0)


def _offset(text: str, line: int, column: int) -> int:
    before = text.split("\n")[: line - 1]
    return sum(len(each) + 1 for each in before) + column - 1


def _at(word: _Word, text: str, message: str) -> QuerySyntaxError:
    line = text.count("\n", 0, word.start) + 1
    return QuerySyntaxError(message, line, word.start - text.rfind("\n", 0, word.start))


def _beginning(words: Sequence[_Word]) -> _Word | None:
    """The first word behind the prologue."""
    turn = 0
    while turn < len(words) and (length := {"PREFIX": 3, "BASE": 2}.get(words[turn].text.upper())):
        turn += length
    return words[turn] if turn < len(words) else None


def _unclosed_string(words: Sequence[_Word]) -> _Word | None:
    """A quote that is no string by itself: what is behind it does not end."""
    return next((word for word in words if word.text in ("'", '"')), None)


def _undeclared(words: Sequence[_Word]) -> tuple[_Word | None, list[str]]:
    """The first name whose prefix is not declared before it, and the prefixes that are."""
    declared: list[str] = []
    before = ""
    for word in words:
        prefix, colon, _ = word.text.partition(":")
        is_name = colon and prefix != "_" and prefix[:1] not in ("<", '"', "'")
        if is_name and before.upper() == "PREFIX":
            declared.append(prefix)
        elif is_name and prefix not in declared:
            return word, declared
        before = word.text
    return None, declared


def _no_prefix(word: _Word, declared: Sequence[str]) -> str:
    prefix = word.text.partition(":")[0]
    space = PREFIXES.get(prefix)
    known = f"; declared are {', '.join(f'{each}:' for each in declared)}" if declared and not space else ""
    return (
        f"the prefix {prefix}: is not declared{known}. Put this before the query: PREFIX {prefix}: <{space or '...'}>"
    )


def _cannot_stand(word: _Word, reasons: Sequence[str]) -> str:
    if word.text in ("'", '"'):
        return f"the string that begins with this {word.text} is not closed."
    if "IRI parsing failed" in reasons:
        return "this is no whole IRI, or there is a space in it. Write it as in <https://...>."
    if reasons:
        return f"{reasons[0].rstrip('.')}."
    if not word.text:
        return "it ends before it is complete. Is a bracket not closed?"
    meant = get_close_matches(word.text.upper(), _KEYWORDS, n=1, cutoff=0.75)
    hint = f" Did you mean {meant[0]}?" if meant and meant[0] != word.text.upper() else ""
    return f"{_shown(word.text)} cannot stand here.{hint}"


def _shown(word: str) -> str:
    return word if len(word) <= _SHOWN else word[: _SHOWN - 1] + "…"
