"""Mentions: spans that name provisions, numbers and mechanisms, and the links that follow."""

from ingest.mentions.find import find_links, find_mentions
from ingest.mentions.labels import Found, LabelIndex

__all__ = ["Found", "LabelIndex", "find_links", "find_mentions"]
