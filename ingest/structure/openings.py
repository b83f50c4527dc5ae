"""Articles about to be cut: what stands above them, what they are called, where their bodies begin."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.chain import Chain
from ingest.structure.divisions import title_like
from ingest.structure.headings import Head, below_style, bracketed_title, head_above, head_inside, title_below
from ingest.structure.inline import title_behind
from ingest.structure.lines import Line, filled_after
from ingest.structure.markers import Marker, without_letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An article about to be cut: its marker, what stands above it, its title, where its body begins."""

    marker: Marker
    head: Head
    heading: str | None
    body: int


def openings_of(lines: list[Line], run: Chain, *, floor: int) -> list[Opening]:
    """The openings of a run of articles; heads are read upwards, never above line ``floor``."""
    below = below_style(lines, run)
    openings: list[Opening] = []
    for marker in run:
        title, body = _own_title(lines, marker, below=below)
        if marker.inline:
            after = openings[-1].body if openings else None
            head = head_inside(lines, marker, after=after, titled_elsewhere=title is not None)
        else:
            head = head_above(lines, marker, floor=floor, titled_elsewhere=title is not None)
        openings.append(Opening(marker=marker, head=head, heading=title or head.heading, body=body))
        floor = marker.line
    return openings


def _own_title(lines: list[Line], marker: Marker, *, below: bool) -> tuple[str | None, int]:
    """(title, offset of the body) of an article whose title follows its number."""
    line = lines[marker.line]
    if marker.glued and not marker.inline and title_like(before := line.text[: marker.start - line.start].strip()):
        return before, line.end
    if marker.rest and not marker.inline:
        return _title_beside(lines, marker)
    if marker.inline:
        return title_behind(line, marker) or (None, marker.end)
    after = filled_after(lines, marker.line)
    if after is not None and (bracketed := bracketed_title(lines, after, 0)):
        return bracketed[0], lines[bracketed[1]].end
    under = title_below(lines, marker) if below else None
    if under is None:
        return None, line.end
    title = " ".join(" ".join(each.text for each in lines[under[0] : under[1] + 1] if not each.blank).split())
    return title.strip("()[]"), lines[under[1]].end


def _title_beside(lines: Sequence[Line], marker: Marker) -> tuple[str | None, int]:
    """A title on the line of the number: in brackets, or a line of its own before the text."""
    line = lines[marker.line]
    begin = line.text.index(marker.rest, marker.end - line.start)
    if bracketed := bracketed_title(lines, marker.line, begin):
        return bracketed[0], lines[bracketed[1]].end
    following = filled_after(lines, marker.line)
    after = "" if following is None else lines[following].text.strip()
    rest = without_letter(marker.rest.strip("-–— "))
    if title_like(rest) and after and not after[:1].islower():
        return rest, line.end
    return None, line.start + begin
