"""Whether a question names an act at all, be it known or not: by a word for a kind of act and what it is about."""

import re
from functools import cache

from ingest.references.act_words import act_grammar
from ingest.references.units import grammar
from ontology.toml_tables import toml_table
from search_api.retrieval.named_acts import title_words

_TELLS = 4  # letters of a word that tells what an act is about, at least: "Zakon o radu"


def names_a_kind(text: str) -> bool:
    """Whether a question has a word for a kind of act and others that tell which: "the Labour Law", not "the law".

    >>> names_a_kind("Article 5 of the Labour Law"), names_a_kind("neni 5 i ligjit në Kosovë"), names_a_kind("neni 5")
    (True, False, False)
    """
    words = [word for word in title_words(text) if not grammar().unit.fullmatch(word)]
    kinds = [word for word in words if act_grammar().any_head.fullmatch(word) or _kinds().fullmatch(word)]
    return bool(kinds) and any(len(word) >= _TELLS and word not in kinds for word in words)


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(toml_table("search_api.retrieval", "citations")["kinds"])
