"""A picture's colour profile without what it tells beside colour: names, makers, models, days.

ICC.1:2022: a head of 128 bytes, a table of tags, their contents. A screen's own profile bears the
name that its owner gave the machine.
"""

import struct

_HEAD, _ENTRY = 128, 12
_KEPT = frozenset(
    b"rXYZ gXYZ bXYZ wtpt bkpt chad chrm rTRC gTRC bTRC kTRC A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 "
    b"D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 gamt lumi cicp pre0 pre1 pre2".split()
)
_MOST_TAGS = 200
# Both must be there; they say nothing.
_NOTHING = b"mluc" + struct.pack(">4xII4sII", 1, 12, b"enUS", 2, 28) + b"\0 "
_SILENT = {2: b"desc" + struct.pack(">4xI", 1) + b"\0" * 79, 4: _NOTHING}
_TEXT = {2: b"text" + b"\0" * 5, 4: _NOTHING}


def silent(profile: bytes) -> bytes | None:
    """Return the profile with nothing in it but how colours are to be read.

    The same profile gives the same bytes, and a silent one comes back as it is. ``None`` is for
    what is no profile: programs take no notice of it, so that it is no part of the picture.
    """
    if len(profile) < _HEAD + 4 or profile[36:40] != b"acsp":
        return None
    count = int.from_bytes(profile[_HEAD : _HEAD + 4], "big")
    if count > _MOST_TAGS or len(profile) < _HEAD + 4 + count * _ENTRY:
        return None
    kept: list[tuple[bytes, bytes]] = []
    for at in range(count):
        begin = _HEAD + 4 + at * _ENTRY
        name, offset, length = struct.unpack(">4sII", profile[begin : begin + _ENTRY])
        if offset + length > len(profile):
            return None
        if name in _KEPT:
            kept.append((name, profile[offset : offset + length]))
    version = 4 if profile[8] >= 4 else 2
    kept += [(b"desc", _SILENT[version]), (b"cprt", _TEXT[version])]
    return _written(profile[:_HEAD], kept)


def _written(head: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    table, body = struct.pack(">I", len(tags)), b""
    start = _HEAD + 4 + len(tags) * _ENTRY
    places: dict[bytes, int] = {}
    for name, content in tags:
        if content not in places:
            places[content] = start + len(body)
            body += content + b"\0" * (-len(content) % 4)
        table += struct.pack(">4sII", name, places[content], len(content))
    size = struct.pack(">I", start + len(body))
    # Away with the program (4–8), the day (24–36), maker and model (48–56), creator and checksum.
    day = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    bare = size + b"\0" * 4 + head[8:24] + day + head[36:48] + b"\0" * 8 + head[56:80] + b"\0" * 48
    return bare + table + body
