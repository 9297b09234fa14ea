"""Loading a project: typed records in order, every problem at once, each file read once."""

from __future__ import annotations

import builtins
import gc
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from content_project import (
    CASE,
    CASE_PATH,
    PAGE,
    POINT,
    POINT_PATH,
    PROJECT,
    PROTOTYPE,
    PROTOTYPE_PATH,
    line_of,
    loaded,
    said,
    write,
)
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.base.problems import Level
from laboratorium.reading import files
from laboratorium.reading.loader import load
from own_content import own_loaded


def front(text: str) -> str:
    return PAGE.replace("---\nTekst", f"{text}---\nTekst")


def test_a_sound_project_is_read_without_a_word(tmp_path: Path) -> None:
    found = loaded(tmp_path)
    assert found.problems == found.errors == ()
    (case,) = found.content.cases
    assert (case.slug, case.path) == ("foens", CASE_PATH)
    assert case.body.startswith("## Udfordringen")
    assert case.body_line == line_of(CASE, "## Udfordringen")
    (point,) = case.learning_points
    assert (point.slug, point.case, point.path) == ("2026-11-23-lav-afgift", "foens", POINT_PATH)
    assert point.anchor == "lp-2026-11-23-lav-afgift"
    assert point.body_line == line_of(POINT, "Når det")
    (prototype,) = case.prototypes
    assert (prototype.slug, prototype.path) == ("vaerket", PROTOTYPE_PATH)
    (page,) = found.content.pages
    assert (page.slug, page.path, page.uri) == ("index", "docs/index.md", "index.md")


