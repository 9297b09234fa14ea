"""Every complaint is Danish, says what to write instead, and stands in one table."""

from __future__ import annotations

from typing import Any

import pytest
from content_project import CASE, PAGE, POINT, PROTOTYPE, line_of
from said import assert_danish

from laboratorium.base.problems import Problem
from laboratorium.model.cases import Case
from laboratorium.model.declare import fields_of
from laboratorium.model.exhibitions import Exhibition
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import EVERY
from laboratorium.model.learning_points import LearningPoint
from laboratorium.model.occasions import NetworkMeeting
from laboratorium.model.page import Page
from laboratorium.model.pages import Lab, Organisation
from laboratorium.model.prototypes import Prototype
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.messages import (
    nearest_name,
)
from laboratorium.reading.validate import named, validate


def complaints(old: str, new: str, text: str = CASE, model: type[Any] = Case) -> list[Problem]:
    """Everything that is said of a valid file in which ``old`` has become ``new``."""
    assert old in text
    parsed = named(parse(text.replace(old, new), "x.md"), model)
    record, problems = validate(parsed, model)
    said = sorted([*parsed.problems, *problems])
    assert (record is None) == bool(said)
    return said


# (what stands in the valid case, what it becomes, part that shows the line, code, what is said)
BAD: list[tuple[str, str, str, str, str]] = [
    ("title: Et fælles varmeværk\n", "", "---", "missing", "»Titel« mangler"),
    ("title: Et", "titel: Et", "titel:", "extra-forbidden", "Mente du »Titel«? Skriv »title«."),
    ("title: Et", "Title: Et", "Title:", "extra-forbidden", "Mente du »Titel«? Skriv »title«."),
    ("title: Et", "no: ja\ntitle: Et", "no:", "extra-forbidden", "Slet linjen"),
    ("title: Et", f"title: {'x' * 80}Et", "title:", "string-too-long", "Skær 9 tegn væk"),
    ("title: Et fælles varmeværk", "title: [a]", "title:", "string-type", "skal være tekst"),
    ("title: Et fælles varmeværk", "title:", "title:", "empty-value", "har ingen værdi"),
    ("status_as_of: 2023\n", "", "status:", "status-as-of-missing", "status_as_of: 2024-08"),
    ("status_as_of: 2023", "status_as_of: i fjor", "status_as_of:", "date-form", "2013"),
    ("licence:", "cost: [{amount: 1.5 mio, covers: Frø}]\nlicence:", "cost:",
     "whole-number", "Skriv kun cifre"),
    ("licence:", "hours: [{amount: 5}]\nlicence:", "hours:", "missing",
     "»Hvad det dækker« i »Timer« nr. 1"),
    ("status: anchored", "status: ancored", "status:", "unknown-term", "Mente du »Forankret«?"),
    ("status: anchored", "status: xyzzy", "status:", "unknown-term",
     "en af disse: »Idé«, »Afprøvning«"),
    ("status: anchored", "status: [anchored]", "status:", "string-type", "tekst"),
    ("municipality: Middelfart", "municipality: Midelfart Kommune", "municipality:",
     "unknown-term", "Mente du »Middelfart«?"),
    ("municipality: Middelfart", "municipality: 101", "municipality:", "unknown-term", "»101«"),
    ("municipality: Middelfart", "municipality: Xyzzyby", "municipality:",
     "unknown-term", "officielle navne"),
    ("municipality: Middelfart", "kommune: Middelfart", "kommune:",
     "extra-forbidden", "Mente du »Kommune«? Skriv »municipality«."),
    ("place: {name: Føns}", "place: Føns", "place:", "model-type", "Skriv »place: {name: Føns}«."),
    ("place: {name: Føns}", "place: [Føns]", "place:", "model-type",
     "»Stedets navn« (name), »Breddegrad« (lat), »Længdegrad« (lon)"),
    ("period: {from: 2011}", "period: 2011", "period:", "model-type", "{from: 2011}"),
    ("place: {name: Føns}", "place: {navn: Føns}", "place:", "extra-forbidden", "»name«"),
    ("place: {name: Føns}", "place: {name: F, lat: 55.4}", "place:", "half-coordinate", "begge"),
    ("place: {name: Føns}", "place: {name: F, lat: 9.8, lon: 55.4}", "place:",
     "greater-than-equal", "mindst 54"),
    ("place: {name: Føns}", "place: {name: F, lat: 55, lon: 55.4}", "place:",
     "less-than-equal", "højst 15,5"),
    ("place: {name: Føns}", "place: {name: F, lat: nord, lon: 9}", "place:", "coordinate", "nord"),
    ("period: {from: 2011}", "period: {from: 2011, to: 2010}", "period:", "span", "2010"),
    ("period: {from: 2011}", "period: {from: 2026-13-01}", "period:", "date-month", "13"),
    ("period: {from: 2011}", "period: {from: 2025-02-29}", "period:", "date-day", "2025-02-28"),
    ("period: {from: 2011}", "period: {from: 0101}", "period:", "date-year", "101"),
    ("period: {from: 2011}", "period: {from: 12:30}", "period:", "date-form", "12:30"),
    ("period: {from: 2011}", "period: {from: 26. januar 2023}", "period:",
     "date-form", "Skriv 2023-01-26."),
    ("period: {from: 2011}", "period: {start: 2011}", "period:", "extra-forbidden", "»from«"),
    ("period: {from: 2011}", "period: {}", "period:", "missing", "»Begyndte« i »Periode« mangler"),
    ("updated: 2026-11-23", "updated: 2026-11", "updated:", "date-not-full", "2026-11-01"),
    ("updated: 2026-11-23", "updated: ja", "updated:", "day-form", "2026-11-23"),
    ("updated: 2026-11-23", "updated: 1. marts 2026", "updated:", "day-form", "2026-03-01"),
    ("six_p: [planet, participation]", "six_p: planet", "six_p:", "tuple-type", "[planet]"),
    ("six_p: [planet, participation]", "six_p: {planet: 1}", "six_p:", "tuple-type", "- foran"),
    ("six_p: [planet, participation]", "six_p: []", "six_p:", "too-short", "mindst 1"),
    ("six_p: [planet, participation]", "six_p: [planet, place, people, peace]", "six_p:",
     "too-long", "Slet 1."),
    ("six_p: [planet, participation]", "six_p: [planet, Planet]", "six_p:", "repeated", "planet"),
    ("six_p: [planet, participation]", "six_p: [planet, plads]", "six_p:", "unknown-term", "plads"),
    ("sdg: [7, 11.7]", "sdg: [18]", "sdg:", "unknown-goal", "fra 1 til 17"),
    ("sdg: [7, 11.7]", "sdg: [11.99]", "sdg:", "unknown-target", "11.1, 11.2"),
    ("sdg: [7, 11.7]", "sdg: [1, 2, 3, 4, 5, 6]", "sdg:", "too-long", "højst være 5"),
    ("  - {who: Beboere, role: Tog initiativet}", "  - {who: a@b.dk, role: x}", "a@b.dk",
     "private-email", "mailadresse"),
    ("  - {who: Beboere, role: Tog initiativet}", "  - {who: A, role: Ring 12345678}", "Ring",
     "private-phone", "telefonnummer"),
    ("  - {who: Beboere, role: Tog initiativet}", "  - {who: A, role: B, mail: a@b.dk}", "mail:",
     "private-key", "personoplysninger"),
    ("  - {who: Beboere, role: Tog initiativet}", "  - {navn: A, role: B, who: C}", "navn:",
     "private-key", "personoplysninger"),
    ("    from: 2012\n", "    from: 2012\n    to: 2011\n", "  - title: Studietur", "span", "2011"),
    ("    with: [Beboere]", "    with: Beboere", "    with:", "tuple-type", "with: [Beboere]"),
    ("    what: Beboerne besøgte en ø med fælles varme.", "", "  - title: Studietur",
     "missing", "»Hvad I gjorde« i »Prøvehandlinger« nr. 1 mangler"),
    ("    before: {value: 37,", "    before: {value: 1.500,", "    before:",
     "number-grouped", "Skriv 1500"),
    ("    before: {value: 37,", "    before: {value: ca. 37,", "    before:", "number", "Skriv 37"),
    ("    before: {value: 37,", "    before: {value: mange,", "    before:", "number", "19,7"),
    ("date: 2018-12}", "date: 2012}", "  - indicator:", "before-after", "2013-10"),
    ("    source: 1", "    source: s1", "    source:", "whole-number", "»s1«"),
    ("    source: 1", "    source: 0", "    source:", "greater-than-equal", "mindst 1"),
    ("    url: https://example.org/historie", "    url: www.example.org", "    url:",
     "url", "Skriv https://www.example.org."),
    ("    url: https://example.org/historie", "    url: javascript:alert(1)", "    url:",
     "url", "https://"),
    ("licence: CC-BY-4.0", "licence: CC-BY-3.0", "licence:", "unknown-term", "CC BY 4.0"),
    ("licence: CC-BY-4.0", "licence: CC-BY-4.0\nformer_slugs: [Føns]", "former_slugs:",
     "slug", "foens"),
    ("licence: CC-BY-4.0", "lab: {number: 5, year: 2023}\nlicence: CC-BY-4.0\norigin: group",
     "origin: group", "duplicate-key", "linje 6"),
    ("licence: CC-BY-4.0", "lab: {number: 1, year: 2023}\nlicence: CC-BY-4.0", "lab:",
     "only-for-groups", "origin: Fra en gruppe"),
    ("licence: CC-BY-4.0", "contact: {role: A, organisation: B}\nlicence: CC-BY-4.0", "contact:",
     "only-for-groups", "origin: Fra en gruppe"),
    ("sources:\n  - title: Historie\n    url: https://example.org/historie\n", "", "---",
     "sources-missing", "mindst én kilde"),
    ("licence: CC-BY-4.0", "images: [{file: ../a.jpg, alt: a, credit: b, licence: CC0-1.0, "
     "basis: no_people}]\nlicence: CC-BY-4.0", "images:", "image-path", "images/a.jpg"),
    ("licence: CC-BY-4.0", "images: [{file: a.jpg, credit: b, licence: CC0-1.0, "
     "basis: no_people}]\nlicence: CC-BY-4.0", "images:", "missing",
     "»Hvad viser billedet?« i »Billeder« nr. 1"),
    ("licence: CC-BY-4.0", "images: [{file: a.jpg, alt: '', credit: b, licence: CC0-1.0, "
     "basis: no_people}]\nlicence: CC-BY-4.0", "images:", "empty-value",
     "»Hvad viser billedet?« i »Billeder« nr. 1 har ingen værdi"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "code", "text"), BAD)
