"""Short stories and where their tellers place them: the rows of a case's ``stories.csv``.

The teller places each story on triangles and lines (the way of asking that SenseMaker is known for;
the questions are our own, in ``triads.yml`` and ``dyads.yml``). A triangle has three columns, the
shares of its corners, and a line has one, the way from its first end to its other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import create_model

from laboratorium.model.declare import field
from laboratorium.model.kind import Kind, Offered
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.parts import Record
from laboratorium.model.podcast_types import Flag
from laboratorium.model.types import LevelKey, Share, TermOf, Text
from laboratorium.model.vocabulary import Dyad, Scale, Triad, VocabularyError, read_vocabulary

FEWEST = 5
"""Of this many at least is every group that is shown; of fewer, one could be recognised."""
MOST_STORIES = 2000
PER_PAGE = 50
"""So many of a case's stories are read on a page."""
TOLERANCE = 0.02
"""How far from 1 the shares of a triangle may be in sum: three numbers of two decimals, rounded."""

Shares = tuple[float, ...]
"""Where a story lies: three shares that sum to 1, or one from 0 to 1."""


class Placed(Record):
    """A story without where it is placed."""

    text: Text = field(
        "Hvad skete der?",
        "Fortællingen med fortællerens egne ord, uden navne og uden andet, der peger på nogen.",
        "Vi dækkede bord til tyve, og der kom tres. Ingen gik sultne hjem.",
        heading="fortælling",
        names=("historie", "tekst"),
        max_length=1000,
        min_length=1,
    )
    role: Annotated[str, TermOf("teller_roles")] | None = field(
        "Hvem fortæller?",
        "Fortællerens rolle, aldrig et navn. En rolle, som færre end fem har, bliver ikke vist.",
        "citizen",
        heading="rolle",
        default=None,
    )
    level: LevelKey | None = field(
        "Hvem handler det om?",
        "Hvem fortællingen handler om.",
        "user",
        heading="niveau",
        default=None,
    )
    date: PartialDate | None = field(
        "Hvornår",
        "Året eller måneden. En dag kan pege på nogen. Kun året bliver vist.",
        "2026-05",
        heading="dato",
        names=("tidspunkt", "tid", "år"),
        default=None,
    )
    example: Flag | None = field(
        "Opdigtet",
        "Skriv ja, når fortællingen er et opdigtet eksempel. Så bliver den ikke talt med.",
        "ja",
        heading="eksempel",
        data="",
        hidden=True,
        default=None,
    )

    def shares(self, names: tuple[str, ...]) -> Shares | None:
        """Where it lies on the scale with these columns; ``None`` where that was not relevant."""
        found = [getattr(self, name) for name in names]
        if any(share is None for share in found):
            return None
        if len(names) == 1:
            return (float(found[0]),)
        whole = float(sum(found)) or 1.0
        return tuple(float(share) / whole for share in found)


def columns(scale: Scale) -> tuple[str, ...]:
    """The names of a scale's columns: one for each corner, or only one for a line."""
    if isinstance(scale, Triad):
        return tuple(f"{scale.key}_{number}" for number in (1, 2, 3))
    return (scale.key,)


@cache
def scales() -> tuple[Scale, ...]:
    """Every triangle, then every line. Nothing of a list that cannot be read: who reads all the
    vocabularies is told so.
    """
    folder = resources.files("laboratorium.model") / "vocabularies"
    found: list[Scale] = []
    for name, term in (("triads", Triad), ("dyads", Dyad)):
        with suppress(VocabularyError):
            found += read_vocabulary(folder, name, term)
    return tuple(found)


def scale_of(column: str) -> Scale | None:
    """The scale that a column belongs to."""
    return next((scale for scale in scales() if column in columns(scale)), None)


def _declared() -> Iterator[tuple[str, Any]]:
    for scale in scales():
        if isinstance(scale, Triad):
            for name, corner in zip(columns(scale), scale.places, strict=True):
                told = f"Hvor meget det var »{corner}«, fra 0 til 1. De tre giver 1 tilsammen."
                yield name, _share(f"{scale.label} {corner[:1].upper()}{corner[1:]}", told)
        else:
            one, other = scale.places
            told = f"Fra 0 (»{one}«) til 1 (»{other}«)."
            yield scale.key, _share(f"{scale.label}: {one} – {other}", told)


def _share(label: str, told: str) -> tuple[Any, Any]:
    example = "0,3"
    return Share, field(label, f"{told} Tom, når det ikke var relevant.", example, default=None)


def story_anchor(text: str) -> str:
    """A story's anchor; it comes of its text, and so stays the same whatever comes and goes."""
    return f"f-{sha256(text.encode()).hexdigest()[:10]}"


if TYPE_CHECKING:

    class Story(Placed):
        """A row of ``stories.csv``."""

else:
    Story = create_model("Story", __base__=Placed, __module__=__name__, **dict(_declared()))


class Stories(Record):
    """All rows of ``stories.csv``."""

    rows: tuple[Story, ...] = field(
        "Fortællinger",
        "En fortælling i hver række, og hvor fortælleren har placeret den.",
        [{"text": "Vi dækkede bord til tyve, og der kom tres."}],
        names=("række", "rækker", "historier"),
        one="Fortælling",
        more="Tilføj en fortælling",
        min_length=1,
        max_length=MOST_STORIES,
    )


STORIES = Kind(
    key="stories",
    model=Stories,
    name="Fortællinger",
    plural="Fortællinger",
    folder="",
    file="stories.csv",
    in_case=True,
    offered=Offered(
        "fortaellinger",
        "Del jeres fortællinger",
        "Fortællinger",
        "Korte fortællinger fra dem, der var med, og hvor de selv placerer dem. De hører til en "
        "case.",
        ("case", "rows"),
        on_github=False,
    ),
)
