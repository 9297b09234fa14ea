"""Give a page its view: a case its 6P and SDG tags, every page its breadcrumbs and JSON-LD."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from site_state import current


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    site_page = current.site.pages[page.file.src_uri]
    return context | current.studio.context(site_page, page.content or "")
