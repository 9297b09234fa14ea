"""The site behind real web servers, each told what `./lab hosting` writes, on this machine only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from laboratorium.hosting import ROOT, Hosting, files
from outside import program

START_SECONDS = 60
APACHE_MODULES = Path("/usr/lib/apache2/modules")


@dataclass(frozen=True)
class Commands:
    """How a server's configuration is tried, and how it is run in the foreground."""

    check: list[str]
    run: list[str]


@dataclass(frozen=True)
class Kind:
    """A kind of server: its program, which of our files it reads, and how that is wrapped.

    `wrap` is given the program, a folder to work in, the folder to serve, a port and our file.
    """

    program: str
    file: str
    wrap: Callable[[Path, Path, Path, int, str], Commands]


def _put(text: str, places: Mapping[str, str]) -> str:
    """What people must put in a file by hand; each place is there once."""
    for old, new in places.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def _nginx(program: Path, work: Path, root: Path, port: int, text: str) -> Commands:
    places = {"listen 80;": f"listen 127.0.0.1:{port};", f"root {ROOT};": f"root {root};"}
    (work / "site.conf").write_text(_put(text, places), encoding="utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    inner = [
        "include /etc/nginx/mime.types;",
        "default_type application/octet-stream;",
        "access_log off;",
        *(f"{kind}_temp_path {work}/{kind};" for kind in kinds),
        f"include {work}/site.conf;",
    ]
    whole = work / "whole.conf"
    outer = [f"pid {work}/pid;", "daemon off;", "master_process off;", "events { }"]
    whole.write_text("\n".join([*outer, "http {", *inner, "}", ""]), encoding="utf-8")
    command = [str(program), "-p", str(work), "-e", "stderr", "-c", str(whole)]
    return Commands([*command, "-t"], command)


def _caddy(program: Path, work: Path, root: Path, port: int, text: str) -> Commands:
    (name,) = (line for line in text.splitlines() if line.endswith(" {") and line[0].isalnum())
    places = {name: f"http://:{port} {{", f"root * {ROOT}": f"root * {root}"}
    whole = work / "Caddyfile"
    settings = "{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}\n\n"
    whole.write_text(settings + _put(text, places), encoding="utf-8")
    told = ["--adapter", "caddyfile", "--config", str(whole)]
    return Commands([str(program), "validate", *told], [str(program), "run", *told])


def _apache(program: Path, work: Path, root: Path, port: int, text: str) -> Commands:
    (folder,) = root.rglob(".htaccess")
    folder = folder.parent
    modules = ["mpm_event", "authz_core", "mime", "dir", "filter", "deflate", "headers"]
    lines = [
        *(f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so" for name in modules),
        f"ServerRoot {work}",
        "ServerName 127.0.0.1",
        f"Listen 127.0.0.1:{port}",
        f"PidFile {work}/pid",
        f"DefaultRuntimeDir {work}",
        f"Mutex file:{work}",
        f"ErrorLog {work}/error.log",
        "TypesConfig /etc/mime.types",
        f"DocumentRoot {root}",
        f"<Directory {root}>\nRequire all granted\nAllowOverride All\n</Directory>",
    ]
    whole, tried = work / "whole.conf", work / "tried.conf"
    whole.write_text("\n".join([*lines, ""]), encoding="utf-8")
    # The file is read anew for each answer, so it is put into the configuration to be tried.
    read = f"<Directory {folder}>\nInclude {folder}/.htaccess\n</Directory>"
    tried.write_text("\n".join([*lines, read, ""]), encoding="utf-8")
    return Commands(
        [str(program), "-t", "-f", str(tried)],
        [str(program), "-D", "FOREGROUND", "-f", str(whole)],
    )


KINDS = {
    "nginx": Kind("nginx", "nginx.conf", _nginx),
    "caddy": Kind("caddy", "Caddyfile", _caddy),
    "apache": Kind("apache2", ".htaccess", _apache),
}


@contextmanager
def published(site: Path, hosting: Hosting, extra: Mapping[str, Path]) -> Iterator[Path]:
    """A web root with the site in its folder and Apache's file, readable for everybody.

    `extra` are files that this site has not, but another may have.
    """
    with tempfile.TemporaryDirectory(prefix="laboratorium-root-") as name:
        Path(name).chmod(0o755)
        folder = Path(name, hosting.base.strip("/"))
        shutil.copytree(site, folder, dirs_exist_ok=True)
        for path, source in extra.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, folder / path)
        (folder / ".htaccess").write_text(dict(files(hosting))["deploy/.htaccess"], "utf-8")
        yield Path(name)


