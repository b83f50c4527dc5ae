"""One application over one snapshot."""

import gc
import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import metadata

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from search_api import pages, sparql
from search_api.http import (
    api_changes,
    api_cite,
    api_knowledge,
    api_law,
    api_search,
    api_status,
    changes,
    linked_data,
    problems,
)
from search_api.http.dump_files import DumpFiles
from search_api.http.middleware import HeadAsGet, PreferredLanguage, SnapshotCaching
from search_api.http.openapi import DescribedApi
from search_api.http.software import software
from search_api.pages.coverage import address_of
from search_api.pages.interface import DEFAULT, languages
from search_api.services import Services
from search_api.sparql import Evaluator, Limits

_DESCRIPTION = """Knowledge graph and multilingual search over the local-democracy law and practice of Albania, Bosnia
and Herzegovina, Kosovo*, Montenegro, North Macedonia and Serbia.

\\* This designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ
Opinion on the Kosovo declaration of independence.

The curated data are under CC BY 4.0; texts of documents that were read belong to those who published them. The
software is under the Apache License 2.0."""
_LICENCE = {"name": "CC BY 4.0 (curated data)", "url": "https://creativecommons.org/licenses/by/4.0/"}


Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def create_app(services: Services, *, limits: Limits | None = None) -> FastAPI:
    """The application; ``limits`` are those of the SPARQL door.

    The model is loaded in the background once the application runs, so its port answers at once.
    """
    evaluator, files = Evaluator(services, limits or Limits()), DumpFiles(services)
    ready = threading.Event()
    app = DescribedApi(
        title="Alinea",
        version=metadata.version("alinea"),
        description=_DESCRIPTION,
        license_info=_LICENCE,
        contact=_contact(services.contact),
        docs_url=None,  # its scripts would come from another server
        redoc_url=None,
        lifespan=_lifespan(services, evaluator, ready, files),
        responses=problems.RESPONSES,
    )
    problems.install(app, page=pages.nowhere(services))
    _middleware(app, services)
    sparql.install(app, services, evaluator)
    for part in (api_search, api_law, api_cite, api_knowledge, api_changes, changes):
        app.include_router(part.router(services))
    app.include_router(linked_data.router(services, files))
    app.include_router(api_status.router(services, ready=ready.is_set))
    shown = pages.router(services)
    app.include_router(shown)
    app.add_middleware(
        PreferredLanguage,
        pages=pages.first_parts(shown),
        offered={each.tag: each.tags for each in languages().values()},
        default=DEFAULT,
    )
    return app


def _contact(given: str | None) -> dict[str, str]:
    """Where readers report errors, as OpenAPI has it (3.1, Contact Object)."""
    address = address_of(given)
    if address is None:
        return {"name": given or "Alinea"}
    mail = address.removeprefix("mailto:")
    return {"name": "Alinea"} | ({"url": address} if mail == address else {"email": mail})


def _middleware(app: FastAPI, services: Services) -> None:
    """The last one added is the outermost."""
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(SnapshotCaching, version=lambda: services.version, software=software())
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"],
        allow_headers=["*"],
        expose_headers=["ETag", "Link", "Retry-After", "SPARQL-Max-Rows"],
    )
    app.add_middleware(HeadAsGet)


def _lifespan(services: Services, evaluator: Evaluator, ready: threading.Event, files: DumpFiles) -> Lifespan:
    def warm_up() -> None:
        try:
            services.warm_up()
            # What is open now stays open: looking through it for garbage held one question of a hundred up for 0.3 s.
            gc.collect()
            gc.freeze()
            ready.set()
        except Exception:  # every search will say the same; the other doors stay open
            logging.getLogger(__name__).exception("The search cannot be opened")
        try:
            services.compare_kept()
        except Exception:  # whoever asks what changed will be told the same
            logging.getLogger(__name__).exception("The kept snapshots cannot be compared")

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        evaluator.start()
        threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
        yield
        evaluator.stop()
        files.close()
        gc.unfreeze()

    return lifespan
