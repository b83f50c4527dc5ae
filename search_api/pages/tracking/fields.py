"""What snapshots say in their fields, in words."""

from contextlib import suppress

from graph.store import RdfStore
from ontology.errors import AlineaError
from ontology.knowledge import Texts
from search_api.catalogue import actor, fact, labels
from search_api.pages.comparison import value as in_words
from search_api.pages.interface import Text
from search_api.pages.names import Names
from search_api.pages.tracking.entry import NOTHING, Line
from search_api.pages.values import date_in_words
from search_api.reform import Difference, Value
from search_api.reform.changes import Told

_DAYS = frozenset({"first_date_entry_in_force", "date_no_longer_in_force", "valid_from", "valid_to"})
_WRITTEN = frozenset({"article_note", "binding", "quorum", "fixed_in", "conflict", "contested"})
"""Fields in which curators write plain English."""
_LONGEST = 240


class Fields:
    """Differences, values and names in one language."""

    def __init__(self, names: Names, store: RdfStore) -> None:
        self.names = names
        self._store = store

    def line(self, told: Difference) -> Line:
        """Both sides of a field."""
        return Line(
            label=self.label(told.field), before=self._side(told.field, told.before),
            after=self._side(told.field, told.after),
        )  # fmt: skip

    def fact(self, field: str, told: Told) -> Line | None:
        """A field that only describes; ``None`` where it says nothing."""
        words = self._side(field, told)
        return Line(label=self.label(field), after=words, fresh=False) if words else None

    def label(self, field: str) -> str:
        """The name of a field."""
        return self.names.interface.said("field", field)

    def trust(self, field: str, before: str | None, after: str | None) -> Line:
        """A confidence, or a finding, on both sides."""
        return Line(label=self.label(field), before=self._trust(field, before), after=self._trust(field, after))

    def value(self, before: Value | None, after: Value | None, *, fresh: bool = True) -> Line:
        """A value on both sides; one that nobody verified is not told."""
        known = after or before
        role = self.names.interface.said("role", known.role if known else "")
        return Line(label=role, before=self._value(before), after=self._value(after), fresh=fresh)

    def title(self, texts: Texts | None) -> Text:
        """A title or name in the page's language."""
        return self.names.chosen(texts)

    def _value(self, value: Value | None) -> Text:
        if value is None:
            return NOTHING
        told = in_words(self.names, value)
        if not told.known:
            return self._ours(self.names.interface.gettext("A value is reported, but nobody has verified it."))
        words = f"{told.phrase} – {told.what}" if told.what else str(told.phrase)
        return self._ours(words)

    def _trust(self, field: str, key: str | None) -> Text:
        if key is None:
            _ = self.names.interface.gettext
            return self._ours(_("not compared with a text") if field == "finding" else _("not told"))
        return self._ours(self.names.interface.said(field, key))

    def _ours(self, words: str) -> Text:
        """Words of the page's own language."""
        return Text(words, self.names.interface.tag)

    def _side(self, field: str, told: Told) -> Text:
        if not told:
            return NOTHING
        if isinstance(told, dict):
            text = self.names.chosen(told)
            return Text(_shortened(text.words), text.language, foreign=text.foreign)
        if isinstance(told, tuple):
            return Text("; ".join(str(self._word(field, each)) for each in told), "")
        return self._word(field, str(told))

    def _word(self, field: str, told: str) -> Text:
        names, said = self.names, self.names.interface.said
        of_field = {
            "status": lambda: said("status", told),
            "language": lambda: said("language", told),
            "article_confidence": lambda: said("confidence", told),
            "jurisdiction": lambda: names.jurisdiction(told),
            "mechanism": lambda: names.mechanism(told),
            "bearing": lambda: said("bearing", told),
            "type": lambda: names.act_type(told),
            "kind": lambda: str(names.chosen(labels(self._store, "actor-kinds").get(told))) or told,
        }
        if field in of_field:
            return self._ours(of_field[field]())
        if field in _DAYS:
            return self._ours(date_in_words(names.interface, told))
        if field in _WRITTEN:
            return Text(_shortened(told), "en")
        return self._named(told) if told.startswith(("http://", "https://")) and field != "url" else Text(told, "")

    def _named(self, iri: str) -> Text:
        """The name of a thing; the end of its IRI where it is not known."""
        key = iri.rsplit("/", 1)[-1]
        if iri in self.names.collection.acts:
            return self.names.act_title(self.names.collection.acts[iri])
        with suppress(AlineaError):
            if "/id/fact/" in iri:
                return self.names.chosen(fact(self._store, iri).labels)
            if "/id/actor/" in iri:
                return self.names.chosen(actor(self._store, key).names)
        return Text(key.replace("_", " "), "")


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
