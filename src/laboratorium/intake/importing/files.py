"""Open a file that somebody sent: what it really is, and whether it is safe to unpack."""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import Enum
from io import BytesIO
from pathlib import Path

from laboratorium.base.magic import looks_like

MAX_FILE = 50 * 1024 * 1024
MAX_UNPACKED = 250 * 1024 * 1024
MAX_PARTS = 5_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What every mail of Outlook has within (MS-OXMSG, 2.4).
_OF_MAIL = "__properties_version1.0".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Office never writes a document type, and only with one can XML blow up or read other files.
_DOCTYPE = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_STRANGE = "Filen har kode indeni, som Office ikke skriver, og bliver ikke læst."
_BROKEN = "Filen er gået i stykker. Åbn den, gem den igen, og prøv så."
_SAVE_SHEET = "Gem det som .xlsx eller .csv i regnearket, og prøv igen."
_SAVE_WORD = "Gem det som .docx i Word, og prøv igen."


class Refused(ValueError):
    """The file cannot be read; the message is Danish and says what to do instead."""


WAYS_IN = (
    "Der læses regneark (.xlsx, .ods, .csv), dokumenter (.docx, .odt), tekst (.md, .txt), sider "
    "(.html, .mht), mail (.eml) og andres lister (.json) med felterne og overskrifterne fra "
    "skabelonen."
)


_OF_DRIVE = (".gdoc", ".gsheet", ".gform")
_INSTEAD = {
    "en pdf": (
        "En pdf siger ikke, hvad der er overskrifter og afsnit. Brug det dokument, den er lavet "
        "af, eller åbn den i Word, og gem den som .docx."
    ),
    "et rtf-dokument": "Åbn det, og gem det som .docx.",
}
"""What to do with a file that is told by its first bytes."""
_PACKED = {
    ".iwa": (
        "Filen er fra Pages, Numbers eller Keynote. Eksportér den dér som Word (.docx) eller "
        "Excel (.xlsx), og prøv igen."
    ),
    "ppt/presentation.xml": (
        "Filen er en præsentation (.pptx). Kopiér det, der skal med, over i skabelonen."
    ),
}
"""What to do with a packed file by a part that it has."""


class Format(Enum):
    SPREADSHEET = "et regneark (.xlsx)"
    WORD = "et Word-dokument (.docx)"
    OPEN_SPREADSHEET = "et regneark (.ods)"
    OPEN_TEXT = "et dokument (.odt)"
    TEXT = "tekst (.csv, .txt eller .md)"


SUFFIXES = {
    ".xlsx": Format.SPREADSHEET,
    ".xlsm": Format.SPREADSHEET,
    ".docx": Format.WORD,
    ".docm": Format.WORD,
    ".ods": Format.OPEN_SPREADSHEET,
    ".odt": Format.OPEN_TEXT,
    ".csv": Format.TEXT,
    ".tsv": Format.TEXT,
    ".txt": Format.TEXT,
    ".md": Format.TEXT,
    ".html": Format.TEXT,
    ".htm": Format.TEXT,
    ".eml": Format.TEXT,
    ".mht": Format.TEXT,
    ".mhtml": Format.TEXT,
    ".json": Format.TEXT,
    ".geojson": Format.TEXT,
}

_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.spreadsheet": Format.OPEN_SPREADSHEET,
    b"application/vnd.oasis.opendocument.spreadsheet-template": Format.OPEN_SPREADSHEET,
    b"application/vnd.oasis.opendocument.text": Format.OPEN_TEXT,
    b"application/vnd.oasis.opendocument.text-template": Format.OPEN_TEXT,
}


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises `Refused` when it is missing, empty, a folder or too large."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Refused(f"»{path.name}« er en mappe. Skriv navnet på en fil.")
        if size > MAX_FILE:
            raise Refused(
                f"Filen fylder {size // 1024 // 1024} MB, men der er plads til "
                f"{MAX_FILE // 1024 // 1024} MB. Del den op, eller tag billederne ud."
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"Filen »{path}« findes ikke. Se efter, om navnet er rigtigt.") from None
    except OSError as error:
        raise Refused(f"Filen »{path}« kan ikke åbnes: {error.strerror or error}.") from error
    if not data.strip():
        raise Refused("Filen er tom.")
    return data


