"""The form's own files fit the models: schemas that take what the checker takes, names for all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from content_project import loaded
from jsonschema import Draft202012Validator

from form_inputs import inputs, said
from laboratorium import cli
from laboratorium.base.danish import Nearest, fold
from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.intake.form_fields import Field, parts
from laboratorium.intake.schema import schema, schemas, text
from laboratorium.model.kinds import EVERY, OFFERED
from laboratorium.reading import messages
from laboratorium.reading.frontmatter import parse, parse_yaml
from laboratorium.site import contribution_cases, contribution_schema
from laboratorium.site.contribution_data import client_data

ROOT = Path(__file__).parents[2]
INPUTS = list(inputs())
FILES = {
    "case": sorted(ROOT.glob("cases/*/index.md")),
    "learning-point": sorted(ROOT.glob("cases/*/learning-points/*.md")),
    "prototype": sorted(ROOT.glob("cases/*/prototypes/*.md")),
    "episode": sorted(ROOT.glob("podcasts/*-*.md")),
    "show": [ROOT / "podcasts/show.yml"],
    "exhibition": sorted(ROOT.glob("docs/fernisering/2*.md")),
    "lab": sorted(ROOT.glob("docs/laboratorier/2*.md")),
    "organisation": sorted(set(ROOT.glob("docs/organisationer/[!i]*.md"))),
}


def walk(value: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [*value.get("properties", {}).values(), *filter(None, [value.get("items")])]
    return [value, *(deep for each in inner for deep in walk(each))]


def flat(fields: tuple[Field, ...]) -> list[Field]:
    return [deep for field in fields for deep in (field, *flat(field.fields))]


@pytest.mark.parametrize("one", INPUTS, ids=str)
def test_the_checker_says_what_the_table_says(one: Any) -> None:
    assert tuple(sorted(code for _, code, _ in said(one))) == one.codes


def test_the_table_is_long_enough_to_prove_something() -> None:
    codes = {code for one in INPUTS for code in one.codes}
    assert len(INPUTS) >= 150
    assert len(codes) >= 40
    assert sum(not one.codes for one in INPUTS) >= 30


@pytest.mark.parametrize("key", [kind.key for kind in EVERY])
def test_each_schema_is_one(key: str) -> None:
    Draft202012Validator.check_schema(schemas()[key])
    assert json.loads(text({kind.key: kind for kind in EVERY}[key], "https://example.org/x.json"))[
        "$id"
    ]


@pytest.mark.parametrize("key", FILES)
def test_an_editor_does_not_frown_upon_the_real_content(key: str) -> None:
    validator = Draft202012Validator(schemas()[key])
    assert FILES[key]
    for path in FILES[key]:
        text = path.read_text(encoding="utf-8")
        front = text.split("---\n")[1] if path.suffix == ".md" else text
        # As an editor's YAML 1.2 reads it, numbers are numbers; days are texts there.
        typed = json.loads(json.dumps(yaml.safe_load(front), default=str))
        read = parse if path.suffix == ".md" else parse_yaml
        for meta in (read(path.read_bytes(), path.name).meta, typed):
            assert [error.message for error in validator.iter_errors(meta)] == [], path


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("learning-point", {"level": "chef"}),
        ("learning-point", {"date": "i går"}),
        ("learning-point", {"title": "x" * 111}),
        ("learning-point", {"titel": "x"}),
        ("learning-point", {"six_p": ["people", "place", "peace", "planet"]}),
    ],
)
def test_an_editor_sees_what_is_wrong(key: str, wrong: dict[str, Any]) -> None:
    good = next(one for one in INPUTS if one.kind == key and not one.codes).meta
    validator = Draft202012Validator(schemas()[key])
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, **wrong})


def test_every_field_has_a_danish_name_help_and_an_example() -> None:
    for kind in EVERY:
        for value in walk(schema(kind))[1:]:
            if "title" in value:
                assert value["description"].endswith((".", "?")), value
                assert "examples" in value, value


def test_what_one_more_of_a_list_is_called_is_said_of_every_list() -> None:
    for part in parts():
        for field in part.rest:
            assert bool(field.more) == (field.control == "items"), field.name


def test_every_required_field_is_asked_for() -> None:
    for part in parts():
        asked = {field.name for field in (*part.quick, *part.rest)}
        assert set(schemas()[part.kind.key]["required"]) <= asked
        names = [field.name for field in (*part.quick, *part.rest)]
        assert len(names) == len(set(names))


def test_a_learning_point_begins_with_five_fields_and_its_case() -> None:
    first = next(part for part in parts() if part.kind.key == "learning-point").quick
    assert first[0].name == "case"
    assert len(first) - 1 <= 5


def test_choices_are_the_vocabularies() -> None:
    for part in parts():
        for field in flat((*part.quick, *part.rest)):
            chosen = field.control in ("choice", "choices", "goals", "select")
            assert chosen == bool(field.options), field.name


def test_the_script_gets_every_sentence_and_no_markup() -> None:
    data = client_data()
    assert data["sentences"] == messages.table()
    assert {*messages.TEMPLATES, "fallback"} == data["sentences"]["values"].keys()
    for vocabulary in data["words"].values():
        # As many as the library's search for the nearest takes at once; beyond it chooses.
        spelt = {fold(text) for term in vocabulary["terms"] for text in term}
        assert len(spelt) <= Nearest._FEW


def test_the_command_prints_the_schema() -> None:
    result = CliRunner().invoke(cli.main, ["schema", "prototype"])
    assert json.loads(result.output) == schemas()["prototype"]
    listed = CliRunner().invoke(cli.main, ["schema"]).output.splitlines()
    assert [line.partition(":")[0] for line in listed] == [kind.key for kind in EVERY]
    unknown = CliRunner().invoke(cli.main, ["schema", "x"])
    assert unknown.exit_code == 1 and "learning-point" in unknown.output


def test_the_files_that_are_published(tmp_path: Path) -> None:
    catalogue = Catalogue.of(loaded(tmp_path).content)
    settings = Settings("Laboratoriet", "https://example.org/lab/")
    made = dict(contribution_schema.files(settings))
    assert tuple(made) == contribution_schema.PATHS
    for kind, path in zip(OFFERED, contribution_schema.PATHS, strict=True):
        found = json.loads(made[path])
        assert found.pop("$id") == f"https://example.org/lab/{path}"
        assert found == schemas()[kind.key]
    ((path, names),) = contribution_cases.files(catalogue)
    assert (path,) == contribution_cases.PATHS
    assert json.loads(names) == [
        ["foens", "Et fælles varmeværk", "Føns, Middelfart", ["planet", "participation"]]
    ]
