"""The corpus through the real build into Chromium: nothing runs, nothing leaves, the build stands.

The site is served without its policy, so that what is harmless is so by itself; the policy is only
asked to report what it would have stopped.
"""

from __future__ import annotations

import csv
import io
import json
import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

import pytest
from lxml import etree, html
from pictures import SECRETS
from playwright.sync_api import Browser

from cases_visit import settled
from laboratorium.hosting.security_policy import policy
from laboratorium.reading import markdown
from once import Once
from security.hostile_corpus import ADDRESSES, CUES, MARKDOWN, REFUSED, WORDS
from security.hostile_project import CASES, MARK, Hostile, make
from security.policy_site import Watched, serving, watched
from site_build import build_project

# All that a page may not hold once its scripts have run. Own styles that scripts set, such as how
# high the list of cases is, stand on elements of ours.
SCAN = """
() => {
  const bad = [];
  const own = location.origin;
  const evil = /^(javascript|vbscript|data|blob|file|view-source):/i;
  const tags = 'iframe frame object embed applet math style marquee'.split(' ');
  const fetching = ('href xlink:href src action formaction data poster background srcset ping')
    .split(' ');
  for (const element of document.querySelectorAll('*')) {
    const tag = element.localName;
    if (tags.includes(tag)) bad.push(tag);
    if (tag === 'base' && element.hasAttribute('href')) bad.push('base');
    if (tag === 'meta' && element.httpEquiv === 'refresh') bad.push('refresh');
    if (tag === 'script') {
      const json = ['application/ld+json', 'application/json'].includes(element.type);
      if (!json && !(element.src && new URL(element.src).origin === own)) bad.push('script');
    }
    const waits = ['a', 'area'].includes(tag)
      || (tag === 'link' && /canonical|license|alternate/.test(element.rel));
    for (const { name, value } of element.attributes) {
      const what = `${tag} ${name}=${value}`;
      if (name.startsWith('on') || name === 'srcdoc') bad.push(what);
      const ours = element.matches('.results, [data-bar], [data-row] input, [data-map] *');
      if (name === 'style' && !ours) bad.push(what);
      if (!fetching.includes(name)) continue;
      let url;
      try { url = new URL(value.trim(), location.href); } catch { continue; }
      if (evil.test(url.href)) bad.push(what);
      if (!waits && /^https?:/.test(url.href) && url.origin !== own) bad.push(what);
    }
  }
  return bad;
}
"""


@dataclass(frozen=True)
class Built:
    project: Hostile
    site: Path


@pytest.fixture(scope="module")
def built(once: Once) -> Built:
    folder, _ = once("hostile", _make)
    project: Hostile = pickle.loads((folder / "project.pickle").read_bytes())
    return Built(project, project.root / "site")


def _make(folder: Path) -> None:
    project = make(folder / "project")
    (folder / "project.pickle").write_bytes(pickle.dumps(project))
    build_project(project.root)


@pytest.fixture(scope="module")
def reporting(built: Built) -> Iterator[str]:
    reports = {"Content-Security-Policy-Report-Only": policy()}
    with serving(built.site, lambda path: reports if path.endswith("/") else {}) as address:
        yield address


def test_the_corpus_is_large_and_much_of_it_is_built(built: Built) -> None:
    assert len(MARKDOWN) + len(WORDS) + len(CUES) + len(ADDRESSES) + len(REFUSED) >= 150
    assert len(set(MARKDOWN)) == len(MARKDOWN)
    assert len(built.project.built) >= 75
    assert set(WORDS) <= set(built.project.built)


def test_what_is_refused_is_refused_in_danish(built: Built) -> None:
    for problems in built.project.refused.values():
        for problem in problems:
            assert problem.line > 1 and problem.column >= 1
            assert problem.message[-1] in ".?!"


def test_nothing_was_run_or_read_by_the_build(built: Built) -> None:
    passwords = Path("/etc/passwd")
    first = passwords.read_bytes().split(b"\n")[0] if passwords.exists() else b"root:x:0:0"
    assert not list(built.project.root.parent.rglob("pwned"))
    for path in built.site.rglob("*"):
        if path.is_file() and path.suffix in {".html", ".json", ".xml", ".csv", ".vtt", ".srt"}:
            assert first not in path.read_bytes(), path


