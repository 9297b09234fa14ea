"""What a case took: money and hours, each as its source tells it."""

from typing import Any

from laboratorium.model.declare import Facet, field
from laboratorium.model.parts import Record
from laboratorium.model.types import Text, Whole

_MOST = 10**12


def _amount(label: str, help: str, example: int, order: int, key: str, bands: str) -> Any:
    facet = Facet(
        *(order, key),
        chosen=f"{label if key == 'timer' else 'Pris'}: {{label}}",
        banded=bands,
        about=False,
        followed=False,
        topic=False,
        led=False,
        fact=False,
    )
    return field(label, help, example, heading=label.lower(), facet=facet, ge=0, le=_MOST)


def _covers(example: str) -> Any:
    return field(
        "Hvad det dækker",
        "Hvad tallet dækker, og hvem der siger det, hvis kilderne er uenige.",
        example,
        heading="hvad det dækker",
        names=("dækker",),
        data="Hvad tallet dækker.",
        max_length=200,
    )


def _source() -> Any:
    return field(
        "Kildens nummer",
        "Kildens nummer i listen »sources«.",
        1,
        heading="kildens nummer",
        names=("kilde",),
        data="Kildens nummer i `sources`, talt fra 1.",
        default=None,
        ge=1,
    )


class Cost(Record):
    """What something cost, in whole kroner."""

    amount: Whole = _amount(
        "Kroner",
        "Beløbet i hele kroner, uden punktum og »kr.«.",
        28400000,
        74,
        "pris",
        "cost_bands",
    )
    covers: Text = _covers("Budget for hele anlægget")
    source: Whole | None = _source()


class Hours(Record):
    """How much work something took, in hours."""

    amount: Whole = _amount("Timer", "Antallet af arbejdstimer.", 300, 76, "timer", "hour_bands")
    covers: Text = _covers("Kommunens timer til borgermøder")
    source: Whole | None = _source()
