"""Bytes in, a reading out: the one call that the command line, the build and the tests share."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from ingest.declared import checked
from ingest.duplicates import repeated_from
from ingest.formats import Extraction, PageProblem, extract
from ingest.language import Language, identify_document, is_damaged
from ingest.mentions import LabelIndex, find_links, find_mentions
from ingest.metadata import Identity, contradiction, find_title, identify_act
from ingest.naming import name_provisions
from ingest.register import Register
from ingest.structure import segment
from ontology.eli import Eli
from ontology.errors import DocumentError
from ontology.model import Document, Problem, ProvisionKind, Reading

READER_VERSION = 6
"""Counted up whenever reading changes, so that cached readings of an older reader are not believed."""

_OVERRULED = frozenset({"act_type", "jurisdiction", "number", "gazette", "date"})
_STUB_WORDS = 80
_STUB_LETTERS = 4000


class Reader:
    """Reads documents; holds the register of acts and the thesaurus labels it needs for that."""

    def __init__(self, register: Register, labels: LabelIndex) -> None:
        self._register = register
        self._labels = labels

    def read(self, data: bytes, *, file: str, declared: Mapping[str, str] | None = None) -> Reading:
        """One file's reading; whatever goes wrong with it is a problem in the reading, never an exception.

        ``declared`` overrules what the text says (``title``, ``act_type``, ``number``, ``year``,
        ``jurisdiction``, ``language``, ``source``), as a folder's ``source.toml`` gives it.
        """
        try:
            return self._reading(data, file, checked(declared or {}))
        except DocumentError as error:
            code, message = error.code, str(error)
        except RecursionError:
            code, message = "too_deep", "The file is nested too deeply to be read."
        except MemoryError:
            code, message = "too_large", "The file is too large to be read on this machine. Split it into its acts."
        except Exception as error:
            # One odd file must not stop a build of thousands; the name of the error is for our own repair.
            name = type(error).__name__
            code, message = "reader_error", f"The file could not be read because of a mistake in Alinea ({name})."
        return Reading(file=file, problems=[Problem(file=file, code=code, message=message)])

    def _reading(self, data: bytes, file: str, declared: dict[str, str]) -> Reading:
        extraction = extract(data, name=file)
        again = repeated_from(extraction.text)
        segments = segment(extraction.text[:again])
        has_articles = any(part.kind is ProvisionKind.ARTICLE for part in segments)
        document, expression, language = self._document(data, extraction, file, declared, has_articles=has_articles)
        provisions = list(name_provisions(segments, document, expression, language))
        mentions = list(find_mentions(document, provisions, self._labels))
        problems = [*extraction.problems, *_doubts(extraction.text, language, has_articles=has_articles)]
        problems += _remarks(document, file, declared, again=again)
        return Reading(
            file=file,
            document=document,
            provisions=provisions,
            mentions=mentions,
            links=list(find_links(mentions)),
            problems=[Problem(file=file, code=each.code, message=each.message, page=each.page) for each in problems],
        )

    def _document(
        self, data: bytes, extraction: Extraction, file: str, declared: dict[str, str], *, has_articles: bool
    ) -> tuple[Document, Eli, Language]:
        title = declared.get("title") or find_title(extraction, file=file if has_articles else None)
        found = identify_act(extraction.text, title, has_articles=has_articles, notes=extraction.notes)
        identity = _overruled(found, declared)
        language = identify_document(extraction.text, jurisdiction=identity.jurisdiction)
        if declared.get("language"):
            language = Language(tag=declared["language"], script=language.script, varieties=language.varieties)
        digest = sha256(data).hexdigest()
        work = self._register.find(identity, title) or self._register.mint(identity, title, sha256=digest)
        expression = work.expression(language.tag)
        document = Document(
            iri=str(expression),
            work=str(work),
            title=title,
            act_type=identity.act_type,
            number=identity.number,
            year=identity.year,
            gazette=identity.gazette,
            date=identity.date,
            amendments=identity.amendments,
            jurisdiction=identity.jurisdiction,
            language=language.tag,
            script=language.script,
            sha256=digest,
            media_type=extraction.media_type,
            source=declared.get("source", file),
            text=extraction.text,
            page_starts=extraction.page_starts,
            varieties=language.varieties,
            treatments=extraction.treatments,
            edits=extraction.edits,
            notes=extraction.notes,
        )
        return document, expression, language


def _doubts(text: str, language: Language, *, has_articles: bool) -> Iterator[PageProblem]:
    """What makes a text that could be read doubtful all the same."""
    if is_damaged(text, language.tag):
        yield PageProblem(
            code="damaged_text",
            message="Many words hold letters that their language does not have: the file's fonts or encoding are "
            "broken, and what was read is not what was printed. Look for another copy.",
        )
    if not has_articles and len(text[:_STUB_LETTERS].split()) < _STUB_WORDS:
        yield PageProblem(
            code="stub",
            message="The file holds hardly any text and no article; it may be a stub instead of the document.",
        )


def _remarks(
    document: Document, file: str, declared: Mapping[str, str], *, again: int | None
) -> Iterator[PageProblem]:
    """What its owner should know of a document that was read well: it stands there twice, or under a wrong name."""
    if again is not None:
        yield PageProblem(
            code="repeated_text",
            message="The file holds its whole text twice; the second copy was left out.",
            page=document.page_of(again),
        )
    told = None if declared.get("title") else contradiction(file, document)
    if told:
        yield PageProblem(code="name_contradicts", message=told)


def _overruled(identity: Identity, declared: dict[str, str]) -> Identity:
    """What the text says, with what its owner declares in place of it."""
    told: dict[str, Any] = {name: value for name, value in declared.items() if name in _OVERRULED}
    if "year" in declared:
        told["year"] = int(declared["year"])
    return replace(identity, **told)
