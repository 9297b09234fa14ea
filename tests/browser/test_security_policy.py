"""The site runs under its own policy, and the policy does stop what it is there to stop."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from laboratorium.hosting.security_policy import meta_policy, policy
from security.policy_site import headers_of, serving, watched


def test_the_policy_is_strict() -> None:
    said = dict(part.split(" ", 1) for part in policy().split("; "))
    assert said["default-src"] == "'none'"
    assert said["base-uri"] == "'none'"
    assert {said[name] for name in ("script-src", "style-src", "connect-src", "form-action")} == {
        "'self'"
    }
    assert said["img-src"] == "'self' data:"
    assert not re.search(r"unsafe|\*|https?:|blob:", policy())
    assert policy().count("data:") == 1


def test_only_the_player_may_be_framed_by_others() -> None:
    assert "frame-ancestors 'self'" in policy()
    assert "frame-ancestors *" in policy(framed=True)
    assert "frame-ancestors" not in meta_policy()
    assert policy().startswith(meta_policy())


@pytest.mark.parametrize(
    ("base", "origin"),
    [
        ("https://lyd.example.org/podcast/", "https://lyd.example.org"),
        ("https://lyd.example.org:8443/", "https://lyd.example.org:8443"),
        ("", None),
        (None, None),
        ("javascript:alert(1)", None),
    ],
)
def test_audio_that_lies_elsewhere_may_be_heard(base: str | None, origin: str | None) -> None:
    said = dict(part.split(" ", 1) for part in policy([base or ""]).split("; "))
    assert said["media-src"] == " ".join(filter(None, ("'self'", origin)))


def test_each_host_of_a_single_episode_s_audio_is_let_in_once() -> None:
    audio = ["https://b.example/1.mp3", "https://a.example/2.mp3", "https://B.example/3.mp3"]
    assert "media-src 'self' https://a.example https://b.example;" in meta_policy(audio)
    assert "https://xn--rdgrd-vuad.example" in policy(["https://rødgrød.example/a.mp3"])


def test_every_other_page_holds_nothing_that_it_stops(site: Path) -> None:
    """What a policy stops in a page's source; all pages can be asked that, not only one a type."""
    inline = re.compile(
        r"<style|\sstyle=[\"']|\son[a-z]+=[\"']|<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)"
        r"|javascript:|<base[^>]*href|<iframe|<object|<embed",
        re.IGNORECASE,
    )
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 200
    wrong = {}
    for path in pages:
        # Words of the text are escaped: `<` and `"` in them are `&lt;` and `&#34;`.
        found = inline.search(
            re.sub(r"<script type=\"application/.*?</script>", "", path.read_text("utf-8"))
        )
        if found:
            wrong[path.relative_to(site).as_posix()] = found.group()
    assert wrong == {}


def test_every_page_brings_its_policy_for_hosts_without_headers(site: Path) -> None:
    wanted = f'<meta http-equiv="Content-Security-Policy" content="{meta_policy()}">'
    for path in site.rglob("*.html"):
        head = unescape(path.read_text("utf-8")[:400])
        assert wanted in head, path


def test_the_policy_does_stop_a_script_a_style_and_a_picture(
    tmp_path: Path, browser: Browser
) -> None:
    page = (
        "<!doctype html><title>x</title><script>canary('inline')</script>"
        "<p style='color:red' onclick=\"canary('handler')\">x</p>"
        "<img src=https://example.org/x.png><iframe src=https://example.org/></iframe>"
        "<base href=https://example.org/>"
    )
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with (
        serving(tmp_path, headers_of) as address,
        watched(browser, address) as seen,
    ):
        seen.go("/")
        seen.page.click("p")
        told = "() => window.__stopped.map(line => line.split(' ')[0])"
        wanted = {"script-src-attr", "img-src", "frame-src", "base-uri"}
        seen.until(lambda: wanted <= {*seen.page.evaluate(told)})
        seen.gather("/")
        assert seen.ran == []
        assert seen.foreign == []
        names = {line.split(": ")[1].split(" ")[0] for line in seen.stopped}
        assert {"script-src-elem", "script-src-attr", "style-src-attr", "img-src"} <= names
        assert {"frame-src", "base-uri"} <= names


def test_the_watch_does_see_a_script_that_runs(tmp_path: Path, browser: Browser) -> None:
    """Without a policy, what the tests look for is there to be seen."""
    page = "<!doctype html><script>canary('ran');alert(1)</script><img src=//x.invalid/>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with serving(tmp_path, lambda path: {}) as address, watched(browser, address) as seen:
        seen.go("/")
        assert seen.ran == ["/: ran"]
        assert seen.dialogs == ["1"]
        assert seen.foreign == ["http://x.invalid/"]


def test_the_meta_form_works_too(tmp_path: Path, browser: Browser) -> None:
    page = (
        f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{meta_policy()}">'
        "<title>x</title><script>canary('ran')</script>"
    )
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with serving(tmp_path, lambda path: {}) as address, watched(browser, address) as seen:
        seen.go("/")
        assert seen.ran == []
        assert seen.stopped
