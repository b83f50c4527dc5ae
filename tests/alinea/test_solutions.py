"""Tables of solutions: terms as they are, and cut only where a width is given."""

import json

from alinea.commands.solutions import table
from ontology.namespaces import ALN

ACT = "https://w3id.org/alinea/eli/rs/law/2004/120-zakon-o-slobodnom-pristupu-informacijama"


def results(*rows: dict[str, dict[str, str]]) -> bytes:
    names = list(rows[0])
    return json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}).encode()


def uri(value: str) -> dict[str, str]:
    return {"type": "uri", "value": value}


def literal(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def test_terms_are_shown_without_their_marks_and_escapes() -> None:
    said = literal('"Citizen!" C:\\new\tone\nline')
    header, rule, row = table(results({"a": uri(f"{ALN}Act"), "b": said}), width=None)
    assert header == "?a       ?b"
    assert rule == "-------  " + "-" * 26
    assert row == 'aln:Act  "Citizen!" C:\\new one line'


def test_what_is_bound_to_nothing_is_empty_and_truth_is_a_word() -> None:
    lines = list(table(results({"a": literal("x"), "b": literal("y")}, {"b": literal("z")}), width=None))
    assert lines[2:] == ["x   y", "    z"]
    assert list(table(b'{"head": {}, "boolean": false}', width=None)) == ["false"]
    assert list(table(b'{"head": {"vars": ["a"]}, "results": {"bindings": []}}', width=None)) == ["?a", "--"]


def test_nothing_is_cut_without_a_width() -> None:
    row = list(table(results({"a": uri(ACT), "b": literal("long " * 100)}), width=None))[-1]
    assert row.startswith(f"{ACT}  long ")
    assert len(row) > 500


def test_lines_fit_the_width_and_narrow_columns_stay_whole() -> None:
    lines = list(table(results({"a": uri(ACT), "b": literal("long " * 100), "c": literal("2004")}), width=60))
    assert max(map(len, lines)) <= 60
    act, words, year = lines[-1].split("  ")
    assert act.startswith("…")
    assert ACT.endswith(act[1:])
    assert words.startswith("long long")
    assert words.endswith("…")
    assert year == "2004"


def test_a_table_that_fits_is_left_alone() -> None:
    assert list(table(results({"a": uri(ACT)}), width=200))[-1] == ACT


def test_columns_beyond_any_width_stay_readable() -> None:
    row = {str(number): literal("x" * 30) for number in range(20)}
    assert list(table(results(row), width=40))[-1].split("  ")[0] == "x" * 7 + "…"
