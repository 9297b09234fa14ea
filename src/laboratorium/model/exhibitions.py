"""What an exhibition holds: prototypes, hung in one row or in rooms."""

from collections.abc import Iterator
from typing import Annotated

from laboratorium.model.declare import field
from laboratorium.model.kind import Kind
from laboratorium.model.occasions import Occasion
from laboratorium.model.parts import Record
from laboratorium.model.types import PrototypeReference, Text, Unique


class Room(Record):
    """A room of an exhibition, and what hangs in it."""

    title: Text = field("Navn", "Rummets navn.", "Rummet om vand", max_length=60)
    text: Text | None = field(
        "Tekst på væggen",
        "Hvad der binder rummet sammen, i en-to sætninger.",
        "Her er regnvandet blevet til noget, man kan lege i.",
        default=None,
        max_length=280,
    )
    prototypes: Annotated[tuple[PrototypeReference, ...], Unique] = field(
        "Prototyper",
        "Rummets prototyper i den orden, de skal hænge: case/prototype.",
        ["middelfart-foens-naervarme/vaerket"],
        min_length=1,
        max_length=40,
    )


class Exhibition(Occasion):
    """An opening exhibition (fernisering): ``docs/fernisering/<year>.md``."""

    place: Text = field("Sted", "Hvor den er.", "På nettet", max_length=120)
    prototypes: Annotated[tuple[PrototypeReference, ...], Unique] = field(
        "Prototyper",
        "Prototyperne i den orden, de skal hænge: case/prototype. Udelades, når der er rum.",
        ["middelfart-foens-naervarme/vaerket"],
        default=(),
        max_length=100,
    )
    rooms: tuple[Room, ...] = field(
        "Rum",
        "Rummene i den orden, man går igennem dem, hvert med sine prototyper.",
        [{"title": "Vand", "prototypes": ["middelfart-foens-naervarme/vaerket"]}],
        one="Rum",
        default=(),
        max_length=20,
    )

    @property
    def hanging(self) -> Iterator[str]:
        """Every prototype in the order in which it hangs, as ``<case>/<prototype>``."""
        yield from self.prototypes
        for room in self.rooms:
            yield from room.prototypes


EXHIBITION = Kind(
    key="exhibition",
    model=Exhibition,
    name="Udstilling",
    plural="Udstillinger",
    folder="docs/fernisering",
    stem=r"\d{4}",
    example="2026.md",
    page="exhibition.html",
    newest_first=True,
)
