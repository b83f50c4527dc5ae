"""The structure of a legal text: what its divisions, articles, paragraphs and points are, and where."""

from ingest.structure.segment import Segment, segment

__all__ = ["Segment", "segment"]