@dataclass(frozen=True)
class Running:
    """A server that answers: its address with the site's folder and a slash, and how it was tried.

    `tried` is what it said of its configuration.
    """

    address: str
    tried: subprocess.CompletedProcess[str]

    def ask(self, path: str = "", method: str = "GET", **headers: str) -> Reply:
        """Ask for a path of the site; `If_Range="x"` is the header `If-Range: x`."""
        parts = urlsplit(self.address)
        asked = {"Accept-Encoding": "identity"}
        asked |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection(parts.netloc, timeout=20)
        try:
            connection.request(method, parts.path + quote(path), headers=asked)
            response = connection.getresponse()
            return Reply(response.status, response.headers, response.read())
        finally:
            connection.close()


@dataclass(frozen=True)
class Reply:
    status: int
    headers: HTTPMessage
    body: bytes

    def all(self, name: str) -> list[str]:
        return self.headers.get_all(name, [])

    def one(self, name: str) -> str:
        (value,) = self.all(name)
        return value


@contextmanager
def running(name: str, root: Path, hosting: Hosting) -> Iterator[Running]:
    """A server of the files below `root`, as nobody when we are root; it ends with the test."""
    kind = KINDS[name]
    server = program(kind.program)
    if os.name == "nt":
        pytest.skip("the servers are run as they are on Linux")
    if name == "apache" and not APACHE_MODULES.is_dir():
        pytest.skip(f"Apache's modules are not in {APACHE_MODULES}")
    text = dict(files(hosting))[f"deploy/{kind.file}"]
    with tempfile.TemporaryDirectory(prefix="laboratorium-server-") as folder:
        work = Path(folder)
        options = _unprivileged(work) | {"cwd": work, "stdin": subprocess.DEVNULL}
        port = _free_port()
        commands = kind.wrap(server, work, root, port, text)
        tried = subprocess.run(
            commands.check, capture_output=True, text=True, timeout=START_SECONDS, **options
        )
        told = work / "told"
        with told.open("wb") as output:
            process = subprocess.Popen(commands.run, stdout=output, stderr=output, **options)
        try:
            _answers(process, port, told)
            yield Running(f"http://127.0.0.1:{port}{hosting.base}", tried)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


def _unprivileged(work: Path) -> dict[str, object]:
    """For a server that is started: whose rights and which home it has. Root's are given up."""
    options: dict[str, object] = {"env": {"HOME": str(work), "PATH": os.environ["PATH"]}}
    if os.geteuid() == 0:
        import pwd  # Not on Windows, where the rest must still be read.

        nobody = pwd.getpwnam("nobody")
        os.chown(work, nobody.pw_uid, nobody.pw_gid)
        options |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    return options


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def _answers(process: subprocess.Popen[bytes], port: int, told: Path) -> None:
    """Return when the server takes a question; fail with its own words when it never does."""
    for _ in range(START_SECONDS * 50):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            pass
        try:
            process.wait(0.02)
        except subprocess.TimeoutExpired:
            continue
        break
    words = [told.read_text("utf-8", "replace")]
    words += [path.read_text("utf-8", "replace") for path in told.parent.glob("error.log")]
    pytest.fail(f"the server does not answer:\n{''.join(words)}", pytrace=False)
