"""What curators write: changes beside a snapshot that is never changed, journalled and played again on the next."""

from graph.curation.changes import Change, DropGraph, PutGraph, Update
from graph.curation.curation import Curation

__all__ = ["Change", "Curation", "DropGraph", "PutGraph", "Update"]
