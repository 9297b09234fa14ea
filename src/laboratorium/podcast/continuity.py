"""What the ledger has against the content, told beside everything else that is wrong with it.

A build stops at the same problems; whoever changes an episode should hear of them before that.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import yaml

from laboratorium.base.problems import in_order
from laboratorium.base.settings import Settings
from laboratorium.model.records import Loaded
from laboratorium.podcast import ledger

CONFIG = "mkdocs.yml"


def settings(root: Path) -> Settings:
    """The site's own, from mkdocs.yml; its tags are for MkDocs and read as plain text here."""
    text = (root / CONFIG).read_text(encoding="utf-8")
    return Settings.of(yaml.load(text, Loader=yaml.BaseLoader))


def continued(root: Path, loaded: Loaded) -> Loaded:
    """What was loaded, with the ledger's problems among the others.

    Not while the content has errors: an episode that cannot be read is not one that was taken away.
    """
    if loaded.errors or not loaded.content.show:
        return loaded
    found = ledger.check(root, loaded.content, settings(root))
    return replace(loaded, problems=in_order((*loaded.problems, *found)))
