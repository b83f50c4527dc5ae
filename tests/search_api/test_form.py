"""Forms are read as the standard library reads them."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.sparql.form import MOST_FIELDS, fields

PIECES = st.sampled_from(
    ["query", "=", "==", "&", "+", "%", "%%", "%4", "%zz", "%3D", "%3d", "%26", "%2B", "%0A", "%0D%0A", "\n", "\r\n",
     "=\n", "%\n", "_", "%C5%BE", "ž", "а", "%25", "%2541", ".", " ", "a", "7b"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_fields_are_those_of_the_standard_library(text: str) -> None:
    assert fields(text.encode()) == parse_qs(text, keep_blank_values=True, errors="strict")


@pytest.mark.parametrize("encoded", [b"query=%FF", b"\xff=1", b"query=%D0&x=1"])
def test_what_is_no_utf_8_is_refused(encoded: bytes) -> None:
    with pytest.raises(ValueError, match="utf-8"):
        fields(encoded)


def test_there_is_a_most_of_fields() -> None:
    assert len(fields(b"&".join(b"%d=" % number for number in range(MOST_FIELDS)))) == MOST_FIELDS
    with pytest.raises(ValueError, match="fields"):
        fields(b"&".join(b"%d=" % number for number in range(MOST_FIELDS + 1)))
