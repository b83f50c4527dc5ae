"""The feed of changes (Atom, RFC 4287) in one language: one entry a change, the newest first."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from graph.describe.dataset import dataset_iri
from search_api.pages.rendering import Renderer
from search_api.pages.tracking.entry import Entry, Line
from search_api.pages.tracking.period import Told

FEED = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 500
_BEGINNING = date(1970, 1, 1)


def feed(renderer: Renderer, told: Told, *, site: str, address: str, page: str) -> bytes:
    """The feed in UTF-8. ``site`` is the address of the server without a slash, ``address`` and ``page`` are paths.

    A change has the same identifier in every feed and whenever it is told. An entry of the law is updated on its
    day, one of what we learned on that of the snapshot that serves; what is to come is told on its day.
    """
    _ = renderer.interface.gettext
    entries = sorted((*told.law, *(told.learned or ())), key=lambda each: each.day or "", reverse=True)[:_MOST]
    served = told.after.isoformat() if told.after else None
    newest = max((each.day for each in entries if each.day), default=served or _BEGINNING.isoformat())
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": renderer.interface.tag})
    _tell(root, "id", f"{dataset_iri(renderer.services.base)}#what-changed-{renderer.interface.tag}")
    _tell(root, "title", _("Alinea: what changed in the law and in what we know"))
    _tell(root, "updated", _moment(max(newest, served or "")))
    SubElement(root, "link", rel="self", type=FEED, href=f"{site}{address}")
    SubElement(root, "link", rel="alternate", type="text/html", href=f"{site}{page}")
    _tell(SubElement(root, "author"), "name", "Alinea")
    if footnotes := renderer.names.footnotes:
        _tell(root, "subtitle", " ".join(map(str, footnotes)))
    past = {id(each) for each in told.law}
    for each in entries:
        part = _("What the law itself says") if id(each) in past else _("What we learned")
        _entry(root, renderer, each, site=site, part=part)
    body: bytes = tostring(root, "utf-8", xml_declaration=True)
    return body


def _entry(root: Element, renderer: Renderer, each: Entry, *, site: str, part: str) -> None:
    place = renderer.names.jurisdiction(each.jurisdiction)
    element = SubElement(root, "entry")
    _tell(element, "id", f"{dataset_iri(renderer.services.base)}#change-{each.key}")
    _tell(element, "title", ": ".join(filter(None, (place, each.kind, str(each.name)))))
    _tell(element, "updated", _moment(each.day or _BEGINNING.isoformat()))
    SubElement(element, "category", term=each.kind_key, label=part)
    address = each.address or each.act_address or f"{renderer.root}/changes"
    SubElement(element, "link", rel="alternate", type="text/html", href=f"{site}{address}")
    _tell(element, "summary", "\n".join(summary(renderer, each)) or part)


def summary(renderer: Renderer, each: Entry) -> Iterator[str]:
    """An entry in lines of plain text, without its name."""
    _ = renderer.interface.gettext
    if each.when:
        yield each.when
    article = _("Art. %(number)s") % {"number": each.article} if each.article else ""
    if article or each.act:
        yield ", ".join(filter(None, (article, str(each.act))))
    yield from (line_of(renderer, line) for line in each.lines)
    if each.runs:
        yield "".join(_run(run.kind, run.text) for run in each.runs).strip()


def line_of(renderer: Renderer, line: Line) -> str:
    """Both sides of a field in plain text."""
    _ = renderer.interface.gettext
    nothing = _("nothing")
    if not line.fresh:
        return f"{line.label}: {line.after or nothing}"
    return f"{line.label}: {line.before or nothing} → {line.after or nothing}"


def _run(kind: str, text: str) -> str:
    """Words that went in square brackets with a minus, those that came with a plus."""
    stripped = text.rstrip()
    space = text[len(stripped) :]
    return {"removed": f"[−{stripped}]{space}", "added": f"[+{stripped}]{space}"}.get(kind, text)


def _tell(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(day: str) -> str:
    """The beginning of a day (RFC 3339, UTC)."""
    return f"{day[:10]}T00:00:00Z"
