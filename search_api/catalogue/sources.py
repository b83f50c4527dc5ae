"""Where a curated statement was seen."""

from dataclasses import dataclass

from search_api.catalogue.subject import Subject
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(View):
    """An address, or words that name a printed text; exactly one of them is set."""

    url: str | None = None
    text: str | None = None


def sources_of(found: Subject) -> tuple[Source, ...]:
    """The sources of a thing, addresses first."""
    named = (Source(text=text) for text in found.every("aln:sourceText"))
    return (*(Source(url=url) for url in found.every("dcterms:source")), *named)
