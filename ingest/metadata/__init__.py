"""What a document is: its title, type, number, gazette, year and jurisdiction."""

from ingest.metadata.file_names import contradiction
from ingest.metadata.identity import Identity, identify_act
from ingest.metadata.titles import find_title

__all__ = ["Identity", "contradiction", "find_title", "identify_act"]
