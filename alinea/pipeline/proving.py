"""The evidence of the corpus against documents at hand: only those that something rests on are read."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from alinea.pipeline.reading import ReadFile, file_bytes, make_recipe
from alinea.pipeline.sources import SourceFile, find_sources
from alinea.settings import Settings
from ingest.knowledge.proof import Proof, claimed, prove
from ontology.corpus import Corpus
from ontology.errors import DocumentError
from ontology.model import Problem, Reading


def prove_corpus(corpus: Corpus, settings: Settings, folders: Sequence[Path]) -> list[Proof]:
    """What became of every piece of evidence, looked up in the documents below the folders.

    Raises ``SettingsError`` for a folder that does not exist.
    """
    wanted = {each.document for _, _, each in claimed(corpus)}
    return list(prove(corpus, _readings(wanted, settings, folders)))


def _readings(wanted: set[str], settings: Settings, folders: Sequence[Path]) -> Iterator[Reading]:
    problems: list[Problem] = []
    read = ReadFile(make_recipe(None, base=settings.base, cache=settings.cache))
    for source in find_sources(folders, problems, without=settings.own_folders):
        if _digest(source) in wanted:
            yield read(source)


def _digest(source: SourceFile) -> str | None:
    try:
        return sha256(file_bytes(source)).hexdigest()
    except (DocumentError, OSError):
        return None
