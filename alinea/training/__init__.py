"""Learns what ships as data.

``python -m alinea.training`` makes the adapter of the default embedder from the questions of ``corpus/training``,
``python -m alinea.training.mechanisms`` the weights of the evidence for mechanisms from the gold links.
"""
