"""What somebody may have meant to write: a word that no passage holds, replaced by one a slip of the finger away.

The words are those of the passages themselves. An ending that no passage shows is no slip, for all languages here
inflect; nor is a word that the glossary knows.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from ontology.errors import EngineError
from ontology.scripts import script_of
from search_api.fold import fold_for_words, macro_language
from search_api.passages import Passage
from search_api.senses import SenseFinder

_FILE = "spelling.tsv"
WORD = re.compile(r"[^\W\d_]{5,40}")
_SEEN = 3  # times; a rarer form may be a slip itself
_ALSO_A_WORD = 0.2  # as often as with marks, and a word is one without them ("pjese" beside "pjesë")
_MOST = 200_000  # forms
_CROWDED = 2_000_000  # different forms in memory, then those seen once go
_TWO_SLIPS = 8  # letters
_ENDING = 3  # letters
_NEAR = 20


class Spelling:
    """Forms of words by language and script, read by many threads.

    >>> spelling = Spelling({"bcms-Latn": {"referenduma": ("referenduma", 9)}})
    >>> spelling.meant("odluka refrenduma", "sr-Latn", SenseFinder([]))
    'odluka referenduma'
    """

    def __init__(self, forms: dict[str, dict[str, tuple[str, int]]]) -> None:
        self._forms = forms

    @classmethod
    def learn(cls, passages: Iterable[Passage]) -> "Spelling":
        """The forms that passages show several times."""
        counts: Counter[tuple[str, str]] = Counter()
        for passage in passages:
            counts.update((_kind(word, passage.language), word.lower()) for word in WORD.findall(passage.text))
            if len(counts) > _CROWDED:
                counts = Counter({form: count for form, count in counts.items() if count > 1})
        forms: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
        for (kind, word), count in counts.most_common(_MOST):
            known = forms[kind].get(fold_for_words(word))
            if (known is None and count >= _SEEN) or (known and word.isascii() and count >= known[1] * _ALSO_A_WORD):
                forms[kind][fold_for_words(word)] = (word, count)
        return cls(dict(forms))

    def meant(self, text: str, language: str, finder: SenseFinder) -> str | None:
        """The question with its slips mended; ``None`` where nothing looks like one."""
        forms, script = self._forms.get(_kind(text, language), {}), script_of(text)
        slips = {
            word: better
            for word in dict.fromkeys(WORD.findall(text))
            if script_of(word) == script
            and fold_for_words(word) not in forms
            and not finder.find(word, language)
            and (better := _nearest(word, forms)) is not None
        }
        if not slips:
            return None
        return WORD.sub(lambda match: slips.get(match[0], match[0]), text)

    def marked(self, text: str, language: str) -> str:
        """A text typed without marks with those of the passages: "pjesëmarrje" for "pjesemarrje"."""
        forms = self._forms.get(_kind(text, language), {})

        def marked(match: re.Match[str]) -> str:
            word = match[0]
            form = forms.get(fold_for_words(word))
            return word if form is None or form[0] == word.lower() else _with_capitals(form[0], word)

        return WORD.sub(marked, text) if text.isascii() else text

    def knows(self, word: str, language: str) -> bool:
        """Whether passages in a language show this form of a word, with its marks or without."""
        return fold_for_words(word) in self._forms.get(_kind(word, language), {})

    def save(self, folder: Path) -> None:
        """Write the forms into a folder that exists."""
        lines = [
            f"{language}\t{word}\t{count}\n"
            for language, forms in self._forms.items()
            for word, count in forms.values()
        ]
        (folder / _FILE).write_text("".join(lines), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Spelling":
        """What was saved. Raises ``EngineError`` where it is not there."""
        forms: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
        try:
            for line in (folder / _FILE).read_text("utf-8").splitlines():
                kind, word, count = line.split("\t")
                forms[kind][fold_for_words(word)] = (word, int(count))
        except (OSError, ValueError) as error:
            raise EngineError(f"No word forms can be read in {folder} ({error}); run: alinea build") from error
        return cls(dict(forms))


def _with_capitals(form: str, word: str) -> str:
    if word.isupper():
        return form.upper()
    return form[0].upper() + form[1:] if word[0].isupper() else form


def _kind(text: str, language: str) -> str:
    """What is compared with what: words of one language in one script (``bcms-Cyrl``)."""
    return f"{macro_language(language)}-{script_of(text)}"


def _nearest(word: str, forms: dict[str, tuple[str, int]]) -> str | None:
    """The most frequent of the nearest forms."""
    asked = fold_for_words(word)
    most = 2 if len(asked) >= _TWO_SLIPS else 1
    near = extract(asked, forms.keys(), scorer=OSA.distance, score_cutoff=most, limit=_NEAR)
    found = [(distance, -forms[form][1], forms[form][0]) for form, distance, _ in near if not _inflected(asked, form)]
    return min(found)[2] if found else None


def _inflected(one: str, other: str) -> bool:
    """Whether two forms differ in nothing but their ends."""
    kept = max(len(one), len(other)) - _ENDING
    return one[:kept] == other[:kept]
