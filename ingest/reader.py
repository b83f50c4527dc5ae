"""Bytes in, a reading out: the one call that the command line, the build and the tests share."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from ingest.annotation import Annotator
from ingest.declared import checked
from ingest.doubts import doubts_of
from ingest.duplicates import repeated_from
from ingest.formats import Extraction, PageProblem, extract
from ingest.language import Language, identify_document
from ingest.mentions import LabelIndex
from ingest.mentions.find import find_links, find_mentions
from ingest.mentions.names import Names
from ingest.metadata import Identity, contradiction, find_title, identify_act
from ingest.naming import name_provisions
from ingest.parameters import find_parameters
from ingest.parcel import Parcel
from ingest.register import Register
from ingest.structure import Act, main_act, read_acts, repeats, versions
from ontology.eli import Eli
from ontology.errors import DocumentError
from ontology.model import Document, Problem, Reading

READER_VERSION = 12
"""Counted up whenever reading changes, so that cached readings of an older reader are not believed."""

_OVERRULED = frozenset({"act_type", "jurisdiction", "number", "gazette", "date"})


class Reader:
    """Reads documents; holds the register of acts and the thesaurus labels it needs for that.

    Without an ``annotator`` articles are tied to the mechanisms of the labels by the text alone, without ``names``
    only words for participants are found, and no institutions or places.
    """

    def __init__(
        self,
        register: Register,
        labels: LabelIndex,
        *,
        annotator: Annotator | None = None,
        names: Names | None = None,
    ) -> None:
        self.register = register
        self.labels = labels
        self.annotator = annotator or Annotator(labels.concepts)
        self.names = names or Names()

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
        again = None if extraction.outline else repeated_from(extraction.text)
        acts = _acts(extraction, again)
        if extraction.outline:
            declared = checked(extraction.labels) | declared
        parcel = Parcel(
            file=file,
            sha256=sha256(data).hexdigest(),
            declared=declared,
            extraction=extraction,
            acts=acts,
            main=main_act(acts),
        )
        first, *others = self._readings(parcel)
        has_articles = bool(acts[parcel.main].articles)
        problems = [*extraction.problems, *doubts_of(extraction.text, _tag(first), has_articles=has_articles)]
        if first.document is not None:
            problems += _remarks(first.document, file, declared, again=again)
        told = [Problem(file=file, code=each.code, message=each.message, page=each.page) for each in problems]
        return replace(first, problems=[*told, *first.problems], others=others)

    def _readings(self, parcel: Parcel) -> list[Reading]:
        """A reading of each act of a file, its main act first; what only repeats another gives none.

        Another language's version of an act shares its identity; it is described after it.
        """
        repeated, same = repeats(parcel.extraction.text, parcel.acts), versions(parcel.extraction.text, parcel.acts)
        order = [index for index in range(len(parcel.acts)) if index == parcel.main or index not in repeated]
        found: dict[int, Reading] = {}
        taken: set[str] = set()
        for index in sorted(order, key=lambda index: (index != parcel.main, index in same)):
            original = found.get(same.get(index, -1)) or (found.get(parcel.main) if index in same else None)
            found[index] = self._read_act(parcel, index, taken, original.document if original else None)
        return [found[index] for index in sorted(order, key=lambda index: index != parcel.main)]

    def _read_act(self, parcel: Parcel, index: int, taken: set[str], original: Document | None) -> Reading:
        act = parcel.acts[index]
        document, expression, language = self._document(parcel, index, taken, original)
        taken.add(document.iri)
        provisions = list(name_provisions(act.parts, document, expression, language))
        mentions = list(find_mentions(document, provisions, self.labels, self.register, self.names))
        links = [*find_links(mentions), *self.annotator.links(document, provisions, mentions)]
        return Reading(
            file=parcel.file,
            document=document,
            provisions=provisions,
            mentions=mentions,
            links=links,
            parameters=list(find_parameters(provisions, mentions, links)),
            problems=list(_fragment(parcel.file, act, document)),
        )

    def _document(
        self, parcel: Parcel, index: int, taken: set[str], original: Document | None
    ) -> tuple[Document, Eli, Language]:
        act, declared, extraction = parcel.acts[index], parcel.declared_for(index), parcel.part(index)
        has_articles = bool(act.articles)
        title = declared.get("title") or find_title(extraction, file=parcel.named(index))
        found = identify_act(extraction.text, title, has_articles=has_articles, notes=extraction.notes)
        identity = _overruled(found, declared)
        if original is not None:
            title = original.title if act.fragment else title
            identity = _shared(identity, original)
        language = _language(extraction.text, identity, declared, title=None if has_articles else title)
        work = self.register.find(identity, title) or self.register.mint(identity, title, sha256=parcel.sha256)
        work = work if original is None else Eli.parse(original.work, base=work.base)
        expression = work.expression(language.tag)
        if str(expression) in taken:
            expression = work.expression(language.tag, version=str(index + 1))
        document = Document(
            iri=str(expression),
            work=str(work),
            title=title,
            act_type=work.type,
            number=identity.number,
            year=identity.year,
            gazette=identity.gazette,
            date=identity.date,
            amendments=identity.amendments,
            jurisdiction=identity.jurisdiction,
            language=language.tag,
            script=language.script,
            sha256=parcel.sha256,
            media_type=extraction.media_type,
            source=declared.get("source", parcel.file),
            text=parcel.extraction.text,
            page_starts=extraction.page_starts,
            varieties=language.varieties,
            treatments=extraction.treatments,
            edits=extraction.edits,
        )
        return replace(document, notes=parcel.notes_of(index, document)), expression, language


def _fragment(file: str, act: Act, document: Document) -> Iterator[Problem]:
    """The word to the owner that an act's beginning is missing."""
    if act.fragment:
        message = "The file begins in the middle of this act: what stands above is missing."
        yield Problem(file=file, code="fragment", message=message, page=document.page_of(act.start))


def _shared(identity: Identity, original: Document) -> Identity:
    """The identity of another version of an act: the original's, which carries the act's number and gazette."""
    return replace(
        identity,
        act_type=original.act_type,
        jurisdiction=original.jurisdiction,
        number=original.number,
        year=original.year,
        gazette=original.gazette,
        date=original.date,
    )


def _language(text: str, identity: Identity, declared: Mapping[str, str], *, title: str | None) -> Language:
    language = identify_document(text, jurisdiction=identity.jurisdiction, title=title)
    return replace(language, tag=declared["language"]) if declared.get("language") else language


def _tag(reading: Reading) -> str:
    return reading.document.language if reading.document else "und"


def _acts(extraction: Extraction, again: int | None) -> list[Act]:
    """The acts of a file: the one whose parts its format names, or those that its text shows once."""
    if not extraction.outline:
        return read_acts(extraction.text[:again], extraction.indents)
    end, parts = len(extraction.text), list(extraction.outline)
    return [Act(start=0, end=end, parts=parts, notes=[], word="", fragment=False)]


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
