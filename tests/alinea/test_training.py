"""Learning an adapter: the questions, the losses, and a small encoder that learns and is adapted alike afterwards."""

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
import torch

from alinea.evaluation.laws_gold import load_laws
from alinea.pipeline.reading import make_recipe
from alinea.public_laws import read_public_law
from alinea.training.asked_laws import load_asked_laws, load_held_out
from alinea.training.batch_losses import BatchLosses
from alinea.training.batches import Batch, Course
from alinea.training.beside import KnownBeside
from alinea.training.centring import MovingMeans
from alinea.training.encoder import LearningEncoder
from alinea.training.examples import Example, LawText, Question, law_text
from alinea.training.learning import learn
from alinea.training.lora import LowRank, adapt, matrices
from alinea.training.losses import best_of_articles, choosing_wrongly, met_by_tokens
from alinea.training.measuring import measure
from ontology.eli import DEFAULT_BASE
from ontology.errors import EngineError, KnowledgeError, SettingsError
from search_api.embedding.adapter import Adapter, save_adapter
from search_api.embedding.sentence_folder import BertShape, Vocabulary, write_folder
from search_api.embedding.sentence_transformer import SentenceTransformerEmbedder, load_model
from search_api.embedding.token_basis import TokenBasis
from search_api.passages import HitType, Passage
from search_api.tokens import PieceWeights

