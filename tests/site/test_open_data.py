"""The open data: every file says the same, follows its schema and can be read as documented."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from content_project import loaded
from hypothesis import given
from hypothesis import strategies as st
from open_data_project import PAGE, PROJECTS, READER, SITE

from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import Content
from laboratorium.site.open_data import TABLES, whole
from laboratorium.site.open_data.columns import Column, Table, ValueType
from laboratorium.site.open_data.guide import guide
from laboratorium.site.open_data.tables import cell
from own_content import own_catalogue


@cache
def real() -> dict[str, bytes]:
    return dict(whole(own_catalogue(), SITE))


@pytest.fixture(params=["real", "empty", *PROJECTS])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, bytes]:
    """Every data file by path: of the project itself, of nothing, of two small projects."""
    if request.param == "real":
        return real()
    if request.param == "empty":
        return dict(whole(Catalogue.of(Content()), SITE))
    found = loaded(tmp_path, PROJECTS[request.param])
    assert found.errors == ()
    return dict(whole(Catalogue.of(found.content), SITE))


def rows(made: dict[str, bytes], table: Table[Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(made[f"data/{table.name}.json"])[table.key]
    return found


TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}
KEYWORDS = {"type", "const", "enum", "pattern", "required", "additionalProperties", "properties"}
KEYWORDS |= {"items", "minimum", "description", "title", "format", "contentMediaType"}


def faults(value: Any, schema: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Yield where a value does not follow a schema, for the keywords that ours use."""
    assert schema.keys() - {"$schema", "$id"} <= KEYWORDS
    wanted = schema.get("type", [])
    wanted = [wanted] if isinstance(wanted, str) else wanted
    if wanted and not any(TYPES[name](value) for name in wanted):
        yield f"{at}: {value!r} is no {wanted}"
    elif "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']!r}"
    elif "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of the choices"
    elif isinstance(value, int | float) and value < schema.get("minimum", value):
        yield f"{at}: {value!r} is too small"
    elif isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at}: {value!r} does not match"
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from faults(item, schema["items"], f"{at}[{index}]")
    elif isinstance(value, dict):
        known = schema["properties"]
        yield from (f"{at}: {name} is missing" for name in schema["required"] if name not in value)
        assert schema["additionalProperties"] is False
        yield from (f"{at}: {name} is extra" for name in value if name not in known)
        for name in value.keys() & known.keys():
            yield from faults(value[name], known[name], f"{at}.{name}")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_json_follows_its_schema(made: dict[str, bytes], table: Table[Any]) -> None:
    schema = json.loads(made[f"data/schema/{table.name}.json"])
    document = json.loads(made[f"data/{table.name}.json"])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert document["$schema"] == schema["$id"] == f"{SITE.url}data/schema/{table.name}.json"
    assert list(faults(document, schema)) == []
    assert document["count"] == len(document[table.key])


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"slug": None}, "$.cases[0].slug: None is no ['string']"),
        ({"status": "done"}, "$.cases[0].status: 'done' is none of the choices"),
        ({"updated": "23-11-2026"}, "$.cases[0].updated: '23-11-2026' does not match"),
        ({"extra": 1}, "$.cases[0]: extra is extra"),
        ({"six_p": ["plant"]}, "$.cases[0].six_p[0]: 'plant' is none of the choices"),
    ],
)
def test_the_schema_refuses_what_is_wrong(change: dict[str, Any], fault: str) -> None:
    """Or else the silence above would say nothing."""
    document = json.loads(real()["data/cases.json"])
    document["cases"][0] |= change
    assert list(faults(document, json.loads(real()["data/schema/cases.json"]))) == [fault]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_documented_reader_gives_the_json_back(
    made: dict[str, bytes], table: Table[Any], tmp_path: Path
) -> None:
    for path, content in made.items():
        file = tmp_path / "out" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    folder = tmp_path / "out" / "data"
    read = READER["read"](
        folder / f"{table.name}.csv", folder / "schema" / f"{table.name}.json", table.key
    )
    assert read == rows(made, table)


def test_rows_are_in_order_of_their_names(made: dict[str, bytes]) -> None:
    listed = ([row[key] for row in rows(made, table)] for table, key in names())
    cases, points, values, maps, told = listed
    assert cases == sorted(set(cases))
    assert points == sorted(set(points), key=lambda name: name.split("/"))
    assert len(values) == len(set(values))
    assert maps == sorted(set(maps))
    assert told == sorted(set(told))
    assert [name.split("/")[0] for name in values] == sorted(name.split("/")[0] for name in values)


def names() -> Iterator[tuple[Table[Any], str]]:
    yield from zip(TABLES, ("slug", "id", "id", "case", "id"), strict=True)


