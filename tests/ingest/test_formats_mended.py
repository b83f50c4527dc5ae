"""A repair moves along what earlier steps said of the text."""

from ingest.formats.extraction import Extraction
from ingest.formats.mended import mended
from ingest.structure import Segment
from ontology.model import Edit, ProvisionKind

SOUND = "Građani imaju pravo na žalbu i uvid u odluke skupštine, koje se objavljuju u službenom glasniku. " * 20
TORN = SOUND.replace("skupštine", "skup štine").replace("glasniku", "glas niku")


def places(text, word):
    at = [index for index in range(len(text)) if text.startswith(word, index)]
    return [(index, index + len(word)) for index in at]


def test_an_outline_and_earlier_edits_move_along():
    parts = [Segment(ProvisionKind.POINT, None, None, *place) for place in places(TORN, "odluke")]
    whole = Segment(ProvisionKind.ARTICLE, "1", None, 0, len(TORN), parts)
    before = tuple(Edit(*place, "gone") for place in places(TORN, "imaju"))
    found = mended(Extraction(text=TORN, media_type="text/plain", outline=(whole,), edits=before))
    assert len(found.text) < len(TORN)
    (article,) = found.outline
    assert found.text[article.start : article.end] == found.text
    assert [(part.start, part.end) for part in article.children] == places(found.text, "odluke")
    kept = [(edit.start, edit.end) for edit in found.edits if edit.original == "gone"]
    assert kept == places(found.text, "imaju")
    assert [edit.start for edit in found.edits] == sorted(edit.start for edit in found.edits)
    assert whole.end == len(TORN)
