"""What a document names and no document is: kept in its graph, each name once, with the reason."""

from collections.abc import Iterator, Sequence

from pyoxigraph import Quad

from graph.describe.terms import Node, typed
from ontology.linking import Mention, MentionKind

MOST = 500
"""How many names a document keeps; a gazette of a thousand pages would else outgrow the laws."""


def describe_unresolved(document: str, mentions: Sequence[Mention]) -> Iterator[Quad]:
    """The acts and provisions that are named and could not be resolved, with all provisions that name them."""
    groups: dict[tuple[str, str | None], list[Mention]] = {}
    for each in mentions:
        groups.setdefault((_act(each), each.value if each.kind is MentionKind.PROVISION else None), []).append(each)
    for turn, ((act, path), group) in enumerate(list(groups.items())[:MOST], start=1):
        first = group[0]
        subject = Node(f"{document}#mention-{turn}", graph=document, kind="aln:Mention")
        subject.add("aln:kind", first.kind.value).add("aln:namedAct", act).add("eli:number", path)
        subject.links("aln:from", dict.fromkeys(each.provision for each in group))
        subject.add("aln:gazette", *first.issues).add("aln:evidence", first.surface).add("aln:reason", first.reason)
        subject.add("aln:linkKind", first.link.value).add("aln:method", first.method)
        subject.add("aln:begin", typed(first.span[0], "integer"))
        yield from subject.add("aln:end", typed(first.span[1], "integer"))


def _act(mention: Mention) -> str:
    return (mention.base if mention.kind is MentionKind.PROVISION else mention.value) or "own"
