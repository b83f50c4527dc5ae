"""How text is folded before it is compared: by words, and by meaning."""

from ontology.scripts import fold, to_latin

__all__ = ["akin", "fold_for_embedding", "fold_for_words", "macro_language"]

_BCMS = frozenset({"sr", "bs", "hr", "cnr"})
_SOUTH_SLAVIC = frozenset({"bcms", "mk"})
FOLD_NAME = "bcms-cyrillic-to-latin"


def fold_for_words(text: str) -> str:
    """Lower case, Latin letters and no marks: „Грађанска" and „gradjanska" are one word."""
    return fold(text)


def fold_for_embedding(text: str, language: str) -> str:
    """Bosnian to Serbian in Latin letters, Macedonian untouched.

    On the human-rights declaration in nine languages, folding Serbian raised P@1 from 0.82 to 0.84, with
    English to Serbian Cyrillic from 0.53 to 0.77; folding Macedonian lowers it.
    """
    return to_latin(text) if macro_language(language) == "bcms" else text


def macro_language(language: str) -> str:
    """``bcms`` for Bosnian, Croatian, Montenegrin and Serbian; the primary tag for every other language."""
    primary = language.split("-")[0]
    return "bcms" if primary in _BCMS else primary


def akin(one: str, other: str) -> bool:
    """Whether two languages share many words: the same macro-language, or both South Slavic."""
    left, right = macro_language(one), macro_language(other)
    return left == right or {left, right} <= _SOUTH_SLAVIC
