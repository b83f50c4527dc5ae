"""``alinea search`` on the command line."""

import json

import pytest

QUESTIONS = ["колку потписи се потребни за граѓанска иницијатива", "how many signatures for a citizens' initiative"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_finds_all_six(run, question):
    reply = json.loads(run("search", question, "--json", "--limit", "20", "--type", "fact").stdout)
    assert {hit["country"] for hit in reply["hits"]} == {"AL", "BA", "ME", "MK", "RS", "XK"}
    assert reply["mechanisms"] == ["citizens_initiative"]
    keys = {
        "iri",
        "kind",
        "type",
        "number",
        "title",
        "path",
        "snippet",
        "language",
        "script",
        "country",
        "score",
        "why",
    }
    assert all(keys <= hit.keys() and hit["why"] for hit in reply["hits"])
    scores = [hit["score"] for hit in reply["hits"]]
    assert scores == sorted(scores, reverse=True)
    assert reply["total"] >= len(reply["hits"])


def test_the_language_of_the_question_is_told(run):
    assert [json.loads(run("search", question, "--json").stdout)["language"] for question in QUESTIONS] == [
        "mk",
        "en",
    ]


@pytest.mark.parametrize(
    ("options", "field", "allowed"),
    [
        (["--country", "RS"], "country", {"RS"}),
        (["--country", "BA-RS"], "jurisdiction", {"BA-RS"}),
        (["--language", "sr"], "language", {"sr-Cyrl", "sr-Latn"}),
        (["--type", "practice"], "type", {"practice"}),
        (["--mechanism", "recall", "--mechanism", "referendum"], "mechanisms", None),
    ],
)
def test_filters(run, options, field, allowed):
    hits = json.loads(run("search", "opoziv predsednika opštine", "--json", *options).stdout)["hits"]
    assert hits
    if allowed is None:
        assert all({"recall", "referendum"} & set(hit[field]) for hit in hits)
    else:
        assert {hit[field] for hit in hits} <= allowed


def test_own_documents_answer(run):
    reply = json.loads(
        run("search", "koliko dana ranije se objavljuje poziv za zbor", "--json", "--type", "law").stdout
    )
    best = reply["hits"][0]
    assert best["number"] == "2"
    assert best["language"] == "sr-Cyrl"
    act = best["iri"].split("/sr-Cyrl")[0]
    inside = json.loads(run("search", "zbor", "--json", "--act", act).stdout)["hits"]
    assert inside
    assert all(hit["iri"].startswith(act) for hit in inside)


def test_an_article_without_its_act_is_asked_for_the_act(run):
    asked, nothing = "does not tell of which act", "Nothing here seems to answer"
    bare = run("search", "neni 70").stdout
    assert asked in bare
    assert nothing not in bare
    assert asked not in run("search", "neni 70", "--country", "xk").stdout
    assert json.loads(run("search", "neni 70", "--json").stdout)["lacks_act"]


@pytest.mark.parametrize("mode", ["lexical", "senses", "dense", "hybrid"])
def test_modes_say_their_reasons(run, mode):
    hit = json.loads(run("search", "participativno budžetiranje", "--json", "--mode", mode).stdout)["hits"][0]
    assert "participatory_budgeting" in hit["mechanisms"]
    wanted = set(hit["why"]) if mode == "hybrid" else {mode}
    assert set(hit["why"]) == wanted


@pytest.mark.parametrize("question", ["  ", "x" * 5000])
def test_a_question_that_cannot_be_answered(run, question):
    assert "alinea: The question" in run("search", question, code=2).stderr


@pytest.mark.parametrize("question", ["'; DROP TABLE passage; --", 'title:(a AND "b~', "日本語", "🙂", "العربية"])
def test_odd_questions_get_an_answer(run, question):
    assert "hits" in json.loads(run("search", question, "--json").stdout)


def test_many_questions_from_a_file(run, tmp_path):
    path = tmp_path / "questions.jsonl"
    lines = [
        {"id": "1", "q": "referendum", "country": "ME", "limit": 2},
        {"id": "2", "q": ""},
        {"id": "3", "q": "peticion", "type": ["fact"], "mode": "dense"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)) + "\nnot json\n", "utf-8")
    replies = [json.loads(line) for line in run("search", "--queries", str(path)).stdout.splitlines()]
    assert [reply["id"] for reply in replies] == ["1", "2", "3", None]
    assert {hit["country"] for hit in replies[0]["hits"]} == {"ME"}
    assert len(replies[0]["hits"]) == 2
    assert "empty" in replies[1]["error"]
    assert {hit["type"] for hit in replies[2]["hits"]} == {"fact"}
    assert replies[3]["line"] == 4


def test_questions_come_from_standard_input(run):
    asked = json.dumps({"id": "1", "q": "referendum", "limit": 1}) + "\n"
    (reply,) = [json.loads(line) for line in run("search", "--queries", "-", given=asked).stdout.splitlines()]
    assert (reply["id"], len(reply["hits"])) == ("1", 1)


def test_a_limit_has_a_range(run):
    for limit in ("0", "-1", "201"):
        assert "1<=x<=200" in run("search", "zbor", "--limit", limit, code=2).stderr


def test_a_bad_line_of_questions_gets_its_error_and_the_rest_goes_on(run, tmp_path):
    asked = [{"q": "zbor", "country": 5}, {"q": "zbor", "limit": "x"}, {"q": "zbor", "mode": "y"}, {"q": "zbor"}]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, asked)), "utf-8")
    *bad, good = [json.loads(line) for line in run("search", "--queries", str(file)).stdout.splitlines()]
    assert [each["line"] for each in bad] == [1, 2, 3]
    assert bad[0]["error"] == "country must be a text or a list of texts, not 5"
    assert bad[1]["error"] == "limit must be a whole number, not 'x'"
    assert good["hits"]


def test_a_question_in_several_wordings(run, tmp_path):
    alone = json.loads(run("search", "zbor", "--json").stdout)
    both = json.loads(run("search", "zbor", "--also", "citizens' assembly", "--json").stdout)
    assert both["also"] == ["citizens' assembly"]
    assert both["total"] >= alone["total"]
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps({"q": "zbor", "also": ["citizens' assembly"]}), "utf-8")
    (reply,) = [json.loads(line) for line in run("search", "--queries", str(file)).stdout.splitlines()]
    assert [hit["iri"] for hit in reply["hits"]] == [hit["iri"] for hit in both["hits"]]


def test_the_law_of_a_day_is_that_of_the_comparison(run):
    told = run("search", "Vevčani referendum", "--type", "fact", "--as-of", "1950-01-01", "--limit", "50").stdout
    heads = [line for line in told.splitlines() if "[fact]" in line]
    assert heads
    assert all(line.endswith("(of no known time)") for line in heads)
    later = run("search", "Vevčani referendum", "--type", "fact", "--as-of", "2024-06-30", "--json", "--limit", "50")
    hits = json.loads(later.stdout)["hits"]
    assert any(hit["undated"] for hit in hits)
    assert all(hit["status"] != "proposed" for hit in hits)
    assert all((hit["valid_from"] or "")[:10] <= "2024-06-30" for hit in hits)
