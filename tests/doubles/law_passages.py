"""Passages of an English law, told by their text and their hit alone."""

from search_api.passages import HitType, Passage


def law_passages(texts: dict[str, list[str]]) -> list[Passage]:
    """A passage for each text, in order; those of one key belong to one hit."""
    return [
        Passage(
            iri=iri, unit=iri, type=HitType.LAW, kind="article", text=text, language="en", script="Latn", title="",
            heading="",
        )
        for iri, some in texts.items()
        for text in some
    ]  # fmt: skip
