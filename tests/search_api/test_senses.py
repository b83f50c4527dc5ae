from dataclasses import replace

import pytest

from alinea.wiring import Installation
from ontology.errors import EngineError
from ontology.glossary import Sense, load_glossary
from search_api.passages import Filters, HitType, Passage
from search_api.retrieval import Mode, Query
from search_api.senses import SenseFinder, SenseIndex, WordSenses, shared

SENSES = [
    Sense({"en": ("signature*",), "sq": ("nënshkr*",), "mk": ("потпис*",), "bcms": ("potpis*",), "tr": ("imza*",)}),
    Sense({"en": ("term",), "sq": ("afat*",), "mk": ("рок",), "bcms": ("rok", "roka", "roku"), "tr": ("süre*",)}),
    Sense(
        {"en": ("mayor*",), "sq": ("kryetar*_komun*",), "mk": ("градоначалник*",), "bcms": ("predsednik*_opštin*",)}
    ),
    Sense({"en": ("chair*",), "sq": ("kryetar*",), "mk": ("претседател*",), "bcms": ("predsednik*",)}),
]


def passage(text: str, language: str, *, iri: str, heading: str = "") -> Passage:
    return Passage(
        iri=iri, unit=iri, type=HitType.LAW, kind="article", text=text, language=language, script="Latn",
        title="", heading=heading,
    )  # fmt: skip


@pytest.fixture
def finder() -> SenseFinder:
    return SenseFinder(SENSES)


@pytest.fixture
def index(tmp_path) -> SenseIndex:
    passages = [
        passage("Predlog se podnosi sa potpisima birača.", "sr-Latn", iri="a1"),
        passage("Rok je sedam dana.", "sr-Latn", iri="a1"),
        passage("Afati është shtatë ditë.", "sq", iri="b1"),
        passage("Kryetari i komunës thërret takimin.", "sq", iri="b2"),
        passage("Nënshkrimet mblidhen.", "sq", iri="b2", heading="Nënshkrimet"),
        passage("О овоме одлучује скупштина.", "sr-Cyrl", iri="c1"),
    ]
    return SenseIndex.build(tmp_path, passages, SENSES)


def rows(index: SenseIndex, question: str, language: str, **options: object) -> list[int]:
    words = index.finder.find(question, language)
    return [found.row for found in index.search(words, **{"limit": 10, **options})]


@pytest.mark.parametrize(
    ("text", "language", "senses"),
    [
        ("Kaç imza gerekir?", "tr", {0}),
        ("Колку потписи и кој рок?", "mk", {0, 1}),
        ("рокови", "mk", set()),  # that very form only
        ("kryetari i komunës", "sq", {3}),  # the words of a term follow one another
        ("kryetarit komunal", "sq", {2, 3}),
        ("predsednici opština", "sr-Latn", set()),
        ("председник општине", "sr-Cyrl", {2, 3}),
        ("İMZA", "tr", {0}),
        ("potpis, imza, afati", "und", {0, 1}),
        ("", "sq", set()),
        ("日本語 🙂", "en", set()),
    ],
)
def test_words_and_their_senses(finder, text, language, senses):
    assert set().union(*(each.senses for each in finder.find(text, language))) == senses


def test_a_question_finds_articles_in_other_languages(index):
    assert rows(index, "how many signatures", "en") == [3, 0]  # b2 says it twice
    assert rows(index, "süre", "tr") == [2, 0]
    assert rows(index, "signatures within the term", "en")[0] == 0  # both, in two paragraphs of one article


def test_what_the_glossary_does_not_know_finds_nothing(index):
    assert rows(index, "scrivener", "en") == []
    assert rows(index, "", "en") == []
    assert index.search([WordSenses("x", frozenset({10**6}))], limit=5) == []


def test_filters_show_the_first_row_that_is_allowed(index):
    assert rows(index, "signatures", "en", among=[1, 4]) == [4, 1]
    assert rows(index, "signatures", "en", among=[]) == []
    assert rows(index, "signatures", "en", among=[99]) == []


def test_limits_and_very_long_questions(index):
    assert rows(index, "signatures", "en", limit=1) == [3]
    assert rows(index, "signatures", "en", limit=0) == []
    assert rows(index, "signatures term " * 5000, "en")[0] == 0


def test_an_index_is_read_again_with_its_own_glossary(index, tmp_path):
    again = SenseIndex.open(tmp_path)
    assert rows(again, "imzalar", "tr") == rows(index, "imzalar", "tr")
    assert len(again) == 4
    with pytest.raises(EngineError, match="alinea build"):
        SenseIndex.open(tmp_path / "nowhere")


def test_what_is_kept_of_every_hit(index, tmp_path):
    for hits in (index.hits, SenseIndex.open(tmp_path).hits):
        assert [hits.first(row) for row in range(len(hits))] == [0, 0, 2, 3, 3, 5]
        assert [hits.words(row) for row in range(len(hits))] == [10, 10, 4, 7, 7, 4]
        assert [hits.heading(row) for row in (3, 4)] == [{0}, {0}]  # said above the second row, and by the hit
        assert not hits.heading(0)


