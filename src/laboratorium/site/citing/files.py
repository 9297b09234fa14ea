"""References as a page shows them, and as files beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from laboratorium.site.citing.bibtex import bibtex
from laboratorium.site.citing.citation import Citation
from laboratorium.site.citing.csl import csl
from laboratorium.site.citing.ris import ris


@dataclass(frozen=True)
class Form:
    """A way to write references. `ending` is that of a file's name, `type` its media type."""

    name: str
    ending: str
    type: str
    write: Callable[[Sequence[Citation]], str]

    @property
    def file(self) -> str:
        """What the file beside a page is called."""
        return f"henvisninger.{self.ending}"


def _bibtex(citations: Sequence[Citation]) -> str:
    return "\n".join(map(bibtex, citations))


def _ris(citations: Sequence[Citation]) -> str:
    return "\r\n".join(map(ris, citations))


FORMS = (
    Form("BibTeX", "bib", "application/x-bibtex", _bibtex),
    Form("RIS", "ris", "application/x-research-info-systems", _ris),
    Form("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl),
)
NAMES = tuple(form.file for form in FORMS)


@dataclass(frozen=True)
class Written:
    """A reference written in a form."""

    form: Form
    text: str


@dataclass(frozen=True)
class Cited:
    """A reference as a page shows it: the reference, and its texts to copy."""

    citation: Citation
    texts: tuple[Written, ...]


def cited(citation: Citation) -> Cited:
    """The reference with what a reader can copy; lines end as HTML has them."""
    return Cited(
        citation,
        tuple(Written(form, form.write([citation]).replace("\r\n", "\n")) for form in FORMS),
    )


def files(citations: Sequence[Citation]) -> Iterator[bytes]:
    """The files called `NAMES` that hold all of these, in that order."""
    for form in FORMS:
        yield form.write(citations).encode()
