"""Templates into pages in one language: escaping on, and the headers every page carries."""

import hashlib
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from datetime import date
from functools import cache, cached_property, partial
from importlib.resources import files

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from search_api.drawing import CARD_SIZE
from search_api.pages.addresses import page_of, search_for
from search_api.pages.cards.site import of_site
from search_api.pages.collection import Collection
from search_api.pages.compiled import COMPILED, when_rendered
from search_api.pages.interface import Interface, Text, interface, languages
from search_api.pages.names import Names
from search_api.pages.script import (
    asked_script,
    in_both,
    in_script,
    script_choices,
    tag_in_script,
    with_script,
    written,
)
from search_api.pages.values import date_in_words
from search_api.services import Services

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""CSP Level 3: nothing inline, nothing from elsewhere."""

ASSETS = {
    "alinea.css": "text/css; charset=utf-8",
    "compare.css": "text/css; charset=utf-8",
    "map.css": "text/css; charset=utf-8",
    "mark.svg": "image/svg+xml",
    "query.js": "text/javascript; charset=utf-8",
    "yasgui.min.css": "text/css; charset=utf-8",
    "yasgui.min.js": "text/javascript; charset=utf-8",
}
PACKED = frozenset({"yasgui.min.css", "yasgui.min.js"})
"""Assets that lie compressed in ``static/`` (``NAME.gz``): 0.3 MB in place of 1.1."""

FROM = {"map.css": "search_api.drawing"}
"""Assets that lie with the package whose pictures they colour."""
_CARD = 200
_LAWS = "/page/eli/"

asked_address: ContextVar[str] = ContextVar("asked_address", default="/")
"""Path and query of the request that is answered, without the language: for links to the same page in another."""


asked_site: ContextVar[str] = ContextVar("asked_site", default="")
"""Scheme, name and port by which this server was asked, without a slash: a card needs a whole address."""


def asset(name: str) -> bytes:
    """A file of ``static/`` or of a package of ``FROM``; one of ``PACKED`` as it lies there, in gzip."""
    folder = files(FROM[name]) if name in FROM else files("search_api.pages").joinpath("static")
    return folder.joinpath(f"{name}.gz" if name in PACKED else name).read_bytes()


@cache
def asset_version() -> str:
    """A hash of all assets, for their addresses."""
    return hashlib.sha256(b"".join(asset(name) for name in ASSETS)).hexdigest()[:10]


class Renderer:
    """Renders the pages of one snapshot in one language; ``root`` stands before the paths of its pages."""

    def __init__(
        self,
        services: Services,
        *,
        collection: Collection | None = None,
        speaking: Interface | None = None,
        root: str = "",
    ) -> None:
        self.services = services
        self.collection = collection or Collection(services.store, lambda: services.version)
        self.interface = speaking or interface()
        self.root = root
        self.names = Names(self.collection, self.interface)

    def page(self, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
        """A page from a template."""
        body = self._environment.get_template(template).render(address=asked_address.get(), **context)
        return HTMLResponse(body, status, HEADERS | {"Content-Language": self.interface.tag})

    def error(self, status: int, message: Text) -> HTMLResponse:
        """An error as a page; ``message`` is one sentence for people."""
        return self.page("error.html", status=status, code=status, message=message)

    def page_of(self, iri: str) -> str | None:
        """The path of a thing's page in this language; ``None`` for what has none."""
        path = page_of(iri, base=self.services.base)
        return path and f"{self.root}{path}"

    def linked(self, iri: str) -> str | None:
        """``page_of``, and in the script that is asked for where that is the page of a law."""
        path = self.page_of(iri)
        return with_script(path) if path and path.startswith(f"{self.root}{_LAWS}") else path

    @cached_property
    def _environment(self) -> Environment:
        return self.environment("search_api.pages")

    def environment(self, package: str) -> Environment:
        """The templates of a package, speaking this language; all but plain text (``.txt``) is escaped."""
        speaking = self.interface
        environment = Environment(
            loader=PackageLoader(package, "templates"),
            autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
            bytecode_cache=COMPILED,
        )
        _speak(environment, speaking)
        environment.globals.update(
            names=self.names,
            collection=self.collection,
            language=speaking.tag,
            languages=languages(),
            root=self.root,
            said=speaking.said,
            version=asset_version(),
            search_for=partial(search_for, root=self.root),
            thing=None,
            card=None,
            card_size=CARD_SIZE,
            site=asked_site.get,
            site_card=partial(of_site, self.names),
            page_of=self.linked,
            canonical=self.page_of,
        )
        _know_scripts(environment)
        return environment


def _speak(environment: Environment, speaking: Interface) -> None:
    """The messages of a language, and how it writes texts, numbers and days."""
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        speaking.gettext,
        speaking.ngettext,
        newstyle=True,
        pgettext=speaking.pgettext,
        npgettext=speaking.npgettext,
    )
    spoken: dict[str, Callable[..., object]] = {
        "chosen": speaking.chosen,
        "in_all": speaking.in_all,
        "count": speaking.number,
        "decimal": speaking.decimal,
        "day": partial(_day, speaking),
        "sentence": partial(_sentence, speaking.sentence),
    }
    environment.filters.update({name: when_rendered(each) for name, each in spoken.items()})
    environment.filters.update(host=_host, brief=_brief)


def _know_scripts(environment: Environment) -> None:
    """What templates ask of the script of texts."""
    environment.globals.update(asked_script=asked_script.get, in_both=in_both, script_choices=script_choices)
    environment.tests["in_both"] = in_both
    environment.filters.update(in_script=in_script, written=written, tagged=tag_in_script, with_script=with_script)


def _sentence(written: Callable[[str], str], name: Text | str) -> Text | str:
    """A name as it stands at the head of a page."""
    return replace(name, words=written(name.words)) if isinstance(name, Text) else written(name)


def _day(speaking: Interface, day: date | str) -> str:
    """A day in words; one written as ISO 8601 has it may be a year alone."""
    return date_in_words(speaking, day) if isinstance(day, str) else speaking.date(day)


def _brief(text: Text | str) -> str:
    """The beginning of a text, within 200 letters: for cards on other sites."""
    words = " ".join(str(text).split())
    return words if len(words) <= _CARD else f"{words[:_CARD].rsplit(' ', 1)[0]} …"


def _host(url: str) -> str:
    """The name of the site an address is on."""
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
