"""The built site as a structure that tests can ask: pages, addresses, references."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

# Where HTML names another resource. `content` of a meta element is handled apart.
LINKS = ("href", "src", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "cite")
CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)|@import\s+["']([^"']+)""")
# A namespace is a name that looks like an address; nothing is fetched from there.
CSS_NAMESPACE = re.compile(r"@namespace[^;]*;")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OWN_META = ("og:url", "og:image", "og:audio", "twitter:image")


@dataclass(frozen=True)
class Reference:
    """A link, picture, style sheet or the like: where it stands, how, and what it says."""

    page: str
    """The address of the file that holds it: ``/cases/`` or ``/assets/x.css``."""
    line: int
    element: str
    attribute: str
    target: str
    relation: str = ""

    @property
    def is_navigation(self) -> bool:
        """Whether it waits for a reader to follow it; all else is fetched with the page."""
        return self.element in {"a", "area", "blockquote", "q", "cite"} or (
            self.element == "link"
            and not set(self.relation.split())
            & {"stylesheet", "icon", "preload", "preconnect", "prefetch", "dns-prefetch"}
            and not {"modulepreload", "manifest", "apple-touch-icon"} & set(self.relation.split())
        )

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: <{self.element} {self.attribute}={self.target!r}>"


@dataclass(frozen=True)
class HtmlPage:
    """One built HTML file, parsed."""

    path: Path
    address: str

    @cached_property
    def root(self) -> html.HtmlElement:
        parser = html.HTMLParser(encoding="utf-8")
        return html.parse(str(self.path), parser).getroot()

    def __str__(self) -> str:
        return self.address

    def all(self, xpath: str) -> list[Any]:
        return self.root.xpath(xpath)

    def text(self, xpath: str) -> str:
        """Return the text of the one node that `xpath` finds; "" when there is none."""
        found = self.all(xpath)
        if not found:
            return ""
        node = found[0]
        text = node if isinstance(node, str) else node.text_content()
        return " ".join(text.replace("\N{SOFT HYPHEN}", "").split())

    @cached_property
    def is_redirect(self) -> bool:
        return bool(self.all("//meta[translate(@http-equiv,'REFSH','refsh')='refresh']"))

    @cached_property
    def is_indexed(self) -> bool:
        return not self.all("//meta[@name='robots'][contains(@content,'noindex')]")

    @cached_property
    def ids(self) -> list[str]:
        return [str(value) for value in self.all("//@id")]

    @cached_property
    def anchors(self) -> frozenset[str]:
        return frozenset(self.ids) | {str(name) for name in self.all("//a/@name")}

    @property
    def linked_data(self) -> list[Any]:
        """Return every JSON-LD block as data; raises ValueError on one that does not parse."""
        scripts = self.all("//script[@type='application/ld+json']")
        return [json.loads(script.text_content()) for script in scripts]

    def references(self) -> Iterator[Reference]:
        for element in self.root.iter(etree.Element):
            line, tag = element.sourceline or 0, str(element.tag)
            relation = str(element.get("rel", ""))
            for name in LINKS:
                value = element.get(name)
                if value is None:
                    continue
                targets = _srcset(value) if name.endswith("srcset") else [value.strip()]
                for target in targets:
                    yield Reference(self.address, line, tag, name, target, relation)
            for css in filter(None, (element.get("style"), tag == "style" and element.text)):
                for target in css_targets(css):
                    yield Reference(self.address, line, tag, "style", target)
            if tag == "meta":
                content = element.get("content", "")
                if element.get("property", element.get("name", "")) in OWN_META:
                    yield Reference(self.address, line, "link", "content", content, "canonical")
                elif element.get("http-equiv", "").lower() == "refresh":
                    target = content.partition("=")[2]
                    yield Reference(self.address, line, "a", "content", target)


@dataclass(frozen=True)
class SiteTree:
    """A built site: `root` is its folder, `base` the address that it is to be served at."""

    root: Path

    @cached_property
    def pages(self) -> list[HtmlPage]:
        found = sorted(self.root.rglob("*.html"))
        return [HtmlPage(path, self.address(path)) for path in found]

    @cached_property
    def by_address(self) -> dict[str, HtmlPage]:
        return {page.address: page for page in self.pages}

    @cached_property
    def content_pages(self) -> list[HtmlPage]:
        """Every page that a reader stays on: all but redirects."""
        return [page for page in self.pages if not page.is_redirect]

    @cached_property
    def base(self) -> str:
        """The site's own absolute address, with a slash at the end."""
        return self.by_address["/"].text("//link[@rel='canonical']/@href")

    @cached_property
    def prefix(self) -> str:
        """The path that the site is served under: "/", or "/name/" below a host of many sites."""
        return urlsplit(self.base).path or "/"

    @cached_property
    def files(self) -> frozenset[str]:
        return frozenset(self.address(path) for path in self.root.rglob("*") if path.is_file())

    def address(self, path: Path) -> str:
        return "/" + path.relative_to(self.root).as_posix().removesuffix("index.html")

    def references(self) -> Iterator[Reference]:
        """Yield every reference in the tree's HTML, style sheets and web manifest."""
        for page in self.pages:
            yield from page.references()
        for path in sorted(self.root.rglob("*.css")):
            text = path.read_text(encoding="utf-8")
            for target in css_targets(text):
                yield Reference(self.address(path), 0, "style", "url()", target)

    def is_external(self, target: str) -> bool:
        """Whether `target` leaves the site: another host, by http(s) or without a scheme."""
        parts = urlsplit(target)
        own = urlsplit(self.base)
        return bool(parts.netloc) and (parts.netloc != own.netloc)

    def resolve(self, reference: Reference) -> tuple[str, str]:
        """Return the address in the tree, and the anchor, that an internal reference leads to.

        The address is "" when it leads out of the folder that the site is served from.
        """
        here = urljoin(self.base, reference.page.lstrip("/"))
        parts = urlsplit(urljoin(here, reference.target))
        path = unquote(parts.path) or "/"
        if not path.startswith(self.prefix):
            return "", ""
        return "/" + path.removeprefix(self.prefix), unquote(parts.fragment)


def css_targets(css: str) -> list[str]:
    """Return what a piece of CSS refers to, data: addresses left out."""
    text = CSS_NAMESPACE.sub("", CSS_COMMENT.sub("", css))
    found = ("".join(groups).strip() for groups in CSS_URL.findall(text))
    return [target for target in found if target and not target.startswith("data:")]


def _srcset(value: str) -> list[str]:
    return [part.split()[0] for part in value.split(",") if part.strip()]
