"""Numbers with a unit that rights hang on, in figures and words, in every language of the region and both scripts."""

from ingest.quantities.narrowing import unwrapped
from ingest.quantities.quantity import SHARES, Quantity
from ingest.quantities.scan import find_quantities

__all__ = ["SHARES", "Quantity", "find_quantities", "unwrapped"]
