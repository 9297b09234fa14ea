"""References across files: what is pointed at exists, and no two cases share an address."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from content_project import (
    CASE,
    CASE_PATH,
    LAB,
    LAB_PATH,
    PAGE,
    POINT,
    POINT_PATH,
    PROTOTYPE,
    PROTOTYPE_PATH,
    errors,
    line_of,
    loaded,
    said,
)

from laboratorium.base.problems import Position
from laboratorium.reading.references import Outline, check_slugs

OTHER = "cases/samsoe/index.md"

# (file, link in its text, what is said when it leads nowhere)
LINKS: list[tuple[str, str, str | None]] = [
    (CASE_PATH, "[x](../samsoe/index.md)", None),
    (CASE_PATH, "[x](../samsoe/index.md#hvad-der-skete)", None),
    (CASE_PATH, "[x](prototypes/vaerket.md)", None),
    (CASE_PATH, "[x](learning-points/2026-11-23-lav-afgift.md)", None),
    (CASE_PATH, "[x](../../docs/index.md)", None),
    (CASE_PATH, "[x](#lp-2026-11-23-lav-afgift)", None),
    (CASE_PATH, "[x](#stedet)", None),
    (CASE_PATH, "[x](https://example.org/a.md)", None),
    (POINT_PATH, "[x](../../samsoe/index.md)", None),
    (POINT_PATH, "[x](../index.md)", None),
    (PROTOTYPE_PATH, "[1](#kilde-1)", None),
    (CASE_PATH, "[x](../samso/index.md)", "»../samsoe/index.md«"),
    (CASE_PATH, "[x](../samsoe/indeks.md)", "»../samsoe/index.md«"),
    (CASE_PATH, "[x](prototypes/vaerk.md)", "»prototypes/vaerket.md«"),
    (CASE_PATH, "[x](prototypes/helt-andet.md)", "fører ingen steder hen"),
    (CASE_PATH, "[x](../qqqqqqqq/index.md)", "fører ingen steder hen"),
    (CASE_PATH, "[x](../../docs/indeks.md)", "»../../docs/index.md«"),
    (CASE_PATH, "[x](../../../../etc/passwd.md)", "fører ingen steder hen"),
    (CASE_PATH, "[x](../samsoe/)", "stien til en .md-fil"),
    (CASE_PATH, "[x](/cases/samsoe/)", "stien til en .md-fil"),
    (CASE_PATH, "[x](//example.org)", "stien til en .md-fil"),
    (CASE_PATH, "[x](#kilde-2)", "Der er kun kilde 1."),
    (CASE_PATH, "[x](#kilde-0)", "Skriv #kilde-1"),
    (CASE_PATH, "[x](#kilde-x)", "Skriv #kilde-1"),
    (CASE_PATH, f"[x](#kilde-{'9' * 1900})", "Skriv #kilde-1"),
    (CASE_PATH, "[x](#lp-findes-ikke)", "fører ingen steder hen"),
    (POINT_PATH, "[x](#kilde-7)", "Kilde 7 findes ikke"),
    (POINT_PATH, "[x](../samsoe/index.md)", "»../../samsoe/index.md«"),
    (PROTOTYPE_PATH, "[x](#kilde-2)", "Kilde 2 findes ikke"),
]


@pytest.mark.parametrize(("path", "link", "text"), LINKS)
def test_a_link_leads_somewhere_or_is_told(
    tmp_path: Path, path: str, link: str, text: str | None
) -> None:
    valid = {CASE_PATH: CASE, POINT_PATH: POINT, PROTOTYPE_PATH: PROTOTYPE}[path]
    changed = valid.rstrip() + f"\n\nSe {link}.\n"
    found = loaded(tmp_path, {path: changed, OTHER: CASE})
    if text is None:
        assert found.errors == ()
        return
    (problem,) = found.errors
    line = changed.count("\n")
    assert (problem.path, problem.line, problem.column) == (path, line, 4)
    assert problem.code == "dangling-link"
    assert text in problem.message


def test_a_link_to_a_case_with_mistakes_is_not_one_more_mistake(tmp_path: Path) -> None:
    changes = {
        CASE_PATH: CASE + "\n[x](../samsoe/index.md)\n",
        OTHER: CASE.replace("status: anchored", "status: xyzzy"),
    }
    assert said(loaded(tmp_path, changes).errors) == [(OTHER, 4, "unknown-term")]


SOURCES = [("1", 0), ("2", 1), ("99", 1)]


@pytest.mark.parametrize(("number", "count"), SOURCES)
def test_a_measurement_names_a_source_that_is_listed(
    tmp_path: Path, number: str, count: int
) -> None:
    text = CASE.replace("    source: 1", f"    source: {number}")
    line = line_of(text, "    source:")
    found = said(loaded(tmp_path, {CASE_PATH: text}).errors)
    assert found == [(CASE_PATH, line, "dangling-source")] * count


@pytest.mark.parametrize("name", ["cost", "hours"])
def test_every_fact_with_a_source_names_one_that_is_there(tmp_path: Path, name: str) -> None:
    text = CASE.replace("licence:", f"{name}: [{{amount: 5, covers: Frø, source: 2}}]\nlicence:")
    found = said(loaded(tmp_path, {CASE_PATH: text}).errors)
    assert found == [(CASE_PATH, line_of(text, f"{name}:"), "dangling-source")]


EXHIBITION = PAGE.replace(
    "---\nTekst", "date: 2026-11-23\nplace: På nettet\nprototypes:\n  - {}\n---\nTekst"
)
MEETING = PAGE.replace(
    "---\nTekst",
    "date: 2026-03-12\nplace: Her\nprogramme:\n"
    "  - title: Et\n    cases: [{}]\n    groups: [{}]\n---\nTekst",
)
ORGANISATION = PAGE.replace(
    "---\nTekst",
    "kind: owner\ngroups: [{key: haven, name: Haven, roles: [Gartner]}]\n---\nTekst",
)
PAGES = {"docs/organisationer/skovlyst.md": ORGANISATION, "docs/organisationer/index.md": PAGE}

PAGE_REFERENCES = [
    ("docs/fernisering/2026.md", EXHIBITION.format("foens/vaerket"), "", ""),
    ("docs/fernisering/2026.md", EXHIBITION.format("foens/vaerk"), "  - foens",
     "Mente du »foens/vaerket«?"),
    ("docs/fernisering/2026.md", EXHIBITION.format("qqq/zzz"), "  - qqq", "Ret navnet"),
    ("docs/netvaerk/2026-03-12-a.md", MEETING.format("foens", "skovlyst/haven"), "", ""),
    ("docs/netvaerk/2026-03-12-a.md", MEETING.format("fons", "skovlyst/haven"), "    cases:",
     "Mente du »foens«?"),
    ("docs/netvaerk/2026-03-12-a.md", MEETING.format("foens", "skovlyst/have"), "    groups:",
     "Mente du »skovlyst/haven«?"),
    ("docs/netvaerk/2026-03-12-a.md", MEETING.format("foens", "index/haven"), "    groups:",
     "findes ikke"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "at", "message"), PAGE_REFERENCES)
def test_a_page_names_things_that_exist(
    tmp_path: Path, path: str, text: str, at: str, message: str
) -> None:
    found = loaded(tmp_path, {**PAGES, path: text}).errors
    assert [(problem.path, problem.line) for problem in found] == (
        [(path, line_of(text, at))] if at else []
    )
    assert all(message in problem.message for problem in found)


def test_curated_order_is_kept(tmp_path: Path) -> None:
    text = EXHIBITION.format("foens/vaerket\n  - foens/a")
    found = loaded(
        tmp_path, {"docs/fernisering/2026.md": text, "cases/foens/prototypes/a.md": PROTOTYPE}
    )
    assert found.content.exhibitions[0].meta.prototypes == ("foens/vaerket", "foens/a")


def outline(slug: str, *former: str) -> Outline:
    places = tuple((name, Position(9, 3 + index)) for index, name in enumerate(former))
    return Outline(slug, f"cases/{slug}/index.md", former=places)


# (slug and former slugs of each case, the slugs of the cases that are told)
ADDRESSES: list[tuple[list[tuple[str, ...]], list[tuple[str, int]]]] = [
    ([("a",), ("b",)], []),
    ([("a", "c"), ("b", "d")], []),
    ([("foens",), ("Foens",)], [("foens", 1)]),
    ([("føns",), ("foens",)], [("føns", 1)]),
    ([("Ærø",), (unicodedata.normalize("NFD", "Ærø"),)], [("Ærø", 1)]),
    ([("a", "b"), ("b",)], [("a", 9)]),
    ([("a",), ("b", "a")], [("b", 9)]),
    ([("a", "x"), ("b", "x")], [("b", 9)]),
    ([("a", "X"), ("b", "x")], [("b", 9)]),
    ([("a", "a")], [("a", 9)]),
    ([("a", "x", "y"), ("b", "x", "y")], [("b", 9), ("b", 9)]),
]


@pytest.mark.parametrize(("cases", "told"), ADDRESSES)
def test_no_two_cases_share_an_address(
    cases: list[tuple[str, ...]], told: list[tuple[str, int]]
) -> None:
    found = list(check_slugs(outline(*names) for names in cases))
    assert {problem.code for problem in found} <= {"same-slug"}
    assert sorted((problem.path.split("/")[1], problem.line) for problem in found) == sorted(told)


def test_two_folders_that_differ_only_in_case_are_told(tmp_path: Path) -> None:
    if (tmp_path / "a").mkdir() or (tmp_path / "A").exists():
        pytest.skip("this file system does not tell a from A")
    found = loaded(tmp_path, {"cases/Foens/index.md": CASE}).problems
    assert ("cases/foens/index.md", 1, "same-slug") in said(found)
    assert ("cases/Foens/index.md", 1, "slug") in said(found)


def test_a_former_slug_that_another_case_has_is_told_where_it_stands(tmp_path: Path) -> None:
    text = CASE.replace("licence:", "former_slugs: [gammel, samsoe]\nlicence:")
    (problem,) = loaded(tmp_path, {CASE_PATH: text, OTHER: CASE}).errors
    line = line_of(text, "former_slugs")
    assert (problem.path, problem.line, problem.column) == (CASE_PATH, line, 24)
    assert "samsoe" in problem.message


def test_hundreds_of_dangling_links_are_soon_told(tmp_path: Path) -> None:
    links = "\n\n".join(f"[x](../case-{number}x/index.md)" for number in range(300))
    cases = {f"cases/case-{number}/index.md": "x" for number in range(300)}
    found = loaded(tmp_path, {CASE_PATH: CASE + links, **cases})
    told = [p for p in errors(found.problems) if p.path == CASE_PATH]
    assert len(told) == 101


@pytest.mark.parametrize(("year", "found"), [(2023, []), (2024, [(CASE_PATH, 2, "dangling-lab")])])
def test_the_laboratory_that_a_case_names_has_a_page(
    tmp_path: Path, year: int, found: list[tuple[str, int, str]]
) -> None:
    of_lab = CASE.replace("---\n", f"---\nlab: {{number: 1, year: {year}}}\n", 1)
    of_lab = of_lab.replace("origin: public-sources", "origin: group")
    problems = [
        problem
        for problem in loaded(tmp_path, {CASE_PATH: of_lab, LAB_PATH: LAB}).problems
        if problem.code == "dangling-lab"
    ]
    assert said(problems) == found
    for problem in problems:
        assert "docs/laboratorier/2024-1.md" in problem.message
