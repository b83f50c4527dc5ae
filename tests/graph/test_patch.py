"""An RDF Patch leads from one store to the other, blank nodes and all."""

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from graph.patch import patch
from graph.stores.memory import MemoryStore
from graph.stores.oxigraph import OxigraphStore

OLD = """<x:a> <x:p> "one" <g:1> .
<x:a> <x:p> "stays: _:b \\" >" <g:1> .
<x:b> <x:p> _:first <g:2> .
_:first <x:q> "same" <g:2> .
<x:c> <x:p> <x:d> <g:gone> .
"""
NEW = """<x:a> <x:p> "two"@en <g:1> .
<x:a> <x:p> "stays: _:b \\" >" <g:1> .
<x:b> <x:p> _:other <g:2> .
_:other <x:q> "same" <g:2> .
<x:e> <x:p> <x:f> <g:new> .
"""


def store(kind, quads):
    made = OxigraphStore.create() if kind == "oxigraph" else MemoryStore()
    made.load(pyoxigraph.parse(quads.encode(), format=RdfFormat.N_QUADS))
    return made


def lines(old, new):
    return b"".join(patch(old, new, old_id="x:1", new_id="x:2")).decode().splitlines()


def test_what_went_and_what_came():
    assert lines(store("oxigraph", OLD), store("oxigraph", NEW)) == [
        "H id <x:2> .",
        "H prev <x:1> .",
        "TX .",
        'D <x:a> <x:p> "one" <g:1> .',
        'A <x:a> <x:p> "two"@en <g:1> .',
        "D <x:c> <x:p> <x:d> <g:gone> .",
        "A <x:e> <x:p> <x:f> <g:new> .",
        "TC .",
    ]


def test_a_store_does_not_differ_from_itself_loaded_anew():
    assert len(lines(store("oxigraph", OLD), store("oxigraph", OLD))) == 4


def test_a_blank_node_that_changed_is_told():
    changed = OLD.replace('"same"', '"other"')
    told = lines(store("oxigraph", OLD), store("oxigraph", changed))
    assert any(line.startswith("A ") and '"other" <g:2>' in line for line in told)
    assert any(line.startswith("D ") and '"same" <g:2>' in line for line in told)


@pytest.mark.parametrize("pair", [(OLD, NEW), (NEW, OLD), (OLD, ""), ("", NEW)])
def test_applied_it_gives_the_other(pair):
    plain = [text.replace("_:first", "<x:n>").replace("_:other", "<x:n>") for text in pair]
    quads = set(plain[0].splitlines())
    for line in lines(*(store("oxigraph", text) for text in plain)):
        if line.startswith("D "):
            quads.remove(line[2:])
        elif line.startswith("A "):
            assert line[2:] not in quads
            quads.add(line[2:])
    assert quads == set(plain[1].splitlines())
