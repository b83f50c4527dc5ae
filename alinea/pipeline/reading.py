"""The reading stage: files to readings, in many processes, with a cache by content."""

import gc
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePath

import ingest
import ontology
from alinea.pipeline.executor import Executor, Loss
from alinea.pipeline.reading_cache import ReadingCache
from alinea.pipeline.sources import SourceFile
from ingest.annotation import Annotator, CuratedFacts
from ingest.duplicates import link_duplicates
from ingest.knowledge import load_corpus, load_mechanisms
from ingest.mentions import LabelIndex
from ingest.mentions.actors import ActorIndex
from ingest.mentions.names import Names
from ingest.mentions.places import PlaceIndex
from ingest.reader import READER_VERSION, Reader
from ingest.register import Register
from ontology.corpus import Corpus
from ontology.errors import DocumentError
from ontology.model import Problem, Reading

Step = Callable[[int], None]
MAX_BYTES = 200_000_000
_PROGRAMS = ("soffice", "antiword", "tesseract")


@dataclass(frozen=True, slots=True)
class ReaderRecipe:
    """What a worker needs to build its reader; equal recipes give equal readings of equal bytes."""

    corpus: Path | None
    base: str
    knowledge: str
    cache: Path | None


def make_recipe(corpus: Path | None, *, base: str, cache: Path | None) -> ReaderRecipe:
    """The recipe for a corpus folder (``None``: an empty register); hashes what the reading depends on.

    That is, besides the corpus and the thesaurus, the code of the reader (20 ms) and which foreign programs
    it finds: a scan that could not be read is read anew once tesseract is there.
    """
    digest = sha256(f"{READER_VERSION}|{base}".encode())
    for path in _known_files(corpus) if corpus else ():
        digest.update(path.read_bytes())
    for concept in load_mechanisms().values():
        digest.update(repr(concept).encode())
    if cache:
        digest.update(_code_digest())
        digest.update(repr([_program(name) for name in _PROGRAMS]).encode())
    return ReaderRecipe(corpus=corpus, base=base, knowledge=digest.hexdigest()[:16], cache=cache)


def _known_files(corpus: Path) -> list[Path]:
    """What of the corpus a reading depends on: acts, places, actors and jurisdictions."""
    folders = [path for name in ("acts", "places") for path in sorted((corpus / name).rglob("*.yaml"))]
    return [*folders, *(path for path in sorted(corpus.glob("*.yaml")) if path.is_file())]


@lru_cache(maxsize=1)
def _code_digest() -> bytes:
    """Of the reader's modules and tables; ``READER_VERSION`` alone would trust every author to count it up."""
    digest = sha256()
    for package in (ingest, ontology):
        root = PurePath(package.__file__ or "").parent
        for path in sorted(Path(root).rglob("*")):
            if path.is_file() and path.parent.name != "__pycache__":
                digest.update(path.read_bytes())
    return digest.digest()


def _program(name: str) -> str | None:
    """Where a program is and, of tesseract, which languages it knows; ``None`` where it is not installed."""
    path = shutil.which(name)
    if path is None or name != "tesseract":
        return path
    try:
        listed = subprocess.run([path, "--list-langs"], capture_output=True, check=False, timeout=10)  # noqa: S603 - found on PATH
    except (OSError, subprocess.SubprocessError):
        return path
    return f"{path} {listed.stdout.decode(errors='replace')}"


