"""The models: what they take, what they say about themselves, and that they cannot change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from content_project import CASE, PAGE, POINT, PROTOTYPE
from pydantic import BaseModel, TypeAdapter, ValidationError

from laboratorium.model.cases import Case
from laboratorium.model.exhibitions import Exhibition
from laboratorium.model.learning_points import LearningPoint
from laboratorium.model.occasions import NetworkMeeting
from laboratorium.model.page import Page
from laboratorium.model.pages import Lab, Organisation
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.parts import Image, Record
from laboratorium.model.podcast import Episode, Show
from laboratorium.model.prototypes import Prototype
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.validate import validate

FILES: list[type[Record]] = [
    Case, LearningPoint, Prototype, Page, Lab, Exhibition, Organisation, NetworkMeeting,
    Show, Episode,
]  # fmt: skip


def records(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and every record that it holds."""
    yield model
    for info in model.model_fields.values():
        stack = [info.annotation]
        while stack:
            kind = stack.pop()
            stack += get_args(kind)
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from records(kind)


RECORDS = sorted({record for model in FILES for record in records(model)}, key=lambda r: r.__name__)


def read(text: str, model: type[Any]) -> Any:
    record, problems = validate(parse(text, "x.md"), model)
    assert problems == ()
    return record


def test_a_case_is_typed() -> None:
    case: Case = read(CASE, Case)
    assert case.municipality == "0410"
    assert case.sdg == ("7", "11.7")
    assert case.period.start == PartialDate(2011)
    assert case.period.end is None
    assert case.trial_actions[0].with_ == ("Beboere",)
    before, after = case.measurements[0].before, case.measurements[0].after
    assert before is not None
    assert (before.value, before.date) == (Decimal(37), PartialDate(2013, 10))
    assert after.value == Decimal(47)
    assert case.updated == date(2026, 11, 23)
    assert case.place.lat is None
    assert case.licence == "CC-BY-4.0"


def test_a_learning_point_and_a_prototype_are_typed() -> None:
    assert read(POINT, LearningPoint).date == date(2026, 11, 23)
    assert read(PROTOTYPE, Prototype).transferable_to == ("Landsbyer uden fjernvarme",)
    assert read(PAGE, Page).lead is None


PAGES: list[tuple[type[Page], str]] = [
    (Lab, "number: 1\nyear: 2023\ndate: 2023-01-26\nsix_p: [people, place]\nthemes: [Stedet]\n"),
    (Exhibition, "date: 2026-11-23\nplace: På nettet\nprototypes: [foens/vaerket]\n"),
    (Organisation, "kind: owner\nmunicipality: Middelfart\nwebsite: https://example.org\n"),
    (
        NetworkMeeting,
        "date: 2026-03-12\nplace: Rådhuset\nprogramme: [{title: a, cases: [foens]}]\n",
    ),
]


@pytest.mark.parametrize(("model", "front"), PAGES)
def test_a_typed_page_is_a_page_with_more(model: type[Page], front: str) -> None:
    record = read(PAGE.replace("---\nTekst", f"{front}---\nTekst"), model)
    assert isinstance(record, model)
    assert record.title == "Om"


# (field, what was written, what it means): whatever people call a thing, its key is stored
NORMALISED = [
    ("municipality", "0410", "0410"),
    ("municipality", "Middelfart Kommune", "0410"),
    ("municipality", "aarhus", "0751"),
    ("status", "Forankret", "anchored"),
    ("status", "ANCHORED", "anchored"),
    ("challenges", ["Klimahandling"], ("climate_action",)),
    ("six_p", ["Planet", "place"], ("planet", "place")),
    ("sdg", ["Klimaindsats", "11.A", "11.7"], ("13", "11.a", "11.7")),
    ("licence", "CC BY 4.0", "CC-BY-4.0"),
    ("title", "  En\nto  ", "En to"),
]


@pytest.mark.parametrize(("field", "written", "stored"), NORMALISED)
def test_a_term_is_stored_by_its_key(field: str, written: Any, stored: Any) -> None:
    meta = {**parse(CASE, "x.md").meta, field: written}
    assert getattr(Case.model_validate(meta), field) == stored


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_form_can_be_made_of_every_field(record: type[BaseModel]) -> None:
    for name, info in record.model_fields.items():
        assert info.description and info.description.endswith("."), name
        assert info.examples, name


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_the_examples_are_valid(record: type[BaseModel]) -> None:
    for name, info in record.model_fields.items():
        adapter: TypeAdapter[Any] = TypeAdapter(info.rebuild_annotation())
        for example in info.examples or ():
            adapter.validate_python(example)
            assert example is not None, name


@pytest.mark.parametrize("model", FILES, ids=lambda model: model.__name__)
def test_every_model_has_a_json_schema_that_refuses_unknown_names(model: type[Record]) -> None:
    schema = model.model_json_schema(by_alias=True)
    for definition in (schema, *schema.get("$defs", {}).values()):
        assert definition["additionalProperties"] is False


def test_the_json_schema_uses_the_names_and_values_of_the_files() -> None:
    schema = Case.model_json_schema(by_alias=True)
    assert set(schema["$defs"]["Period"]["properties"]) == {"from", "to"}
    assert schema["$defs"]["Period"]["properties"]["from"]["pattern"]
    assert schema["properties"]["status"]["enum"] == ["idea", "trial", "prototype", "anchored"]
    assert len(schema["properties"]["municipality"]["enum"]) == 98
    assert schema["properties"]["six_p"]["maxItems"] == 3
    assert schema["properties"]["title"]["maxLength"] == 90
    assert schema["$defs"]["LabRef"]["properties"]["number"]["maximum"] == 99


def test_a_record_cannot_be_changed() -> None:
    case = read(CASE, Case)
    with pytest.raises(ValidationError, match="frozen"):
        case.title = "x"


def test_a_picture_learns_its_size_once_it_has_been_read() -> None:
    picture = Image(file="a.jpg", alt="a", credit="b", licence="CC0-1.0", basis="no_people")
    assert (picture.width, picture.height) == (0, 0)
    sized = picture.sized(640, 480)
    assert (sized.width, sized.height) == (640, 480)
    assert (picture.width, sized.file) == (0, "a.jpg")


def test_the_size_of_a_picture_cannot_be_written() -> None:
    with pytest.raises(ValidationError):
        Image.model_validate(
            {"file": "a.jpg", "alt": "a", "credit": "b", "licence": "CC0-1.0",
             "basis": "no_people", "width": "3"}
        )  # fmt: skip