def recognise(data: bytes, name: str) -> Format:
    """What the bytes are, whatever the file is called. Raises `Refused` for anything else."""
    suffix = Path(name).suffix.lower()
    if data.startswith(_OLE):
        if _OF_MAIL in data:
            raise Refused(
                "Filen er en mail fra Outlook (.msg). Åbn den, kopiér teksten over i et dokument, "
                "og gem det som .docx eller .txt."
            )
        if _ENCRYPTED in data:
            raise Refused(
                "Filen er beskyttet med adgangskode. Åbn den, fjern adgangskoden under "
                "»Filer« og »Oplysninger«, gem, og prøv igen."
            )
        save = _SAVE_WORD if suffix == ".doc" else _SAVE_SHEET
        raise Refused(f"Filen er i et gammelt Office-format (.xls eller .doc). {save}")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if what := looks_like(data):
        raise Refused(f"Filen er {what}. {_INSTEAD.get(what, WAYS_IN)}")
    if data.startswith(b"bplist00"):
        raise Refused(
            "Filen er en side, som Safari har gemt (.webarchive). Gem den som »Sidekilde«, eller "
            "kopiér teksten over i et dokument, og gem det som .docx."
        )
    if suffix in _OF_DRIVE:
        raise Refused(
            f"Filen ({suffix}) er kun en genvej til Google Drev. Åbn dokumentet i browseren, hent "
            "det som .docx eller .xlsx, og importér det."
        )
    if SUFFIXES.get(suffix, Format.TEXT) is not Format.TEXT:
        raise Refused(
            f"Filen hedder {suffix}, men er {_looks_like(data)}. Åbn den i det program, den er "
            "lavet i, og gem den igen."
        )
    return Format.TEXT


def _looks_like(data: bytes) -> str:
    return "en webside" if re.match(rb"\s*<(!doctype|html|table)", data, re.I) else "noget andet"


def _packed(data: bytes) -> Format:
    package = open_package(data)
    names = set(package.namelist())
    if "word/document.xml" in names:
        return Format.WORD
    if "xl/workbook.xml" in names:
        return Format.SPREADSHEET
    if "xl/workbook.bin" in names:
        raise Refused(f"Regnearket er i formatet .xlsb. {_SAVE_SHEET}")
    if found := _OPEN_DOCUMENT.get(part(package, "mimetype").strip()):
        return found
    for mark, said in _PACKED.items():
        if any(name == mark or name.endswith(mark) for name in names):
            raise Refused(said)
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise Refused(f"Filen er hverken et regneark eller et dokument. {WAYS_IN}")
    count = sum(not name.endswith("/") for name in names)
    raise Refused(
        f"Filen er en zip-fil med {count} {'fil' if count == 1 else 'filer'} i, hverken et "
        "regneark eller et dokument. Pak den ud, og importér filerne hver for sig."
    )


def open_package(data: bytes) -> zipfile.ZipFile:
    """The zip file inside an Office file, when it may be unpacked. Raises `Refused`.

    `zipfile` never gives more than the size that a part says it has, so adding the sizes up is
    enough to know that nothing larger comes out.
    """
    try:
        package = zipfile.ZipFile(BytesIO(data))
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused(_BROKEN) from error
    if len(parts) > MAX_PARTS:
        raise Refused(f"Filen har {len(parts)} dele indeni og bliver ikke pakket ud.")
    unpacked = sum(one.file_size for one in parts if not _is_media(one.filename))
    if unpacked > MAX_UNPACKED:
        raise Refused(
            f"Pakket ud fylder filen {unpacked // 1024 // 1024} MB, men der er plads til "
            f"{MAX_UNPACKED // 1024 // 1024} MB. Del den op i flere filer."
        )
    if any(one.flag_bits & 1 for one in parts):
        raise Refused("Filen er beskyttet med adgangskode. Fjern den, og prøv igen.")
    return package


def _is_media(name: str) -> bool:
    return "/media/" in name or "/embeddings/" in name


def part(package: zipfile.ZipFile, name: str) -> bytes:
    """One part of an Office file; empty when there is none. Raises `Refused`."""
    try:
        data = package.read(name)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        raise Refused(_BROKEN) from error
    if name.endswith((".xml", ".rels")) and any(word in data for word in _DOCTYPE):
        raise Refused(_STRANGE)
    return data


def look_at_xml(package: zipfile.ZipFile) -> None:
    """Raise `Refused` when any XML part has a document type, before somebody else parses it."""
    for name in package.namelist():
        if name.endswith((".xml", ".rels")):
            part(package, name)
