"""Templates into pages: one environment, escaping on, and the headers every page carries."""

import hashlib
from functools import cached_property
from importlib.resources import files

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from search_api.pages.addresses import page_of, search_for
from search_api.pages.names import Names
from search_api.pages.texts import Text, chosen, in_all
from search_api.pages.words import said
from search_api.services import Services

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""CSP Level 3: nothing inline, nothing from elsewhere."""

ASSETS = {
    "alinea.css": "text/css; charset=utf-8",
    "mark.svg": "image/svg+xml",
    "query.js": "text/javascript; charset=utf-8",
    "yasgui.min.css": "text/css; charset=utf-8",
    "yasgui.min.js": "text/javascript; charset=utf-8",
}
PACKED = frozenset({"yasgui.min.css", "yasgui.min.js"})
"""Assets that lie compressed in ``static/`` (``NAME.gz``): 0.3 MB in place of 1.1."""


def asset(name: str) -> bytes:
    """A file of ``static/``; one of ``PACKED`` as it lies there, in gzip."""
    return files("search_api.pages").joinpath("static", f"{name}.gz" if name in PACKED else name).read_bytes()


class Renderer:
    """Renders the pages of one snapshot."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.names = Names(services.store)

    def page(self, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
        """A page from a template."""
        body = self._environment.get_template(template).render(**context)
        return HTMLResponse(body, status_code=status, headers=HEADERS)

    def error(self, status: int, message: str) -> HTMLResponse:
        """An error as a page; ``message`` is one sentence for people."""
        return self.page("error.html", status=status, code=status, message=message)

    @cached_property
    def version(self) -> str:
        """A hash of all assets, for their addresses."""
        return hashlib.sha256(b"".join(asset(name) for name in ASSETS)).hexdigest()[:10]

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("search_api.pages", "templates"),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(
            names=self.names,
            said=said,
            version=self.version,
            search_for=search_for,
            thing=None,
            page_of=lambda iri: page_of(iri, base=self.services.base),
        )
        environment.filters.update(chosen=chosen, in_all=in_all, host=_host, count=_count, sentence=_sentence, of=_of)
        return environment


def _sentence(name: Text | str) -> Text | str:
    """A name as it stands at the head of a page: its first letter a capital."""
    words = str(name)[:1].upper() + str(name)[1:]
    return Text(words, name.language) if isinstance(name, Text) else words


def _host(url: str) -> str:
    """The name of the site an address is on."""
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


def _of(number: int, one: str, many: str) -> str:
    """A number with its noun: ``1 fact``, ``1,200 facts``."""
    return f"{_count(number)} {one if number == 1 else many}"


def _count(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}"
