"""A letter as an e-mail that can be opened and sent (RFC 5322, MIME multipart/alternative)."""

from email.message import EmailMessage
from email.policy import SMTP

from search_api.newsletter.letter import Letter


def mail(letter: Letter) -> bytes:
    """Both forms of the letter, the plain one first; sender, receivers and date are left to whoever sends it."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    message["Content-Language"] = letter.language
    message["X-Unsent"] = "1"  # programs that know it open the file as a draft
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message.as_bytes()
