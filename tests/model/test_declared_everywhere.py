"""Every declared field is in every room, or on a list that says why not: a room that forgets one
fails here by name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from content_project import loaded

from laboratorium.base.settings import Settings
from laboratorium.catalogue.completeness import TABLES
from laboratorium.catalogue.related.portrait import compared
from laboratorium.catalogue.whole import Catalogue
from laboratorium.intake.form_fields import Field, parts
from laboratorium.intake.importing.fields import FIELDS, GROUPS
from laboratorium.intake.issues.forms import kinds, questions
from laboratorium.intake.schema import schemas
from laboratorium.intake.skeletons import NewCase, case_skeleton
from laboratorium.model.cases import Case
from laboratorium.model.declare import Declared, FieldOf, fields_of
from laboratorium.model.facets import browsed, facets
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import EVERY as EVERY_KIND
from laboratorium.model.kinds import KINDS
from laboratorium.model.kinds import TABLES as KINDS_OF_ONE
from laboratorium.model.learning_points import LearningPoint
from laboratorium.model.prototypes import Prototype
from laboratorium.model.shape import Shape
from laboratorium.model.vocabulary import vocabularies
from laboratorium.site import atom, open_data, topic_feeds
from laboratorium.site.facet_index import facet_index
from laboratorium.site.pages import site_pages
from laboratorium.site.pages.facts import facts
from laboratorium.site.search.records import records

GUIDE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
COLUMNS = [(kind, field) for kind in KINDS_OF_ONE for field in kind.columns]
EVERY = [(kind, field) for kind in KINDS for field in fields_of(kind.model)]
IN_FILES = [(kind, field) for kind, field in EVERY if kind.folder]


def named(pairs: list[tuple[Kind, FieldOf]]) -> Any:
    return pytest.mark.parametrize(
        ("kind", "field"),
        pairs,
        ids=[f"{kind.key}-{field.name}" for kind, field in pairs],
    )


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.key)
def test_every_field_of_a_model_is_declared(kind: Kind) -> None:
    for name, info in kind.model.model_fields.items():
        declared = [one for one in info.metadata if isinstance(one, Declared)]
        assert len(declared) == 1, f"declare {kind.model.__name__}.{name} with `field`"


@named([(kind, field) for kind in EVERY_KIND for field in fields_of(kind.model)])
def test_people_are_told_what_it_is(kind: Kind, field: FieldOf) -> None:
    assert field.label and field.declared.heading
    assert field.help.endswith((".", "?"))
    if field.record and field.shape is Shape.RECORD and field.declared.inner:
        assert set(field.declared.inner) == {one.name for one in fields_of(field.record)}


@named([(kind, field) for kind in EVERY_KIND for field in fields_of(kind.model)])
def test_it_is_in_the_schema(kind: Kind, field: FieldOf) -> None:
    found = schemas()[kind.key]["properties"][field.name]
    assert found["title"] == field.label
    assert found["description"] == field.help


@named(EVERY)
def test_the_form_asks_for_it_unless_it_is_for_those_who_keep_house(
    kind: Kind, field: FieldOf
) -> None:
    part = next(part for part in parts() if part.kind is kind)
    asked: dict[str, Field] = {one.name: one for one in (*part.quick, *part.rest)}
    assert (field.name in asked) != field.declared.hidden
    if field.name in asked:
        assert asked[field.name].required == field.required


@pytest.mark.parametrize("kind", KINDS_OF_ONE, ids=lambda kind: kind.key)
def test_the_form_asks_for_every_field_of_a_table(kind: Kind) -> None:
    part = next(part for part in parts() if part.kind is kind)
    asked = {field.name: field for field in (*part.quick, *part.rest)}
    assert {field.name for field in fields_of(kind.model)} < asked.keys()
    if kind.is_table:
        inner = {one.name: one for one in asked[fields_of(kind.model)[0].name].fields}
        assert {
            field.name: field.required for field in kind.columns if not field.declared.hidden
        } == {name: one.required for name, one in inner.items()}


@named(COLUMNS)
def test_contributors_are_told_of_every_column_of_a_table(kind: Kind, field: FieldOf) -> None:
    table = GUIDE.partition(f"<!-- felter: {kind.key} -->")[2].partition("<!-- felter slut -->")[0]
    assert f"| `{field.name}` |" in table


@named([(kind, field) for kind, field in COLUMNS if field.declared.data])
def test_the_open_data_has_the_table_s_columns(kind: Kind, field: FieldOf) -> None:
    (table,) = (table for table in open_data.TABLES if table.name == kind.key)
    assert field.name in {column.name for column in table.columns}


@named([(kind, field) for kind, field in EVERY if kind.key in kinds()])
def test_github_asks_for_it_or_somebody_is_named_who_sees_to_it(kind: Kind, field: FieldOf) -> None:
    asked = {question.name.partition(".")[0] for question in questions(kind.key)}
    assert (field.name in asked) != bool(field.declared.asked.left_out)


WHEN = ("published", "draft")


@named(IN_FILES)
def test_an_import_has_a_column_for_it(kind: Kind, field: FieldOf) -> None:
    if kind.key == "case":
        known = {one.path[0] for one in FIELDS}
    else:
        known = {one.path[0] for g in GROUPS if g.kind is kind for one in g.fields}
    assert field.name in known


def test_a_new_case_has_a_line_for_each() -> None:
    from datetime import date

    text = case_skeleton(NewCase("Titel", "Odense Kommune", "Odense", "Byen"), date(2026, 11, 28))
    begins = {line.removeprefix("# ").partition(":")[0] for line in text.splitlines()}
    for field in fields_of(Case):
        assert (field.name in begins) != field.declared.hidden, field.name


# Columns of open data that hold a field under other names.
_PARTED = {
    "municipality": "municipality_code",
    "place": "lat",
    "period": "period_from",
    "lab": "lab_year",
    "contact": "contact_role",
}


@named([(kind, field) for kind, field in IN_FILES if field.declared.data])
def test_the_open_data_has_a_column_for_it(kind: Kind, field: FieldOf) -> None:
    tables = {table.name: {one.name: one for one in table.columns} for table in open_data.TABLES}
    columns = {
        "case": tables["cases"],
        "learning-point": tables["learning-points"],
        "prototype": {one.name: one for one in tables["cases"]["prototypes"].fields},
        "reuse": {one.name: one for one in tables["cases"]["brugt"].fields},
    }[kind.key]
    name = field.name if kind.key == "reuse" else _PARTED.get(field.name, field.name)
    assert name in columns


def test_what_has_no_column_is_known() -> None:
    without = {f"{kind.key}.{field.name}" for kind, field in IN_FILES if not field.declared.data}
    kept_back = {f"{kind.key}.{name}" for kind in KINDS if kind.folder for name in WHEN}
    assert without == {"case.former_slugs", "prototype.images", *kept_back}


TERMS = [(kind, one) for kind, one in IN_FILES if one.shape in (Shape.TERM, Shape.TERMS)]


@named(TERMS)
def test_every_field_of_terms_is_a_facet(kind: Kind, field: FieldOf) -> None:
    assert field.declared.facet is not None
    assert field.vocabulary in browsed()


FACETS = [(model, one) for model in (Case, LearningPoint, Prototype) for one in facets(model)]


@pytest.mark.parametrize(
    ("model", "facet"), FACETS, ids=[f"{m.__name__}-{f.path[-1]}" for m, f in FACETS]
)
def test_a_facet_is_in_every_room_that_its_declaration_says(
    tmp_path: Path, model: Any, facet: Any
) -> None:
    catalogue = Catalogue.of(loaded(tmp_path).content)
    addresses = {
        page.address for page in site_pages(catalogue, Settings("L", "https://example.org/"))
    }
    words = facet.words
    assert f"{words.slug}/" in addresses
    assert {f"{words.slug}/{term.slug}/" for term in words} <= addresses
    index = facet_index(catalogue)
    carried = any(facet.keys(case.meta) for case in catalogue.cases) if model is Case else True
    if facet.facet.parameter and carried:
        assert facet.facet.parameter in {one.key for one in index.facets}
    assert (facet in compared()) == (facet.facet.likeness > 0)
    if facet.facet.likeness:
        assert all(facet.facet.same)
    if facet.facet.about and model is Case:
        case = catalogue.cases[0]
        found = next(one for one in records(catalogue) if one.title == case.meta.title)
        assert all(term.label in found.units[0].hidden for term in facet.terms(case.meta))
    if facet.facet.followed and carried and model is not Prototype:
        feeds = b"".join(data for _, data in atom.files(catalogue, Settings("L", "https://e.org/")))
        assert f'scheme="https://e.org/{words.slug}/"'.encode() in feeds
    if facet.facet.followed and model is not Prototype:
        topics = dict(topic_feeds.files(catalogue, Settings("L", "https://e.org/")))
        assert {f"feeds/{words.slug}/{term.slug}.xml" for term in words} <= topics.keys()
    if facet.facet.fact and model is Case:
        labels = {one.label for case in catalogue.cases for one in facts(case.meta)}
        assert not carried or facet.field.label in labels


def test_every_vocabulary_of_a_facet_is_a_file() -> None:
    assert {facet.vocabulary for _, facet in FACETS} <= set(vocabularies())


@named([(kind, field) for kind, field in IN_FILES if field.declared.wanted])
def test_what_a_record_should_have_is_asked_for(kind: Kind, field: FieldOf) -> None:
    assert field.name in {one.field for one in TABLES[kind.key]}


@named(TERMS)
def test_contributors_are_told_of_every_field_of_terms(kind: Kind, field: FieldOf) -> None:
    known = {"municipality", "licence"}  # Said where they are shown: a name, and CC BY 4.0.
    assert field.name in known or f"`{field.name}`" in GUIDE
