"""Many words as one pattern."""

import re
from collections.abc import Iterable, Mapping
from typing import Any


def trie(words: Iterable[str]) -> str:
    """A pattern for any of the words that tries each letter once, however many words there are.

    >>> trie(["dva", "dve", "tri"])
    '(?:dv(?:a|e)|tri)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: Mapping[str, Any]) -> str:
    parts = [re.escape(letter) + _branch(rest) for letter, rest in sorted(node.items()) if letter]
    if not parts:
        return ""
    inner = parts[0] if len(parts) == 1 and "" not in node else f"(?:{'|'.join(parts)})"
    return f"{inner}?" if "" in node else inner