def test_cases_and_learning_points_name_each_other(made: dict[str, bytes]) -> None:
    cases, points, *others = (rows(made, table) for table in TABLES)
    named = [name for case in cases for name in case["learning_points"]]
    assert sorted(named) == sorted(point["id"] for point in points)
    inner = [row["case"] for table in (points, *others) for row in table]
    assert set(inner) <= {case["slug"] for case in cases}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_is_as_a_danish_spreadsheet_wants_it(made: dict[str, bytes], table: Table[Any]) -> None:
    data = made[f"data/{table.name}.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines.pop() == ""
    assert len(lines) == 1 + len(rows(made, table))  # So no cell holds a line break.
    assert not any("\n" in line or "\r" in line for line in lines)
    header, *cells = csv.reader(lines, delimiter=";")
    assert header == [column.name for column in table.columns]
    assert {len(row) for row in cells} <= {len(header)}
    numbers = {n for n, column in enumerate(table.columns) if column.kind is ValueType.NUMBER}
    starts = {text[0] for row in cells for n, text in enumerate(row) if text and n not in numbers}
    assert not starts & set("=+-@\t\r")


TEXT: Column[str] = Column("text", ValueType.TEXT, "", str)
LIST: Column[list[str]] = Column("list", ValueType.TEXTS, "", list)
NUMBER: Column[Decimal] = Column("number", ValueType.NUMBER, "", lambda value: value)
PARTIAL: Column[str] = Column("partial", ValueType.PARTIAL_DATE, "", str)
DAY: Column[str] = Column("day", ValueType.DAY, "", str)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+4512345678", "'+4512345678"),
        ("-3,5", "'-3,5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("＝1+1", "'＝1+1"),
        ("\t=1+1", r"\t=1+1"),
        ("\r=1+1", r"\r=1+1"),
        ("'quoted'", "''quoted'"),
        ("0461", "'0461"),
        ("11.7", "'11.7"),
        ("3. maj", "'3. maj"),
        ("1E5", "'1E5"),
        ("12:30", "'12:30"),
        ("10 %", "'10 %"),
        ("kr. 100", "'kr. 100"),
        ("(5)", "'(5)"),
        ("falsk", "'falsk"),
        ("#N/A", "'#N/A"),
        ("# overskrift", "# overskrift"),
        ("20 naboer og en bænk", "20 naboer og en bænk"),
        ('a;b "c"', 'a;b "c"'),
        (r"C:\ny", r"C:\\ny"),
        ("et\n\nto", r"et\n\nto"),
    ],
)
def test_a_text_stays_the_text_it_is(text: str, written: str) -> None:
    assert cell(TEXT, text) == written
    assert READER["value"](written, {"type": "string"}) == text


@pytest.mark.parametrize(
    ("column", "value", "written"),
    [
        (NUMBER, Decimal("-3.50"), "-3,5"),
        (NUMBER, Decimal("-1500"), "-1500"),
        (NUMBER, Decimal("0.0000001"), "0,0000001"),
        (NUMBER, Decimal("57.03"), "57,03"),
        (DAY, "2026-11-23", "2026-11-23"),
        (PARTIAL, "2013", "2013"),
        (PARTIAL, "2013-10", "'2013-10"),
        (PARTIAL, "2013-10-01", "2013-10-01"),
        (LIST, [], ""),
        (LIST, ["11.7"], "'11.7"),
        (LIST, ["-a", "b"], "'-a | b"),
        (LIST, ["a | b", "c|", "|"], r"a \| b | c\| | \|"),
    ],
)
def test_a_value_has_one_way_to_be_written(column: Column[Any], value: Any, written: str) -> None:
    assert cell(column, column.plain(value)) == written


def test_a_negative_number_stays_a_number() -> None:
    written = cell(NUMBER, NUMBER.plain(Decimal("-3.5")))
    assert written == "-3,5"
    assert READER["value"](written, {"type": "number"}) == -3.5


PIECES = st.text(
    st.one_of(st.sampled_from("'\\|=+-@\n\t\r; \",0123456789nrt"), st.characters(codec="utf-8"))
)


