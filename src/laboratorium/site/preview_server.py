"""The preview in a browser: a small server on one's own machine that tells a page to load again
when what it shows has changed.
"""

from __future__ import annotations

import json
import mimetypes
import re
from collections.abc import Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from laboratorium.hosting import headers_of
from laboratorium.site.preview import Preview

HOST = "127.0.0.1"
SCRIPT, NEWS = "-/preview.js", "-/nyt"
PATIENCE = 25.0
"""How long a page waits for news before it asks again, in seconds."""
# A page asks for news of itself, loads again when it is another, and shows what is wrong above it.
_SCRIPT = """\
const me = document.currentScript;
const show = (told) => {
  document.querySelector("#preview-trouble")?.remove();
  if (!told) return;
  const box = document.createElement("pre");
  box.id = "preview-trouble";
  box.className = "wrap";
  box.style.whiteSpace = "pre-wrap";
  box.style.borderLeft = "4px solid currentColor";
  box.setAttribute("role", "alert");
  box.textContent = `Ret fejlen. Imens vises det gamle:\\n${told}`;
  document.body.prepend(box);
};
const ask = async (version, trouble) => {
  for (;;) {
    try {
      const side = location.pathname;
      const about = new URLSearchParams({ side, udgave: version, fejl: trouble });
      const news = await (await fetch(`/-/nyt?${about}`)).json();
      if (news.version !== version) return location.reload();
      if (news.trouble !== trouble) show((trouble = news.trouble));
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
};
addEventListener("load", () => ask(me.dataset.version, ""));
"""
_UNKEPT = {"Cache-Control": "no-store"}
# One range; whoever asks for several gets the whole, which the standard allows.
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
# What browsers refuse to run or show as another type.
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2"}


class Server(ThreadingHTTPServer):
    """Serves a preview; `daemon_threads`, since a page may wait for news when all ends."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, preview: Preview) -> None:
        super().__init__((HOST, port), partial(_Handler, preview))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, preview: Preview, *args: object) -> None:
        self.preview = preview
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        path = unquote(asked.path).lstrip("/")
        if path == SCRIPT:
            self._answer(200, _SCRIPT.encode(), "text/javascript")
        elif path == NEWS:
            self._tell(parse_qs(asked.query, keep_blank_values=True))
        else:
            self._show(path)

    do_HEAD = do_GET

    def _show(self, path: str) -> None:
        name = f"{path}index.html" if path.endswith("/") or not path else path
        found = self.preview.find(name)
        if found is None and self.preview.find(f"{path}/index.html") is not None:
            self.send_response(302)
            self.send_header("Location", f"/{quote(path)}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        status = 404 if found is None else 200
        data = found.read_bytes() if isinstance(found, Path) else found or self.preview.lost()
        kind = "text/html" if found is None else _type_of(name)
        if kind == "text/html":
            data = self._watching(data, name)
        self._answer(status, data, kind, self._headers(path))

    def _headers(self, path: str) -> dict[str, str]:
        """What the site's own server would send with the file, but that nothing is kept."""
        hosting = self.preview.hosting
        found = headers_of(hosting, f"/{path}") if hosting else {}
        return found | _UNKEPT

    def _watching(self, page: bytes, name: str) -> bytes:
        version = self.preview.version(name)
        script = f'<script src="/{SCRIPT}" data-version="{version}"></script>'
        before, body, after = page.rpartition(b"</body>")
        return before + script.encode() + body + after

    def _tell(self, about: dict[str, list[str]]) -> None:
        """Answer when the page or the trouble is another than the asker knows, or after a while."""
        side = unquote(about.get("side", [""])[0]).lstrip("/")
        name = f"{side}index.html" if side.endswith("/") or not side else side
        seen = (about.get("udgave", [""])[0], about.get("fejl", [""])[0])

        def news() -> tuple[str, str]:
            return self.preview.version(name), self.preview.trouble

        with self.preview.changed:
            self.preview.changed.wait_for(lambda: news() != seen, PATIENCE)
            version, trouble = news()
        told = json.dumps({"version": version, "trouble": trouble}).encode()
        self._answer(200, told, "application/json")

    def _answer(
        self, status: int, data: bytes, kind: str, headers: Mapping[str, str] = _UNKEPT
    ) -> None:
        text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        own = {"Content-Type": f"{kind}; charset=utf-8" if text else kind, "Accept-Ranges": "bytes"}
        size = len(data)
        if status == 200 and (asked := _RANGE.fullmatch(self.headers.get("Range", ""))):
            part = _range_of(asked, size)
            status = 206 if part else 416
            data = data[part.start : part.stop] if part else b""
            said = f"{part.start}-{part.stop - 1}" if part else "*"
            own["Content-Range"] = f"bytes {said}/{size}"
        own["Content-Length"] = str(len(data))
        self.send_response(status)
        for name, value in (own | dict(headers)).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


def _range_of(asked: re.Match[str], size: int) -> range | None:
    """The bytes that are asked for, of so many; None where there are none (RFC 9110, 14.1.2)."""
    first, last = asked.groups()
    if not first:
        return range(max(0, size - int(last)), size) if last and int(last) and size else None
    end = min(int(last) + 1, size) if last else size
    return range(int(first), end) if int(first) < end else None


def _type_of(name: str) -> str:
    ending = Path(name).suffix.lower()
    return _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
