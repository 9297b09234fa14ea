"""A mail saved as a file (.eml, RFC 5322): its text, and what only the report may know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default

from laboratorium.intake.importing.cells import as_markdown

_OF_PERSONS = ("From", "To", "Cc", "Reply-To", "Sender")


@dataclass
class Mail:
    """The text that was written; `persons` and `left` are what goes into no file, by name."""

    text: str
    persons: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)


def read_mail(data: bytes) -> Mail:
    """The mail in these bytes, whatever letters and packing it was sent in."""
    message = message_from_bytes(data, policy=default)
    body = message.get_body(preferencelist=("plain", "html"))
    try:
        text = str(body.get_content()) if body is not None else ""
    except (LookupError, UnicodeError, KeyError):
        packed = body.get_payload(decode=True) if body is not None else b""
        text = packed.decode("cp1252", "replace") if isinstance(packed, bytes) else ""
    found = Mail(as_markdown(text))
    found.persons = [(name, str(message[name])) for name in _OF_PERSONS if message[name]]
    if message["Subject"]:
        found.left.append(("Emne", str(message["Subject"])))
    for part in message.iter_attachments():
        found.left.append(("Vedhæftet fil", part.get_filename() or part.get_content_type()))
    return found
