"""Make requirements.lock anew from pyproject.toml: every pin with its hashes, for every platform.

    .venv/bin/python scripts make.lock               keep the pins that still fit
    .venv/bin/python scripts make.lock --upgrade     take the newest that fit

uv resolves for all Pythons from 3.11 and all systems at once. It is no dependency of the project:
one on PATH is used, else one is fetched for the occasion.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-header"),
    *("--extra", "test", "--extra", "build", "pyproject.toml", "-o", "requirements.lock"),
)


@contextmanager
def uv() -> Iterator[str]:
    """Yield the path of a uv, in a folder of its own for as long as it is needed."""
    found = shutil.which("uv")
    if found:
        yield found
        return
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder, "Scripts" if os.name == "nt" else "bin")
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
        yield str(programs / "uv")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    options = parser.parse_args()
    extra = ["--upgrade"] if options.upgrade else []
    with uv() as program:
        return subprocess.run([program, *COMPILE, *extra], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
