"""All that is looked at once the content is read: the one way of `./lab check` and the report."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from laboratorium.calendar import ledger as calendar_ledger
from laboratorium.model.records import Loaded
from laboratorium.podcast.ledger import continued
from laboratorium.podcast.sound_advice import listened


def checked(
    root: Path,
    loaded: Loaded,
    at: datetime,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Loaded:
    """What was loaded, with the problems of both ledgers, of what is out at a time, and of the
    sound among the others.

    `progress` is called with how many seconds of sound are measured and how many there are.
    """
    kept = calendar_ledger.continued(root, continued(root, loaded, at), at)
    return listened(root, kept, root / ".cache", progress)
