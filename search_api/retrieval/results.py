"""What a search gives back."""

from dataclasses import dataclass, field

from search_api.passages import Passage
from search_api.retrieval.citations import Citation
from search_api.retrieval.query import Understanding
from search_api.retrieval.relevance import answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a hit is there: its rank in each list, the words that matched, the mechanisms it shares with the query.

    ``senses`` pairs a word of the question with one of the passage that means the same. ``words_of`` and
    ``senses_of`` are the passage in another language that these stand in, ``None`` where it is the one shown.
    """

    lexical_rank: int | None = None
    sense_rank: int | None = None
    dense_rank: int | None = None
    token_rank: int | None = None
    concept_rank: int | None = None
    similarity: float | None = None
    cited: Citation | None = None
    words: tuple[str, ...] = ()
    words_of: Passage | None = None
    senses: tuple[tuple[str, str], ...] = ()
    senses_of: Passage | None = None
    mechanisms: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Only what applies, for the wire."""
        same = [{"asked": asked, "found": found} for asked, found in self.senses]
        found = {
            "citation": {"work": self.cited.work, "article": self.cited.article} if self.cited else None,
            "lexical": {"rank": self.lexical_rank, "words": list(self.words), **_language(self.words_of)}
            if self.lexical_rank
            else None,
            "senses": {"rank": self.sense_rank, "words": same, **_language(self.senses_of)}
            if self.sense_rank
            else None,
            "dense": {"rank": self.dense_rank, "similarity": self.similarity} if self.dense_rank else None,
            "tokens": {"rank": self.token_rank} if self.token_rank else None,
            "concept": {"rank": self.concept_rank, "mechanisms": list(self.mechanisms)}
            if self.concept_rank
            else None,
        }
        return {name: value for name, value in found.items() if value is not None}


def _language(passage: Passage | None) -> dict[str, str]:
    """Told only where words stand in another passage than the one that is shown."""
    return {"language": passage.language} if passage else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One answer: the passage to show, the score of its best one, between 0 and 1, and the reason."""

    passage: Passage
    score: float
    why: Reason

    def as_dict(self) -> dict[str, object]:
        """The hit as the interfaces promise it."""
        passage = self.passage
        return {
            "iri": passage.iri,
            "unit": passage.unit,
            "kind": passage.kind,
            "type": passage.type.value,
            "number": passage.number,
            "title": passage.title,
            "heading": passage.heading or None,
            "path": passage.path,
            "snippet": passage.text,
            "language": passage.language,
            "script": passage.script,
            "country": passage.country,
            "jurisdiction": passage.jurisdiction,
            "confidence": passage.confidence,
            "status": passage.status,
            "valid_from": passage.valid_from,
            "valid_to": passage.valid_to,
            "undated": passage.undated,
            "mechanisms": list(passage.mechanisms),
            "score": round(self.score, 4),
            "why": self.why.as_dict(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The hits of one page; ``total`` counts all that were found, ``facets`` count them by field and value.

    ``also`` are the further wordings of the question. ``chance`` is the share of questions without an answer that
    come as near (``None``: not told), by which ``answered`` judges. ``meant`` is the question without what look like
    slips of the finger, ``None`` where none do. ``lacks_act`` says that it names an article and not of which act;
    what was found is judged by chance all the same. ``cards`` is what pages count: acts, and what is of none, where
    hits were folded; else the hits.
    """

    query: str
    also: tuple[str, ...] = ()
    understanding: Understanding
    total: int
    hits: list[Hit]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    chance: float | None = None
    meant: str | None = None
    lacks_act: bool = False
    cards: int = 0

    @property
    def answered(self) -> bool:
        """Whether anything found comes nearer than chance gives, or nobody can tell."""
        return answered(self.chance)

    def as_dict(self, *, facets: bool = False) -> dict[str, object]:
        """The reply as the interfaces promise it; ``facets`` only over HTTP."""
        reply: dict[str, object] = {
            "query": self.query,
            "language": self.understanding.language,
            "mechanisms": list(self.understanding.mechanisms),
            "did_you_mean": self.meant,
            "answered": self.answered,
            "lacks_act": self.lacks_act,
            "total": self.total,
            "hits": [hit.as_dict() for hit in self.hits],
        }
        also = {"also": list(self.also)} if self.also else {}
        return reply | also | ({"facets": self.facets} if facets else {})