def test_a_digest_in_two_languages_is_as_long_as_in_each(tmp_path):
    both = [passage("Rok je sedam dana.", "sr-Latn", iri="a"), passage("Afati.", "sq", iri="a")]
    hits = SenseIndex.build(tmp_path, both, SENSES).hits
    assert [hits.words(row) for row in (0, 1)] == [4, 1]


def test_a_heading_that_names_what_is_asked(index):
    asked = index.finder.find("signatures within the term", "en")
    rare, common = index.headed(asked, [4, 0, 3]), index.headed(index.finder.find("signatures", "en"), [4, 0])
    assert [entry.row for entry in rare] == [3, 4]
    assert rare[0].score == rare[1].score == pytest.approx(0.5)  # both senses are carried by two hits of four
    assert [(entry.row, entry.score) for entry in common] == [(4, 1.0)]
    assert index.headed([], [3]) == []
    assert index.headed(asked, []) == []


HIT_SENSES = [f"hit_senses.{part}" for part in ("bounds.npy", "senses.i32", "weights.f16")]
FILES = ["hits.npz", "space.npz", "hits.f16", "associations.npz", *HIT_SENSES]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("broken", [None, b"", b"not an array", b"\0" * 512])
def test_an_index_without_one_of_its_files_is_an_engine_error(index, tmp_path, name, broken):
    hits = tmp_path / name
    if broken is None:
        hits.unlink()
    else:
        hits.write_bytes(broken)
    with pytest.raises(EngineError, match="alinea build"):
        SenseIndex.open(hits.parent)


def test_an_empty_index_answers_nothing(tmp_path):
    index = SenseIndex.build(tmp_path, [], SENSES)
    assert rows(index, "signatures", "en") == []
    assert index.near(index.finder.find("signatures", "en"), []) == []
    assert index.associated(index.finder.find("signatures", "en"), []) == []


def test_only_other_words_are_told_as_the_same_sense(finder):
    asked = finder.find("potpisi i rok", "bs")
    assert shared(asked, finder.find("nënshkrime brenda afatit", "sq")) == [
        ("potpisi", "nënshkrime"),
        ("rok", "afatit"),
    ]
    assert shared(asked, finder.find("потписи", "sr-Cyrl")) == []  # the same word in the other script
    assert shared(asked, finder.find("potpisa", "bs")) == [("potpisi", "potpisa")]


@pytest.fixture(scope="module")
def shipped() -> SenseFinder:
    """That of the glossary that ships: 0.6 s to make."""
    return SenseFinder(load_glossary())


@pytest.mark.parametrize(
    ("question", "language", "wording", "other"),
    [
        ("Sa nënshkrime duhen për nismën qytetare?", "sq", "Иницијативу подржава потребан број потписа", "sr-Cyrl"),
        ("kur mblidhet këshilli komunal", "sq", "Sjednicu općinskog vijeća saziva predsjedavajući", "bs"),
        ("Belediye bütçesi ne zaman kabul edilir?", "tr", "Буџетот на општината го донесува советот", "mk"),
        ("who pays the court fee", "en", "Sudsku taksu plaća podnosilac tužbe", "sr-Latn"),
        ("Даноци и казни за фирми", "mk", "Tatimet dhe gjobat për shoqëritë tregtare", "sq"),
    ],
)  # fmt: skip
def test_the_glossary_that_ships_ties_languages_together(shipped, question, language, wording, other):
    assert len(shared(shipped.find(question, language), shipped.find(wording, other))) >= 2


def test_a_hit_says_which_words_mean_the_same(installation: Installation):
    query = Query(text="Sa nënshkrime duhen për nismë qytetare?", filters=Filters(countries=["RS"]), limit=20)
    whys = [hit.why.as_dict() for hit in installation.search.search(query).hits]
    pairs = {pair["asked"] for why in whys for pair in why.get("senses", {"words": []})["words"]}
    assert "nënshkrime" in pairs


def test_senses_alone_answer_across_languages(installation: Installation):
    query = Query(text="imza toplama referandum", mode=Mode.SENSES, filters=Filters(types=["fact"]))
    hits = installation.search.search(query).hits
    assert "referendum" in {key for hit in hits for key in hit.passage.mechanisms}
    assert all(set(hit.why.as_dict()) == {"senses"} for hit in hits)
    nothing = installation.search.search(replace(query, text="qwzx vvkk"))
    assert nothing.hits == []


def test_looked_for_alone_senses_are_found_as_among_all(shipped):
    text = "Predsednik opštine dužan je da najmanje jednom godišnje sazove zbor građana i podnese izveštaj o radu."
    every = shipped.find(text, "sr-Latn")
    wanted = {sense for word in every[::2] for sense in word.senses}
    some = [word for word in every if word.senses & wanted]
    assert len(some) > 2
    assert [word for word in shipped.find(text, "sr-Latn", wanted) if word.senses & wanted] == some
    assert shipped.find(text, "sr-Latn", {10**6}) == []
