"""What a file's name says of the act in it: a title where the text has none, and whether the text contradicts it."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from ingest.metadata.patterns import patterns
from ontology.model import Document
from ontology.scripts import fold, to_latin
from ontology.toml_tables import toml_table

_WORD = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-zčćžšđ])(?=[A-ZČĆŽŠĐ])|(?<=[A-ZČĆŽŠĐ])(?=[A-ZČĆŽŠĐ][a-zčćžšđ])")
_DIGRAPHS = str.maketrans({"y": "i", "w": "v", "q": "k"})
_LOOSE = tuple(pair.split(":") for pair in "dzh:dz zh:z ch:c sh:s dj:d gj:g kj:k lj:l nj:n ts:c".split())
_DISTINCT = 5
_STEM = 5
_ENOUGH_WORDS = 120
_PASSING = 1
_RARE = 0.0015  # of the words
_SHOWN = 3
_HEAD = 4000
_LONGEST = 400_000
_SUBJECT = 110
_KOSOVO = re.compile(r"(?<!\d)(\d{2})[\s_/.-]?L[\s_/.-]?(\d{2,3})(?!\d)", re.IGNORECASE)
_YEARLY = re.compile(r"(?<!\d)(\d{1,5})[\s_./-]((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class _Words:
    copies: frozenset[str]
    editions: tuple[str, ...]
    kinds: dict[str, list[str]]
    written: dict[str, str]


@cache
def _words() -> _Words:
    raw = toml_table("ingest.metadata", "file_names")
    return _Words(frozenset(raw["copies"]), tuple(raw["editions"]), raw["kinds"], raw["written"])


def name_words(file: str) -> list[str]:
    """The words of a file's name without its ending, folders and what only tells of the copy.

    >>> name_words("rs/zakon_pecat_organa_lat.txt")
    ['zakon', 'pecat', 'organa']
    """
    stem = _CAMEL.sub(" ", PurePath(file).stem)
    words = [word for word in _WORD.findall(stem) if fold(word) not in _words().copies]
    kinds = [turn for turn, word in enumerate(words) if fold(word) in _words().kinds]
    # What stands before the kind of act is a number or a code of the place the file comes from.
    if kinds and all(len(word) < _DISTINCT for word in words[: kinds[0]]):
        return words[kinds[0] :]
    return words


def readable_name(file: str, text: str) -> str:
    """A file's name as a title, its words spelt as the text spells them.

    >>> readable_name("zakon_pecat_organa_lat.txt", "upotreba pečata: pečat organa")
    'Zakon pečat organa'
    """
    spelt: dict[str, str] = {}
    for word in re.findall(r"[^\W\d_]+", text):
        spelt.setdefault(fold(word), word)
    words = []
    for word in name_words(file):
        key = fold(word)
        spelling = spelt[key].replace("İ", "i").lower() if word.isascii() and key in spelt else word
        words.append(_words().written.get(key, spelling))
    title = " ".join(words) or PurePath(file).stem
    return title[:1].upper() + title[1:]


def loose(text: str) -> str:
    """Text in which the ways to write one sound in file names are the same: ``zh`` and ``z``, ``dj`` and ``d``."""
    folded = fold(text)
    for pair, letter in _LOOSE:
        folded = folded.replace(pair, letter)
    return folded.translate(_DIGRAPHS)


def contradiction(file: str, document: Document) -> str | None:
    """A sentence where the file's name names another act than the document is; ``None`` where it may be the same.

    Names are sloppy, so only two things count: a state's number in the name beside another in the text, and a name of
    which no telling word is a subject of the text. Abbreviations, ids and names in another language tell nothing.
    """
    words = [fold(word) for word in name_words(file)]
    language = document.language.split("-")[0]
    if not any(language in _words().kinds.get(word, ()) for word in words):
        return None
    filed = f'but the act in it is "{document.title}". It was filed by what it holds.'
    other = _other_number(file, document)
    if other:
        return f"The file is named after act {other}, {filed}"
    missing = ", ".join(f'"{word}"' for word in _missing(words, document.text, document.title)[:_SHOWN])
    return f"The file's name speaks of {missing}, {filed}" if missing else None


def _other_number(file: str, document: Document) -> str | None:
    """The number in the name, where it is of the act's own kind, is not the act's, and is not on its first page."""
    if not document.number:
        return None
    stem, own = PurePath(file).stem, document.number
    kosovo, yearly = _KOSOVO.search(stem), _YEARLY.search(stem)
    head = document.title + " " + document.text[:_HEAD]
    if kosovo and "L" in own:
        known = {(int(term), int(number)) for term, number in _KOSOVO.findall(f"{own} {head}")}
        return None if (int(kosovo[1]), int(kosovo[2])) in known else f"{kosovo[1]}/L-{kosovo[2]}"
    if yearly and own.isdigit() and f"{own}/{document.year}" not in (document.gazette or ""):
        named = yearly[1] == own or yearly.groups() in _YEARLY.findall(re.sub(r"\s", "", head))
        return None if named else f"{yearly[1]}/{yearly[2]}"
    return None


def _missing(words: list[str], text: str, title: str) -> list[str]:
    """The telling words of a name, where none of them is in the title or a subject of the text.

    Of 400 laws each names its subject in at least 4 of 1,000 words; a law on something else hardly uses the word.
    """
    telling = [word for word in words if _is_telling(word)]
    if not telling:
        return []
    spoken = [word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", loose(text))]
    if len(spoken) < _ENOUGH_WORDS:
        return []
    wanted = {loose(word)[:_STEM] for word in telling}
    entitled = {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", loose(title))}
    most = max(spoken.count(stem) for stem in wanted)
    return [] if entitled & wanted or most > max(_PASSING, _RARE * len(spoken)) else telling


def _is_telling(word: str) -> bool:
    """True for a long word of a name that is neither the kind of an act nor a word of editions."""
    edition = word.startswith(_words().editions) or word in _words().kinds
    return len(word) >= _DISTINCT and word.isalpha() and not edition


def own_name(text: str, file: str) -> str | None:
    """The name that a text without a heading has for itself: in its amendments' titles, or where the file's words
    tell.

    "Samostalni članovi Zakona o izmenama i dopunama Zakona o pečatu državnih i drugih organa" names the law on the
    seal.
    """
    latin = to_latin(text[:_LONGEST])
    named = [_name(text, latin, match) for match in patterns().amended_titles.finditer(latin)]
    if not named:
        wanted = {word[: max(3, len(word) - 2)] for word in map(loose, name_words(file)) if len(word) > 3}
        matches = patterns().act_names.finditer(latin) if len(wanted) > 1 else ()
        named = [_name(text, latin, match) for match in matches if _holds(match.group(), wanted)]
    return min(named, key=lambda name: (-named.count(name), len(name), named.index(name))) if named else None


def _holds(name: str, wanted: set[str]) -> bool:
    """True where an act's name has all the words of a file's name and not many more."""
    words = re.findall(r"\w+", loose(name))
    return len(words) < 4 * len(wanted) and all(any(word.startswith(stem) for word in words) for stem in wanted)


def _name(text: str, latin: str, match: re.Match[str]) -> str:
    """The name of an act in the text's own script and in the nominative: its kind changes its ending, the rest
    stays.
    """
    rest = match["rest"].split()
    if latin != text[:_LONGEST]:
        # Words stay words when letters are changed, so that their places tell the same in both forms.
        skipped = len(latin[: match.start("rest")].split())
        rest = text.split()[skipped : skipped + len(rest)]
        kind = nominative(text.split()[skipped - 1].lower())
    else:
        kind = nominative(match["kind"].lower())
    return f"{kind[:1].upper()}{kind[1:]} {' '.join(rest)}".strip(' -–,.("“”')


def nominative(word: str) -> str:
    """The kind of an act as its name begins: "odluku" is "odluka", in the capitals of the word."""
    known = patterns().nominatives.get(word.lower(), word)
    if known is word or word.islower():
        return known
    return known.upper() if word.isupper() else known.capitalize()


def subject(text: str) -> str | None:
    """What a text without a heading says it regulates ("Ovim zakonom uređuju se ..."), cut at a word."""
    for form in (text[:_HEAD], to_latin(text[:_HEAD])):
        for _, pattern in patterns().self_references:
            match = pattern.search(form)
            if match:
                sentence = " ".join(form[match.start() : match.start() + _SUBJECT].split())
                return sentence.rpartition(" ")[0]
    return None


def names_its_text(file: str, text: str) -> bool:
    """False where a file's name speaks of what its text does not."""
    return not _missing([fold(word) for word in name_words(file)], text, "")
