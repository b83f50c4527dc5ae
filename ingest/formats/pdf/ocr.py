"""Recognition of pages that have no usable text: which language packs, which limits, what to say where it fails."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from ingest.formats.extraction import PageProblem
from ingest.formats.pdf import remedies, tesseract
from ingest.formats.pdf.gate import judged
from ingest.formats.pdf.opening import opened_page
from ingest.formats.pdf.pictures import Picture, picture_of
from ingest.formats.pdf.tesseract import Recognised
from ontology.toml_tables import toml_table

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 400
MOST_SECONDS = 1800.0
PAGE_SECONDS = 60.0
MOST_TIMEOUTS = 3
"""A page takes 2 to 6 seconds. A file whose pages keep timing out is noise, or was made to take time."""

_FEW_LETTERS = 20
_ENOUGH = 0.55
_DOUBTFUL = 0.85
_SAMPLE = 200


@dataclass(slots=True)
class Recognition:
    """Pages (from 0) with what was recognised on them, and what went wrong."""

    pages: dict[int, Recognised] = field(default_factory=dict)
    problems: list[PageProblem] = field(default_factory=list)


def recognised(
    document: "PdfDocument", wanted: Sequence[int], *, sample: str, tick: Callable[[], None] = lambda: None
) -> Recognition:
    """Recognise the wanted pages (from 0); ``sample`` is text of the other pages and tells the language.

    ``tick`` is called after every run of the engine.
    Where tesseract or a language pack is missing, the problems name the Debian package to install.
    """
    binary = tesseract.program()
    if binary is None:
        return Recognition(problems=[remedies.no_program(index, _every()) for index in wanted])
    run = _Run(binary, sample, tick)
    for done, index in enumerate(wanted):
        if done >= MOST_PAGES or run.is_over():
            run.result.problems += [remedies.cut(rest) for rest in wanted[done:]]
            break
        with opened_page(document, index) as (page, _):
            picture = picture_of(page)
        run.read(index, picture)
    return run.result


def _packs() -> dict[str, dict[str, list[str]]]:
    return toml_table("ingest.formats.pdf", "packs")


def _every() -> list[str]:
    return sorted({pack for packs in _packs()["languages"].values() for pack in packs})


def _language(text: str) -> str | None:
    like = judged(text)
    return like.language if like.letters >= _SAMPLE and like.sound else None


def _worth(found: Recognised | None) -> float:
    return found.confidence * judged(found.text).confidence if found and found.text else 0.0


def _is_text(found: Recognised) -> bool:
    """True where a recognised page holds language; from a photograph come a few letters or none that make words."""
    like = judged(found.text)
    return (
        found.confidence >= (_ENOUGH if like.letters >= _FEW_LETTERS else _DOUBTFUL)
        and bool(found.text)
        and like.sound
    )


class _Run:
    """One document's recognition: what it has learned of its language, and how much time it has left."""

    def __init__(self, binary: str, sample: str, tick: Callable[[], None]) -> None:
        self.result = Recognition()
        self._binary, self._language, self._tick = binary, _language(sample), tick
        self._installed = tesseract.packs_of(binary)
        self._end = monotonic() + MOST_SECONDS
        self._timeouts = 0

    def is_over(self) -> bool:
        """True where the document has had its time."""
        return monotonic() > self._end or self._timeouts >= MOST_TIMEOUTS

    def read(self, index: int, picture: Picture | None) -> None:
        """Put one page's outcome, or the reason why there is none, into the result."""
        if picture is None or picture.is_blank:
            problem = remedies.too_large(index) if picture is None else remedies.nothing_read(index)
            self.result.problems.append(problem)
            return
        try:
            found, lacking = self._best(picture)
        except TimeoutError:
            self._timeouts += 1
            self.result.problems.append(remedies.too_slow(index))
            return
        self._timeouts = 0
        if lacking and (found is None or _is_text(found)):
            self.result.problems.append(remedies.no_pack(index, lacking))
        if found is not None and _is_text(found):
            self.result.pages[index] = found
            self._language = self._language or _language(found.text)
        elif found is not None:
            self.result.problems.append(remedies.nothing_read(index))

    def _best(self, picture: Picture) -> tuple[Recognised | None, list[str]]:
        """The page in the document's language; where that goes badly, turned and in every language of its script.

        Also the packs that would be needed and are not installed.
        """
        wanted = _packs()["languages"].get(self._language or "", [])
        packs = self._present(wanted)[:1]
        found = self._tried(picture, packs) if packs else None
        if found is not None and found.confidence >= _DOUBTFUL and judged(found.text).language == self._language:
            return found, []
        seen = self._orientation(picture)
        wider = _packs()["scripts"].get(seen.script, _every())
        upright = picture.turned(seen.rotate)
        if self._present(wider):
            found = max(found, self._tried(upright, self._present(wider)), key=_worth)
        return found, [] if packs else self._lacking(wanted or wider)

    def _tried(self, picture: Picture, packs: Sequence[str]) -> Recognised:
        self._tick()
        return tesseract.recognise(self._binary, picture, packs, seconds=PAGE_SECONDS)

    def _orientation(self, picture: Picture) -> tesseract.Orientation:
        unknown = tesseract.Orientation(script="", rotate=0)
        if "osd" not in self._installed:
            return unknown
        self._tick()
        return tesseract.orientation(self._binary, picture, seconds=PAGE_SECONDS) or unknown

    def _present(self, packs: Sequence[str]) -> list[str]:
        return [pack for pack in packs if pack in self._installed]

    def _lacking(self, packs: Sequence[str]) -> list[str]:
        return [pack for pack in packs if pack not in self._installed]
