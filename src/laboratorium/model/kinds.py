"""The kinds of content, in the order in which people are offered them."""

from __future__ import annotations

from collections.abc import Mapping

from laboratorium.model.cases import CASE
from laboratorium.model.exhibitions import EXHIBITION
from laboratorium.model.idea import EPISODE_IDEA
from laboratorium.model.kind import Kind
from laboratorium.model.learning_points import LEARNING_POINT
from laboratorium.model.mapping import MAPPING
from laboratorium.model.measurements import MEASUREMENTS
from laboratorium.model.pages import LAB, MEETING, ORGANISATION
from laboratorium.model.playbook import CHAPTER
from laboratorium.model.podcast import EPISODE, SHOW
from laboratorium.model.prototypes import PROTOTYPE
from laboratorium.model.reuse import REUSE
from laboratorium.model.stories import STORIES

KINDS: tuple[Kind, ...] = (LEARNING_POINT, CASE, PROTOTYPE, REUSE, EPISODE_IDEA)
TABLES: tuple[Kind, ...] = (MEASUREMENTS, MAPPING, STORIES)
"""The kinds of which the folder of a case has one file each."""
KIND: Mapping[str, Kind] = {kind.key: kind for kind in (*KINDS, *TABLES)}
"""Each kind by its key."""

PAGES: tuple[Kind, ...] = (EXHIBITION, LAB, MEETING, ORGANISATION, CHAPTER)
"""The kinds of pages that editors write under docs/, beside plain ones."""

EVERY: tuple[Kind, ...] = (*KINDS, *TABLES, EPISODE, SHOW, *PAGES)
"""All kinds that a file can be of."""

IN_CASE: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind.in_case)
"""The kinds of which any number of files lie in a folder of a case."""

OFFERED: tuple[Kind, ...] = tuple(kind for kind in (*KINDS, *TABLES) if kind.offered)
"""The kinds that the form at /bidrag/ asks for."""