@given(PIECES)
def test_any_text_comes_back(text: str) -> None:
    written = cell(TEXT, text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert READER["value"](written, {"type": "string"}) == text


@given(st.lists(PIECES.filter(bool)))
def test_any_list_comes_back(items: list[str]) -> None:
    schema = {"type": "array", "items": {"type": "string"}}
    assert READER["value"](cell(LIST, LIST.plain(items)), schema) == items


def test_hostile_content_is_told_as_it_stands(tmp_path: Path) -> None:
    made = dict(whole(Catalogue.of(loaded(tmp_path, PROJECTS["hostile"]).content), SITE))
    (case,), (point,), (before, _), *_ = (rows(made, table) for table in TABLES)
    assert case["title"] == '=HYPERLINK("https://e.org";"Tryk")'
    assert case["partners"] == ["a | b", "\\", "'c", "-d"]
    assert (case["place"], case["lat"], case["position"]) == ("11.7", 55.43, "place")
    assert case["measurements"][0]["before_value"] == -37.5
    assert point["title"] == "@SUM(A1) som titel"
    assert (before["value"], before["date"]) == (-37.5, "2013-10")


def test_a_value_is_told_with_its_bounds_and_where_it_is_known_from(tmp_path: Path) -> None:
    text = (
        "indicator;date;value;unit;low;high;level;source;note\n"
        "Tilfredse;2024;40,5;%;;;Bruger;1;\nTilfredse;2025-03;52;%;48;;Bruger;Egen optælling;=Nej\n"
    )
    found = loaded(tmp_path, {"cases/foens/measurements.csv": text})
    assert found.errors == ()
    made = dict(whole(Catalogue.of(found.content), SITE))
    first, second = (row for row in rows(made, TABLES[2]) if row["indicator"] == "Tilfredse")
    assert (first["id"], first["url"]) == ("foens/2/1", f"{SITE.url}cases/foens/#maaling-2")
    assert (first["value"], first["low"], first["unit"]) == (40.5, None, "percent")
    assert (first["source"], first["source_url"]) == ("Historie", "https://example.org/historie")
    assert (second["low"], second["high"], second["unit_name"]) == (48, 52, "%")
    assert (second["source"], second["source_url"]) == ("Egen optælling", None)
    assert (second["level"], second["note"]) == ("user", "=Nej")
    assert ";'=Nej;" in made["data/measurements.csv"].decode("utf-8-sig")


def test_geojson_has_a_point_in_denmark_for_each_case(made: dict[str, bytes]) -> None:
    found = json.loads(made["data/cases.geojson"])
    cases = rows(made, TABLES[0])
    assert found["type"] == "FeatureCollection"
    assert [feature["id"] for feature in found["features"]] == [case["slug"] for case in cases]
    for feature, case in zip(found["features"], cases, strict=True):
        assert feature.keys() == {"type", "id", "geometry", "properties"}
        assert feature["geometry"] == {"type": "Point", "coordinates": [case["lon"], case["lat"]]}
        assert 54 <= case["lat"] <= 58 and 7.5 <= case["lon"] <= 15.5
        assert feature["properties"].items() <= case.items()


def test_a_place_without_degrees_lies_in_the_middle_of_its_municipality(tmp_path: Path) -> None:
    catalogue = Catalogue.of(loaded(tmp_path).content)
    (case,) = rows(dict(whole(catalogue, SITE)), TABLES[0])
    middle = catalogue.vocabularies.municipalities["0410"]
    assert (case["lat"], case["lon"], case["position"]) == (middle.lat, middle.lon, "municipality")


def test_a_case_is_told_whole(tmp_path: Path) -> None:
    made = dict(whole(Catalogue.of(loaded(tmp_path).content), SITE))
    (case,) = rows(made, TABLES[0])
    assert case["url"] == "https://example.org/lab/cases/foens/"
    assert (case["sdg"], case["municipality_code"]) == (["7", "11.7"], "0410")
    assert case["measurements"] == [
        {
            "indicator": "Husstande med nærvarme",
            "unit": "husstande",
            "level": None,
            "before_value": 37,
            "before_date": "2013-10",
            "after_value": 47,
            "after_date": "2018-12",
            "source": 1,
            "note": None,
        }
    ]
    assert case["trial_actions"][0]["with"] == ["Beboere"]
    assert case["prototypes"][0]["url"] == f"{case['url']}prototyper/vaerket/"
    (point,) = rows(made, TABLES[1])
    assert point["url"] == f"{case['url']}#lp-2026-11-23-lav-afgift"


def field_tables() -> dict[str, list[tuple[str, ...]]]:
    """The tables of fields on the page, by the heading over them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    heading = ""
    for line in guide(TABLES).splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith("| `") and heading.startswith(("Felterne", "Posterne")):
            cells = tuple(part.strip() for part in line.strip("|").split(" | "))
            found.setdefault(heading, []).append(cells)
    return found


def expected(columns: tuple[Column[Any], ...]) -> list[tuple[str, ...]]:
    return [
        (
            f"`{column.name}`",
            f"{column.kind.value}{', kan mangle' if column.optional else ''}: {column.description}",
        )
        for column in columns
    ]


def test_the_page_explains_every_field() -> None:
    tables = {
        "Felterne i filen med cases": TABLES[0].columns,
        "Felterne i filen med læringspointer": TABLES[1].columns,
        "Felterne i filen med målinger": TABLES[2].columns,
        "Felterne i filen med kortlægninger": TABLES[3].columns,
        "Felterne i filen med fortællinger": TABLES[4].columns,
    }
    for table in TABLES:
        nested = (column for column in table.columns if column.kind is ValueType.OBJECTS)
        tables |= {f"Posterne i `{column.name}`": column.fields for column in nested}
    assert field_tables() == {heading: expected(columns) for heading, columns in tables.items()}


def test_the_page_links_to_every_file() -> None:
    targets = set(re.findall(r"\]\(([^)#]+)\)", PAGE))
    assert {path.removeprefix("data/") for path in real()} <= targets
