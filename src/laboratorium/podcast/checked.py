"""All that is looked at once the content is read: the one way of `./lab check` and the report."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from laboratorium.model.records import Loaded
from laboratorium.podcast.ledger import continued
from laboratorium.podcast.sound_advice import listened


def checked(
    root: Path,
    loaded: Loaded,
    at: datetime,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Loaded:
    """What was loaded, with the problems of the ledger, of what is out at a time, and of the sound
    among the others.

    `progress` is called with how many seconds of sound are measured and how many there are.
    """
    return listened(root, continued(root, loaded, at), root / ".cache", progress)
