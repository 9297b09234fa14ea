"""Give every page its view: a case its 6P and SDG tags, every page its breadcrumbs, JSON-LD and
description.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from laboratorium.outputs import linked_data
from laboratorium.pages.model import Crumb
from laboratorium.pages.navigation import section_of
from site_state import current


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    site_page = current.site.pages[page.file.src_uri]
    trail = [*site_page.trail, Crumb(site_page.title, site_page.address)]
    crumbs = [(crumb.title, current.site.settings.canonical(crumb.address)) for crumb in trail]
    return context | {
        "site_page": site_page,
        "view": site_page.view(),
        "section": section_of(current.site.menu, site_page.address),
        "breadcrumbs": linked_data.script_json(linked_data.breadcrumbs(crumbs)),
    }
