"""What counts as Danish that tells a person what to do."""

from __future__ import annotations

import re

ENGLISH = re.compile(
    r"\b(should|must|valid|invalid|input|value error|field required|unable|expected|"
    r"found|could not|not permitted|at least|at most|the|while|mapping|scalar)\b",
    re.IGNORECASE,
)


def assert_danish(message: str) -> None:
    own = re.sub("»[^«]*«", "»«", message)
    assert not ENGLISH.search(own), message
    assert message[:1] == message[:1].upper()
    assert message.endswith((".", "?"))
    assert "{" not in own
