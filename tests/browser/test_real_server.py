"""The site in a browser behind a real server that sends what `./lab hosting` writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from laboratorium.hosting import Hosting
from laboratorium.hosting.security_policy import HEADERS, policy
from page_types import PAGE_TYPES, address
from security.policy_site import headers_of, serving, watched
from web_servers import Running, published, running

URL = "https://laboratorium.example.org/"
HOSTING = Hosting(URL, policy=policy(), player_policy=policy(framed=True), headers=HEADERS)
# What the policy stopped, save in the warning that Chromium itself sets into pages made by XSLT.
NOTED = """
window.__noted = [];
addEventListener('securitypolicyviolation', (event) => {
  if (event.target.localName !== 'xslt-warning-banner') {
    window.__noted.push(`${event.effectiveDirective} ${event.blockedURI}`);
  }
}, true);
"""


@pytest.fixture(scope="module")
def web(site: Path) -> Iterator[Running]:
    with published(site, HOSTING, {}) as root, running("nginx", root, HOSTING) as found:
        yield found


def plays(page: Page) -> None:
    page.get_by_role("button", name="Afspil", exact=True).first.click()
    page.get_by_role("button", name="Pause").first.wait_for()


def finds(page: Page) -> None:
    page.locator("[data-search]").fill("fjernvarme")
    page.locator(".found h3 a").first.wait_for()


def writes(page: Page) -> None:
    section = page.locator("section[data-kind]:not([hidden])")
    section.get_by_role("button", name="Se filen, og send").click()
    section.locator("[aria-invalid=true]").first.wait_for()


USES = {
    "/podcast/varmevaerket-og-bussen/": plays,
    "/podcast/varmevaerket-og-bussen/afspiller/": plays,
    "/soeg/": finds,
    "/bidrag/laeringspointe/": writes,
}


def test_every_type_of_page_comes_under_the_policy_that_it_is_walked_under(
    web: Running, site: Path
) -> None:
    """Under these headers test_page_types.py sees that nothing of the pages is stopped."""
    wrong = {}
    for path in (address(kind, site) for kind in PAGE_TYPES):
        reply, wanted = web.ask(path.lstrip("/"), "HEAD"), headers_of(path)
        sent = {name: reply.all(name) for name in wanted}
        if sent != {name: [value] for name, value in wanted.items()}:
            wrong[path] = sent
    assert wrong == {}


@pytest.mark.parametrize("path", USES)
def test_a_page_that_is_used_breaks_no_policy(web: Running, browser: Browser, path: str) -> None:
    with watched(browser, web.address.rstrip("/")) as seen:
        seen.go(path)
        USES[path](seen.page)
        seen.gather(path)
        assert (seen.stopped, seen.foreign) == ([], [])


def test_a_person_who_opens_the_feed_sees_it_dressed(web: Running, browser: Browser) -> None:
    """At the site's own address, which the feed names for its cover."""

    def there(route: Route) -> None:
        route.fulfill(response=route.fetch(url=web.address + route.request.url.removeprefix(URL)))

    context = browser.new_context()
    context.route(f"{URL}**", there)
    context.add_init_script(NOTED)
    page = context.new_page()
    page.goto(f"{URL}podcast/feed.xml", wait_until="load")
    assert page.evaluate("window.__noted") == []
    assert page.evaluate("document.styleSheets.length") == 1
    assert page.evaluate("document.styleSheets[0].href") == f"{URL}podcast/feed.css"
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 20
    # A browser with XSLT makes a page with the cover; one without shows the feed's own elements.
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    assert "Laboratorium til lokal bærekraft" in page.evaluate("document.documentElement.innerText")
    context.close()


def test_only_the_player_can_be_framed_by_another_site(
    web: Running, browser: Browser, site: Path, tmp_path: Path
) -> None:
    paths = [address(kind, site) for kind in ("player", "case", "episode", "search")]
    frames = "".join(f'<iframe src="{web.address.rstrip("/")}{path}"></iframe>' for path in paths)
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{frames}", "utf-8")
    with serving(tmp_path, lambda path: {}) as other:
        page = browser.new_page()
        page.goto(other, wait_until="load")
        shown = {
            urlsplit(frame.url).path for frame in page.frames[1:] if frame.locator("main").count()
        }
        assert len(page.frames) == 1 + len(paths)
        assert shown == {paths[0]}
        player = next(frame for frame in page.frames if frame.url.endswith("/afspiller/"))
        player.get_by_role("button", name="Afspil", exact=True).click()
        player.get_by_role("button", name="Pause").wait_for()
        page.close()
