import pytest

from alinea.pipeline.executor import InlineExecutor
from alinea.pipeline.reading import make_recipe, read_sources
from alinea.pipeline.sources import find_sources

LAW = "ЗАКОН\nо пробама у Републици Србији\n\nЧлан 1.\nОвим законом се проба.\n\nЧлан 2.\nЗакон важи.\n"


@pytest.fixture
def told(tmp_path):
    """What is declared of each file of a folder with two of them, and the problems, for a ``source.toml``."""

    def of(declaration):
        for name in ("statut_2001.txt", "zakon.txt"):
            (tmp_path / name).write_text(LAW, "utf-8")
        (tmp_path / "source.toml").write_text(declaration, "utf-8")
        problems = []
        declared = {each.name: dict(each.declared) for each in find_sources([tmp_path], problems)}
        assert {problem.code for problem in problems} <= {"source_toml"}
        assert {problem.file for problem in problems} <= {str(tmp_path / "source.toml")}
        return declared, [problem.message for problem in problems]

    return of


def test_a_good_declaration_is_no_problem(told):
    declared, problems = told('[folder]\njurisdiction = "RS"\ndate = 2007-12-29\n["zakon.txt"]\nyear = 2007\n')
    assert problems == []
    assert declared["zakon.txt"] == {"jurisdiction": "RS", "date": "2007-12-29", "year": "2007"}


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("jurisdiction", "SERBIA", "RS, TR, XK"),
        ("jurisdiction", "rs", "RS or BA-FBIH"),
        ("year", "last", "2007"),
        ("language", "Serbian", "sr-Latn"),
        ("act_type", "novel", "statute"),
        ("date", "29. 12. 2007", "2007-12-29"),
    ],
)
def test_a_value_that_cannot_be_costs_no_document(told, field, value, expected):
    declared, problems = told(f'[folder]\ntitle = "Закон"\n{field} = "{value}"\n')
    assert list(declared.values()) == [{"title": "Закон"}] * 2
    [problem] = problems
    assert all(part in problem for part in (f'{field} = "{value}"', "[folder]", expected))


def test_a_wrong_value_of_a_file_leaves_that_of_its_folder(told):
    declared, [problem] = told('[folder]\nyear = 2001\n["zakon.txt"]\nyear = "MMVII"\n')
    assert declared["zakon.txt"] == {"year": "2001"}
    assert '["zakon.txt"]' in problem


def test_a_code_that_nobody_knows_is_told_and_kept(told):
    declared, [problem] = told('["zakon.txt"]\njurisdiction = "RE"\n')
    assert declared["zakon.txt"] == {"jurisdiction": "RE"}
    assert '"RE"' in problem
    assert "RS" in problem


@pytest.mark.parametrize(
    ("section", "meant"),
    [
        ('["statut_2010.txt"]', 'did you mean ["statut_2001.txt"]?'),
        ("[zakon.txt]", 'did you mean ["zakon.txt"]?'),
        ("[folders]", "did you mean [folder]?"),
        ('["odluka o probi.pdf"]', "name it like a file"),
    ],
)
def test_a_section_for_no_file_is_told_with_the_file_that_may_be_meant(told, section, meant):
    declared, problems = told(f'{section}\ntitle = "Закон"\n')
    assert list(declared.values()) == [{}, {}]
    assert meant in problems[-1]
    assert section.strip('[]"').partition(".")[0] in problems[-1]


def test_a_section_for_a_folder_is_sent_there(tmp_path, told):
    (tmp_path / "opstine").mkdir()
    _, [problem] = told('[opstine]\ntitle = "Закон"\n')
    assert "it is a folder" in problem


def test_what_stands_outside_of_all_sections_is_told(told):
    declared, [problem] = told('jurisdiction = "RS"\n')
    assert declared["zakon.txt"] == {}
    assert "jurisdiction" in problem
    assert "[folder]" in problem


def test_the_documents_of_a_folder_with_a_wrong_code_are_read(tmp_path, told):
    told('[folder]\njurisdiction = "SERBIA"\n["zakon.txt"]\ntitle = "Закон о проби"\n')
    recipe = make_recipe(None, base="https://x.test/", cache=None)
    readings = list(read_sources(list(find_sources([tmp_path], [])), recipe, InlineExecutor()))
    assert readings[0].document.jurisdiction == "RS"
    assert [problem.code for each in readings for problem in each.problems] == ["duplicate"]  # the same text twice