CORPUS = Path(__file__).parents[2] / "corpus"
LETTERS = "abcdefghijklmnopqrstuvwxyz:"
SHAPE = BertShape(width=32, layers=2, heads=2, inner=64, words=64, positions=64, types=2, epsilon=1e-12)
VOCABULARY = Vocabulary(
    pieces=tuple((piece, -1.0) for piece in ["<s>", "<pad>", "</s>", "<unk>", "▁", *LETTERS]),
    begin=0, end=2, pad=1, unknown=3, replaced={},
)  # fmt: skip
TEXTS = {
    "law": LawText(
        passages=("aaa bbb", "ccc ddd", "eee fff", "ggg hhh"), articles=("1", "2", "3", "3"), language="en"
    )
}
BASIS = TokenBasis(np.zeros(32, np.float32), np.eye(32, 8, dtype=np.float32))
WEIGHTS = PieceWeights.estimate([np.arange(5, dtype=np.int32)])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a whole, small, untaught encoder."""
    from transformers import BertConfig, BertModel

    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=64, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=64,
    )  # fmt: skip
    weights = {
        name: weight.numpy() for name, weight in BertModel(config, add_pooling_layer=False).state_dict().items()
    }
    folder = tmp_path_factory.mktemp("models") / "small-e5"
    write_folder(folder, SHAPE, VOCABULARY, {k: v for k, v in weights.items() if "position_ids" not in k})
    return folder


def needs() -> list[Example]:
    def example(asked: str, row: int, article: str) -> Example:
        others = tuple(other for other in range(4) if TEXTS["law"].articles[other] != article)
        beside = np.zeros(3, np.float32)
        asks = tuple(Question(text, "en", beside) for text in (asked, asked[::-1]))
        return Example("law", asks, (row,), others, frozenset({article}), frozenset())

    return [example("xyz", 0, "1"), example("uvw", 1, "2"), example("rst", 3, "3")]


def test_every_question_names_an_article_that_answers_it():
    laws = load_asked_laws(CORPUS / "training")
    assert sum(len(law.needs) for law in laws) >= 1000
    for law in laws:
        for need in law.needs:
            assert need.answers, need.id
            assert len(need.questions) == 7, need.id
            assert len(set(need.questions.values())) == 7, need.id


def test_no_law_to_learn_from_is_one_to_be_measured_by():
    measured = {law.sha256 for law in load_laws(CORPUS / "gold" / "laws")}
    asked = load_asked_laws(CORPUS / "training")
    assert not measured & {law.sha256 for law in asked}
    assert len(load_held_out(CORPUS / "training") & {law.name for law in asked}) == 32


def test_a_broken_line_is_named(tmp_path):
    (tmp_path / "rs.jsonl").write_text('{"document": "a/b/c", "sha256": "0"}\n{"need": "rs-01"}\n')
    with pytest.raises(KnowledgeError, match="articles"):
        load_asked_laws(tmp_path)
    with pytest.raises(SettingsError, match="no questions"):
        load_asked_laws(tmp_path / "none")


def test_a_public_law_is_read_from_its_record(tmp_path):
    record = {"title": "Zakon o probi", "provisions": [
        {"chapter": "I. OSNOVNO", "title": "Član 1.", "content": "Građani mogu pokrenuti inicijativu."},
        {"chapter": "I. OSNOVNO", "title": "Član 2.", "content": "Skupština odgovara u roku od 60 dana."},
    ]}  # fmt: skip
    path = tmp_path / "owner" / "name" / "law.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(record))
    digest = sha256(path.read_bytes()).hexdigest()
    recipe = make_recipe(None, base=DEFAULT_BASE, cache=None)
    text = law_text(read_public_law(tmp_path, "owner/name/law.json", digest, recipe))
    assert text.articles == ("1", "2")
    assert "inicijativu" in text.passages[0]
    with pytest.raises(SettingsError, match="other bytes"):
        read_public_law(tmp_path, "owner/name/law.json", "0" * 64, recipe)


def test_an_article_scores_as_its_best_passage():
    scores = torch.tensor([[0.1, 0.9, 0.3]])
    assert best_of_articles(scores, torch.tensor([0, 1, 1]), 2).tolist() == [[pytest.approx(0.1), pytest.approx(0.9)]]


def test_what_only_helps_is_no_wrong_answer():
    scores, answers = torch.tensor([[2.0, 2.0, -9.0]]), torch.tensor([[True, False, False]])
    nothing, second = torch.zeros(1, 3, dtype=torch.bool), torch.tensor([[False, True, False]])
    assert choosing_wrongly(scores, answers, nothing).item() == pytest.approx(np.log(2), abs=1e-4)
    assert choosing_wrongly(scores, answers, second).item() == pytest.approx(0, abs=1e-4)


def test_tokens_meet_their_nearest_by_weight():
    one, other = torch.tensor([[1.0, 0.0]]), torch.tensor([[0.0, 1.0], [0.0, 1.0]])
    question = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    found = met_by_tokens([question], [torch.tensor([3.0, 1.0])], [one, other])
    assert found.tolist() == [[pytest.approx(0.75), pytest.approx(0.25)]]


def test_a_mean_of_a_language_is_taken_out_and_bears_no_gradient():
    rows = [torch.tensor([[3.0, 1.0]], requires_grad=True), torch.tensor([[3.0, -1.0]]), torch.tensor([[0.0, 5.0]])]
    means = MovingMeans(1.0)
    first, second, _ = means.centred(rows, ["mk", "mk", "sq"])
    assert first.tolist() == [[pytest.approx(0), pytest.approx(1)]]
    assert second.tolist() == [[pytest.approx(0), pytest.approx(-1)]]
    first[0, 1].backward()
    assert rows[0].grad is not None
    assert rows[0].grad[0, 1].item() == pytest.approx(0)  # the length is one again; with the mean moving it were not


def test_what_search_knows_beside_vectors_crosses_languages(tmp_path):
    texts = {
        "rs": ["Skupština opštine donosi budžet.", "Građani podnose peticiju.", "Poslanik ima pravo na odmor."],
        "al": ["Qytetarët paraqesin peticion në kuvend.", "Buxheti miratohet."],
    }
    laws = {
        name: [
            Passage(
                iri=f"{name}/{turn}", unit=f"{name}/{turn}", type=HitType.LAW, kind="article", text=text,
                language={"rs": "sr-Latn", "al": "sq"}[name], script="Latn", title="", number=str(turn),
            )
            for turn, text in enumerate(lines)
        ]
        for name, lines in texts.items()
    }  # fmt: skip
    beside = KnownBeside(laws, tmp_path)
    for name, best in (("rs", 1), ("al", 0)):
        scores = beside.scores(
            name, [passage.number or "" for passage in laws[name]], "Who may file a petition?", "en"
        )
        assert len(scores) == len(texts[name])
        assert scores.argmax() == best
    whole = beside.scores("rs", ["1", "1", "2"], "Who may file a petition?", "en")
    assert len(whole) == 2
    assert whole[0] > whole[1]


def test_articles_of_other_laws_are_no_choice_where_all_is_fused(small):
    model = load_model(small)
    adapt(model[0].auto_model, rank=4, scale=2.0, dropout=0.0)
    texts = TEXTS | {"other": LawText(passages=("xyz",), articles=("9",), language="en")}
    one = needs()[0]
    asked = [(one, one.questions[0])]
    losses = BatchLosses(LearningEncoder(model, BASIS), texts, WEIGHTS, Course())
    with torch.no_grad():
        alone, crowded = (
            losses.of(Batch(rows=[("law", 0), *others], asked=asked)) for others in ([], [("other", 0)])
        )
    assert alone[2].item() == pytest.approx(0, abs=1e-4)
    assert crowded[2].item() == pytest.approx(0, abs=1e-4)
    assert crowded[0].item() > 0.01


def test_an_encoder_learns_and_its_adapter_does_the_same(small, tmp_path):
    torch.manual_seed(0)
    model = load_model(small)
    untouched = model.encode(["passage: aaa bbb"])
    adapted = adapt(model[0].auto_model, rank=4, scale=2.0, dropout=0.0)
    assert np.allclose(model.encode(["passage: aaa bbb"]), untouched, atol=1e-6)
    encoder, losses = LearningEncoder(model, BASIS), []
    course = Course(epochs=40, laws=1, needs=3, rate=1e-2, temperature=0.2)
    learn(encoder, adapted, needs(), TEXTS, WEIGHTS, course, lambda *told: losses.append(sum(told[2])))
    assert len(losses) == 40
    assert np.mean(losses[-5:]) < 0.6 * np.mean(losses[:5])
    save_adapter(tmp_path / "a.safetensors", matrices(adapted), 2.0, encoder.basis)
    served = SentenceTransformerEmbedder(small, adapter=Adapter(tmp_path / "a.safetensors"))
    learned = model.encode(["passage: aaa bbb", "passage: ccc"])
    rows = np.stack([each.vector for each in served.passages(["aaa bbb", "ccc"])])
    assert (rows * learned).sum(axis=1) == pytest.approx(1, abs=1e-3)
    assert served.token_dimensions == 8
    assert f"adapter {Adapter(tmp_path / 'a.safetensors').name}" in served.name


def test_the_same_features_are_dropped_for_all_texts_of_a_pass():
    torch.manual_seed(0)
    part = LowRank(torch.nn.Linear(64, 8), rank=4, scale=1.0, dropout=0.5)
    torch.nn.init.normal_(part.up)
    text = torch.randn(64)
    one, other = part(torch.stack([text, text]))
    assert torch.allclose(one, other)
    assert not torch.allclose(one, part(text[None])[0])  # drawn anew for the next pass


def test_what_an_encoder_has_learned_is_measured(small):
    torch.manual_seed(0)
    model = load_model(small)
    adapted = adapt(model[0].auto_model, rank=4, scale=2.0, dropout=0.5)
    encoder = LearningEncoder(model, BASIS)
    before = measure(encoder, needs(), TEXTS, WEIGHTS)
    assert measure(encoder, [], TEXTS, WEIGHTS) == {}  # as with --all
    course = Course(epochs=60, laws=1, needs=3, rate=1e-2, temperature=0.2)
    learn(encoder, adapted, needs(), TEXTS, WEIGHTS, course, lambda *_: None)
    model.eval()
    after = measure(encoder, needs(), TEXTS, WEIGHTS)
    assert set(after) == {"vectors", "tokens", "fused"}
    assert after["fused"].questions == 6
    assert before["fused"].mrr_at_10 < after["fused"].mrr_at_10
    assert after["fused"].hit_at_5 == 1


def test_an_adapter_of_another_model_is_refused(small, tmp_path):
    layer = np.ones((2, 7), np.float32), np.ones((7, 2), np.float32)
    for number, name in enumerate(["encoder.layer.9.intermediate.dense", "encoder.layer.0.intermediate.dense"]):
        path = tmp_path / f"{number}.safetensors"
        save_adapter(path, {name: layer}, 1.0, BASIS)
        with pytest.raises(EngineError, match="does not fit"):
            SentenceTransformerEmbedder(small, adapter=Adapter(path)).passages(["aaa"])
    (tmp_path / "broken.safetensors").write_bytes(b"nothing")
    with pytest.raises(EngineError, match="cannot be read"):
        SentenceTransformerEmbedder(small, adapter=Adapter(tmp_path / "broken.safetensors"))
