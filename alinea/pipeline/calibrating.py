"""What chance gives in a new snapshot: questions that no collection of laws answers are put to it."""

import json
from contextlib import closing
from pathlib import Path

from alinea.pipeline.embedding import EmbeddedOnce, EmbeddingCache
from alinea.settings import Settings
from alinea.wiring import make_embedder, open_indexes
from ingest.knowledge import load_mechanisms
from search_api.fold import fold_for_embedding
from search_api.retrieval import Chance, Query, Spelling, nearness
from search_api.retrieval.keyboard import Keyboard
from search_api.retrieval.understand import Understander


def learn_chance(folder: Path, settings: Settings) -> None:
    """Ask the indexes below a folder, and write how near the questions come beside what is known of questions."""
    with closing(EmbeddingCache(settings.cache / "embeddings.sqlite")) as cache:
        embedder = EmbeddedOnce(make_embedder(settings), cache)
        understander, indexes = Understander(load_mechanisms()), open_indexes(folder, settings, embedder)
        keyboard = Keyboard(Spelling.load(folder / "lexical"), indexes.senses.finder)
        written = map(keyboard.written, _unanswerable(settings.corpus))
        asked = [(text, understander.understand(text)) for text in written]
        embedder.queries([fold_for_embedding(text, understood.language) for text, understood in asked])
        queries = [(Query(text=text, without=("lexical", "concept")), understood) for text, understood in asked]
        chance = Chance(nearness(indexes.lists(query, understood, [])) for query, understood in queries)
    chance.save(folder / "questions")


def _unanswerable(corpus: Path) -> list[str]:
    """The development half of the gold questions without an answer; the test half stays unseen."""
    path = corpus / "gold" / "unanswerable.jsonl"
    if not path.is_file():
        return []
    questions = map(json.loads, path.read_text("utf-8").splitlines())
    return [each["q"] for each in questions if each["split"] == "dev"]
