"""The HTTP door: JSON for programs, RDF for data clients, pages for people."""

from search_api.http.app import create_app

__all__ = ["create_app"]
