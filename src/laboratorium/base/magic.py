"""What a file is by its first bytes, whatever it is called."""

import re

# Long enough that no text begins so: a spreadsheet's first column may well be called FORMÅL.
_KINDS = (
    (rb"%PDF", "en pdf"),
    (rb"PK[\x03\x05][\x04\x06]", "et Office-dokument eller en zip-fil"),
    (rb"\xd0\xcf\x11\xe0", "et ældre Office-dokument"),
    (rb"\{\\rtf", "et rtf-dokument"),
    (rb"\x89PNG", "et billede (PNG)"),
    (rb"\xff\xd8\xff", "et billede (JPEG)"),
    (rb"GIF8[79]a", "et billede (GIF)"),
    (rb"RIFF....WEBP", "et billede (WebP)"),
    (rb"ID3[\x02-\x04]", "en lydfil (MP3)"),
    (rb"RIFF....WAVE", "en WAV-fil"),
    (rb"FORM....AIF[FC]", "en AIFF-fil"),
    (rb"fLaC", "en FLAC-fil"),
    (rb"OggS", "en Ogg-fil"),
    (rb"ADIF", "en AAC-fil uden indpakning"),
    (rb"0&\xb2u", "en Windows Media-fil"),
    (rb"\x1aE\xdf\xa3", "en WebM- eller Matroska-fil"),
    (rb"version https://git-lfs", "en henvisning fra Git LFS og ikke selve filen"),
)
_ANY = re.compile(b"|".join(b"(%s)" % start for start, _ in _KINDS), re.DOTALL)


def looks_like(data: bytes) -> str | None:
    """What the bytes begin like, in Danish with its article; ``None`` for text and the unknown."""
    found = _ANY.match(data)
    return _KINDS[(found.lastindex or 1) - 1][1] if found else None
