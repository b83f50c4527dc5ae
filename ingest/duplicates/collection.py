"""Readings in their order, each with its ties to those before it: the same text is indexed once, a work is one
work.
"""

import json
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING

from ingest.duplicates.card import Card, Words, card_of
from ingest.duplicates.compare import Difference, differ
from ingest.duplicates.kinship import language_version, relative, same_text, same_work
from ingest.duplicates.renaming import as_copy, as_relative, completed
from ingest.duplicates.shingles import RELATED, bands
from ingest.duplicates.waiting import knowing_first
from ontology.kinship import Kinship, Relative
from ontology.model import Problem, Reading

if TYPE_CHECKING:
    from datasketch import MinHash

_CANDIDATES = 12
_CODES = {
    Kinship.SAME_TEXT: "duplicate",
    Kinship.OTHER_SCRIPT: "other_script",
    Kinship.OTHER_LANGUAGE: "other_language",
    Kinship.OTHER_VERSION: "second_version",
}
_SENTENCES = {
    Kinship.SAME_TEXT: "The same text as in {file}; it is indexed once, and both files are named as its sources.",
    Kinship.OTHER_SCRIPT: "The same text as in {file} in the other script; articles are read from that file alone, "
    "and pages write Serbian and Montenegrin in either script.",
    Kinship.OTHER_LANGUAGE: "The same act as in {file} in another language; both are kept and linked.",
    Kinship.OTHER_VERSION: "The same act as in {file} at another time; both are kept, as two versions.",
}
_SAME_FILE = "The same file as {file}, byte for byte; it is not read twice."
_SAME_NAME = "The same text was read already, from a file of this very name; it is not read twice."


@dataclass(frozen=True, slots=True)
class _Tie:
    """The best that was found for a new document: how it is related to which known one."""

    known: Card
    relative: Relative


