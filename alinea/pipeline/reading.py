"""The reading stage: files to readings, in many processes, with a cache by content."""

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from alinea.pipeline.executor import Executor
from alinea.pipeline.sources import SourceFile
from ingest.knowledge import load_corpus, load_mechanisms
from ingest.mentions import LabelIndex
from ingest.reader import READER_VERSION, Reader
from ingest.register import Register
from ontology.errors import DocumentError
from ontology.model import Problem, Reading

MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class ReaderRecipe:
    """What a worker needs to build its reader; equal recipes give equal readings of equal bytes."""

    corpus: Path | None
    base: str
    knowledge: str
    cache: Path | None


def make_recipe(corpus: Path | None, *, base: str, cache: Path | None) -> ReaderRecipe:
    """The recipe for a corpus folder (``None``: an empty register); hashes what the reading depends on."""
    digest = sha256(f"{READER_VERSION}|{base}".encode())
    for path in sorted((corpus / "acts").rglob("*.yaml")) if corpus else []:
        digest.update(path.read_bytes())
    for concept in load_mechanisms().values():
        digest.update(repr(concept).encode())
    return ReaderRecipe(corpus=corpus, base=base, knowledge=digest.hexdigest()[:16], cache=cache)


@lru_cache(maxsize=4)
def make_reader(recipe: ReaderRecipe) -> Reader:
    """The reader of a recipe, made once in each process."""
    mechanisms = load_mechanisms()
    acts = []
    if recipe.corpus:
        keys = frozenset(mechanisms)
        acts = load_corpus(recipe.corpus, mechanisms=keys, on_problem=lambda _: None).acts
    return Reader(Register(acts, base=recipe.base), LabelIndex(mechanisms.values()))


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The work of one process: read one file by a recipe."""

    recipe: ReaderRecipe

    def __call__(self, source: SourceFile) -> Reading:
        """The reading, from the cache where the same bytes were read by the same recipe before."""
        try:
            data = _bytes(source)
        except DocumentError as error:
            return _failed(source, error.code, str(error))
        except OSError as error:
            return _failed(source, "unreadable", f"The file cannot be opened: {error.strerror}.")
        cached = self._cached(data, source)
        if cached.is_file() and (found := _load(cached)) is not None:
            return found
        reading = make_reader(self.recipe).read(data, file=source.name, declared=dict(source.declared))
        if self.recipe.cache:
            _save(reading, cached)
        return reading

    def _cached(self, data: bytes, source: SourceFile) -> Path:
        key = sha256(data)
        key.update(repr((self.recipe.knowledge, source.name, source.declared)).encode())
        return (self.recipe.cache or Path("-")) / "readings" / f"{key.hexdigest()}.pickle"


def read_sources(sources: Sequence[SourceFile], recipe: ReaderRecipe, executor: Executor) -> Iterator[Reading]:
    """Readings in the order of the sources; a second version of an expression gets an IRI of its own."""
    seen: dict[str, str] = {}
    for reading in executor.map(ReadFile(recipe), sources, lost=_lost):
        document = reading.document
        if document is None or document.iri not in seen:
            if document is not None:
                seen[document.iri] = document.sha256
            yield reading
        elif seen[document.iri] == document.sha256:
            yield _failed_reading(reading.file, "duplicate", "The same file was read already; it is not read twice.")
        else:
            version = with_version(reading, document.sha256[:8])
            message = "Another file holds the same act in the same language; both are kept, as two versions."
            problem = Problem(file=reading.file, code="second_version", message=message)
            yield replace(version, problems=[*version.problems, problem])


def with_version(reading: Reading, version: str) -> Reading:
    """The reading with its expression renamed to ``{lang}@{version}``, and all its parts with it."""
    document = reading.document
    if document is None:
        return reading
    old, new = document.iri, f"{document.iri}@{version}"

    def renamed(iri: str) -> str:
        return new + iri.removeprefix(old) if iri == old or iri.startswith(f"{old}/") else iri

    return replace(
        reading,
        document=replace(document, iri=new),
        provisions=[
            replace(each, iri=renamed(each.iri), parent=each.parent and renamed(each.parent))
            for each in reading.provisions
        ],
        mentions=[
            replace(each, provision=renamed(each.provision), target=each.target and renamed(each.target))
            for each in reading.mentions
        ],
        links=[replace(each, source=renamed(each.source), target=renamed(each.target)) for each in reading.links],
    )


def _bytes(source: SourceFile) -> bytes:
    if source.member:
        from ingest.formats.archives import member

        return member(source.path, source.member)
    if source.path.stat().st_size > MAX_BYTES:
        raise DocumentError("too_large", "The file is larger than 200 MB and was not read.")
    return source.path.read_bytes()


def _lost(source: SourceFile) -> Reading:
    return _failed(source, "reader_died", "Reading this file ended the reader; the file is probably damaged.")


def _failed(source: SourceFile, code: str, message: str) -> Reading:
    return _failed_reading(source.name, code, message)


def _failed_reading(file: str, code: str, message: str) -> Reading:
    return Reading(file=file, problems=[Problem(file=file, code=code, message=message)])


def _load(path: Path) -> Reading | None:
    """A cached reading; one that cannot be loaded is read anew."""
    try:
        found = pickle.loads(path.read_bytes())  # noqa: S301 - our own cache, in the user's own folder
    except Exception:  # a damaged pickle raises anything
        return None
    return found if isinstance(found, Reading) else None


def _save(reading: Reading, path: Path) -> None:
    """Write whole or not at all, for several builds may share the cache."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        pickle.dump(reading, file, protocol=pickle.HIGHEST_PROTOCOL)
    Path(file.name).replace(path)
