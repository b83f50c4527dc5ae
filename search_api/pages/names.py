"""How things are called in the language of a page."""

from collections.abc import Mapping

from search_api.catalogue import ActSummary, JurisdictionView
from search_api.pages.collection import Collection
from search_api.pages.interface import Interface, Text

_FIRST = {"MK": "mk", "RS": "sr-Cyrl", "BA-RS": "sr-Cyrl", "ME": "cnr", "AL": "sq", "XK": "sq"}
"""The language in which a state's titles are given first, where it has several."""


class Names:
    """Names of jurisdictions, mechanisms and acts in one language."""

    def __init__(self, collection: Collection, interface: Interface) -> None:
        self.collection = collection
        self.interface = interface

    def chosen(self, texts: Mapping[str, str] | None) -> Text:
        """The text for readers of the page."""
        return self.interface.chosen(texts)

    def jurisdiction(self, code: str | None) -> str:
        """The name of a jurisdiction with its asterisk; the code where it is not known."""
        view = self.collection.jurisdictions.get(code or "")
        return str(self.chosen(view.names)) if view else (code or "")

    def mechanism(self, key: str) -> str:
        """The name of a mechanism."""
        view = self.collection.mechanisms.get(key)
        return str(self.chosen(view.labels)) if view else key.replace("_", " ")

    def act_type(self, key: str | None) -> str:
        """The name of a kind of act."""
        return str(self.chosen(self.collection.act_types.get(key or ""))) or (key or "")

    def actor(self, key: str) -> Text:
        """The name of an actor; its key where it is not known."""
        view = self.collection.actors.get(key)
        return self.chosen(view.names) if view else Text(key, "und")

    def actor_kind(self, key: str) -> str:
        """The name of a kind of actor."""
        return str(self.chosen(self.collection.actor_kinds.get(key))) or key.replace("_", " ")

    def town(self, key: str) -> str:
        """The name of a place of the register."""
        view = self.collection.towns.get(key)
        return str(self.chosen(view.names)) if view else key

    def act_title(self, act: ActSummary | None) -> Text:
        """The title in the page's language, else as the state has it."""
        return self.chosen(act.titles) if act else Text("", "")

    def original_title(self, act: ActSummary | None) -> Text:
        """The title in a language of the state; empty where none is known."""
        if act is None:
            return Text("", "")
        view = self.collection.jurisdictions.get(act.jurisdiction or "")
        return self.interface.original(act.titles, _official(act, view))

    @property
    def footnotes(self) -> list[Text]:
        """The footnotes that names of jurisdictions need."""
        return [self.chosen(each.footnotes) for each in self.collection.jurisdictions.values() if each.footnotes]


def _official(act: ActSummary, view: JurisdictionView | None) -> tuple[str, ...]:
    """A state's languages, that of the act's own document first."""
    read = tuple(iri.rsplit("/", 1)[-1].split("@")[0] for iri in act.documents)
    own = tuple(tag for tag in (view.languages if view else ()) if tag != "sr-Latn")
    return (*read, *((_FIRST[view.code],) if view and view.code in _FIRST else ()), *own)
