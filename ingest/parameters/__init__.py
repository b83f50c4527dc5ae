"""Parameters read from the text: which quantity is a value of a mechanism, and in which role."""

from ingest.parameters.find import find_parameters

__all__ = ["find_parameters"]
