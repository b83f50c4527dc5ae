"""What the references of one document mean: the act itself, the act that it amends, another act, or nothing at all.

In an amending act a provision that is named without its act is one of the amended act, and so is "this law" within
the new text that it quotes; outside of quotations "this law" is the amending act itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.linking.aliases import Alias, find_aliases, gives_alias, with_aliases
from ingest.linking.amending import (
    amended_by_title,
    amended_in,
    completed,
    full_title,
    opens_amendment,
    same_act,
)
from ingest.linking.constitutions import this_constitution, with_owner
from ingest.linking.dotted import numbers_with_article, told_apart, with_letter
from ingest.linking.effects import Effects
from ingest.linking.letters import counted_out
from ingest.linking.own_title import is_itself, names_itself
from ingest.linking.quotations import Quotations, quotations
from ingest.linking.words import pattern
from ingest.references import ActName, Reference, find_references
from ingest.references.folding import fold
from ontology.linking import LinkKind
from ontology.model import Document, Provision, ProvisionKind

ARTICLE = "article"
_WIDER = frozenset({"annex", "chapter"})
_FIRST_PROVISIONS = 3
_BREAK = re.compile(r"\s{0,3}(?:[-–]\s|\n|\Z|\(\d|[^\W\d_a-zа-яčćžšđëç])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """A reference as it is meant, in a provision's text; ``kind`` and ``action`` say what is done to it.

    ``method`` is ``reference-grammar``, ``amended-act`` where the act is understood, ``quoted-text`` where new text
    speaks.
    """

    reference: Reference
    method: str = "reference-grammar"
    kind: LinkKind = LinkKind.CITES
    action: str | None = None


class Interpreter:
    """Interprets the references of one document."""

    def __init__(self, document: Document, provisions: Iterable[Provision]) -> None:
        self._document = document
        self._provisions = list(provisions)
        self._found = {
            each.iri: list(counted_out(find_references(each.text), document.text)) for each in self._provisions
        }
        first = [reference for iri in list(self._found)[:_FIRST_PROVISIONS] for reference in self._found[iri]]
        amended = amended_by_title(full_title(document.title, document.text))
        self._amended = completed(amended, first) if amended else None
        self._aliases: dict[str, Alias] = {}
        self._defined: dict[str, list[Alias]] = {}
        for each in self._provisions:
            self._defined[each.iri] = list(find_aliases(each.text, self._found[each.iri]))
            self._aliases |= {alias.name: alias for alias in self._defined[each.iri] if alias.initials}

    def meant(self, provision: Provision) -> Iterator[Meant]:
        """The references of a provision, given at the beginning, in order."""
        text, folded = provision.text, fold(provision.text)
        words = {each.name: each for each in self._defined[provision.iri] if not each.initials}
        references = with_aliases(text, self._found[provision.iri], list((self._aliases | words).values()))
        self._aliases |= {name: replace(each, since=0) for name, each in words.items()}
        references = [with_owner(each, folded, self._document) for each in references]
        if provision.kind is ProvisionKind.PREAMBLE:
            references = names_itself(references, text, self._document, self._amended)
        references = [each for each in references if not self._is_the_act_itself(each, folded)]
        quoted = quotations(text, folded) if self._amended or references else Quotations(())
        effects = Effects(quoted.blanked(folded), provision, self._document)
        if self._numbers_with_article:
            references = [told_apart(each) for each in references]
        references = [with_letter(each, self._articles) for each in references]
        amended = self._amended_by(provision, folded, references, effects)
        if amended is None:
            for each in references:
                yield _done(Meant(reference=each), effects, amended=self._is_amended(each))
        else:
            yield from _Amendment(amended, text, folded, quoted, effects).meant(references)

    def _is_the_act_itself(self, reference: Reference, folded: str) -> bool:
        if reference.path:
            return False
        return (
            reference.own
            or this_constitution(reference, folded)
            or is_itself(reference, folded, self._document)
            or gives_alias(reference, folded)
        )

    @cached_property
    def _articles(self) -> dict[str, str]:
        """The text of each article by its number."""
        return {each.number: each.text for each in self._provisions if each.number}

    @cached_property
    def _numbers_with_article(self) -> bool:
        return numbers_with_article(self._provisions)

    def _is_amended(self, reference: Reference) -> bool:
        return bool(self._amended and reference.act and same_act(reference.act, self._amended))

    def _amended_by(
        self, provision: Provision, folded: str, references: Sequence[Reference], effects: Effects
    ) -> ActName | None:
        if provision.kind is ProvisionKind.PREAMBLE:
            return None
        opening = amended_in(folded, references)
        if opening and not effects.amends():
            opening = None
        if opening and self._amended and same_act(opening, self._amended):
            return self._amended
        return opening or (self._amended if self._amended and self._amended.value else None)


def _done(meant: Meant, effects: Effects, *, amended: bool) -> Meant:
    reference = meant.reference
    if reference.act is None:
        return meant
    whole = set(reference.path) <= {ARTICLE}
    kind, action = effects.of(reference.start, reference.end, whole=whole, amended=amended)
    return replace(meant, kind=kind, action=action)


class _Amendment:
    """An article that amends an act: "U članu 5. ... mijenja se i glasi: „...“"."""

    def __init__(self, amended: ActName, text: str, folded: str, quoted: Quotations, effects: Effects) -> None:
        self._act = amended
        self._text = text
        self._folded = folded
        self._quoted = quoted
        self._effects = effects
        self._named: dict[str, str] = {}
        self._quotation: tuple[int, int] | None = None
        self._spoken: dict[str, str] = {}

    def meant(self, references: Sequence[Reference]) -> Iterator[Meant]:
        """The references, tied to the amended act where they name none."""
        for reference in references:
            quotation = self._quoted.hold(reference.start)
            if quotation != self._quotation:
                self._quotation, self._spoken = quotation, {}
            if quotation:
                if self._is_heading(reference):
                    self._named = dict(reference.path)
                else:
                    yield self._in_new_text(reference)
            elif reference.act is None and not reference.own:
                whole = self._of_amended(reference)
                self._remember(whole.path)
                yield _done(Meant(reference=whole, method="amended-act"), self._effects, amended=True)
            elif reference.act and self._is_amended(reference):
                self._remember(reference.path)
                known = replace(reference.act, value=self._act.value)
                yield _done(Meant(reference=replace(reference, act=known)), self._effects, amended=True)
            else:
                yield _done(Meant(reference=reference), self._effects, amended=False)

    def _in_new_text(self, reference: Reference) -> Meant:
        if reference.act is not None:
            return Meant(reference=reference)
        whole = self._of_amended(reference)
        goes_on = not reference.here and ARTICLE not in reference.path and "paragraph" not in reference.path
        if goes_on and self._spoken:
            whole = self._going_on(reference, self._spoken)
        self._spoken = dict(whole.path)
        return Meant(reference=whole, method="quoted-text")

    def _is_amended(self, reference: Reference) -> bool:
        """Whether a reference is to the act that is amended, which each paragraph of an article may name anew."""
        if reference.act is None:
            return False
        if same_act(reference.act, self._act):
            return True
        if opens_amendment(self._folded, reference) and self._effects.amends():
            self._act, self._named = reference.act, {}
            return True
        return False

    def _remember(self, path: dict[str, str]) -> None:
        """The provision named last, which what follows may only go on with: "tačka 3) briše se"."""
        if ARTICLE in path:
            self._named = dict(path)

    def _of_amended(self, reference: Reference) -> Reference:
        """A paragraph alone is one of the article that was named last, a point one of its paragraph."""
        return self._going_on(reference, self._named)

    def _going_on(self, reference: Reference, named: dict[str, str]) -> Reference:
        path = reference.path
        if ARTICLE not in path and not _WIDER & path.keys() and ARTICLE in named:
            units = [unit for unit in named if unit in path]
            wider = [*named][: [*named].index(units[0])] if units else [ARTICLE]
            path = {unit: named[unit] for unit in wider} | path
        return replace(reference, act=self._act, path=path, own=False, here=False)

    def _is_heading(self, reference: Reference) -> bool:
        """True for "Član 35b" that opens an article of the new text; one that is quoted as words goes on or ends."""
        if set(reference.path) != {ARTICLE} or reference.act or reference.own:
            return False
        if not pattern("quoted", "heading").match(self._folded, reference.start):
            return False
        at = reference.start
        while at and self._text[at - 1] in " \t":
            at -= 1
        opens = not at or self._text[at - 1] in "\n„“”\"«»'’‘.;*#-–"
        return opens and _BREAK.match(self._text, reference.end) is not None
