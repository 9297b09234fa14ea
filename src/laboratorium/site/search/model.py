"""What can be found: the shape in which content is handed to the index."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A piece of text that can be linked to. `anchor` is the fragment of its address, without #;
    empty for the top of the page.
    """

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Unit:
    """One thing that a search finds. `address` is relative to the site's root; `hidden` is found
    too, but never shown in an excerpt.
    """

    kind: str
    title: str
    address: str
    sections: tuple[Section, ...]
    hidden: str = ""


@dataclass(frozen=True)
class Record:
    """Units whose texts are fetched together, as a case and its learning points are. `context` says
    where they belong: `Aalborg · 2018–2020`.
    """

    title: str
    context: str
    units: tuple[Unit, ...]
