"""A person who opens the feed in a browser is told what it is, with or without XSLT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from podcast_project import loaded_podcast, publication_of

from browser_visit import Open, Scheme, Visit
from laboratorium.base.files import write_all
from laboratorium.base.settings import Settings
from laboratorium.podcast.outputs import shares
from range_server import serving

FEED = "/podcast/feed.xml"
TITLE = "Laboratoriet fortæller"
EPISODE = "Landsbyen, der byggede et varmeværk"
XSLT = re.compile(rb'<\?xml-stylesheet type="text/xsl"[^>]*\?>\n?')


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root: Path = tmp_path_factory.mktemp("feed")
    content = loaded_podcast(root / "project").content
    (root / "site").mkdir()
    (root / "site/favicon.ico").write_bytes(b"")
    with serving(root / "site") as address:
        # The addresses in the feed are whole ones, so the site lies where the server is.
        settings = Settings("Laboratoriet", f"{address}/")
        publication = publication_of(root / "project", content, settings)
        for share in shares(publication, root / "cache"):
            write_all(root / "site", share())
        yield address


@pytest.fixture
def visit(visit: Open) -> Iterator[Open]:
    """As everywhere, but Chromium may say that XSLT is going: it is why there are two sheets."""
    opened: list[Visit] = []

    def open_page(**options: object) -> Visit:
        opened.append(visit(**options))
        return opened[-1]

    yield open_page
    for visited in opened:
        visited.errors[:] = [one for one in visited.errors if "XSLT" not in one]


def without_xslt(visited: Visit) -> None:
    """Have the feed come as a browser that has no XSLT takes it: only the CSS counts."""

    def plain(route: Route) -> None:
        answer = route.fetch()
        body, count = XSLT.subn(b"", answer.body())
        assert count == 1
        route.fulfill(response=answer, body=body)

    visited.page.route(f"**{FEED}", plain)


def is_page(page: Page) -> bool:
    """Whether the browser made a page of the feed with XSLT."""
    return bool(page.evaluate("document.documentElement.localName === 'html'"))


def fits(page: Page) -> bool:
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_the_feed_is_read_as_a_page_in_this_browser(visit: Open, width: int) -> None:
    visited = visit(width=width)
    page = visited.go(FEED)
    if is_page(page):
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
        expect(page.get_by_role("heading", name="Sådan abonnerer du")).to_be_visible()
        expect(page.locator("code")).to_have_text(visited.server + FEED)
        episode = page.get_by_role("link", name=EPISODE)
        assert episode.get_attribute("href") == f"{visited.server}/podcast/varmevaerket/"
        assert page.locator("img").evaluate("image => image.naturalWidth") == 1400
    else:
        expect(page.locator("channel > title")).to_have_text(TITLE)
        expect(page.locator("item > title")).to_have_text(EPISODE)
    assert fits(page)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_xslt_the_feed_is_text_that_can_be_read(
    visit: Open, width: int, scheme: Scheme
) -> None:
    visited = visit(width=width, scheme=scheme)
    without_xslt(visited)
    page = visited.go(FEED)
    assert not is_page(page)
    for part, text in (
        ("channel > title", TITLE),
        ("channel > description", "Samtaler om opgaver"),
        ("item > title", EPISODE),
        ("item > link", f"{visited.server}/podcast/varmevaerket/"),
    ):
        expect(page.locator(part)).to_be_visible()
        expect(page.locator(part)).to_contain_text(text)
    words = page.locator("channel > description").evaluate(
        "element => getComputedStyle(element, '::after').content"
    )
    assert "en fil, som podcast-apps læser" in words and "Kopiér adressen" in words
    for part in ("channel > language", "item > guid", "item > pubDate"):
        expect(page.locator(part)).to_be_hidden()
    colours = page.locator("rss").evaluate(
        "element => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]"
    )
    assert luminance(colours[0]) < luminance(colours[1]) or scheme == "dark"
    assert luminance(colours[0]) > luminance(colours[1]) or scheme == "light"
    assert fits(page)


def luminance(colour: str) -> float:
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
