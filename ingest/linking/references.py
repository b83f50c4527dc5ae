"""The references of a document as mentions: what each means, resolved or with the reason why not."""

from collections.abc import Iterator, Sequence

from ingest.linking.interpreting import Interpreter, Meant
from ingest.linking.resolving import Resolver
from ingest.references import Reference
from ingest.register import Register
from ontology.eli import article_part
from ontology.linking import Mention, MentionKind
from ontology.model import Document, Provision, ProvisionKind

_WIDER = frozenset({"annex", "chapter"})


class ReferenceFinder:
    """Finds and resolves the references of one document; ``bearing`` are the provisions that are searched."""

    def __init__(
        self, document: Document, provisions: Sequence[Provision], bearing: Sequence[Provision], register: Register
    ) -> None:
        self._interpreter = Interpreter(document, bearing)
        self._resolver = Resolver(document, provisions, register)

    def find(self, provision: Provision) -> Iterator[Mention]:
        """The references that a provision makes, in order."""
        span, surface = (0, 0), ""
        for meant in self._interpreter.meant(provision):
            here = meant.reference.start, meant.reference.end
            if here != span:  # the members of a list share its words, which in a list of thousands are long
                span, surface = here, provision.text[slice(*here)]
            mention = self._mention(meant, surface, provision)
            if mention:
                yield mention

    def _mention(self, meant: Meant, surface: str, provision: Provision) -> Mention | None:
        reference, offset = meant.reference, provision.span[0]
        found = self._resolver.resolve(reference, provision, meant.kind)
        act = reference.act
        if act and not act.certain and not reference.path and found.target is None:
            return None
        article = reference.path.get("article")
        return Mention(
            kind=MentionKind.PROVISION if reference.path else MentionKind.ACT,
            surface=surface,
            span=(offset + reference.start, offset + reference.end),
            provision=provision.iri,
            target=found.target,
            value=_path(reference, provision) if reference.path or act is None else act.value,
            base=(act.value if act else "own") if reference.path else None,
            issues=act.issues if act else (),
            reason=found.reason,
            method=meant.method,
            score=found.score,
            link=meant.kind,
            action=meant.action,
            part=article_part(article) if article else None,
        )


def _path(reference: Reference, speaking: Provision) -> str:
    """The numbers from the article down ("chapter II" above); a paragraph alone is of the article that speaks."""
    numbers = [number for unit, number in reference.path.items() if unit not in _WIDER]
    if not numbers or ("annex" in reference.path and "article" not in reference.path):
        unit, number = next(each for each in reversed(reference.path.items()) if each[0] in _WIDER)
        return ".".join([f"{unit} {number}", *numbers])
    implied = reference.act is None and "article" not in reference.path and speaking.kind is ProvisionKind.ARTICLE
    if not (implied and speaking.number):
        return ".".join(numbers)
    within = f"{speaking.number}."
    return ".".join([speaking.number, *(number.removeprefix(within) for number in numbers)])
