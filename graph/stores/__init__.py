"""Stores for quads, one file each, opened by name in ``alinea.wiring``."""
