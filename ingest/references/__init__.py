"""How the region's texts refer to provisions and acts, in every language and both scripts."""

from ingest.references.acts import ActName
from ingest.references.scan import Reference, find_references

__all__ = ["ActName", "Reference", "find_references"]
