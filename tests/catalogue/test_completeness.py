"""The meter asks only what can be asked, says what is missing, and is never a grade."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from content_project import (
    BODY,
    CASE,
    CASE_PATH,
    POINT,
    POINT_PATH,
    PROTOTYPE,
    PROTOTYPE_PATH,
    loaded,
)
from content_project import (
    line_of as where,
)
from podcast_project import loaded_podcast
from pydantic import BaseModel

from laboratorium import cli
from laboratorium.catalogue.completeness import (
    TABLES,
    Importance,
    as_markdown,
    line_of,
    meter,
)
from laboratorium.catalogue.completeness.status import ORDERS, rows, status
from laboratorium.model.cases import Case
from laboratorium.model.kinds import OFFERED
from laboratorium.model.learning_points import LearningPoint as Point
from laboratorium.model.podcast import Episode as EpisodeMeta
from laboratorium.model.prototypes import Prototype as Proto
from laboratorium.model.reuse import Reuse
from laboratorium.reading.body import UNPLACED
from own_content import own_loaded

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 12, 1)


def case_of(folder: Path, **changes: str) -> Any:
    """The small project's case with parts of its text replaced."""
    text = CASE
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (case,) = loaded(folder, {CASE_PATH: text}).content.cases
    return case


def missing(record: Any) -> list[str]:
    return [one.key for one in meter(record).missing]


@pytest.mark.parametrize("name", TABLES)
def test_the_criteria_are_well_formed(name: str) -> None:
    table = TABLES[name]
    assert all(count == 1 for count in Counter(one.key for one in table).values())
    for one in table:
        assert one.missing.endswith(".") and one.missing[0].isupper()
        assert len(one.short) <= 20