def test_a_bad_value_is_told_in_danish_where_it_stands(
    old: str, new: str, at: str, code: str, text: str
) -> None:
    said = complaints(old, new)
    matching = [problem for problem in said if problem.code == code]
    assert [problem.line for problem in matching] == [line_of(CASE.replace(old, new), at)], said
    assert text in matching[0].message
    for problem in said:
        assert_danish(problem.message)


BAD_PAGES: list[tuple[str, type[Any], str, str, str]] = [
    (POINT.replace("title: En", f"title: {'x' * 100}"), LearningPoint, "title:",
     "string-too-long", "plads til 110"),
    (POINT.replace("kind: success_factor", "kind: success"), LearningPoint, "kind:",
     "unknown-term", "»Det hjalp«"),
    (PROTOTYPE.replace("stage: in_use", "stage: i brug nu"), Prototype, "stage:",
     "unknown-term", "»I brug«"),
    (PAGE.replace("Hvad det er.", "x" * 161), Page, "description:",
     "string-too-long", "Skær 1 tegn væk"),
    (PAGE.replace("title: Om", "title: Om\nhide: [toc]"), Page, "hide:", "extra-forbidden", "lead"),
    (PAGE, Lab, "---", "missing", "»Nummer« mangler"),
    (PAGE.replace("title: Om", "title: Om\nprototypes: [a]"), Exhibition, "prototypes:",
     "prototype-reference", "min-case/min-prototype"),
    (PAGE.replace("title: Om", "title: Om\nkind: ownr"), Organisation, "kind:",
     "unknown-term", "Mente du »Ejerskabsorganisation«?"),
    (PAGE.replace("title: Om", "title: Om\nprogramme:\n  - title: Et\n    cases: [Føns]"),
     NetworkMeeting, "    cases:",
     "slug", "foens"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "model", "at", "code", "said"), BAD_PAGES)
