"""Words of a SPARQL query that stand outside names, strings and comments (SPARQL 1.1 Query, 19.8).

Engines tell neither whether a query brings its own dataset nor whether it would call another server before
they run it. A bare ``FROM`` or ``SERVICE`` can be nothing but the keyword, so finding it does not take a parser.
"""

import re
import string
from collections.abc import Collection

from ontology.errors import QueryRefusedError
from ontology.namespaces import SEARCH_NAMESPACE

TOKEN = re.compile(
    r"""
      <[^<>"{}|^`\\\s]*>                                            # IRI
    | \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3}           # long string
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'                 # string
    | \#[^\n\r]*                                                    # comment
    | [?$@]\w+ | _:\w+                                              # variable, language tag, blank node
    | (?:[^\W\d_][\w-]*+(?:\.++[\w-]++){0,4}+)?:(?:[\w:%.-]|\\.)*   # prefixed name, of few parts: a.a.a. is read once
    | (?P<word>[A-Za-z][\w-]*+)
    """,
    re.VERBOSE | re.DOTALL,
)

_PROLOGUE = ("BASE", "PREFIX")
QUERY_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_SERVICE = re.compile("SERVICE", re.IGNORECASE)
GAP = r"(?:\s++|\#[^\n\r]*+)*+"
BLOCK = rf"{GAP}\{{"
LOCAL = rf"(?:[^\s{{]*+{BLOCK}|(?:[^\s{{#\\]|\\\S)*+{BLOCK})"
"""The rest of a prefixed name and the brace behind it, whether ``#`` belongs to the name or opens a comment."""

_CALL = re.compile(
    rf"{GAP}(?:SILENT{GAP})?(?:(?:<(?P<iri>[^>]*+)>|[?$]\w++){BLOCK}|[^\s{{<>\":]*+:{LOCAL})", re.IGNORECASE
)
_MOST_SERVICES = 50
_LONGEST_NAME = 200
_NAME_LETTERS = "-_" + string.ascii_letters + string.digits


def query_form(query: str) -> str | None:
    """``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``: the first word after the prologue; ``None`` for updates."""
    first = first_word(query)
    return first if first in QUERY_FORMS else None


def first_word(query: str) -> str:
    """The first word after the prologue, in capitals; nothing where there is none."""
    words = (match["word"].upper() for match in TOKEN.finditer(query) if match["word"])
    return next((word for word in words if word not in _PROLOGUE), "")


def has_dataset_clause(query: str) -> bool:
    """Whether a query names the graphs it speaks of (``FROM``, ``FROM NAMED``)."""
    # Telling words apart takes longer than most look-ups, and most queries hold no such letters anywhere.
    return "FROM" in query.upper() and "FROM" in _words(query)


def refuse_service(query: str, *, allowed: Collection[str] = ()) -> None:
    """Raise ``QueryRefusedError`` for a federated query: a store must not be made to call addresses for strangers.

    Looks for ``SERVICE [SILENT] name {`` wherever it stands, strings and comments included. Engines split text
    otherwise than this module does (``?a<?b)SERVICE#>`` holds an IRI for one and a keyword for another), and a
    guard that sees a comment where the engine sees a keyword is none. Only a whole IRI that is ``allowed``,
    letter for letter, passes: a variable, a prefix or an escape could become any address.
    """
    found = list(_SERVICE.finditer(query))
    if len(found) > _MOST_SERVICES or any(not _is_allowed(query, match, allowed) for match in found):
        offer = f" and from {', '.join(sorted(allowed))}, written as whole IRIs" if allowed else ""
        raise QueryRefusedError(
            "No other server is asked here: a query has SERVICE from alinea:search "
            f"(<{SEARCH_NAMESPACE}search>){offer}."
        )


def _is_allowed(query: str, match: re.Match[str], allowed: Collection[str]) -> bool:
    """Whether the word ends a variable, a tag or a prefixed name, or no call follows, or one that may be made."""
    before = query[max(0, match.start() - _LONGEST_NAME) : match.start()].rstrip(_NAME_LETTERS)[-1:]
    if before in ("?", "$", "@", ":"):
        return True
    call = _CALL.match(query, match.end())
    return call is None or call["iri"] in allowed


def _words(query: str) -> set[str]:
    return {match["word"].upper() for match in TOKEN.finditer(query) if match["word"]}
