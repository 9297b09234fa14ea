"""References as CSL-JSON, which Pandoc and the processors of Citation Style Language read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from laboratorium.site.citing.citation import Citation


def csl(citations: Iterable[Citation]) -> str:
    """A list of items (CSL 1.0.2, `csl-data.json`) as JSON, with a line end last."""
    return json.dumps([_item(one) for one in citations], ensure_ascii=False, indent=2) + "\n"


def _item(citation: Citation) -> dict[str, Any]:
    version = citation.version
    item: dict[str, Any] = {
        "id": citation.key,
        "type": "broadcast" if citation.is_sound else "webpage",
        "title": citation.title,
        "author": [{"literal": citation.author}],
        "issued": version and {"date-parts": [[version.year, version.month, version.day]]},
        "container-title": citation.shown_at,
        "genre": citation.part,
        "note": citation.licence.label,
        "language": "da-DK",
        "URL": citation.address,
    }
    return {name: value for name, value in item.items() if value}
