"""Quotations kept as hashes: found again in any printing, and only there."""

from hypothesis import given
from hypothesis import strategies as st

from ontology.evidence import find_quote, quote_hash

PRINTED = "Скупштина је дужна да одржи расправу и да достави одговор у року од 60 дана од дана добијања предлога."


def test_a_quotation_is_found_in_either_script_and_any_capitals() -> None:
    for quote in ("у року од 60 дана", "u roku od 60 dana", "U ROKU OD 60 DANA,"):
        span = find_quote(PRINTED, *quote_hash(quote))
        assert span is not None
        assert PRINTED[slice(*span)] == "у року од 60 дана"


def test_other_words_and_other_figures_are_not_found() -> None:
    assert find_quote(PRINTED, *quote_hash("u roku od 30 dana")) is None
    assert find_quote("", *quote_hash("u roku")) is None
    assert find_quote(PRINTED, quote_hash("")[0], 0) is None


@given(st.text(), st.text(min_size=1), st.text())
def test_whatever_has_words_is_found_in_what_holds_it(before: str, quote: str, after: str) -> None:
    digest, words = quote_hash(quote)
    text = f"{before} {quote} {after}"
    span = find_quote(text, digest, words)
    assert (span is None) == (words == 0)
    if span is not None:
        assert quote_hash(text[slice(*span)]) == (digest, words)
