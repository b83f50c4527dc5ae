"""The house rules that a machine can hold: sizes, names, and documents that say what is true."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from alinea.commands import _COMMANDS
from alinea.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("alinea", "search_api", "ingest", "graph", "ontology")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST_FILE = 250
LONGEST_FUNCTION = 40
README = (ROOT / "README.md").read_text("utf-8")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_and_functions_stay_small(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_no_room_without_a_name():
    forbidden = {"utils", "util", "helpers", "helper", "common", "base", "misc"}
    assert not [path for path in MODULES if path.stem in forbidden or path.parent.name in forbidden]


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__main__.py"], ids=name_of)
def test_every_module_and_public_name_is_documented(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


def test_the_readme_names_every_command_it_uses():
    named = set(re.findall(r"\.venv/bin/alinea (\w+)", README))
    assert named
    assert named <= set(_COMMANDS)


def test_the_readme_names_every_setting_that_moves_data_or_doors():
    named = {name.lower() for name in re.findall(r"ALINEA_(\w+)", README)}
    assert named <= set(Settings.model_fields)
    assert {"home", "cache", "base", "model", "host", "port"} <= named


def test_pins_cover_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[<>=;~ \[]", requirement)[0].lower().replace("_", "-") for requirement in wanted}
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in lines if "==" in line}
    assert names <= pinned


def test_nothing_speaks_of_one_machine():
    pattern = re.compile(r"/(?:work|root|home/\w+)/")
    texts = list(ROOT.glob("*.md")) + MODULES + sorted((ROOT / "bench").glob("*.py"))
    assert not [name_of(path) for path in texts if pattern.search(path.read_text("utf-8"))]
