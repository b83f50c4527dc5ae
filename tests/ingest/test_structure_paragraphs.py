import pytest

from ingest.structure import segment


def parts_of(body):
    article = next(part for part in segment(f"Član 1.\n{body}\n\nČlan 2.\nKraj.\n") if part.number == "1")
    return article.children


def shape(part):
    return (part.kind.value, part.number, [shape(child) for child in part.children])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("(1) Prvi stav.\n(2) Drugi stav.", [("paragraph", "1", []), ("paragraph", "2", [])]),
        ("1. Paragrafi i parë.\n2. Paragrafi i dytë.", [("paragraph", "1", []), ("paragraph", "2", [])]),
        ("68.1 Komuna mund.\n68.2 Kuvendi mund.", [("paragraph", "68.1", []), ("paragraph", "68.2", [])]),
        ("Prvi stav.\n\nDrugi stav.", [("paragraph", None, []), ("paragraph", None, [])]),
        (
            "Organ:\n1) donosi akt;\n2) vodi knjigu.",
            [("paragraph", None, [("point", "1", []), ("point", "2", [])])],
        ),
        (
            "(1) Organ:\na) donosi akt;\nb) vodi knjigu:\n- jednu,\n- drugu.\n(2) Kraj.",
            [
                (
                    "paragraph",
                    "1",
                    [("point", "a", []), ("point", "b", [("indent", None, []), ("indent", None, [])])],
                ),
                ("paragraph", "2", []),
            ],
        ),
        (
            "1) prvo:\na) ovo;\nb) ono;\n2) drugo.",
            [("point", "1", [("point", "a", []), ("point", "b", [])]), ("point", "2", [])],
        ),
        ("(1) Prvi stav. (2) Drugi stav. (3) Treći stav.", [("paragraph", str(n), []) for n in (1, 2, 3)]),
        ("Ovo je stav. Na osnovu stava\n3. ovog člana teče rok.", [("paragraph", None, [])]),
    ],
)
def test_paragraphs_points_and_indents(body, expected):
    assert [shape(part) for part in parts_of(body)] == expected


def test_a_part_spans_all_that_lies_in_it():
    outer = parts_of("Organ:\n1) donosi akt;\n2) vodi knjigu.")[0]
    assert all(outer.start <= child.start and child.end <= outer.end for child in outer.children)
