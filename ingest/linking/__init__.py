"""What mentions are tied to: provisions and acts, through the document itself and the register."""

from ingest.linking.references import ReferenceFinder
from ingest.linking.resolving import Resolution, Resolver

__all__ = ["ReferenceFinder", "Resolution", "Resolver"]
