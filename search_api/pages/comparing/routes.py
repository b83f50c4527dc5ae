"""The page of the comparison, and the comparison as files."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from ontology.codes import ParameterRole
from ontology.errors import QueryError
from search_api.drawing import png
from search_api.pages.cards.whole import of_comparison
from search_api.pages.comparing import workbook
from search_api.pages.comparing.asked import Asked, Many, asked, asking
from search_api.pages.comparing.lines import as_csv, compared, told_day
from search_api.pages.comparing.matrix import columns, matrix, opened
from search_api.pages.comparing.notes import day_in_words, notes, notes_of_picture
from search_api.pages.comparing.pictures import drawing
from search_api.pages.comparison import answers
from search_api.pages.rendering import Renderer

_STANDALONE = "default-src 'none'; style-src 'unsafe-inline'"
"""The policy of an SVG that is opened alone: its own style sheet, nothing else."""


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/compare``, ``/compare.csv``, ``/compare.xlsx``, ``/compare.svg`` and ``/compare.png``."""
    _add_page(router, renderer)
    _add_tables(router, renderer)
    _add_drawings(router, renderer)


def _add_page(router: APIRouter, renderer: Renderer) -> None:
    names = renderer.names

    @router.get("/compare")
    def compare(wanted: Annotated[Asked, Depends(asking(names, root=renderer.root))]) -> Response:
        group_shown = opened(names, wanted)
        return renderer.page(
            "compare.html",
            asked=wanted,
            opened=group_shown,
            card=of_comparison(names, wanted, group_shown),
            columns=columns(names, wanted),
            groups=matrix(names, wanted),
            roles=[each.value for each in ParameterRole],
            told=day_in_words(names, wanted),
        )


def _add_tables(router: APIRouter, renderer: Renderer) -> None:
    names = renderer.names

    asked_table = asking(names)

    @router.get("/compare.csv")
    def table(wanted: Annotated[Asked, Depends(asked_table)]) -> Response:
        content = as_csv(names, wanted, renderer.services.version)
        return _file(renderer, content.encode(), "text/csv; charset=utf-8", _name(wanted, "csv"), saved=True)

    @router.get("/compare.xlsx")
    def book(wanted: Annotated[Asked, Depends(asked_table)]) -> Response:
        found = compared(names, wanted)
        told = notes(names, wanted, found, renderer.services.version)
        content = workbook.workbook(names, wanted, found, notes=told)
        return _file(renderer, content, workbook.MEDIA_TYPE, _name(wanted, "xlsx"), saved=True)


def _add_drawings(router: APIRouter, renderer: Renderer) -> None:
    @router.get("/compare.svg")
    def vector(mechanism: Many = [], country: Many = [], as_of: str = "") -> Response:  # noqa: B006
        wanted = _one(renderer, mechanism, country, as_of)
        drawn = _drawn(renderer, wanted).encode()
        return _file(renderer, drawn, "image/svg+xml", _name(wanted, "svg"), policy=_STANDALONE)

    @router.get("/compare.png")
    def pixels(mechanism: Many = [], country: Many = [], as_of: str = "") -> Response:  # noqa: B006
        wanted = _one(renderer, mechanism, country, as_of)
        return _file(renderer, png(_drawn(renderer, wanted)), "image/png", _name(wanted, "png"))


def _one(renderer: Renderer, mechanism: list[str], country: list[str], as_of: str) -> Asked:
    """What a picture is asked for; raises ``QueryError`` unless it is one mechanism on one day."""
    wanted = asked(renderer.names, mechanism=mechanism, country=country, as_of=as_of)
    if len(wanted.mechanism) != 1:
        raise QueryError("A picture shows one mechanism; name it: /compare.svg?mechanism=citizens_initiative.")
    if wanted.day is None:
        raise QueryError("A picture shows the law of one day; name it: as_of=2017-01-01, or leave it out for today.")
    return wanted


def _drawn(renderer: Renderer, wanted: Asked) -> str:
    names, key = renderer.names, wanted.mechanism[0]
    found = answers(names, key, wanted.day)
    across = columns(names, wanted)
    chosen = [each for each in found if each.jurisdiction.code in across]
    chosen += [part for each in found for part in each.parts if part.jurisdiction.code in across]
    notes = notes_of_picture(names, renderer.services.version)
    return drawing(names, key, chosen, subtitle=day_in_words(names, wanted), notes=notes)


def _name(wanted: Asked, ending: str) -> str:
    """The name a file is saved under: its subject and its day."""
    subject = wanted.mechanism[0] if len(wanted.mechanism) == 1 else wanted.group or "comparison"
    return f"alinea-{subject}-{told_day(wanted)}.{ending}"


def _file(
    renderer: Renderer,
    content: bytes,
    media_type: str,
    name: str,
    *,
    saved: bool = False,
    policy: str = "",
) -> Response:
    headers = {
        "Content-Disposition": f'{"attachment" if saved else "inline"}; filename="{name}"',
        "Content-Language": renderer.interface.tag,
        "X-Content-Type-Options": "nosniff",
    }
    if policy:
        headers["Content-Security-Policy"] = policy
    return Response(content, media_type=media_type, headers=headers)
