"""The comparison over all mechanisms, its pictures, and both as files."""

from search_api.pages.comparing.routes import add

__all__ = ["add"]
