"""One Node process that runs the site's scripts for the tests, and answers all that they ask.

It is the Node that Playwright brings along, so that nobody must install another.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable

from laboratorium.site.contribution_data import client_data
from site_build import ROOT

Ask = Callable[[str, Any], Any]
"""Runs the body of a function, which may `load` a script by its name, knows the page's `data` and
has its `argument`; gives what it returns."""
SCRIPTS = "assets/js"


@contextmanager
def node(site: Path) -> Iterator[Ask]:
    """Run the scripts of a folder that is laid out as a built site; what they fetch is there too.

    A folder without scripts is given the project's own.
    """
    scripts, brought = site / SCRIPTS, site / "data.json"
    if not scripts.exists():
        shutil.copytree(ROOT / "docs" / SCRIPTS, scripts)
    # A browser is told by the page that they are modules.
    (site / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    brought.write_text(json.dumps(client_data()), encoding="utf-8")
    program = ROOT / "tests/javascript/ask.mjs"
    runs, _ = compute_driver_executable()
    with subprocess.Popen(
        [runs, str(program), str(scripts), str(brought)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        asked, told = process.stdin, process.stdout
        assert asked and told

        def ask(body: str, argument: Any = None) -> Any:
            asked.write(json.dumps({"body": body, "argument": argument}) + "\n")
            asked.flush()
            answer = json.loads(told.readline())
            assert "error" not in answer, answer["error"]
            return answer.get("value")

        yield ask
        asked.close()
