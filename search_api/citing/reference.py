"""What a citation is made of, gathered from the views of acts, provisions, facts and practices.

Nothing is added to what the graph holds: what it does not know is ``None`` and is left out of every form.
"""

import re
from dataclasses import dataclass, replace

from ontology.errors import NotFoundError
from ontology.knowledge import Texts
from ontology.scripts import canonical_tag, slug
from search_api.catalogue import ActSummary, Expression, FactView, PracticeView, ProvisionView
from search_api.catalogue.view import View
from search_api.citing.gazette import Gazette, gazette_in
from search_api.citing.pinpoint import Unit, units_of_fact, units_of_provision
from search_api.citing.styles import languages, style_tags

_PATH = re.compile(r".*?/(?:eli|id)/(?P<path>.+)")
_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9_.+-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(View):
    """One thing to cite, in one language (BCP 47).

    ``iri`` is its permanent address, ``key`` follows from it and never changes. ``kind`` is a key of ``act-types``,
    or ``practice``. ``number`` is the state's own; issues of gazettes are in ``gazette``. ``units`` is the pinpoint,
    ``label`` the name of a curated fact, ``years`` and ``place`` those of a practice.
    """

    iri: str
    key: str
    kind: str | None
    title: str
    language: str
    jurisdiction: str | None
    number: str | None = None
    year: int | None = None
    short: str | None = None
    gazette: Gazette | None = None
    units: tuple[Unit, ...] = ()
    label: str | None = None
    years: str | None = None
    place: str | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        """The styles that fit, the most particular first."""
        return style_tags(self.language, self.jurisdiction)


def reference_to_act(
    act: ActSummary, *, language: str | None = None, document: Expression | None = None, iri: str | None = None
) -> Reference:
    """An act, or one of its documents (language versions), whose language then counts where none is wanted.

    ``iri`` is the address to give instead of that of the act or document. Raises ``NotFoundError`` where the act has
    no title in the wanted ``language``.
    """
    titles = dict(act.titles)
    if document and document.title and document.language:
        titles.setdefault(document.language, document.title)
    own = document.language if document else None
    title, tag = _title(titles, act.iri, act.jurisdiction, own=own, wanted=language)
    address = iri or (document.iri if document else act.iri)
    return Reference(
        iri=address,
        key=citation_key(address),
        kind=act.type,
        title=title,
        language=tag,
        jurisdiction=act.jurisdiction,
        number=act.number if _is_own(act) else None,
        year=act.year,
        short=act.short[0] if len(act.short) == 1 and tag != "en" else None,
        gazette=gazette_in(act.gazette),
    )


def reference_to_provision(view: ProvisionView, *, language: str | None = None) -> Reference:
    """A provision of a document, or a part of a work; raises ``NotFoundError`` as ``reference_to_act`` does."""
    if view.act is None:
        raise NotFoundError(f"The graph holds no act that {view.iri} is part of; cite its document instead.")
    found = reference_to_act(view.act, language=language, document=view.document, iri=view.iri)
    return replace(found, units=units_of_provision(view))


def reference_to_fact(fact: FactView, act: ActSummary, *, language: str | None = None) -> Reference:
    """A curated fact: the place in its act, and the fact's own name and address.

    A place that nobody has verified is left out. Raises ``NotFoundError`` as ``reference_to_act`` does.
    """
    found = reference_to_act(act, language=language, iri=fact.iri)
    labels = {canonical_tag(tag): text for tag, text in fact.labels.items()}
    return replace(found, units=units_of_fact(fact), label=labels.get(found.language))


def reference_to_practice(practice: PracticeView, *, language: str | None = None) -> Reference:
    """A practice with its place and years; raises ``NotFoundError`` where it has no title in the ``language``."""
    title, tag = _title(practice.titles, practice.iri, practice.jurisdiction, own=None, wanted=language)
    return Reference(
        iri=practice.iri,
        key=citation_key(practice.iri),
        kind="practice",
        title=title,
        language=tag,
        jurisdiction=practice.jurisdiction,
        years=practice.years,
        place=practice.place,
    )


def citation_key(iri: str) -> str:
    """A key for bibliographies that follows from an identifier alone: ASCII, no sign that BibTeX reads as its own.

    >>> citation_key("https://w3id.org/alinea/eli/xk/law/2008/03-L-040/sq@2020/art_68/par_1")
    'xk.law.2008.03-L-040.sq+2020.art_68.par_1'
    """
    match = _PATH.fullmatch(iri)
    path = match["path"] if match else iri
    return _NOT_IN_KEY.sub("-", path.replace("/", ".").replace("@", "+"))


def _title(
    titles: Texts, iri: str, jurisdiction: str | None, *, own: str | None, wanted: str | None
) -> tuple[str, str]:
    """A title with its language: the wanted one, else the document's, else the state's first, else whichever."""
    known = {canonical_tag(tag): text for tag, text in titles.items() if text}
    if wanted:
        asked = canonical_tag(wanted)
        tag = next((each for each in known if each == asked or each.split("-")[0] == asked), None)
        if tag is None:
            raise NotFoundError(f"{iri} has no title in {wanted}; it has one in {', '.join(known) or 'no language'}.")
        return known[tag], tag
    foreign = (tag for tag in known if tag != "en")
    for tag in (own or "", *languages(jurisdiction), *foreign, "en"):
        if tag in known:
            return known[tag], tag
    raise NotFoundError(f"{iri} has no title, so that it cannot be cited; add one to its file in the corpus.")


def _is_own(act: ActSummary) -> bool:
    """Whether the number is the state's own: then it is all of the step of the identifier, without a title's slug."""
    return bool(act.number) and slug(act.number or "") == slug(act.iri.rsplit("/", 1)[-1])
