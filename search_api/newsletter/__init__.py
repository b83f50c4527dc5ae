"""Letters on what changed: in the law, in what we know, and what people did with it."""

from search_api.newsletter.letter import Letter, write
from search_api.newsletter.mail import mail

__all__ = ["Letter", "mail", "write"]
