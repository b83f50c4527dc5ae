import pytest

from ingest.knowledge import load_corpus, load_mechanisms

ACT = """\
key: xx-trial
jurisdiction: RS
type: law
title:
  sr-Latn: Zakon o probi
status: in_force
confidence: high
provisions:
  - key: xx-trial-initiative
    mechanism: citizens_initiative
    article: "68"
    name: {en: initiative}
    digest: {en: our words}
    confidence: high
    parameters:
      - {role: support, operator: min, value: "5", unit: percent}
"""
JURISDICTIONS = "- {code: RS, name: {en: Serbia}, languages: [sr-Cyrl, sr-Latn]}\n"


def loaded(tmp_path, act=ACT, *, name="xx-trial.yaml", jurisdictions=JURISDICTIONS):
    (tmp_path / "acts" / "rs").mkdir(parents=True)
    (tmp_path / "acts" / "rs" / name).write_text(act, "utf-8")
    (tmp_path / "jurisdictions.yaml").write_text(jurisdictions, "utf-8")
    problems = []
    corpus = load_corpus(tmp_path, mechanisms=frozenset({"citizens_initiative"}), on_problem=problems.append)
    return corpus, problems


def test_sound_corpus(tmp_path):
    corpus, problems = loaded(tmp_path)
    assert problems == []
    assert corpus.acts[0].provisions[0].parameters[0].number == 5
    assert corpus.jurisdictions[0].code == "RS"


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("status: in_force", "status: maybe", 6, "status"),
        ("unit: percent", "unit: carrots", 16, "provisions.0.parameters.0.unit"),
        ("confidence: high\nprovisions", "confidence: high\ncolour: red\nprovisions", 8, "colour"),
        ("type: law\n", "", 1, "type"),
        ("jurisdiction: RS", "jurisdiction: [", 4, "file"),
        ("    digest: {en: our words}\n", "", 9, "provisions.0.digest"),
        ('    article: "68"\n', "", 9, "provisions.0"),
        ('value: "5"', 'value: "5", valid_from: "2018", valid_to: "2017"', 16, "provisions.0.parameters.0"),
    ],
)
def test_mistakes_name_file_line_and_field(tmp_path, old, new, line, field):
    assert old in ACT
    corpus, problems = loaded(tmp_path, ACT.replace(old, new))
    assert corpus.acts == []
    assert [(each.file, each.line, each.field) for each in problems] == [("xx-trial.yaml", line, field)]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("mechanism: citizens_initiative", "mechanism: magic", "xx-trial-initiative.mechanism"),
        ("jurisdiction: RS", "jurisdiction: ZZ", "jurisdiction"),
        ("status: in_force", "status: in_force\namends: [xx-nothing]", "references"),
        ("status: in_force", "status: in_force\nrepeals: [xx-nothing]", "references"),
        ("key: xx-trial-initiative", "key: xx-trial", "key"),
    ],
)
def test_names_that_lead_nowhere(tmp_path, old, new, field):
    _, problems = loaded(tmp_path, ACT.replace(old, new, 1))
    assert [each.field for each in problems] == [field]


def test_file_is_named_after_its_key(tmp_path):
    _, problems = loaded(tmp_path, name="other.yaml")
    assert [(each.file, each.field) for each in problems] == [("other.yaml", "key")]


@pytest.mark.parametrize("text", ["", "null", "- a\n- b\n", "\x00", "key: &a [*a]\n"])
def test_files_that_are_no_record(tmp_path, text):
    corpus, problems = loaded(tmp_path, text)
    assert corpus.acts == []
    assert [each.file for each in problems] == ["xx-trial.yaml"]


def test_bytes_that_are_no_text(tmp_path):
    loaded(tmp_path)
    (tmp_path / "acts" / "rs" / "bad.yaml").write_bytes(b"key: \xff\xfe")
    problems = []
    load_corpus(tmp_path, mechanisms=frozenset({"citizens_initiative"}), on_problem=problems.append)
    assert [(each.file, each.line, each.field) for each in problems] == [("bad.yaml", 1, "file")]


def test_mechanisms_have_labels_in_the_languages_of_the_region():
    mechanisms = load_mechanisms()
    assert {"en", "sq", "mk", "sr-Latn"} <= set(mechanisms["citizens_initiative"].preferred)
    assert all(concept.broader or concept.preferred["en"] for concept in mechanisms.values())
