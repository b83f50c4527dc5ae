"""The page that sets two versions of an act side by side, article by article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from fastapi import APIRouter, Response

from graph.differences import ArticleChange, Change, differences
from ontology.errors import NotFoundError, QueryError
from search_api.catalogue import VersionView, versions
from search_api.citing import citation_key
from search_api.pages.differences import counted, differences_page, legible, written_changes
from search_api.pages.rendering import Renderer
from search_api.pages.script import with_script


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that stayed as they are, one after the other, or a single one that did not."""

    changes: tuple[ArticleChange, ...]

    @property
    def same(self) -> bool:
        """Whether these are articles that stayed."""
        return self.changes[0].change is Change.SAME


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/diff`` and the same as a file, ``/diff/file``; 400 for what cannot be compared, 404 for what is not held."""

    @router.get("/diff")
    def diff(before: str = "", after: str = "") -> Response:
        old, new = _asked(renderer, before, after)
        changes = differences(renderer.services.store, old.iri, new.iri)
        asked = urlencode({"before": old.iri, "after": new.iri})
        return renderer.page(
            "diff.html",
            before=old,
            after=new,
            act=renderer.collection.acts.get(new.work),
            other=renderer.collection.acts.get(old.work) if old.work != new.work else None,
            groups=list(_grouped(written_changes(legible(changes), old.language, new.language))),
            counts=counted(renderer.interface, changes),
            unchanged=all(each.change is Change.SAME for each in changes),
            swapped=with_script(f"{renderer.root}/diff?{urlencode({'before': new.iri, 'after': old.iri})}"),
            file=with_script(f"{renderer.root}/diff/file?{asked}"),
            data=f"/api/diff?{asked}",
        )

    @router.get("/diff/file")
    def file(before: str = "", after: str = "") -> Response:
        old, new = _asked(renderer, before, after)
        changes = written_changes(
            legible(differences(renderer.services.store, old.iri, new.iri)), old.language, new.language
        )
        page = differences_page(changes, before=old.iri, after=new.iri, speaking=renderer.interface)
        headers = {
            "Content-Disposition": f'attachment; filename="{citation_key(new.iri)}.diff.html"',
            "Content-Language": renderer.interface.tag,
            "X-Content-Type-Options": "nosniff",
        }
        return Response(page, media_type="text/html", headers=headers)


def _asked(renderer: Renderer, before: str, after: str) -> tuple[VersionView, VersionView]:
    """The two documents.

    Raises ``QueryError`` for two that cannot be compared, ``NotFoundError`` for unknown ones.
    """
    if not before or not after:
        raise QueryError("Name two texts of an act to compare: the address lacks before or after.")
    old, new = _version(renderer, before), _version(renderer, after)
    if old.language.partition("-")[0] != new.language.partition("-")[0]:
        raise QueryError("These two texts are in different languages; only texts in one language can be compared.")
    return old, new


def _version(renderer: Renderer, iri: str) -> VersionView:
    held = versions(renderer.services.store, iri)
    found = next((each for each in held if each.iri == iri), None)
    if found is None:
        raise NotFoundError("%(iri)s is an act; name one of its texts, which its page lists.", iri=iri)
    return found


def _grouped(changes: Sequence[ArticleChange]) -> Iterator[Group]:
    for same, found in groupby(changes, key=lambda each: each.change is Change.SAME):
        if same:
            yield Group(tuple(found))
        else:
            yield from (Group((each,)) for each in found)
