"""Learns what ships as data: ``python -m alinea.training`` makes the adapter of the default embedder.

The questions lie in ``corpus/training``, the laws they are about in public repositories.
"""
