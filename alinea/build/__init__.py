"""The build: from sources to a new snapshot."""

from alinea.build.pipeline import BuildReport, build

__all__ = ["BuildReport", "build"]