def hostile_pages(built: Built) -> list[str]:
    """Every page that has something of the corpus on it, and each kind of list once."""
    found = []
    for path in sorted(built.site.rglob("*.html")):
        address = "/" + path.relative_to(built.site).as_posix().removesuffix("index.html")
        text = path.read_text("utf-8")
        if "ond-case" in text or "ondt-afsnit" in address or MARK in text or "canary" in text:
            found.append(address)
    return found


def parsed(path: Path) -> html.HtmlElement:
    return html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()


def all_quiet(seen: Watched) -> None:
    assert (seen.ran, seen.dialogs, seen.foreign, seen.stopped) == ([], [], [], [])


def test_no_page_runs_or_fetches_anything(built: Built, reporting: str, browser: Browser) -> None:
    pages = hostile_pages(built)
    assert len(pages) >= 30
    assert {f"/cases/ond-case-{n}/" for n in range(CASES)} <= set(pages)
    assert {"/podcast/ondt-afsnit/", "/cases/"} <= set(pages)
    assert any(page.startswith("/laeringspointer/") for page in pages)
    bad: dict[str, list[str]] = {}
    with watched(browser, reporting) as seen:
        for address in pages:
            seen.go(address)
            found = seen.page.evaluate(SCAN)
            if found:
                bad[address] = found
        assert bad == {}
        all_quiet(seen)


@pytest.mark.parametrize("pattern", dict.fromkeys(pattern for pattern, _ in ADDRESSES))
def test_no_link_that_is_sent_runs_anything(pattern: str, reporting: str, browser: Browser) -> None:
    with watched(browser, reporting) as seen:
        for trick in (trick for other, trick in ADDRESSES if other == pattern):
            if "#" in pattern:  # Else only the fragment changes, and nothing is opened anew.
                seen.page.goto("about:blank")
            seen.go(pattern.replace("{}", quote(trick)))
            seen.rest()
            assert seen.page.evaluate(SCAN) == []
        all_quiet(seen)


def test_search_shows_hostile_titles_and_excerpts_as_words(
    reporting: str, browser: Browser
) -> None:
    shown = ""
    with watched(browser, reporting) as seen:
        for query in (MARK, "script", "onerror", "HYPERLINK"):
            seen.go(f"/soeg/?q={query}")
            seen.page.wait_for_selector("[data-search-results] a")
            assert seen.page.evaluate(SCAN) == []
            shown += seen.page.inner_text("[data-search-results]")
            seen.gather(query)
        all_quiet(seen)
    assert "<img" in shown or "<script" in shown


def test_the_list_of_cases_and_a_collection_show_them_as_words(
    reporting: str, browser: Browser
) -> None:
    slugs = ",".join(f"ond-case-{n}" for n in range(4))
    with watched(browser, reporting) as seen:
        for address in (f"/cases/?q={MARK}", f"/cases/?q={MARK}&vis=kort"):
            seen.go(address)
            settled(seen.page)
            seen.page.wait_for_function(
                "document.querySelector('main').innerText.includes('canary')"
            )
            assert seen.page.evaluate(SCAN) == []
            seen.gather(address)
        seen.go(f"/samling/?cases={slugs}")
        # The collection draws every case anew from its page.
        seen.page.click("[data-samling-read]")
        seen.page.wait_for_function(
            f"document.querySelector('[data-samling-document]').textContent.includes('{MARK}')"
        )
        assert seen.page.evaluate(SCAN) == []
        seen.gather("read")
        all_quiet(seen)


def test_the_words_are_there_as_they_were_written(built: Built) -> None:
    text = ""
    for number in range(CASES):
        page = html.parse(
            str(built.site / f"cases/ond-case-{number}/index.html"),
            html.HTMLParser(encoding="utf-8"),
        )
        text += page.getroot().body.text_content()

    # Runs of spaces are one in a page, and letters are composed.
    missing = [word for word in WORDS if normalize("NFC", word) not in text]
    assert missing == []
    assert "{{ 7*7 }}" in text


