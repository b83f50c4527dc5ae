"""The style sheet, the mark and the scripts of the query page, served by ourselves."""

import gzip

from fastapi import APIRouter, HTTPException, Request, Response

from search_api.pages.rendering import ASSETS, PACKED, asset

_YEAR = 31_536_000


def add(router: APIRouter) -> None:
    """``/static/{name}``: addresses carry a hash of the content, so they may be kept for a year."""

    @router.get("/static/{name}")
    def static(request: Request, name: str) -> Response:
        if name not in ASSETS:
            raise HTTPException(404, f"There is no file {name}.")
        headers = {"Cache-Control": f"public, max-age={_YEAR}, immutable", "X-Content-Type-Options": "nosniff"}
        content = asset(name)
        if name in PACKED:
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in request.headers.get("accept-encoding", ""):
                headers["Content-Encoding"] = "gzip"
            else:
                content = gzip.decompress(content)
        return Response(content, media_type=ASSETS[name], headers=headers)