def link_duplicates(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings with their ``relatives``; a copy has no provisions, and two versions of a work have two IRIs.

    A document is compared with at most a dozen that share its words, its name, its number or the lengths of its
    articles, so that thousands take linear time; their words lie in a file meanwhile. A text that lacks part of its
    act's identifier comes after those that do not, so that the name of a work does not hang on the names of files;
    otherwise the outcome hangs on the order alone.
    """
    with closing(_Collection()) as collection:
        for reading in knowing_first(readings):
            yield collection.placed(reading)


class _Collection:
    """The documents seen so far."""

    def __init__(self) -> None:
        self._cards: dict[str, Card] = {}
        self._signatures: dict[str, MinHash] = {}
        self._bands = bands()
        self._by_mark: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._places: dict[str, tuple[int, int]] = {}
        self._words: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the collection

    def close(self) -> None:
        """Give the file of words back."""
        self._words.close()

    def placed(self, reading: Reading) -> Reading:
        """A reading tied to its relatives and entered in the collection, or told to be the same file as one
        before.
        """
        document = reading.document
        if document is None:
            return reading
        card, words, signature = card_of(reading, document)
        tie = self._tie(card, words, signature)
        if tie is None:
            return self._alone(reading, card, words, signature)
        found = tie.relative
        if found.kinship is Kinship.SAME_TEXT:
            if tie.known.sha256 == card.sha256:
                sentence = _SAME_NAME if tie.known.file == reading.file else _SAME_FILE
                return _said(Reading(file=reading.file), _CODES[found.kinship], sentence.format(file=tie.known.file))
            return _told(as_copy(reading, tie.known.iri, tie.known.work, bare=True), found)
        iri = self._free_iri(f"{tie.known.work}/{card.language}", card.sha256)
        if found.kinship is Kinship.OTHER_SCRIPT:
            reading = completed(as_copy(reading, iri, tie.known.work, bare=False), card.imprint, tie.known.imprint)
        else:
            reading = as_relative(reading, iri=iri, work=tie.known.work)
        self._enter(replace(card, iri=iri, work=tie.known.work), words, signature)
        return _told(reading, found)

    def _alone(self, reading: Reading, card: Card, words: Words, signature: "MinHash") -> Reading:
        """A reading without kin; one that is called like another act gets a work of its own."""
        if card.iri in self._cards:
            work = f"{card.work}-{card.sha256[:8]}"
            card = replace(card, work=work, iri=f"{work}/{card.language}")
            reading = as_relative(reading, iri=card.iri, work=work)
        self._enter(card, words, signature)
        return reading

    def _free_iri(self, iri: str, digest: str) -> str:
        """The expression's IRI, with the source's hash where another document has it already."""
        if iri not in self._cards:
            return iri
        free, turn = f"{iri}@{digest[:8]}", 2
        while free in self._cards:
            free, turn = f"{iri}@{digest[:8]}-{turn}", turn + 1
        return free

    def _enter(self, card: Card, words: Words, signature: "MinHash") -> None:
        self._cards[card.iri] = card
        self._signatures[card.iri] = signature
        self._bands.insert(card.iri, signature)
        for mark in _marks(card):
            self._by_mark[mark].append(card.iri)
        packed = zlib.compress(json.dumps([words.whole, words.articles]).encode(), level=1)
        self._words.seek(0, 2)
        self._places[card.iri] = (self._words.tell(), len(packed))
        self._words.write(packed)

    def _words_of(self, iri: str) -> Words:
        offset, length = self._places[iri]
        self._words.seek(offset)
        whole, articles = json.loads(zlib.decompress(self._words.read(length)))
        return Words(whole, articles)

    def _candidates(self, card: Card, signature: "MinHash") -> list[tuple[float, Card]]:
        """Known documents that may be related, with the share of shingles that they hold in common, the likest
        first.
        """
        found = dict.fromkeys(self._bands.query(signature))
        for mark in _marks(card):
            found |= dict.fromkeys(self._by_mark[mark][-_CANDIDATES:])
        shared = [(float(signature.jaccard(self._signatures[iri])), self._cards[iri]) for iri in found]
        return sorted(shared, key=lambda each: (-each[0], each[1].iri))[: 2 * _CANDIDATES]

    def _tie(self, card: Card, words: Words, signature: "MinHash") -> _Tie | None:
        candidates = self._candidates(card, signature)
        for shared, known in candidates[:_CANDIDATES]:
            difference = self._slight(known, card, words) if shared >= RELATED else None
            if difference:
                kinship = Kinship.SAME_TEXT if known.script == card.script else Kinship.OTHER_SCRIPT
                return _Tie(known, relative(kinship, known, _kept(difference), _words_told(difference)))
        for _, known in candidates:
            surely = language_version(known, card)
            if surely:
                return _Tie(known, relative(Kinship.OTHER_LANGUAGE, known, surely, _language_told(known, card)))
        for shared, known in candidates:
            if same_work(known, card, shared) or (
                known.iri == card.iri and (card.number or (card.issue and known.name == card.name))
            ):
                told = f"{shared:.0%} of the runs of five words are in both"
                return _Tie(
                    known, relative(Kinship.OTHER_VERSION, known, shared, f"{told}; {_issues_told(known, card)}")
                )
        return None

    def _slight(self, known: Card, card: Card, words: Words) -> Difference | None:
        """The difference of two documents as wholes or by article, where it is none between their texts."""
        before, worn = self._words_of(known.iri), card.worn or known.worn
        whole = differ({"": before.whole}, {"": words.whole}, worn=worn)
        if same_text(known, card, whole, by_article=False):
            return whole
        parts = differ(before.articles, words.articles, worn=worn)
        return parts if same_text(known, card, parts, by_article=True) else None


def _marks(card: Card) -> Iterator[tuple[str, ...]]:
    """By what a document is found again where its words do not tell."""
    yield ("work", card.work)
    yield ("name", card.jurisdiction or "", card.act_type, card.name)
    if card.lengths:
        yield ("articles", card.jurisdiction or "", card.act_type, str(len(card.lengths)))


def _told(reading: Reading, found: Relative) -> Reading:
    message = f"{_SENTENCES[found.kinship].format(file=found.file)} ({found.evidence}.)"
    return _said(replace(reading, relatives=[*reading.relatives, found]), _CODES[found.kinship], message)


def _said(reading: Reading, code: str, message: str) -> Reading:
    return replace(reading, problems=[*reading.problems, Problem(file=reading.file, code=code, message=message)])


def _kept(difference: Difference) -> float:
    return 1 - (difference.replaced + difference.added) / max(1, difference.words + difference.added)


def _words_told(difference: Difference) -> str:
    return (
        f"{difference.replaced + difference.added} of {difference.words} words differ, no figure and no article does"
    )


def _language_told(known: Card, card: Card) -> str:
    if known.number and known.number == card.number:
        return f"both have the number {card.number.upper()}"
    return f"both have {len(card.lengths)} articles, and their lengths go together"


def _issues_told(known: Card, card: Card) -> str:
    later, earlier = sorted(card.issues - known.issues), sorted(known.issues - card.issues)
    if later or earlier:
        return f"only this one names the issues {', '.join(later) or '-'}, only the other {', '.join(earlier) or '-'}"
    return "the number or the name of the act is the same"
