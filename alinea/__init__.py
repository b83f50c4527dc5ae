"""The doorstep: settings, wiring, build and command line."""

__version__ = "0.1.0"
