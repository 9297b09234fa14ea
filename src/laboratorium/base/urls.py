"""Addresses as what knows only ASCII needs them (RFC 3986, IDNA 2008)."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# Signs that an address may hold as they are; `%` because what is escaped stays so.
_SAFE = "%/:?#[]@!$&'()*+,;=~-._"


def ascii_host(host: str) -> str:
    """A host's name as the net asks for it: IDNA 2008, for which ß is a letter of its own (as it
    was not in Python's own codec). What is no such name is given back as it is.
    """
    if host.isascii():
        return host
    # Hardly any address needs its tables, which take a while to load.
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host


def ascii_url(url: str) -> str:
    """An address with every other letter escaped, as what knows no IRIs needs it: the same in the
    feed and in the tags of the audio.
    """
    try:
        parts = urlsplit(url)
        user, at, rest = parts.netloc.rpartition("@")
        host, colon, port = rest.partition(":")
        url = parts._replace(netloc=f"{user}{at}{ascii_host(host)}{colon}{port}").geturl()
    except ValueError:
        pass  # No address of a host; its letters are escaped all the same.
    return quote(url.encode(errors="ignore"), safe=_SAFE)
