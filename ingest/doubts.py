"""What makes a text that could be read doubtful all the same: broken letters, a stub in place of the document."""

import re
from collections.abc import Iterator

from ingest.formats import PageProblem
from ingest.language import is_damaged
from ontology.model import Reading

_STUB = "stub"
_STUB_WORDS = 80
_STUB_LETTERS = 4000
_WORDS_A_SENTENCE = (
    100  # three pages that only describe a law have none in 144 to 263 words, short texts one in 15 to 75
)
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?;](?=\s|$)")


def doubts_of(text: str, language: str, *, has_articles: bool) -> Iterator[PageProblem]:
    """What the owner of a file should know of a text in a language (BCP 47) before it is believed."""
    if is_damaged(text, language):
        yield PageProblem(
            code="damaged_text",
            message="Many words hold letters that their language does not have: the file's fonts or encoding are "
            "broken, and what was read is not what was printed. Look for another copy.",
        )
    told = None if has_articles else _stub(text)
    if told:
        yield PageProblem(code=_STUB, message=told)


def _stub(text: str) -> str | None:
    """What a text without articles holds in place of a document, if it does: hardly any words, or no sentences."""
    words = len(text[:_STUB_LETTERS].split())
    if words < _STUB_WORDS:
        return "The file holds hardly any text and no article; it may be a stub instead of the document."
    if len(text) <= _STUB_LETTERS and len(_SENTENCE_END.findall(text)) * _WORDS_A_SENTENCE < words:
        return (
            "The file holds no article and hardly a sentence; it may be a page about the document instead of it. "
            "Look for the document itself."
        )
    return None


def is_stub(reading: Reading) -> bool:
    """Whether a reading is of a text that may be a stub: what it says is an answer after what documents say."""
    return any(each.code == _STUB for each in reading.problems)
