"""Addresses as what knows only ASCII needs them."""

from __future__ import annotations

import pytest

from laboratorium.base.urls import ascii_host, ascii_url

ADDRESSES = [
    ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ("https://example.org/blå fugl", "https://example.org/bl%C3%A5%20fugl"),
    ("https://example.org/bl%C3%A5", "https://example.org/bl%C3%A5"),
    ("https://ærø.example/", "https://xn--r-3fa9c.example/"),
    ("https://ÆRØ.example/", "https://xn--r-3fa9c.example/"),
    # IDNA 2008: ß is a letter of its own; in 2003 it became ss, and the address another's.
    ("https://großenwiehe.example/", "https://xn--groenwiehe-73a.example/"),
    ("https://ærø.example:8080/ø", "https://xn--r-3fa9c.example:8080/%C3%B8"),
    ("https://navn@ærø.example/", "https://navn@xn--r-3fa9c.example/"),
    ("mailto:å@example.org", "mailto:%C3%A5@example.org"),
    ("#ø", "#%C3%B8"),
    ("http://[ø", "http://[%C3%B8"),
    ("https://å..example/", "https://%C3%A5..example/"),
    ("", ""),
]


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_an_address_is_ascii_and_keeps_its_sense(address: str, expected: str) -> None:
    assert ascii_url(address) == expected
    assert ascii_url(expected) == expected


def test_a_host_that_is_none_is_left_as_it_is() -> None:
    assert ascii_host("å..b") == "å..b"
    assert ascii_host("") == ""