def test_the_small_project_lacks_what_it_lacks(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    assert missing(case) == [
        "learning-points",
        "outcomes",
        "sources",
        "position",
        "pictures",
    ]
    found = meter(case)
    assert (found.done, found.total, found.must) == (7, 12, ())
    assert found.says == "7 af 12 ting er på plads."


CHANGES: dict[str, tuple[str, str, str]] = {
    "outcomes": (
        "    what: Beboerne",
        "    outcome: Halvdelen skrev under.\n    what: Beboerne",
        "",
    ),
    "position": ("place: {name: Føns}", "place: {name: Føns, lat: 55.43, lon: 9.87}", ""),
    "sources": (
        "    url: https://example.org/historie\n",
        "    url: https://example.org/historie\n  - title: To\n    url: https://example.org/to\n",
        "",
    ),
}


@pytest.mark.parametrize("key", CHANGES)
def test_what_is_added_is_met(tmp_path: Path, key: str) -> None:
    old, new, _ = CHANGES[key]
    before, after = missing(case_of(tmp_path / "a")), missing(case_of(tmp_path / "b", **{old: new}))
    assert key in before and [one for one in before if one != key] == after


REMOVED: dict[str, tuple[str, str]] = {
    "dates": ("    from: 2012\n", ""),
    "actors": ("actors:\n  - {who: Beboere, role: Tog initiativet}\n", ""),
    "before-and-after": ("    before: {value: 37, date: 2013-10}\n", ""),
    "measured-from": ("    source: 1\n", ""),
    "text": ("En landsby.\n", "<!-- en landsby -->\n"),
    "headings": ("## Stedet\n", "### Stedet\n"),
    "placed": ("Tag på studietur.\n", "Tag på studietur.\n\n## Ikke placeret\n\n- **Pris**: 3\n"),
}


@pytest.mark.parametrize("key", REMOVED)
def test_what_is_taken_away_is_missing(tmp_path: Path, key: str) -> None:
    old, new = REMOVED[key]
    assert key in missing(case_of(tmp_path, **{old: new}))


def test_what_cannot_be_asked_does_not_count(tmp_path: Path) -> None:
    front = CASE.index("measurements:")
    without = CASE[front : CASE.index("sources:")]
    found = meter(case_of(tmp_path / "a", **{without: ""}))
    assert [one.key for one in found.missing].count("measurements") == 1
    assert not {"before-and-after", "measured-from"} & {one.key for one in found.missing}
    group = meter(case_of(tmp_path / "b", **{"origin: public-sources": "origin: group"}))
    keys = {one.key for one in (*group.met, *group.missing)}
    assert "contact" in keys and "sources" not in keys


def test_pictures_learning_points_and_prototypes_count(tmp_path: Path) -> None:
    content = loaded(
        tmp_path,
        {POINT_PATH.replace("lav-afgift", "to"): POINT, PROTOTYPE_PATH: PROTOTYPE},
    ).content
    (case,) = content.cases
    assert not {"learning-points", "prototype"} & set(missing(case))
    assert missing(case.prototypes[0]) == ["text", "pictures", "try-it"]
    assert missing(case.learning_points[0]) == ["text"]
    assert "pictures" in missing(case)


def test_a_mapping_and_stories_are_asked_of_those_who_were_there(tmp_path: Path) -> None:
    group = CASE.replace("origin: public-sources", "origin: group")
    mapping = (
        "parts:\n  - {name: A, kind: actor}\n  - {name: B, kind: place}\n"
        "  - {name: C, kind: place}\nlinks:\n  - {from: A, to: B, flows: Hjælp}\n"
    )
    told = "text\n" + "".join(f"Vi mødtes gang nummer {n}.\n" for n in range(5))

    def lacks(name: str, text: str, **files: str) -> set[str]:
        changes: dict[str, str | bytes] = {CASE_PATH: text}
        changes |= {f"cases/foens/{key.replace('_', '.')}": held for key, held in files.items()}
        (case,) = loaded(tmp_path / name, changes).content.cases
        return {key for key in missing(case) if key.startswith(("mapping", "stories"))}

    assert lacks("a", CASE) == set()
    assert lacks("b", group) == {"mapping", "stories"}
    assert lacks("c", group, mapping_yml=mapping, stories_csv=told) == {"mapping-linked"}
    few = "".join(told.splitlines(keepends=True)[:4])
    assert lacks("d", group, stories_csv=few) == {"mapping", "stories"}
    assert lacks("e", CASE, mapping_yml=mapping) == {"mapping-linked", "mapping-from"}


def test_must_comes_before_should_in_a_comment(tmp_path: Path) -> None:
    old, new = REMOVED["headings"]
    found = meter(case_of(tmp_path, **{old: new}))
    must, should = ([one.missing for one in some] for some in (found.must, found.should))
    lines = as_markdown("**Føns**", found.done, found.total, must, should).splitlines()
    assert lines[0] == "**Føns** ▰▰▰▰▰▱▱▱▱▱ 6 af 12"
    first = lines.index("Skal på plads, før det kan komme på siden:")
    second = lines.index("Kan gøre det endnu mere brugbart for andre:")
    assert lines[first + 2].startswith("- De fem overskrifter") and first < second


@pytest.mark.parametrize(
    ("done", "total", "told"),
    [
        (0, 0, f"x {'▰' * 10} 0 af 0"),
        (3, 3, f"x {'▰' * 10} 3 af 3"),
        (1_000_000, 1_000_000, f"x {'▰' * 10} 1000000 af 1000000"),
        (9, 2, f"x {'▰' * 10} 2 af 2"),
        (0, 9, f"x {'▱' * 10} 0 af 9"),
    ],
)
def test_a_comment_s_meter_is_ten_boxes_whatever_it_is_told(
    done: int, total: int, told: str
) -> None:
    assert as_markdown("x", done, total, [], []).splitlines()[0] == told


def test_each_thing_that_is_missing_leads_to_its_line(tmp_path: Path) -> None:
    text = CASE.replace("\n## Stedet\n\nEn landsby.\n", "\n## Stedet\n\n<!-- hvor? -->\n")
    text += "\n## Ikke placeret\n\n- **Pris**: 3 kr.\n"
    (case,) = loaded(tmp_path, {CASE_PATH: text}).content.cases
    lines = {one.key: line_of(one, case) for one in meter(case).missing}
    assert lines == {
        "placed": where(text, "## Ikke placeret"),
        "text": where(text, "## Stedet"),
        "pictures": None,
        "learning-points": None,
        "outcomes": where(text, "trial_actions:"),
        "position": where(text, "place:"),
        "sources": where(text, "sources:"),
    }
    (point,) = case.learning_points
    assert [line_of(one, point) for one in meter(point).missing] == [where(POINT, "Når det")]


def test_what_is_unplaced_is_asked_about_only_when_there_is_some(tmp_path: Path) -> None:
    found = meter(case_of(tmp_path))
    assert "placed" not in {one.key for one in (*found.met, *found.missing)}


@pytest.mark.parametrize("name", TABLES)
def test_every_field_that_is_named_is_one_of_the_model_s(name: str) -> None:
    models: dict[str, type[BaseModel]] = {
        "case": Case,
        "learning-point": Point,
        "prototype": Proto,
        "episode": EpisodeMeta,
        "reuse": Reuse,
    }
    known = {info.alias or key for key, info in models[name].model_fields.items()}
    assert {one.field for one in TABLES[name] if one.field} <= known | {UNPLACED}
    assert {one.kind for one in TABLES[name] if one.kind} <= {
        kind.offered.slug for kind in OFFERED if kind.offered
    }


def test_an_episode_that_names_no_case_is_in_the_list(tmp_path: Path) -> None:
    project = loaded_podcast(tmp_path)
    (episode,) = project.content.episodes
    listed = json.loads(status(project, TODAY, form="json"))["lists"]["unlinked_episodes"]
    assert listed == ([] if episode.meta.cases else [episode.path])
    assert ("cases" in missing(episode)) == (not episode.meta.cases)


def test_a_file_that_cannot_be_read_is_a_row_of_its_own(tmp_path: Path) -> None:
    project = loaded(tmp_path, {CASE_PATH: CASE.replace("title: Et", "titel: Et")})
    unread = [row for row in rows(project, TODAY) if row.unread]
    assert [row.path for row in unread] == [CASE_PATH]
    assert unread[0].missing == ("kan ikke læses: 1 fejl",)


def test_errors_of_a_page_that_could_be_read_are_told(tmp_path: Path) -> None:
    project = loaded(tmp_path, {CASE_PATH: CASE.replace("## Stedet", "## Steder")})
    (row,) = [row for row in rows(project, TODAY) if row.kind == "case"]
    assert row.missing[:2] == ("1 fejl", "overskrifter")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_real_content_fits_every_table(order: str, form: str) -> None:
    project = own_loaded()
    told = status(project, TODAY, order, form)
    content = project.content
    points = [point for case in content.cases for point in case.learning_points]
    every = [*content.cases, *points, *content.episodes, *content.pages, *content.labs]
    if form == "json":
        listed = json.loads(told)
        paths = [row["path"] for row in listed["rows"]]
        assert len(paths) == len(set(paths)) and {one.path for one in every} <= set(paths)
        assert listed["lists"]["without_learning_points"] == []
        assert all(0 <= row["met"] <= row["of"] for row in listed["rows"] if row["of"] is not None)
    else:
        assert all(one.meta.title[:20] in told.replace("\\", "") for one in every)


def test_the_order_is_what_was_asked_for(tmp_path: Path) -> None:
    listed = json.loads(status(own_loaded(), TODAY, "fuldt", "json"))["rows"]
    shares = [row["met"] / row["of"] for row in listed if row["of"]]
    assert shares == sorted(shares) and len(set(shares)) > 1
    ages = [
        row["age_days"] for row in json.loads(status(own_loaded(), TODAY, "alder", "json"))["rows"]
    ]
    known = [age for age in ages if age is not None]
    assert known == sorted(known, reverse=True) and None not in ages[: len(known)]


def test_the_real_cases_have_nothing_that_holds_them_up() -> None:
    for case in own_loaded().content.cases:
        assert [one.key for one in meter(case).must] == []
        assert meter(case).done >= meter(case).total // 2


def test_contributors_words_stay_words_in_markdown(tmp_path: Path) -> None:
    project = loaded(
        tmp_path,
        {CASE_PATH: CASE.replace("title: Et fælles varmeværk", "title: 'A | <b>x</b> `y`'")},
    )
    (line,) = [
        one for one in status(project, TODAY, form="markdown").splitlines() if "A \\|" in one
    ]
    assert line.replace("\\|", "").count("|") == 6 and "\\<b\\>" in line


def test_the_command_tells_and_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(tmp_path)
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    told = CliRunner().invoke(cli.main, ["status", "--sort", "mangler"])
    assert told.exit_code == 0
    assert told.output.splitlines()[0].split() == [
        "Slags",
        "Titel",
        "På",
        "plads",
        "Alder",
        "Mangler",
    ]
    assert "Cases uden billeder: 1\n  cases/foens/index.md\n" in told.output
    refused = CliRunner().invoke(cli.main, ["status", "--sort", "x"])
    assert refused.exit_code == 1 and "navn, slags, fuldt, alder, mangler" in refused.output


def test_the_body_of_the_small_project_is_the_five_headings() -> None:
    assert BODY.count("## ") == 5
    assert {one.importance for one in TABLES["case"]} == {Importance.MUST, Importance.SHOULD}
