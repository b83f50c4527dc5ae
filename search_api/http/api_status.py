"""``/api/health`` and ``/api/stats``."""

from collections.abc import Callable

from fastapi import APIRouter

from search_api.http import shapes
from search_api.http.replies import Json
from search_api.http.schemas import json_of
from search_api.services import Services


def router(services: Services, *, ready: Callable[[], bool]) -> APIRouter:
    """How the server is, and how much it holds; ``ready`` says whether the model is loaded."""
    routes = APIRouter(prefix="/api", tags=["status"])

    @routes.get("/health", response_class=Json, responses=json_of(shapes.Health))
    def health() -> Json:
        """Whether the server answers, from which snapshot, and whether the model is loaded already."""
        state = {"status": "ok", "snapshot": services.manifest.get("snapshot"), "model_loaded": ready()}
        return Json(state, headers={"Cache-Control": "no-store"})

    @routes.get("/stats", response_class=Json, responses=json_of(shapes.Statistics))
    def stats() -> Json:
        """Counts over the whole snapshot, and the build's own report of it."""
        report = {name: value for name, value in services.manifest.items() if name != "problems"}
        return Json(services.statistics.as_dict() | {"build": report})

    return routes