# (path, front matter, the kind it is of, or none)
KINDS = [
    ("docs/fernisering/2026.md", "date: 2026-11-23\nplace: Her\n", "exhibition"),
    ("docs/laboratorier/2023-1.md",
     "number: 1\nyear: 2023\ndate: 2023-01-26\nsix_p: [people]\nthemes: [Stedet]\n", "lab"),
    ("docs/organisationer/skovlyst.md", "kind: owner\n", "organisation"),
    ("docs/netvaerk/2026-03-12-moede.md", "date: 2026-03-12\nplace: Her\n", "meeting"),
    ("docs/fernisering/index.md", "", ""),
    ("docs/laboratorier/index.md", "", ""),
    ("docs/organisationer/index.md", "", ""),
    ("docs/netvaerk/index.md", "", ""),
    ("docs/fernisering/om.md", "", ""),
    ("docs/laboratorier/metode/index.md", "", ""),
    ("docs/om/index.md", "lead: Mere.\ncontact: true\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "kind"), KINDS)
def test_the_folder_says_what_a_page_is(tmp_path: Path, path: str, text: str, kind: str) -> None:
    found = loaded(tmp_path, {path: front(text)})
    assert found.problems == ()
    heap = found.content.typed[kind] if kind else found.content.pages
    (page,) = (page for page in heap if page.path == path)
    assert page.uri == path.removeprefix("docs/")
    assert page.body == "Tekst."


NAMED = [
    ("docs/fernisering/2025.md", "date: 2026-11-23\nplace: Her\n", "date:"),
    ("docs/netvaerk/2026-03-13-a.md", "date: 2026-03-12\nplace: Her\n", "date:"),
    ("docs/laboratorier/2023-2.md",
     "number: 1\nyear: 2023\ndate: 2023-01-26\nsix_p: [people]\nthemes: [a]\n", "number:"),
    ("docs/laboratorier/2024-1.md",
     "number: 1\nyear: 2023\ndate: 2023-01-26\nsix_p: [people]\nthemes: [a]\n", "year:"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "at"), NAMED)
def test_a_page_is_named_after_what_it_says(tmp_path: Path, path: str, text: str, at: str) -> None:
    changed = front(text)
    assert said(loaded(tmp_path, {path: changed}).errors) == [
        (path, line_of(changed, at), "page-name")
    ]


MISNAMED = [
    ("docs/fernisering/efteraar.md", "date: 2026-11-23\nplace: Her\n", "2026.md"),
    ("docs/laboratorier/lab-1.md", "number: 1\nyear: 2023\ndate: 2023-01-26\n"
     "six_p: [people]\nthemes: [a]\n", "2023-1.md"),
    ("docs/netvaerk/moede.md", "date: 2026-03-12\nplace: Her\n", "2026-03-12-moede.md"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "example"), MISNAMED)
def test_a_typed_page_with_another_name_is_told_how_to_be_called(
    tmp_path: Path, path: str, text: str, example: str
) -> None:
    found = loaded(tmp_path, {path: front(text)})
    (problem,) = found.errors
    assert said([problem]) == [(path, 1, "page-name")]
    assert example in problem.message


def test_pages_are_found_at_any_depth(tmp_path: Path) -> None:
    deep = "docs/" + "a/" * 60 + "b.md"
    found = loaded(tmp_path, {deep: PAGE, "docs/assets/c.md": "x", "docs/.d/e.md": "x"})
    assert found.problems == ()
    assert [page.path for page in found.content.pages] == [deep, "docs/index.md"]


def test_everything_stands_in_order(tmp_path: Path) -> None:
    early = POINT.replace("2026-11-23", "2025-01-02")
    found = loaded(
        tmp_path,
        {
            "cases/aa/index.md": CASE,
            "cases/aa/learning-points/2026-11-23-b.md": POINT,
            "cases/aa/learning-points/2026-11-23-a.md": POINT,
            "cases/aa/learning-points/2025-01-02-z.md": early,
            "cases/aa/prototypes/b.md": PROTOTYPE,
            "cases/aa/prototypes/a.md": PROTOTYPE,
            "docs/om/index.md": PAGE,
            "docs/a.md": PAGE,
        },
    )
    first, second = found.content.cases
    assert (first.slug, second.slug) == ("aa", "foens")
    assert [point.slug for point in first.learning_points] == [
        "2025-01-02-z",
        "2026-11-23-a",
        "2026-11-23-b",
    ]
    assert [prototype.slug for prototype in first.prototypes] == ["a", "b"]
    assert [page.uri for page in found.content.pages] == ["a.md", "index.md", "om/index.md"]


def test_what_would_make_a_case_better_is_advice(tmp_path: Path) -> None:
    text = re.sub(r"measurements:\n(  .*\n)+", "", CASE)
    found = load(write(tmp_path, {CASE_PATH: text}))
    assert [(problem.code, problem.level) for problem in found.problems] == [
        ("no-learning-point", Level.ADVICE),
        ("no-measurement", Level.ADVICE),
    ]
    assert found.errors == ()
    assert len(found.content.cases) == 1


def test_a_learning_point_whose_name_says_another_day_is_advice(tmp_path: Path) -> None:
    found = loaded(tmp_path, {"cases/foens/learning-points/2026-01-01-a.md": POINT})
    assert [(problem.code, problem.level.value) for problem in found.problems] == [
        ("learning-point-date", "forslag")
    ]


def test_problems_in_all_files_are_told_at_once(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        {
            CASE_PATH: CASE.replace("anchored", "xyzzy").replace("## Stedet", "## Sted"),
            POINT_PATH: POINT.replace("level: volunteer_citizen\n", "") + "\n<b>\n",
            PROTOTYPE_PATH: PROTOTYPE.replace("stage", "stadie"),
            "docs/index.md": "Ingen oplysninger.\n",
            "cases/foens/loes.txt": "x",
        },
    )
    assert sorted({(problem.path, problem.code) for problem in found.problems}) == [
        (CASE_PATH, "heading-unknown"),
        (CASE_PATH, "unknown-term"),
        (POINT_PATH, "html"),
        (POINT_PATH, "missing"),
        ("cases/foens/loes.txt", "unexpected-file"),
        (PROTOTYPE_PATH, "extra-forbidden"),
        ("docs/index.md", "missing-front-matter"),
    ]
    assert list(found.problems) == sorted(found.problems)
    assert found.content.cases == ()


def test_a_text_is_checked_also_when_the_front_matter_is_missing(tmp_path: Path) -> None:
    found = loaded(tmp_path, {CASE_PATH: "# Titel\n\n## Stedet\n\n<b>\n", POINT_PATH: "<b>\n"})
    codes = Counter(problem.code for problem in found.errors if problem.path == CASE_PATH)
    assert codes == {
        "missing-front-matter": 1,
        "heading-level": 1,
        "heading-missing": 4,
        "html": 1,
    }
    assert said(p for p in found.errors if p.path == POINT_PATH) == [
        (POINT_PATH, 1, "html"),
        (POINT_PATH, 1, "missing-front-matter"),
    ]


def test_a_case_stands_without_the_learning_point_that_could_not_be_read(tmp_path: Path) -> None:
    found = loaded(tmp_path, {POINT_PATH: "x", PROTOTYPE_PATH: "x"})
    (case,) = found.content.cases
    assert case.learning_points == ()
    assert case.prototypes == ()
    assert len(found.errors) == 2


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    write(tmp_path, {**PROJECT, "docs/a.md": PAGE, "cases/b/index.md": CASE})
    load(tmp_path, lambda done, total: steps.append((done, total)))
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_each_file_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, PROJECT)
    load(tmp_path)
    opened: Counter[str] = Counter()
    real = builtins.open

    def count(file: Any, *args: Any, **options: Any) -> Any:
        opened[str(file)] += 1
        return real(file, *args, **options)

    monkeypatch.setattr(builtins, "open", count)
    load(tmp_path)
    assert opened == {str(tmp_path / path): 1 for path in PROJECT}


def test_loading_twice_gives_the_same(tmp_path: Path) -> None:
    changes = {CASE_PATH: CASE.replace("anchored", "xyzzy"), "docs/x.md": "x"}
    assert loaded(tmp_path, changes) == load(tmp_path)


@pytest.mark.parametrize("was_on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(tmp_path: Path, was_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        loaded(tmp_path)
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


def test_the_projects_own_content_is_sound() -> None:
    found = own_loaded()
    assert found.errors == ()
    assert len(found.content.cases) >= 20


ODD = st.sampled_from(
    ["---\n", "\n", "a: ", "title: ", "x", "- ", "## Stedet\n", "[x](", ")", "<", "\x00", "é"]
)
ANYTHING = st.binary(max_size=300) | st.text(max_size=300) | st.lists(ODD, max_size=30).map("".join)


@given(data=ANYTHING, path=st.sampled_from([*PROJECT, "docs/laboratorier/2023-1.md"]))
def test_whatever_a_file_holds_it_is_valid_or_told(
    tmp_path: Path, data: bytes | str, path: str
) -> None:
    content = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    found = loaded(tmp_path, {path: content})
    told = [problem for problem in found.errors if problem.path == path]
    assert told
    lines = len(re.split(rb"\r\n|\r|\n", content))
    assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in told)
    shutil.rmtree(tmp_path / "docs", ignore_errors=True)


@given(
    path=st.sampled_from([CASE_PATH, POINT_PATH, PROTOTYPE_PATH]),
    start=st.integers(0, 1500),
    length=st.integers(0, 40),
    new=ANYTHING,
)
def test_a_file_with_a_hole_in_it_is_valid_or_told(
    tmp_path: Path, path: str, start: int, length: int, new: bytes | str
) -> None:
    whole = PROJECT[path].encode()
    start %= len(whole)
    patch = new if isinstance(new, bytes) else new.encode("utf-8", "surrogatepass")
    content = whole[:start] + patch + whole[start + length :]
    found = loaded(tmp_path, {path: content})
    assert found.errors or found.content.cases
    assert all(problem.line >= 1 and problem.column >= 1 for problem in found.problems)


def test_only_files_that_were_found_are_read(tmp_path: Path) -> None:
    data, (problem,) = files.read(tmp_path, "cases/x/index.md")
    assert data is None
    assert problem.code == "file-missing"


def test_what_is_unplaced_is_kept_from_readers_and_known_to_editors(tmp_path: Path) -> None:
    text = CASE.replace("## Stedet\n", "## Ikke placeret\n\n- **Pris**: 3 kr.\n\n## Stedet\n")
    found = loaded(tmp_path, {CASE_PATH: text})
    assert found.errors == ()
    line = line_of(text, "## Ikke placeret")
    assert [(p.line, p.code) for p in found.problems if p.path == CASE_PATH] == [(line, "unplaced")]
    (case,) = found.content.cases
    assert "3 kr." in case.unplaced and "3 kr." not in case.body
    assert case.lines["Ikke placeret"] == line
    assert case.lines["sources"] == line_of(text, "sources:")
    # What is shown has kept its lines.
    at = case.body.splitlines().index("## Stedet")
    assert case.body_line + at == line_of(text, "## Stedet")


def test_what_is_unplaced_is_searched_for_personal_data_all_the_same(tmp_path: Path) -> None:
    found = loaded(
        tmp_path, {CASE_PATH: f"{CASE}\n## Ikke placeret\n\nRing til Bo på 20 30 40 50.\n"}
    )
    assert {problem.code for problem in found.problems} >= {"unplaced", "private-phone"}
