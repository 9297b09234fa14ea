"""What a case has mapped around its task in ``mapping.yml``: parts and the links between them."""

from typing import Annotated

from laboratorium.base.danish import slugify
from laboratorium.model.declare import field
from laboratorium.model.kind import Kind, Offered
from laboratorium.model.parts import Record
from laboratorium.model.types import Impersonal, TermOf, Text, Whole

MOST_PARTS, MOST_LINKS = 100, 200
BOTH = "both"

_When = Annotated[str, TermOf("mapping_times")]


class MappedPart(Record):
    """An actor, a place or a resource; others call it by its name."""

    name: Impersonal = field(
        "Navn",
        "Hvem eller hvad det er, uden personnavne.",
        "Biblioteket",
        heading="navn",
        names=("aktør", "hvem"),
        max_length=60,
    )
    kind: Annotated[str, TermOf("mapping_kinds")] = field(
        "Hvad er det?", "Om det er en aktør, et sted eller en ressource.", "actor", heading="slags"
    )
    when: _When = field(
        "Hvornår?",
        "Om det var der før eller kom til.",
        BOTH,
        heading="hvornår",
        filled=BOTH,
        default=BOTH,
    )
    note: Text | None = field(
        "Bemærkning",
        "Det, andre skal vide for at forstå det.",
        "Har åbent til kl. 21",
        heading="bemærkning",
        default=None,
        max_length=200,
    )


class MappedLink(Record):
    """A link between two of the parts."""

    start: Impersonal = field(
        "Fra",
        "Navnet på den ene, som det står ovenfor.",
        "Biblioteket",
        heading="fra",
        alias="from",
        max_length=60,
    )
    end: Impersonal = field(
        "Til",
        "Navnet på den anden, som det står ovenfor.",
        "Borgerne",
        heading="til",
        alias="to",
        max_length=60,
    )
    flows: Text = field(
        "Hvad går mellem dem?",
        "Det, der går fra den ene til den anden: hjælp, viden, penge, aftaler.",
        "Plads til møder",
        heading="hvad",
        names=("indhold", "forbindelse"),
        max_length=80,
    )
    when: _When = field(
        "Hvornår?",
        "Om forbindelsen var der før eller kom til.",
        "after",
        heading="hvornår",
        filled="after",
        default="after",
    )
    source: Whole | None = field(
        "Kildens nummer",
        "Kildens nummer i casens liste »sources«.",
        3,
        heading="kilde",
        default=None,
        ge=1,
    )


class Mapping(Record):
    """The whole of ``mapping.yml``."""

    parts: tuple[MappedPart, ...] = field(
        "Aktører, steder og ressourcer",
        "Alt det, der er omkring opgaven: hvem, hvor og hvad.",
        [{"name": "Biblioteket", "kind": "place"}],
        names=("aktører", "dele"),
        one="Del",
        more="Tilføj en aktør, et sted eller en ressource",
        min_length=2,
        max_length=MOST_PARTS,
    )
    links: tuple[MappedLink, ...] = field(
        "Forbindelser",
        "Hvem der hænger sammen med hvad, og hvad der går mellem dem.",
        [{"from": "Biblioteket", "to": "Borgerne", "flows": "Plads til møder"}],
        names=("forbindelse", "relationer"),
        one="Forbindelse",
        more="Tilføj en forbindelse",
        min_length=1,
        max_length=MOST_LINKS,
    )


def unlinked(mapping: Mapping) -> tuple[int, ...]:
    """The numbers, from 0, of the parts that no link begins or ends at."""
    linked = {slugify(name) for link in mapping.links for name in (link.start, link.end)}
    return tuple(n for n, part in enumerate(mapping.parts) if slugify(part.name) not in linked)


MAPPING = Kind(
    key="mapping",
    model=Mapping,
    name="Kortlægning",
    plural="Kortlægninger",
    folder="",
    file="mapping.yml",
    in_case=True,
    offered=Offered(
        "kortlaegning",
        "Del jeres kortlægning",
        "En kortlægning",
        "Hvem og hvad der er omkring opgaven, og hvad der kom til. Den hører til en case.",
        ("case", "parts", "links"),
        on_github=False,
    ),
)