@lru_cache(maxsize=4)
def make_reader(recipe: ReaderRecipe) -> Reader:
    """The reader of a recipe, made once in each process.

    What lives in the process by then is kept out of garbage collection (``gc.freeze``), for the tables of a reader
    stay: looking through them at each full collection took a tenth of the time of linking.
    """
    gc.unfreeze()  # a reader that was given up may be collected
    mechanisms = load_mechanisms()
    known = Corpus()
    if recipe.corpus:
        known = load_corpus(recipe.corpus, mechanisms=frozenset(mechanisms), on_problem=lambda _: None)
    base = recipe.base
    places = [place for gazetteer in known.gazetteers for place in gazetteer.places]
    reader = Reader(
        Register(known.acts, base=base),
        LabelIndex(mechanisms.values()),
        annotator=Annotator(mechanisms.values(), CuratedFacts(known.acts, base=base)),
        names=Names(ActorIndex(known.actors, base=base), PlaceIndex(places, base=base)),
    )
    gc.collect()
    gc.freeze()
    return reader


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The work of reading one file by a recipe, through its cache where it has one."""

    recipe: ReaderRecipe

    def __call__(self, source: SourceFile) -> Reading:
        """The reading of a file; whatever goes wrong is a problem in it."""
        found = self.kept(source)
        if isinstance(found, Reading):
            return found
        return self.taken(source, found) or ReadFile(replace(self.recipe, cache=None))(source)

    def kept(self, source: SourceFile) -> str | Reading:
        """The key of the reading in the cache, where it is now; the reading itself where it cannot be kept."""
        try:
            data = file_bytes(source)
        except DocumentError as error:
            return _failed(source, error.code, str(error))
        except OSError as error:
            return _failed(source, "unreadable", _unopened(source.path, error))
        cache, key = self._cache(), self._key(data, source)
        if cache and cache.holds(key):
            return key
        reading = make_reader(self.recipe).read(data, file=_own_name(source), declared=dict(source.declared))
        return key if cache and cache.put(key, reading) else _placed(reading, source)

    def taken(self, source: SourceFile, key: str) -> Reading | None:
        """The kept reading of a source; ``None`` where it has gone, or was never to be seen from here."""
        cache = self._cache()
        reading = cache.get(key) if cache else None
        return _placed(reading, source) if reading else None

    def _cache(self) -> ReadingCache | None:
        return ReadingCache(self.recipe.cache / "readings") if self.recipe.cache else None

    def _key(self, data: bytes, source: SourceFile) -> str:
        """Of the bytes, the recipe, what is declared, and the file's own name: Markdown and titles hang on it.

        Not of its folder: a file that was moved is not read again.
        """
        key = sha256(data)
        key.update(repr((self.recipe.knowledge, _own_name(source), source.declared)).encode())
        return key.hexdigest()


@dataclass(frozen=True, slots=True)
class KeepReading:
    """The work of a process in a build: only the key of a reading comes back, so what waits for its turn is small."""

    recipe: ReaderRecipe

    def __call__(self, source: SourceFile) -> str | Reading:
        """The key of the reading in the cache, or the reading where it cannot be kept."""
        return ReadFile(self.recipe).kept(source)


def read_sources(
    sources: Sequence[SourceFile], recipe: ReaderRecipe, executor: Executor, *, step: Step | None = None
) -> Iterator[Reading]:
    """The readings, each tied to those before it that hold the same text or the same work.

    They come in the order of the sources, but last those that do not know their act's whole identifier. Further acts
    of a file follow its main act, each as a reading. ``step`` counts the files as they are read.
    """
    yield from link_duplicates(_one_by_one(_readings(sources, recipe, executor, step)))


def _readings(
    sources: Sequence[SourceFile], recipe: ReaderRecipe, executor: Executor, step: Step | None
) -> Iterator[Reading]:
    read = ReadFile(recipe)
    found = executor.map(KeepReading(recipe), sources, lost=_lost)
    for source, reading in zip(sources, found, strict=True):
        yield reading if isinstance(reading, Reading) else read.taken(source, reading) or read(source)
        if step:
            step(1)


def _one_by_one(readings: Iterable[Reading]) -> Iterator[Reading]:
    for reading in readings:
        yield replace(reading, others=[])
        yield from reading.others


def file_bytes(source: SourceFile) -> bytes:
    """The bytes of a file or of a member of an archive; raises ``DocumentError`` or ``OSError``."""
    if source.member:
        from ingest.formats.archives import member

        return member(source.path, source.member)
    if source.path.stat().st_size > MAX_BYTES:
        raise DocumentError("too_large", "The file is larger than 200 MB and was not read.")
    return source.path.read_bytes()


def _unopened(path: Path, error: OSError) -> str:
    if path.is_dir():
        return "This is a folder. Name its files, or read all below it: alinea build --source FOLDER."
    if not path.exists():
        return "There is no such file. Look at the name, and at the folder that it is looked for in."
    return f"The file cannot be opened: {error.strerror}. Look at its permissions."


def _lost(source: SourceFile, loss: Loss) -> Reading:
    if loss is Loss.TOO_SLOW:
        message = "Reading this file took longer than is allowed (ALINEA_READER_SECONDS). Split it, or allow more."
        return _failed(source, "too_slow", message)
    message = "This file ended its reader: it is damaged, or needs more memory than is allowed (ALINEA_READER_MB)."
    return _failed(source, "reader_died", message)


def _own_name(source: SourceFile) -> str:
    return PurePath(source.name).name


def _placed(reading: Reading, source: SourceFile) -> Reading:
    """The reading of a file under its own name, as that of the file in its folder."""
    document = reading.document
    if document and document.source == _own_name(source):
        document = replace(document, source=source.name)
    return replace(
        reading,
        file=source.name,
        document=document,
        problems=[replace(each, file=source.name) for each in reading.problems],
        others=[_placed(other, source) for other in reading.others],
    )


def _failed(source: SourceFile, code: str, message: str) -> Reading:
    return Reading(file=source.name, problems=[Problem(file=source.name, code=code, message=message)])
