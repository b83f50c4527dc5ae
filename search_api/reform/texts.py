"""Texts of acts that are newly held, and the articles in which the latest two differ.

A text is known by its files (``eli:is_embodied_by``): the same bytes are the same text, under whatever IRI and
however they were read. So a better reader is no reform.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress

from graph.differences import ArticleChange as Compared
from graph.differences import Change as Became
from graph.differences import differences_across
from ontology.eli import article_part
from ontology.errors import NotFoundError
from ontology.versions import issue_in
from search_api.catalogue.subject import Subject
from search_api.reform.changes import ArticleChange, TextChange
from search_api.reform.kinds import Kind
from search_api.reform.state import Pair, State

_KINDS = {
    Became.CHANGED: Kind.ARTICLE_AMENDED,
    Became.ADDED: Kind.ARTICLE_ADDED,
    Became.REMOVED: Kind.ARTICLE_REMOVED,
    Became.MOVED: Kind.ARTICLE_RENUMBERED,
}


def texts_changed(pair: Pair) -> Iterator[TextChange | ArticleChange]:
    """Texts of the acts that both states know, language by language; those of a new act are told with it."""
    for act in sorted(pair.before.acts.keys() & pair.after.acts.keys()):
        held_before = _by_language(pair.before.texts_of_act.get(act, ()))
        held_after = _by_language(pair.after.texts_of_act.get(act, ()))
        for language in sorted(held_before.keys() | held_after.keys()):
            yield from _language_changed(pair, act, held_before.get(language, []), held_after.get(language, []))


def _by_language(texts: Iterable[Subject]) -> dict[str, list[Subject]]:
    """The texts of one work by language without the script: both scripts of Serbian print one law."""
    found: defaultdict[str, list[Subject]] = defaultdict(list)
    for each in texts:
        found[(each.first("dcterms:language") or "und").partition("-")[0]].append(each)
    return found


def _language_changed(
    pair: Pair, act: str, old: list[Subject], new: list[Subject]
) -> Iterator[TextChange | ArticleChange]:
    came, went = _without(new, old), _without(old, new)
    if not came:
        yield from (_text(Kind.TEXT_LEFT, each, act, pair.before, pair.day) for each in went)
        return
    last_before, last_after = _latest(old, came) if old else None, _latest(new, came)
    for each in came:
        other_state = last_before is not None and not _same_state(last_before, each)
        replaces = last_before.iri if last_before is not None and other_state and each is last_after else None
        kind = Kind.VERSION_HELD if other_state else Kind.TEXT_HELD
        yield _text(kind, each, act, pair.after, pair.day, replaces)
        if last_before is not None and replaces:
            yield from _articles(pair, act, last_before, each)


def _without(texts: list[Subject], others: list[Subject]) -> list[Subject]:
    """Those texts of which none of the files is one of the others'."""
    known = {file for each in others for file in _files(each)}
    return sorted((each for each in texts if not _files(each) & known), key=lambda each: each.iri)


def _files(text: Subject) -> set[str]:
    return set(text.every("eli:is_embodied_by")) or {text.iri}


def _latest(texts: list[Subject], came: list[Subject]) -> Subject:
    """The latest state by the issue that a text goes up to; where one tells none, what came is later."""
    issues = {each.iri: issue_in(each.first("aln:upTo")) for each in texts}
    told = all(issues.values())
    return max(texts, key=lambda each: (issues[each.iri] if told else each in came, each.iri))


def _same_state(one: Subject, other: Subject) -> bool:
    up_to = one.first("aln:upTo")
    return up_to is not None and up_to == other.first("aln:upTo")


def _text(
    kind: Kind, text: Subject, act: str, state: State, day: str | None, replaces: str | None = None
) -> TextChange:
    work = state.acts[act]
    return TextChange(
        kind=kind,
        iri=act,
        jurisdiction=work.key("aln:jurisdiction"),
        mechanisms=state.mechanisms_of_act(act),
        titles=work.texts("dcterms:title"),
        day=day,
        act=act,
        document=text.iri,
        language=text.first("dcterms:language"),
        up_to=text.first("aln:upTo"),
        version_date=text.first("eli:version_date"),
        replaces=replaces,
    )


def _articles(pair: Pair, act: str, old: Subject, new: Subject) -> Iterator[ArticleChange]:
    with suppress(NotFoundError):  # a text without articles cannot be compared
        for each in differences_across(pair.before.store, old.iri, pair.after.store, new.iri):
            if each.change in _KINDS:
                yield _article(each, pair, act, old.iri, new.iri)


def _article(compared: Compared, pair: Pair, act: str, old: str, new: str) -> ArticleChange:
    work = pair.after.acts[act]
    number = compared.number_after or compared.number_before or ""
    return ArticleChange(
        kind=_KINDS[compared.change],
        iri=f"{act}/{article_part(number)}",
        jurisdiction=work.key("aln:jurisdiction"),
        mechanisms=pair.after.mechanisms_of_article(act, number),
        titles=work.texts("dcterms:title"),
        day=pair.day,
        act=act,
        document_before=old,
        document_after=new,
        before=compared.before,
        after=compared.after,
        number_before=compared.number_before,
        number_after=compared.number_after,
        heading=compared.heading,
        runs=compared.runs,
    )
