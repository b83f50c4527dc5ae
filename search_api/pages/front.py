"""The first page, and the page about the whole."""

from dataclasses import dataclass

from fastapi import APIRouter, Response

from search_api.pages.interface import Interface, Text
from search_api.pages.rendering import Renderer

_QUESTIONS = (
    (
        Text("how many signatures for a citizens' initiative", "en"),
        Text("sa firma duhen për një iniciativë qytetare", "sq"),
        Text("колку потписи се потребни за граѓанска иницијатива", "mk"),
        Text("колико потписа треба за грађанску иницијативу", "sr-Cyrl"),
        Text("koliko potpisa treba za građansku inicijativu", "bs"),
        Text("vatandaş girişimi için kaç imza gerekiyor", "tr"),
    ),
    (
        Text("when must a freedom of information request be answered", "en"),
        Text("brenda sa ditësh jepet përgjigja për kërkesën për informim", "sq"),
        Text("рок за одговор на барање за пристап до информации", "mk"),
        Text("рок за одговор на захтев за приступ информацијама", "sr-Cyrl"),
        Text("rok za odgovor na zahtjev za pristup informacijama", "cnr"),
        Text("bilgi edinme talebine kaç gün içinde yanıt verilir", "tr"),
    ),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A question to begin with, in several languages, that of the page first."""

    about: str
    questions: tuple[Text, ...]


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/`` and ``/about``."""

    @router.get("/")
    def front() -> Response:
        return renderer.page("front.html", examples=_examples(renderer.interface))

    @router.get("/about")
    def about() -> Response:
        return renderer.page("about.html", manifest=renderer.services.manifest)


def _examples(interface: Interface) -> list[Example]:
    _ = interface.gettext
    about = (_("For example, compare the law"), _("For example, find the deadline"))
    return [
        Example(each, tuple(sorted(questions, key=lambda question: _rank(interface, question.language))))
        for each, questions in zip(about, _QUESTIONS, strict=True)
    ]


def _rank(interface: Interface, tag: str) -> int:
    return interface.order.index(tag) if tag in interface.order else len(interface.order)
