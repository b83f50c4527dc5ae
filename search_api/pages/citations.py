"""How to cite what a page shows: lines to be copied, and addresses of the forms that programs read."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from ontology.errors import NotFoundError
from search_api.citing import Reference, plain_text
from search_api.pages.interface import Text
from search_api.pages.names import Names

_FORMS = {"BibTeX": "bibtex", "CSL-JSON": "csl-json"}
_WORKING = "en"

Refer = Callable[[str | None], Reference]
"""The reference in a language (BCP 47), or in that of the state where ``None`` is asked for."""


@dataclass(frozen=True, slots=True)
class Citations:
    """``lines`` are in the way of the state and in English, each with its language; ``forms`` addresses by name."""

    lines: tuple[Text, ...]
    forms: dict[str, str]


def citations(names: Names, refer: Refer) -> Citations | None:
    """How to cite what ``refer`` refers to; ``None`` for what has no title to be cited by."""
    own = _referred(refer, None)
    if own is None:
        return None
    english = own if own.language == _WORKING else _referred(refer, _WORKING)
    known = names.collection.jurisdictions
    lines = [
        Text(plain_text(each, jurisdictions=known), each.language, foreign=each.language != names.interface.tag)
        for each in dict.fromkeys((own, english))
        if each
    ]
    forms = {name: f"/api/cite?{urlencode({'iri': own.iri, 'format': form})}" for name, form in _FORMS.items()}
    return Citations(tuple(lines), forms)


def _referred(refer: Refer, language: str | None) -> Reference | None:
    try:
        return refer(language)
    except NotFoundError:
        return None
