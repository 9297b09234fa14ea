"""Files with a row for each record: read as Danish spreadsheets save them, told of in Danish."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, loaded
from hypothesis import given, settings
from hypothesis import strategies as st

from laboratorium.model.measurements import MEASUREMENTS, MeasuredValue
from laboratorium.model.partial_date import PartialDate
from laboratorium.reading.rows import parse_rows
from laboratorium.reading.tables import take_apart
from laboratorium.reading.validate import validate

PATH = "cases/foens/measurements.csv"
HEAD = "indicator;date;value;unit;low;high;level;source;note\n"
ROW = "Frivillige på værket;2024-06;12,5;personer;10;15;Bruger;Egen optælling;\n"
OTHER = "Frivillige på værket;2025-06;14;personer;;;Bruger;1;Talt på en tirsdag\n"
GOOD = HEAD + ROW + OTHER


def rows(data: bytes) -> tuple[MeasuredValue, ...]:
    table, _ = take_apart(data, PATH, MEASUREMENTS)
    found, problems = validate(table, MEASUREMENTS.model)
    assert (*table.problems, *problems) == ()
    assert found is not None
    read: tuple[MeasuredValue, ...] = found.rows  # type: ignore[attr-defined]
    return read


EXPECTED = rows(GOOD.encode())
SAVED = {
    "as it is": GOOD.encode(),
    "with a mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "Windows-1252": GOOD.encode("cp1252"),
    "with Windows' line ends": GOOD.replace("\n", "\r\n").encode("cp1252"),
    "with Excel's own first line": b"sep=;\r\n" + GOOD.encode(),
    "tabs": GOOD.replace(";", "\t").encode(),
    "commas": GOOD.replace("12,5", '"12,5"').replace(";", ",").encode(),
    "commas and points": GOOD.replace("12,5", "12.5").replace(";", ",").encode(),
    "other dates": GOOD.replace("2024-06", "jun-24").replace("2025-06", "06/2025").encode(),
    "empty rows": (GOOD + ";;;;;;;;\n\n").encode(),
    "columns too many": GOOD.replace("\n", ";;;\n").encode(),
    "Danish heads": GOOD.replace(
        HEAD, "Hvad er målt;Dato;Tal;Enhed;Mindst;Højst;Niveau;Kilde;Forbehold\n"
    ).encode(),
    "keys": GOOD.replace("personer", "persons").replace("Bruger", "user").encode(),
}


@pytest.mark.parametrize("data", SAVED.values(), ids=SAVED)
def test_a_file_is_read_however_it_is_saved(data: bytes) -> None:
    assert rows(data) == EXPECTED
    first = EXPECTED[0]
    assert (first.indicator, first.value) == ("Frivillige på værket", Decimal("12.5"))
    assert (first.unit, first.level, first.date) == ("persons", "user", PartialDate(2024, 6))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("23-11-2026", "2026-11-23"),
        ("3/4-2024", "2024-04-03"),
        ("okt-13", "2013-10"),
        ("dec-95", "1995-12"),
        ("2024", "2024"),
        ("1. maj 2020", "2020-05-01"),
    ],
)
def test_a_date_is_read_as_danish_spreadsheets_show_it(written: str, meant: str) -> None:
    assert str(rows((HEAD + ROW.replace("2024-06", written)).encode())[0].date) == meant


# What stands in the file, where the problem is, its code, and a part of the sentence.
WRONG = [
    (GOOD.replace("12,5", "NaN"), (2, 30), "number", "skal være et tal"),
    (GOOD.replace("12,5", "1.500"), (2, 30), "number-grouped", "Skriv 1500"),
    (GOOD.replace("12,5", "12,5 %"), (2, 30), "number", "Skriv 12,5"),
    (GOOD.replace("12,5", "1e400"), (2, 30), "number", "skal være et tal"),
    (GOOD.replace("12,5", "1" + "0" * 13), (2, 30), "less-than-equal", "Skriv højst"),
    (GOOD.replace("12,5", "9"), (2, 1), "interval", "ikke mellem det mindste (10)"),
    (GOOD.replace("12,5", ""), (2, 1), "missing", "»Tallet« mangler. Udfyld cellen."),
    (GOOD.replace("personer;10", ";10"), (2, 1), "missing", "»Enhed« mangler"),
    (GOOD.replace("2024-06", ""), (2, 1), "missing", "»Hvornår« mangler"),
    (GOOD.replace("Egen optælling", ""), (2, 1), "missing", "»Hvor er tallet fra?« mangler"),
    (GOOD.replace("2024-06", "1899"), (2, 22), "too-early", "før 1900"),
    (GOOD.replace("2024-06", "2199"), (2, 22), "measured-later", "23. november 2026"),
    (GOOD.replace("2024-06", "i går"), (2, 22), "date-form", "ikke skrevet som en dato"),
    (GOOD.replace("2024-06", "2025-06"), (3, 22), "measured-twice", "samme dato"),
    (GOOD.replace("personer;;", "%;;"), (3, 33), "mixed-units", "»Personer« og »Procent«"),
    (
        GOOD.replace("personer;10", "%;10").replace("personer;;", "procentpoint;;"),
        (3, 33),
        "mixed-percent",
        "10 procentpoint",
    ),
    (GOOD.replace("Bruger;1", ";1"), (3, 44), "mixed-levels", "samme niveau"),
    (GOOD.replace(";1;Talt", ";7;Talt"), (3, 51), "dangling-source", "Kilde 7 findes ikke"),
    (GOOD.replace("Egen optælling", "a.b@example.dk"), (2, 57), "private-email", "mailadresse"),
    (GOOD.replace("unit", "enhedd"), (1, 22), "unknown-column", "Mente du »Enhed«?"),
    (GOOD.replace("note", "unit"), (1, 49), "repeated-column", "to gange"),
    (GOOD.replace(";note", ""), (3, 53), "cell-beyond", "uden for de 8 kolonner"),
    (GOOD.replace("unit;", "x;"), (1, 1), "missing-column", "Kolonnen »Enhed« mangler"),
    (GOOD.replace("12,5", '"12,5'), (2, 30), "csv-quotes", "Anførselstegnene"),
    (HEAD, (1, 1), "no-rows", "kun overskrifter"),
    ("\n", (1, 1), "empty-file", "tom"),
]


@pytest.mark.parametrize(("text", "at", "code", "words"), WRONG)
def test_what_is_wrong_is_told_where_it_stands(
    tmp_path: Path, text: str, at: tuple[int, int], code: str, words: str
) -> None:
    found = [p for p in loaded(tmp_path, {PATH: text}).errors if p.code == code]
    assert [(p.path, p.line, p.column) for p in found] == [(PATH, *at)]
    assert words in found[0].message


def test_all_is_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("12,5", "x").replace("personer;;", "personr;;").replace("2025-06", "1850")
    codes = [p.code for p in loaded(tmp_path, {PATH: text}).errors]
    assert codes == ["number", "too-early", "unknown-term"]


def test_a_file_that_is_partly_in_another_encoding_is_told(tmp_path: Path) -> None:
    data = GOOD.encode().replace(b"\xc3\xa6", b"\xe6", 1)
    assert {p.code for p in loaded(tmp_path, {PATH: data}).errors} == {"not-utf8"}


def test_values_in_a_file_count_as_the_case_s_measurements(tmp_path: Path) -> None:
    head, _, tail = CASE.partition("measurements:\n")
    without = head + tail[tail.index("sources:") :]
    hints = {p.code for p in loaded(tmp_path, {CASE_PATH: without}).problems}
    assert "no-measurement" in hints
    found = loaded(tmp_path, {CASE_PATH: without, PATH: GOOD})
    assert "no-measurement" not in {p.code for p in found.problems}


@settings(max_examples=60)
@given(st.text(';"\n,.æ1aK-', max_size=80))
def test_no_text_stops_the_reader(text: str) -> None:
    table = parse_rows(HEAD + text, PATH, MEASUREMENTS)
    found, problems = validate(table, MEASUREMENTS.model)
    assert found is not None or table.problems or problems
