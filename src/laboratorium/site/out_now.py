"""When the newest of what waited for its time came out: what tells whether a later time has come
that the published site does not know of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.schedule import moments

PATH = "data/udgivet.json"
PATHS = (PATH,)
_KEY = "published"


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The file: one time (ISO 8601), or null when nothing that is out has had one."""
    newest = max(moments(catalogue.content), default=None)
    yield PATH, (json.dumps({_KEY: newest.isoformat() if newest else None}) + "\n").encode()


def read(data: bytes) -> datetime | None:
    """The time in such a file. Raises ValueError for anything else."""
    try:
        told = json.loads(data)[_KEY]
        found = datetime.fromisoformat(told) if told is not None else None
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(str(error)) from error
    if found and found.tzinfo is None:
        raise ValueError("no offset")
    return found