def test_a_bad_value_on_a_page_is_told_in_danish(
    text: str, model: type[Any], at: str, code: str, said: str
) -> None:
    problems = validate(parse(text, "x.md"), model)[1]
    assert (line_of(text, at), code) in [(problem.line, problem.code) for problem in problems]
    assert any(said in problem.message for problem in problems)
    for problem in problems:
        assert_danish(problem.message)


def test_every_mistake_in_a_file_is_reported_at_once() -> None:
    text = CASE
    for old, new in [
        ("status: anchored", "status: xyzzy"),
        ("sdg: [7, 11.7]", "sdg: [18, 11.99]"),
        ("{from: 2011}", "{from: 2026-13-01}"),
        ("source: 1", "source: s1"),
        ("title: Historie", "title: [a]"),
        ("  - {who: Beboere, role: Tog initiativet}", "  - {who: a@b.dk, role: x}"),
        ("    what: Beb", "    hvad: Beb"),
        ("updated:", "opdateret:"),
    ]:
        assert old in text
        text = text.replace(old, new)
    problems = validate(parse(text, "x.md"), Case)[1]
    assert sorted(problem.code for problem in problems) == [
        "date-month",
        "extra-forbidden",
        "extra-forbidden",
        "private-email",
        "string-type",
        "unknown-goal",
        "unknown-target",
        "unknown-term",
        "whole-number",
    ]


