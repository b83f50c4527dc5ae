"""One YAML file checked against one record type, with the line of whatever is wrong."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from ontology.errors import KnowledgeError

Record = TypeVar("Record")


class _TextLoader(yaml.CSafeLoader):
    """Reads dates as the text they are: ``2018-06-28`` stays a string."""


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load_record(path: Path, adapter: TypeAdapter[Record]) -> Record:
    """The record a file holds; raises ``KnowledgeError`` with file, line and field for the first mistake."""
    node, value = _parsed(path)
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        mistake = error.errors()[0]
        place = mistake["loc"]
        field = ".".join(map(str, place)) or "file"
        raise KnowledgeError(mistake["msg"], file=path.name, line=_line(node, place), field=field) from error


def line_of(path: Path, place: tuple[int | str, ...]) -> int:
    """The line (from 1) where a field stands in a sound file, such as ``("places", 3, "name")``."""
    return _line(_parsed(path)[0], place)


def _parsed(path: Path) -> tuple[yaml.Node | None, Any]:
    """The tree of nodes, which know their lines, and the values in it."""
    try:
        return _tree(path.read_text("utf-8"))
    except (UnicodeDecodeError, yaml.reader.ReaderError) as error:
        message = "the file holds characters that YAML in UTF-8 does not allow"
        raise KnowledgeError(message, file=path.name, line=1, field="file") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(f"not YAML: {error.problem}", file=path.name, line=line, field="file") from error


def _tree(text: str) -> tuple[yaml.Node | None, Any]:
    loader = _TextLoader(text)
    try:
        node = loader.get_single_node()
        return node, loader.construct_document(node) if node else None
    finally:
        loader.dispose()


def _line(node: yaml.Node | None, place: tuple[int | str, ...]) -> int:
    """The line (from 1) of the innermost node on the way to a place."""
    for step in place:
        inner = _step(node, step)
        if inner is None:
            break
        node = inner
    return node.start_mark.line + 1 if node else 1


def _step(node: yaml.Node | None, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None
