"""What a question cites: "čl. 68 ZLS", "neni 70 i ligjit 03/L-040", "член 25 од Законот за локалната самоуправа"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product

from ingest.references import ActName, Reference, find_references
from ontology.eli import Eli
from ontology.errors import IdentifierError
from ontology.scripts import slug, strip_marks, to_latin
from search_api.passages import Filters
from search_api.retrieval.act_kinds import names_a_kind
from search_api.retrieval.named_acts import NamedActs, places_in, without_lead

_NUMBER = re.compile(r"(?<![\w/])(?:\d{2}/L-?\s?\d{1,4}|\d{1,5}/\d{4})(?![\w/])", re.IGNORECASE)
_ARTICLE = re.compile(r"\d+\w*")
_COMMA = re.compile(r"[,;]")
_WORD = re.compile(r"[^\W\d_]{2,8}")
_CONSTITUTION = "constitution"  # every state has one: none is meant alone
_LONGEST = 400  # letters of a title
_MOST_ARTICLES = 20  # of one question: each counts once for every act that may be meant


@dataclass(frozen=True, slots=True)
class Citation:
    """A work that a question cites, with the number of the article where it names one."""

    work: str
    article: str | None


class Citations:
    """Finds the works of one snapshot by number, title or abbreviation; read by many threads.

    ``named`` holds pairs of a work's IRI and a name: a title in any language, or a short form such as "ZLS". Numbers
    come from the IRIs, which are European Legislation Identifiers below ``base``.
    """

    def __init__(self, named: Iterable[tuple[str, str]], *, base: str) -> None:
        self._works: dict[str, dict[str, None]] = {}
        self._short: dict[str, dict[str, None]] = {}
        known = [*named]
        for work, name in known:
            self._works.setdefault(slug(name), {})[work] = None
            if _WORD.fullmatch(name):
                self._short.setdefault(_in_latin(name), {})[work] = None
            for number in _numbers(work, base):
                self._works.setdefault(number, {})[work] = None
        self._acts = NamedActs((each for each in known if not _WORD.fullmatch(each[1])), base=base)

    def find(self, text: str, filters: Filters | None = None) -> list[Citation]:
        """What a question cites; an article whose act is not known is no citation.

        One whose act is not named is one of each act that the filters or the name of a state leave, if any do; so
        are the constitutions. Of several acts of one name those of a state that the question names are meant.

        >>> Citations([("https://x.test/eli/xk/law/2008/03-L-040", "ZLS")], base="https://x.test/").find("čl. 68 ZLS")
        [Citation(work='https://x.test/eli/xk/law/2008/03-L-040', article='68')]
        """
        named, articles = find_references(text), _articles(_NUMBER.sub(lambda match: " " * len(match[0]), text))
        told = [*self._numbered(text), *self._called(text, articles), *self._titled(text, named, articles)]
        works = dict.fromkeys(told)
        places = places_in(text)
        if works:
            numbers: list[str | None] = [*articles] or [None]
            return [Citation(*pair) for pair in product(self._acts.of(places, works) or works, numbers)]
        narrowed = filters or Filters()
        left = self._acts.constitutions() if _of_constitution(named) else None
        if not articles or (left is None and not _names_no_act(text, named)):
            return []
        return [Citation(*pair) for pair in product(self._left(left, narrowed, places), articles)]

    def lacks_act(self, text: str, filters: Filters) -> bool:
        """Whether a question names an article, and neither it nor the filters tell of which act.

        >>> Citations([], base="https://x.test/").lacks_act("neni 70", Filters())
        True
        """
        named = find_references(text)
        unnamed = _of_constitution(named) or _names_no_act(text, named)
        return unnamed and bool(_articles(text)) and not self.find(text, filters)

    def _left(self, works: list[str] | None, filters: Filters, places: list[str]) -> list[str]:
        """Of these works, or all, those that filters and the names of states leave; none where nothing narrows."""
        among = self._acts.of(places, works) if places else None
        if filters.act:
            return self._acts.holding(filters.act, among if places else works)
        if filters.countries:
            countries = [code.upper() for code in filters.countries]
            return self._acts.of(countries, works if among is None else among)
        return among or []

    def _numbered(self, text: str) -> Iterator[str]:
        for match in _NUMBER.finditer(text):
            yield from self._works.get(slug(match[0].replace(" ", "")), ())

    def _called(self, text: str, articles: Iterable[str]) -> Iterator[str]:
        """By short forms as they are written, in either script; beside an article by the initials of titles too."""
        for match in _WORD.finditer(text):
            yield from self._short.get(_in_latin(match[0]), ())
            if articles and match[0].isupper() and not text.isupper():
                yield from self._acts.initialled(match[0])

    def _titled(self, text: str, named: Iterable[Reference], articles: Iterable[str]) -> Iterator[str]:
        """By titles in any case, definite or not; beside an article the title may be followed by other words.

        The text itself is asked before the title that a reference was read to have, which may end too early.
        """
        further = bool(articles)
        for each in [*{(each.start, each.end): each for each in named}.values()][:_MOST_ARTICLES]:
            titles = [without_lead(text[at : at + _LONGEST]) for at in _beginnings(text, each)]
            before = [text[max(0, each.start - _LONGEST) : each.start]] if "article" in each.path else []
            if whole := _first_of(map(self._exactly, [*titles, *before])):
                yield from whole
                return  # it goes to an end of the question: an act that is named within is part of the title
            begun = _first_of(self._begun(title) for title in titles) if further else []
            yield from begun or self._read(each.act, further=further)

    def _read(self, act: ActName | None, *, further: bool) -> Iterator[str]:
        if act is None or act.value == _CONSTITUTION:
            return
        for name in filter(None, (act.value, act.title)):
            yield from self._works.get(slug(name), ())
        yield from self._acts.titled(act.title or "", further=further)

    def _exactly(self, title: str) -> list[str]:
        if not any(map(str.isalpha, title)):  # a number alone is one of an article
            return []
        return [*self._works.get(slug(title), ()), *self._acts.titled(title, further=False)]

    def _begun(self, text: str) -> list[str]:
        """By the title that a text begins with, up to a comma or further words, or that begins with the text."""
        ends = [*dict.fromkeys((text, _COMMA.split(text)[0]))]
        ways = (self._exactly, self._acts.beginning, partial(self._acts.titled, further=True))
        return _first_of(way(end) for way in ways for end in ends)


def _first_of(some: Iterable[list[str]]) -> list[str]:
    return next(filter(None, some), [])


def _beginnings(text: str, each: Reference) -> list[int]:
    """Where the title of an act may begin: behind the number of an article, and where a reference names one."""
    if each.act is None:
        return [each.end] if "article" in each.path else []
    if each.act.value == _CONSTITUTION:
        return []
    numbers = [match.end() for match in _ARTICLE.finditer(text, each.start, each.act.start)]
    return [*numbers[-1:], each.act.start]


def _articles(text: str) -> list[str]:
    references = find_references(text)
    numbers = dict.fromkeys(each.path["article"] for each in references if "article" in each.path)
    return [*numbers][:_MOST_ARTICLES]


def _of_constitution(named: Iterable[Reference]) -> bool:
    return any(each.act and each.act.value == _CONSTITUTION for each in named)


def _names_no_act(text: str, named: Iterable[Reference]) -> bool:
    """Whether no reference, abbreviation or word for a kind of act tells of which act an article is."""
    short = [word for word in _WORD.findall(text) if sum(map(str.isupper, word)) > 1 and not places_in(word)]
    known = any(each.act or each.own for each in named) or names_a_kind(text)
    return not known and (not short or text.isupper())


def _in_latin(name: str) -> str:
    """A short form in Latin letters without marks, its capitals kept: "ЗоСПИ" is "ZoSPI"."""
    return strip_marks(to_latin(name))


def _numbers(work: str, base: str) -> Iterator[str]:
    try:
        eli = Eli.parse(work, base=base)
    except IdentifierError:
        return
    if eli.number[:1].isdigit():
        yield slug(eli.number)
        if eli.year and eli.number.isdigit():
            yield f"{eli.number}-{eli.year}"
