"""The structure of a legal text: what its acts, divisions, articles, paragraphs and points are, and where."""

from ingest.structure.bodies import Segment
from ingest.structure.segment import Act, read_acts, segment
from ingest.structure.versions import main_act, repeats, versions

__all__ = ["Act", "Segment", "main_act", "read_acts", "repeats", "segment", "versions"]
