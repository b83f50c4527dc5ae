"""Bosnian, Croatian, Montenegrin, Serbian: one macro-language with a probability for each variety.

A hard label for a sentence is mostly wrong (lingua calls half of Bosnian something else), so evidence is summed
over a text, in the order in which the varieties part: Croatian or not, ekavian or ijekavian, Bosnian or not,
Montenegrin or the Serbian of the other side of the Drina. Each step is log-odds of the forms of ``forms.toml``,
bounded, for words of a text hang together. Where a text comes from is a prior, never a form: names of places and
institutions tell the jurisdiction, not the language.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ingest.language.letters import common_words_of, forms_of
from ontology.scripts import script_of, to_latin
from ontology.toml_tables import toml_table

VARIETIES = ("bs", "cnr", "hr", "sr")
_KINDS = ("bs", "cnr", "hr", "sr-ekav", "sr-ijek")
_SAMPLE = 60_000
_CACHED_WORDS = 20_000
_DOUBT = 0.2
_ENOUGH = 60  # different words


@dataclass(frozen=True, slots=True)
class _Step:
    """One parting of the ways: log-odds of its forms, how much they are trusted, and how far they may go."""

    bias: float
    forms: dict[str, float]
    trust: float
    limit: float

    def odds(self, counts: Mapping[str, int], known: float) -> float:
        """Log-odds, of which a short text has but the share ``known``."""
        found = sum(self.forms[form] * math.log1p(count) for form, count in counts.items() if form in self.forms)
        return _bounded((self.bias + found) * self.trust * known, self.limit)


@dataclass(frozen=True, slots=True)
class _Yat:
    """Beginnings and whole words that are ekavian (mest-, pre) or ijekavian (mjest-, prije)."""

    beginnings: tuple[tuple[str, ...], tuple[str, ...]]
    words: tuple[frozenset[str], frozenset[str]]
    weight: float
    usual: int
    limit: float


def probabilities(
    text: str,
    *,
    jurisdiction: str | None = None,
    around: Mapping[str, float] | None = None,
    asked: bool = False,
) -> dict[str, float]:
    """P(variety) for a text in Bosnian, Croatian, Montenegrin or Serbian, in either script; sums to 1.

    The prior is that of ``jurisdiction`` (a code such as ``BA-RS``); without one, that of the text ``around``
    (P(variety) of the document, believed by four fifths); without either, that of the places which the text names,
    beside what documents of its script, or questions (``asked``), are written in.
    """
    sample = text[:_SAMPLE]
    shares = _posterior(common_words_of(sample), _prior(sample, jurisdiction, around, "asked" if asked else "none"))
    return {
        variety: sum(shares[kind] for kind in _KINDS if kind.partition("-")[0] == variety) for variety in VARIETIES
    }


def _posterior(words: list[str], prior: Mapping[str, float]) -> dict[str, float]:
    """The prior moved by the evidence, step by step."""
    counts = Counter(form for word in words for form in _known_forms(word))
    yat = _yat_odds(words)
    known = math.sqrt(min(1.0, len(set(words)) / _ENOUGH))
    croatian, bosnian, montenegrin = (_steps()[name].odds(counts, known) for name in ("hr", "bs", "cnr"))
    rest = 1 - prior["hr"]
    ijekavian = rest - prior["sr-ekav"]
    p_hr = _moved(prior["hr"], croatian - max(0.0, _bounded(yat, 5.0)))
    p_ekavian = _moved(prior["sr-ekav"] / rest, yat)
    p_bs = _moved(prior["bs"] / ijekavian, bosnian)
    p_cnr = _moved(prior["cnr"] / (prior["cnr"] + prior["sr-ijek"]), montenegrin)
    left = (1 - p_hr) * (1 - p_ekavian)
    return {
        "hr": p_hr,
        "sr-ekav": (1 - p_hr) * p_ekavian,
        "bs": left * p_bs,
        "cnr": left * (1 - p_bs) * p_cnr,
        "sr-ijek": left * (1 - p_bs) * (1 - p_cnr),
    }


def _moved(share: float, odds: float) -> float:
    return 1 / (1 + math.exp(-(math.log(share / (1 - share)) + odds)))


def _bounded(odds: float, limit: float) -> float:
    return limit * math.tanh(odds / limit)


def _prior(
    sample: str, jurisdiction: str | None, around: Mapping[str, float] | None, unnamed: str
) -> dict[str, float]:
    priors = _table()["prior"]
    if jurisdiction in priors:
        return dict(priors[jurisdiction])
    if around is not None:
        halves = {"sr-ekav": around["sr"] / 2, "sr-ijek": around["sr"] / 2}
        return {kind: (1 - _DOUBT) * (halves | dict(around))[kind] + _DOUBT / len(_KINDS) for kind in _KINDS}
    latin = to_latin(sample).lower()
    named = {code: sum(1 for _ in places.finditer(latin)) for code, places in _places().items()}
    named["Cyrl" if script_of(sample) == "Cyrl" else unnamed] = _table()["unsure"]
    total = sum(named.values())
    return {kind: sum(count * priors[code][kind] for code, count in named.items()) / total for kind in _KINDS}


def _yat_odds(words: list[str]) -> float:
    """Log-odds of ekavian: many words hang together, so that beyond the usual number their root counts."""
    found = Counter(side for word in words if (side := _yat_side(word)) is not None)
    table = _yat()
    together = math.sqrt(max(1.0, found.total() / table.usual))
    return _bounded((found[0] - found[1]) * table.weight / together, table.limit)


@lru_cache(maxsize=_CACHED_WORDS)
def _yat_side(word: str) -> int | None:
    """0 for an ekavian word, 1 for an ijekavian one."""
    table = _yat()
    for side in (1, 0):  # ijekavian first: mjere- begins no ekavian word, while mere- may begin others
        if word in table.words[side] or word.startswith(table.beginnings[side]):
            return side
    return None


@lru_cache(maxsize=_CACHED_WORDS)
def _known_forms(word: str) -> tuple[str, ...]:
    known = _every_form()
    return tuple(form for form in forms_of(word) if form in known)


@cache
def _every_form() -> frozenset[str]:
    return frozenset(form for step in _steps().values() for form in step.forms)


def _table() -> dict[str, Any]:
    return toml_table("ingest.language", "varieties")


@cache
def _places() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(pattern) for code, pattern in _table()["places"].items()}


@cache
def _steps() -> dict[str, _Step]:
    learned = toml_table("ingest.language", "forms")
    return {
        name: _Step(learned[name]["bias"], _summed(learned[name]["forms"], _table()["known"][name]), **trust)
        for name, trust in _table()["steps"].items()
    }


def _summed(learned: dict[str, float], known: dict[str, float]) -> dict[str, float]:
    return {form: learned.get(form, 0.0) + known.get(form, 0.0) for form in learned | known}


@cache
def _yat() -> _Yat:
    raw = _table()["yat"]
    sides = [raw[side].split() for side in ("ekavian", "ijekavian")]
    beginnings = [tuple(form[:-1] for form in side if form.endswith("-")) for side in sides]
    whole = [frozenset(form for form in side if not form.endswith("-")) for side in sides]
    return _Yat((beginnings[0], beginnings[1]), (whole[0], whole[1]), raw["weight"], raw["usual"], raw["limit"])