# (what stood there, what is written instead, what is said)
MISSPELT: list[tuple[str, str, list[str]]] = [
    ("title: Et", "titel: Et", ["Feltet »titel« kendes ikke. Mente du »Titel«? Skriv »title«."]),
    ("updated:", "opdateret:",
     ["Feltet »opdateret« kendes ikke. Mente du »Ændret den«? Skriv »updated«."]),
    ("    what: Beb", "    hvad: Beb",
     ["Feltet »hvad« i »Prøvehandlinger« nr. 1 kendes ikke. Mente du »Hvad I gjorde«?"]),
    ("sources:", "kilder:", ["Feltet »kilder« kendes ikke. Mente du »Kilder«? Skriv »sources«."]),
    ("period: {from: 2011}", "period: {form: 2011}",
     ["Feltet »form« i »Periode« kendes ikke. Mente du »Begyndte«?"]),
    ("title: Et", "titel: Et\ntittel: Et",
     ["Feltet »titel« kendes ikke. Mente du »Titel«? Skriv »title«.",
      "Feltet »tittel« kendes ikke. Mente du »Titel«? Skriv »title«."]),
    ("partners:", "xyzzy: x\npartners:", ["Feltet »xyzzy« kendes ikke. Slet linjen, eller"]),
    # Here the two have nothing to do with each other.
    ("title: Et", "xyzzy: Et", ["»Titel« mangler.", "Feltet »xyzzy« kendes ikke. Slet linjen"]),
    ("title: Et", "partner: Et", ["»Titel« mangler.", "Feltet »partner« kendes ikke. Mente du"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), MISSPELT)
def test_a_misspelt_field_is_told_once_and_not_as_missing_too(
    old: str, new: str, told: list[str]
) -> None:
    said = [problem.message for problem in complaints(old, new)]
    assert len(said) == len(told)
    assert all(one.startswith(start) for one, start in zip(sorted(said), sorted(told), strict=True))


def test_what_could_not_be_read_is_not_called_missing_too() -> None:
    for bad in ("title: a: b", "title:", "title: *x", "title: [a"):
        said = complaints("title: Et fælles varmeværk", bad)
        assert len(said) == 1, said
        assert said[0].code not in {"missing", "string-type"}


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.key)
def test_a_field_is_known_by_its_danish_names(kind: Kind) -> None:
    fields = fields_of(kind.model)
    names = [field.name for field in fields]
    for field in fields:
        said = {nearest_name(word, names) for word in (field.label, *field.declared.names)}
        assert field.name in said
        # What two fields of a file may be called leads to the first of them.
        assert said <= set(names[: names.index(field.name) + 1])


def test_a_mail_address_is_never_repeated() -> None:
    for old, new in [
        ("{who: Beboere, role: Tog initiativet}", "{who: a.b@example.dk, role: x}"),
        ("{who: Beboere, role: Tog initiativet}", "{who: A, role: B, mail: a.b@example.dk}"),
    ]:
        for problem in complaints(old, new):
            assert "example.dk" not in problem.message


def test_a_text_in_a_list_that_is_too_long_is_told_in_characters() -> None:
    (problem,) = complaints("partners: [Syddansk Universitet]", f"partners: [{'x' * 121}]")
    assert problem.code == "string-too-long"
    assert "»Partnere« nr. 1 er på 121 tegn" in problem.message
