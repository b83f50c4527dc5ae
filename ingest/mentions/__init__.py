"""Spans of a text that name something.

``find`` puts all mentions of a document together and is imported by its own name: it needs the register; serving,
for which labels are enough, does not.
"""

from ingest.mentions.labels import Found, LabelIndex

__all__ = ["Found", "LabelIndex"]
