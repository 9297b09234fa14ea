"""What the site is called, where it lies, and where its files are edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from laboratorium.base.yaml_text import load

CONFIG = "mkdocs.yml"
_EXAMPLES = ("example", "invalid", "localhost", "test")
_EXAMPLE_DOMAINS = ("example.com", "example.net", "example.org")


def is_example(address: str) -> bool:
    """Whether a web or mail address is one of those set apart for examples (RFC 2606), or a
    repository of GitHub's user `example`; one on this machine is no better.
    """
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
    except ValueError:  # Square brackets that hold no address.
        return False
    host = (parts.hostname or "").rstrip(".")
    ends = host.endswith(tuple(f".{one}" for one in (*_EXAMPLES, *_EXAMPLE_DOMAINS)))
    named = host in (*_EXAMPLES, *_EXAMPLE_DOMAINS, "127.0.0.1", "::1")
    return ends or named or (host == "github.com" and parts.path.startswith("/example/"))


@dataclass(frozen=True)
class Settings:
    """The site's name; its address, e.g. `https://example.org/lab/`; where its files are edited;
    the editors' shared mailbox; and whether the pages are for editors to look at before they are
    published.

    Both addresses end in a slash; `edit` is empty when there is no public repository, `mail` when
    there is no mailbox.
    """

    name: str
    url: str
    edit: str = ""
    mail: str = ""
    preview: bool = False

    @classmethod
    def of(cls, config: Mapping[str, Any], preview: bool = False) -> Settings:
        """The settings that mkdocs.yml, or another file with its keys, gives."""
        edit, repository, way = "", config.get("repo_url"), config.get("edit_uri")
        if repository and way:
            # edit_uri leads to docs/; the project's root lies above it.
            edit = urljoin(f"{repository.rstrip('/')}/", f"{way.rstrip('/')}/../")
        url = f"{(config.get('site_url') or '').rstrip('/')}/"
        mail = (config.get("extra") or {}).get("mail") or ""
        return cls(config["site_name"], url, edit, mail, preview)

    @classmethod
    def read(cls, root: Path) -> Settings:
        """The project's own, from mkdocs.yml; its tags are for MkDocs and read as text here."""
        text = (root / CONFIG).read_text(encoding="utf-8")
        return cls.of(load(text))

    @property
    def mail_is_example(self) -> bool:
        return is_example(self.mail)

    def canonical(self, address: str) -> str:
        return self.url + address

    def edit_url(self, source: str | None, line: int | None = None) -> str:
        """Where a file of the project is edited; empty when that is nowhere."""
        at = f"#L{line}" if line else ""
        return f"{self.edit}{source}{at}" if self.edit and source else ""
