"""Pages under ``docs/`` that come from outside: contributors' Markdown and its allow list.

Editors' pages are drawn with raw HTML, attributes in braces and all that their Markdown can do. The
policy stops scripts, but not a page that sends its reader elsewhere or dresses up as another. So
what comes from outside is drawn with the very engine that will publish it, with and without raw
HTML: where the two differ there is some. What is left is held to the contributors' allow list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from markdown import Markdown

from laboratorium.base.paths import DOCS
from laboratorium.base.problems import START, Level, Problem, error
from laboratorium.base.settings import CONFIG
from laboratorium.base.yaml_text import load
from laboratorium.reading import files
from laboratorium.reading.body import read
from laboratorium.reading.body_rules import SCHEMES, check_safe
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.markdown import ALLOWED_ATTRIBUTES, ALLOWED_TAGS

# What MkDocs itself adds to the list in mkdocs.yml (mkdocs.org, "markdown_extensions").
_BUILTIN = ("toc", "tables", "fenced_code")
# What the engine itself writes on code and on a cell, by tag and attribute.
_VALUES = {
    ("code", "class"): re.compile(r"language-[A-Za-z0-9+#-]{1,30}"),
    ("td", "style"): re.compile(r"text-align: (?:left|right|center);"),
}
_VALUES["th", "style"] = _VALUES["td", "style"]
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*:)|[\\/]{2}")
_DOTS = re.compile(r"^\.{3}[ \t]*\n", re.MULTILINE)
# Browsers pass over these in an address (WHATWG URL Standard, "basic URL parser").
_SKIPPED = re.compile(r"[\x00-\x20]")


def check_outside(root: Path, path: str) -> Iterator[Problem]:
    """Yield what a page may not hold when it is proposed from outside.

    ``path`` is that of a page below ``root``, whose mkdocs.yml says how pages are drawn.
    """
    data, _ = files.read(root, path)
    parsed = parse(data or b"", path)
    body = read(parsed.body, path, parsed.body_line, by_editors=True)
    found = [one for one in check_safe(body) if one.level is Level.ERROR]
    yield from found
    if found:
        return
    drawn = [_drawn(root, text) for text in _as_mkdocs_may_read(data or b"", parsed.body)]
    if any(plainly is None for plainly in drawn):
        message = "På siden er der HTML. Udefra kan den kun have almindelig Markdown. Slet det."
        yield error(path, START, "html", message)
    looker = _Looker()
    looker.feed("".join(filter(None, drawn)))
    for what in dict.fromkeys(looker.found):
        message = (
            f"På siden er der {what}. Det kan kun redaktionen bruge. Skriv den med almindelige "
            "overskrifter, lister, tabeller og links."
        )
        yield error(path, START, "not-for-outsiders", message)


def _as_mkdocs_may_read(data: bytes, body: str) -> Iterator[str]:
    """The body, and what MkDocs takes for the body where it parts a file otherwise than we do: the
    whole of a file whose front matter is no YAML to it, and what follows three dots.
    """
    whole = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    yield body
    yield whole
    dots = _DOTS.search(whole)
    if dots:
        yield whole[dots.end() :]


def _drawn(root: Path, text: str) -> str | None:
    """The HTML of a text as an editors' page; ``None`` when there is raw HTML in the text."""
    names = _extensions(root)
    drawn, without = (_converter(names, raw).reset().convert(text) for raw in (True, False))
    return drawn if drawn == without else None


def is_page(path: str) -> bool:
    """Whether a path of content is that of an editors' page."""
    return path.startswith(f"{DOCS}/") and path.lower().endswith(".md")


class _Looker(HTMLParser):
    """Notes what is not on the allow list in HTML that Python-Markdown itself has written."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED_TAGS and tag != "h1":
            self.found.append(f"»{tag}«")
        for name, value in attrs:
            if tag == "a" and name == "href":
                self._address(value or "")
            elif (own := _VALUES.get((tag, name))) and own.fullmatch(value or ""):
                continue
            elif name not in ALLOWED_ATTRIBUTES.get(tag, ()) and (tag, name) != ("h1", "id"):
                self.found.append(f"»{name}« på »{tag}«")

    def _address(self, address: str) -> None:
        scheme = _SCHEME.match(_SKIPPED.sub("", address).lower())
        if scheme and scheme[1] not in SCHEMES:
            self.found.append("et link, der ikke begynder med https:// eller mailto:")


@cache
def _extensions(root: Path) -> tuple[str, ...]:
    """The names of the extensions in mkdocs.yml; how they are set makes no difference here."""
    listed = load((root / CONFIG).read_text(encoding="utf-8")).get("markdown_extensions") or []
    named = (one if isinstance(one, str) else next(iter(one)) for one in listed)
    return tuple(dict.fromkeys((*_BUILTIN, *named)))


@cache
def _converter(extensions: tuple[str, ...], raw_html: bool) -> Markdown:
    md = Markdown(extensions=list(extensions))
    if not raw_html:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
    return md
