"""A mail saved as a file (.eml, RFC 5322), or a page saved as if it were one (.mht): its text, and
what only the report may know of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from laboratorium.intake.importing.cells import as_markdown
from laboratorium.intake.importing.encodings import decode
from laboratorium.intake.importing.files import Refused
from laboratorium.intake.importing.word_notes import PICTURES_LEFT

_SIGNED = re.compile(
    r"^(?:(?:med |de )?(?:venlig(?:e|ste?)?|bedste|kærlige?|mange) hils(?:en|ner)|hilsen"
    r"|m\.?v\.?h\.?|vh\.?)(?:[ ,][^\r\n]{0,40})?[,.]?[ \t\r]*$|^-- ?\r?$",
    re.IGNORECASE | re.MULTILINE,
)
# What stands over a mail within a mail: Gmail's and Apple's sentence, Outlook's lines.
_ANSWERED = re.compile(
    r"^[> \t]*(?:Den|On)\b[^\n]{3,80}\d{1,2}[.:]\d{2}[^\n]{0,120}(?:\n[^\n]{1,80})?"
    r"(?<=\s)(?:skrev|wrote)\b[^\n]{0,160}(?:\n[^\n]{1,80})?:[ \t]*$\n?"
    r"|(?:^[> \t]*-{2,}[ \t]*(?:Oprindelig meddelelse|Original Message|Forwarded message"
    r"|Videresendt (?:meddelelse|besked))[ \t]*-{2,}[ \t]*\n)?"
    r"^[> \t]*\**(?:Fra|From):[^\n]+\n"
    r"(?:[> \t]*\**(?:Sendt|Sent|Dato|Date|Til|To|Cc|Svar til|Reply-To):[^\n]*\n){1,6}"
    r"[> \t]*\**(?:Emne|Subject):[^\n]*\n?"
    r"(?:[> \t]*\**(?:Sendt|Sent|Dato|Date|Til|To|Cc):[^\n]*\n?){0,4}",
    re.IGNORECASE | re.MULTILINE,
)
_HEADED = re.compile(r"^#{1,6} ", re.MULTILINE)
_MOST_SIGNED = 25
# `[09:12] Bo Hansen` of Teams, `[26/01/2023, 09.12.33] Bo: …` of WhatsApp.
_NAME = r"[A-ZÆØÅÉ][\w.'’-]*"
_WRITER = re.compile(
    rf"^[ \t]*\[[^\]\n]{{0,24}}\d{{1,2}}[:.]\d{{2}}[^\]\n]{{0,16}}\][ \t]+"
    rf"{_NAME}(?:[ \t]+{_NAME}){{0,4}}(?::[ \t]*|[ \t]*$\n?)",
    re.MULTILINE,
)
_OF_PERSONS = ("From", "To", "Cc", "Reply-To", "Sender")
# A page as browsers and Word save it with all that it shows (RFC 2557) has the heads of a mail;
# that it is from somebody only says which program saved it.
_ARCHIVE = re.compile(rb"[\w-]{1,40}:[^\0]{0,4000}?multipart/related", re.IGNORECASE)
_SAVED_BY = re.compile(r"\W*Saved by\b", re.IGNORECASE)
_PLACES = ("Snapshot-Content-Location", "Content-Location")
_PICTURE = re.compile(r"<img\b[^<>]{0,4000}>", re.IGNORECASE)
_TAB = re.compile(r"<title>[^<]*</title>", re.IGNORECASE)


@dataclass
class Mail:
    """The text that was written; `persons` and `left` are what goes into no file, by name, and
    `notes` what was noticed (Danish).
    """

    text: str
    persons: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def without_signature(text: str) -> tuple[str, str]:
    """A letter, and what stands from its last greeting on: who wrote it, and what was answered."""
    for found in reversed(list(_SIGNED.finditer(text))):
        below = text[found.start() :]
        if below.count("\n") <= _MOST_SIGNED and not _HEADED.search(below):
            return text[: found.start()].rstrip() + "\n", below.strip()
    return text, ""


def without_answered(text: str) -> tuple[str, list[str]]:
    """A mail without the one that it answers, or, where most of it is forwarded, without the lines
    that say who wrote that; and what was taken out.
    """
    found = _ANSWERED.search(text)
    if found is None:
        return text, []
    above, below = text[: found.start()], text[found.end() :]
    if len(above.split()) >= len(below.split()):
        return f"{above.rstrip()}\n", [text[found.start() :].strip()]
    heads = [match[0].strip() for match in _ANSWERED.finditer(text)]
    return _ANSWERED.sub("", text), heads


def without_writers(text: str) -> tuple[str, list[str]]:
    """A text without the lines that say who wrote what follows and when, as chats copy them."""
    return _WRITER.sub("", text), [match[0].strip() for match in _WRITER.finditer(text)]


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a page saved as a web archive (.mht, .mhtml)."""
    return _ARCHIVE.match(data) is not None and b"mime-version:" in data[:4000].lower()


def read_mail(data: bytes) -> Mail:
    """The mail or the web archive in these bytes, whatever letters and packing it was sent in.
    Raises `Refused` for one whose parts lie within each other without end.
    """
    try:
        message = message_from_bytes(data, policy=default)
        text = _body(message)
    except RecursionError as error:
        raise Refused(
            "Filen har for mange lag i hinanden til at blive læst. Kopiér teksten over i et "
            "dokument, og gem det som .docx eller .txt."
        ) from error
    archived = is_archive(data)
    shown = _PICTURE.sub("", text) if archived else text
    found = Mail(as_markdown(_TAB.sub("", shown, count=1)))
    found.persons = [(name, str(message[name])) for name in _OF_PERSONS if message[name]]
    if message["Subject"]:
        found.left.append(("Emne", str(message["Subject"])))
    if archived:
        _of_archive(message, found)
        return found
    for part in message.iter_attachments():
        found.left.append(("Vedhæftet fil", part.get_filename() or part.get_content_type()))
    return found


def _body(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    packed = body.get_payload(decode=True) if body is not None else b""
    if body is None or not isinstance(packed, bytes):
        return ""
    try:
        # Browsers do not say in which letters they save a page.
        return str(body.get_content()) if body.get_content_charset() else decode(packed)[0]
    except (LookupError, UnicodeError, KeyError):
        return packed.decode("cp1252", "replace")


def _of_archive(message: EmailMessage, found: Mail) -> None:
    """Tell where a page was and how many pictures it has; who saved it is no person."""
    found.persons = [(name, said) for name, said in found.persons if not _SAVED_BY.match(said)]
    place = next((str(message[name]) for name in _PLACES if message[name]), "")
    found.left += [("Sidens adresse", place)] if place else []
    pictures = [part for part in message.walk() if part.get_content_maintype() == "image"]
    if pictures:
        found.notes.append(f"Billeder på siden: {len(pictures)}. {PICTURES_LEFT}")
