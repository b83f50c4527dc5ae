"""The first page, and the page about the whole."""

from dataclasses import dataclass

from fastapi import APIRouter, Response

from search_api.pages.rendering import Renderer
from search_api.pages.texts import Text


@dataclass(frozen=True, slots=True)
class Example:
    """A question to begin with, in several languages."""

    about: str
    questions: tuple[Text, ...]


EXAMPLES = (
    Example(
        "compare the law",
        (
            Text("how many signatures for a citizens' initiative", "en"),
            Text("sa firma duhen për një iniciativë qytetare", "sq"),
            Text("колку потписи се потребни за граѓанска иницијатива", "mk"),
            Text("колико потписа треба за грађанску иницијативу", "sr-Cyrl"),
            Text("koliko potpisa treba za građansku inicijativu", "bs"),
        ),
    ),
    Example(
        "find the deadline",
        (
            Text("when must a freedom of information request be answered", "en"),
            Text("brenda sa ditësh jepet përgjigja për kërkesën për informim", "sq"),
            Text("рок за одговор на барање за пристап до информации", "mk"),
            Text("рок за одговор на захтев за приступ информацијама", "sr-Cyrl"),
            Text("rok za odgovor na zahtjev za pristup informacijama", "cnr"),
        ),
    ),
)


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/`` and ``/about``."""

    @router.get("/")
    def front() -> Response:
        return renderer.page("front.html", examples=EXAMPLES)

    @router.get("/about")
    def about() -> Response:
        return renderer.page("about.html", manifest=renderer.services.manifest)