def test_linked_data_json_and_feeds_still_parse(built: Built) -> None:
    blocks = 0
    for path in built.site.rglob("*.html"):
        for block in parsed(path).xpath("//script[@type='application/ld+json']"):
            json.loads(block.text)
            blocks += 1
    assert blocks > 50
    for path in built.site.rglob("*.json"):
        json.loads(path.read_text("utf-8-sig"))
    strict = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    feeds = [*built.site.rglob("*.xml"), *built.site.rglob("*.opml"), *built.site.rglob("*.xsl")]
    assert len(feeds) >= 4
    for path in feeds:
        etree.parse(str(path), strict)


def test_feeds_hold_no_markup_that_a_reader_would_run(built: Built) -> None:
    strict = etree.XMLParser(resolve_entities=False, no_network=True)
    for path in (*built.site.rglob("feeds/*.xml"), *built.site.rglob("podcast/*.xml")):
        tree = etree.parse(str(path), strict)
        assert not tree.xpath("//*[local-name()='script' or local-name()='iframe']"), path
        for text in tree.xpath("//*[local-name()='encoded' or local-name()='content']/text()"):
            shown = html.fromstring(f"<div>{text}</div>")
            assert not shown.xpath("//script | //iframe | //img | //svg | //style | //object"), path
            assert not shown.xpath("//@*[starts-with(name(), 'on')] | //@style"), path
            links = [str(link).strip().lower() for link in shown.xpath("//@href | //@src")]
            assert not [link for link in links if re.match(r"(java|vb)script:|data:|file:", link)]


def test_no_cell_is_a_formula(built: Built) -> None:
    tables = [*built.site.rglob("data/*.csv")]
    assert {"cases.csv", "learning-points.csv"} <= {path.name for path in tables}
    for path in tables:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
        assert len({len(row) for row in rows}) == 1, path
        for row in rows:
            for cell in row:
                number = re.fullmatch(r"-?\d+(,\d+)?", cell)
                assert number or not cell.startswith(tuple("=+-@\t\r＝＋－＠")), cell


def test_published_pictures_say_nothing_of_who_took_them(built: Built) -> None:
    for number in range(CASES):
        path = f"cases/ond-case-{number}/images/a.png"
        assert SECRETS[0] in (built.project.root / path).read_bytes()
        published = (built.site / path).read_bytes()
        assert not any(secret in published for secret in SECRETS)


def test_transcripts_stay_words_in_every_format(built: Built) -> None:
    folder = built.site / "podcast/ondt-afsnit"
    vtt = next(folder.glob("*.vtt")).read_text("utf-8")
    assert "<script" not in vtt and "<img" not in vtt and "<svg" not in vtt
    page = parsed(folder / "index.html")
    said = " ".join(page.xpath("//*[@data-text]/text()"))
    assert "canary" in said
    assert "{{ 7*7 }}" in said


@pytest.mark.parametrize("wrap", ["{}", "- {}", "> {}", "| a |\n|---|\n| {} |", "x\n{}\nx"])
def test_the_second_wall_holds_what_the_checker_would_refuse(
    wrap: str, tmp_path: Path, browser: Browser
) -> None:
    """Every piece of Markdown, rendered without the checker and shown without a policy."""
    parts = [markdown.render(wrap.replace("{}", payload)) for payload in MARKDOWN]
    page = "<!doctype html><meta charset=utf-8><title>x</title><body>"
    page += "\n".join(f"<section>{part}</section>" for part in parts)
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with serving(tmp_path, lambda path: {}) as address, watched(browser, address) as seen:
        seen.go("/")
        assert seen.page.locator("body > section").count() == len(MARKDOWN)
        assert seen.page.evaluate(SCAN) == []
        all_quiet(seen)


def test_the_scan_finds_what_it_looks_for(tmp_path: Path, browser: Browser) -> None:
    page = (
        '<!doctype html><script></script><a href=" javascript:1">x</a><p onclick=1>x'
        "<iframe></iframe><p style='color:red'>x<form action=//x.invalid></form><base href=/>"
    )
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with serving(tmp_path, lambda path: {}) as address, watched(browser, address) as seen:
        seen.go("/")
        assert len(seen.page.evaluate(SCAN)) == 7
