"""Pages of one browser that tests borrow one after another, each handed over as good as new.

A context of its own costs a browser four times what opening a page of the site in it does; so a
page is emptied, not thrown away. What cannot be taken out of a page again (scripts that run before
its own, listeners) makes that page go and a new one come.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from browser_visit import PATIENCE

LASTING = ("add_init_script", "expose_binding", "expose_function", "on", "once")
"""What a test can do to a page that stays in it: the names of the methods."""
STORES = "cookies,indexeddb,local_storage,cache_storage,service_workers"


@dataclass
class Place:
    """A context, the page in it, and what speaks to the page below Playwright."""

    context: BrowserContext
    page: Page
    under: CDPSession
    lasting: bool = False
    """Whether something has been done to the page that stays in it."""

    def watch_for_lasting(self) -> None:
        """From here on note what is done to the page that stays in it."""
        for name in LASTING:
            setattr(self.page, name, self._noting(getattr(type(self.page), name)))

    def _noting(self, method: Any) -> Any:
        def noting(*args: Any, **options: Any) -> Any:
            self.lasting = True
            return method(self.page, *args, **options)

        return noting


@dataclass
class Pages:
    """The pages that nobody has borrowed, by the options of their contexts."""

    browser: Browser
    free: dict[str, list[Place]] = field(default_factory=dict)
    lent: list[tuple[str, Place]] = field(default_factory=list)

    def borrow(self, options: dict[str, Any]) -> Place:
        """Return an empty page in a context with these options (Playwright's), of any size."""
        key = repr(sorted(options.items()))
        waiting = self.free.setdefault(key, [])
        place = waiting.pop() if waiting else _opened(self.browser.new_context(**options))
        self.lent.append((key, place))
        return place

    def give_back(self, origin: str) -> None:
        """Empty all pages that are lent of what was done in them on the site at `origin`."""
        for key, place in self.lent:
            self.free[key].append(_emptied(place, origin))
        self.lent.clear()

    def close(self) -> None:
        for places in self.free.values():
            for place in places:
                place.context.close()


def _opened(context: BrowserContext) -> Place:
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    return Place(context, page, context.new_cdp_session(page))


def _emptied(place: Place, origin: str) -> Place:
    for page in place.context.pages:
        if page != place.page:
            page.close()
    place.context.set_offline(False)
    if place.lasting or place.page.is_closed():
        # With its last page a context loses its window, and the next page then costs as much as a
        # new context.
        old = place.page
        place = _opened(place.context)
        old.close()
    else:
        for name in LASTING:
            vars(place.page).pop(name, None)
        place.page.unroute_all(behavior="ignoreErrors")
        place.page.goto("about:blank")
        place.under.send("Page.resetNavigationHistory")
        # Where the mouse was left, the next page would take it for pointing at what lies there.
        place.page.mouse.move(0, 0)
    # After the page has gone, for a page may keep something as it goes.
    place.under.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": STORES})
    return place
