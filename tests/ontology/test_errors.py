"""Errors whose sentence has gaps: said in other languages, and taken from process to process."""

import pickle

from ontology.errors import AlineaError, DocumentError, KnowledgeError, NotFoundError, QueryError, QuerySyntaxError

ALBANIAN = {"There is no act %(key)s.": "Nuk ekziston akti %(key)s."}


def translated(sentence):
    return ALBANIAN.get(sentence, sentence)


def test_its_text_is_the_sentence_with_its_gaps_filled():
    assert str(NotFoundError("There is no act %(key)s.", key="x")) == "There is no act x."
    assert str(QueryError("100 % of it")) == "100 % of it"


def test_a_translation_is_filled_alike_and_what_has_none_stays_english():
    assert NotFoundError("There is no act %(key)s.", key="100%").said(translated) == ("Nuk ekziston akti 100%.", True)
    assert NotFoundError("There is no fact %(key)s.", key="x").said(translated) == ("There is no fact x.", False)


def test_nothing_is_said_of_nothing():
    assert AlineaError().said(lambda sentence: sentence or "Project-Id-Version: Alinea") == ("", False)


def test_gaps_outlive_the_way_to_another_process():
    came = pickle.loads(pickle.dumps(NotFoundError("There is no act %(key)s.", key="x")))
    assert (str(came), came.said(translated)) == ("There is no act x.", ("Nuk ekziston akti x.", True))
    syntax = pickle.loads(pickle.dumps(QuerySyntaxError("no query", 2, 3)))
    assert (syntax.message, syntax.line, syntax.column) == ("no query", 2, 3)
    assert str(syntax) == "Line 2, column 3: no query"
    assert str(QuerySyntaxError("no query")) == "no query"


def test_what_an_error_carries_outlives_the_way_to_another_process():
    document = pickle.loads(pickle.dumps(DocumentError("empty", "There is no text in it.")))
    assert (document.code, str(document)) == ("empty", "There is no text in it.")
    knowledge = pickle.loads(pickle.dumps(KnowledgeError("no date", file="acts.toml", line=3, field="date")))
    assert (knowledge.file, knowledge.line, knowledge.field) == ("acts.toml", 3, "date")
    assert str(knowledge) == "acts.toml:3: date: no date"
