"""Comparing a question with a passage token by token."""

from search_api.tokens.index import TokenIndex, TokenWriter
from search_api.tokens.weights import PieceWeights

__all__ = ["PieceWeights", "TokenIndex", "TokenWriter"]
