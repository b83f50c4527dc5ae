"""The pipeline: from sources through stages to a new snapshot."""

from alinea.pipeline.build import BuildReport, build

__all__ = ["BuildReport", "build"]
