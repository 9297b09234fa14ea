"""What lies in the folders: everything that does not belong is reported, nothing is dropped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from content_project import (
    CASE,
    CASE_PATH,
    PAGE,
    POINT,
    POINT_PATH,
    PROJECT,
    PROTOTYPE_PATH,
    errors,
    loaded,
    said,
    write,
)

from laboratorium.model import kinds
from laboratorium.model.kinds import KIND
from laboratorium.reading import files
from laboratorium.reading.files import MAX_IMAGE, MAX_TEXT
from laboratorium.reading.loader import load

# (a file that is added, its content, where the problem is said, code, what it says)
STRAY: list[tuple[str, str, str, str, str]] = [
    ("cases/foens/notes.txt", "x", "", "unexpected-file", "hører ikke til her"),
    ("cases/foens/index.markdown", "x", "", "unexpected-file", "Mente du »index.md«?"),
    ("cases/foens/README.md", "x", "", "unexpected-file", "Mente du »index.md«?"),
    ("cases/foens/measurement.csv", "x", "", "unexpected-file", "»measurements.csv«"),
    ("cases/foens/foto.heic", "x", "", "unexpected-file", ".jpg, .png eller .webp"),
    ("cases/foens/tegning.svg", "<svg/>", "", "unexpected-file", ".jpg, .png eller .webp"),
    ("cases/foens/laeringspointer/a.md", "x", "", "wrong-folder",
     "cases/foens/learning-points/a.md"),
    ("cases/foens/laeringspointer/a.txt", "x", "cases/foens/laeringspointer",
     "unexpected-file", "Mente du »learning-points«?"),
    ("cases/foens/learning-point/a.md", "x", "", "wrong-folder",
     "cases/foens/learning-points/a.md"),
    ("cases/foens/learning-point/a.txt", "x", "cases/foens/learning-point",
     "unexpected-file", "Mente du »learning-points«?"),
    ("cases/foens/Prototyper/a.md", "x", "", "wrong-folder", "cases/foens/prototypes/a.md"),
    ("cases/foens/Prototyper/a.txt", "x", "cases/foens/Prototyper",
     "unexpected-file", "Mente du »prototypes«?"),
    ("cases/foens/learning-points/a.txt", "x", "", "unexpected-file", ".md"),
    ("cases/foens/learning-points/sub/a.md", "x", "", "wrong-folder", "learning-points/a.md"),
    ("cases/foens/learning-points/sub/a.txt", "x", "cases/foens/learning-points/sub",
     "unexpected-file", ".md"),
    ("cases/foens/images/a.gif", "x", "", "unexpected-file", ".webp"),
    ("cases/foens/images/a.md", "x", "", "unexpected-file", ".webp"),
    ("cases/foens/images/Føns ved aften.jpg", "x", "", "image-name", "foens-ved-aften.jpg"),
    ("cases/foens/.skjult", "x", "", "hidden-file", "Slet"),
    ("cases/loes.md", "x", "", "wrong-folder", "cases/loes/index.md"),
    ("cases/loes.txt", "x", "", "unexpected-file", "sin egen mappe"),
    ("cases/ny/learning-points/2026-11-23-a.md", POINT, "cases/ny/index.md",
     "file-missing", "index.md"),
    ("cases/ny/case.md", CASE, "", "file-missing", "Omdøb »case.md«"),
    ("cases/ny/index.md.txt", CASE, "", "file-missing", "Omdøb »index.md.txt«"),
    ("docs/min-case.md", CASE, "", "wrong-folder", "cases/min-case/index.md"),
    ("docs/om/min-case.md", CASE, "", "wrong-folder", "cases/min-case/index.md"),
    ("cases/Føns/index.md", CASE, "", "slug", "Kald mappen »foens«"),
    ("cases/a--b/index.md", CASE, "", "slug", "Kald mappen »a-b«"),
    (f"cases/{'a' * 81}/index.md", CASE, "", "slug", "81 tegn"),
    ("cases/foens/prototypes/Værket.md", "x", "", "slug", "Kald filen »vaerket«"),
    ("cases/foens/learning-points/afgift.md", POINT, "",
     "learning-point-name", "2026-11-23-afgift.md"),
    ("docs/Om Os.md", PAGE, "", "slug", "Kald filen »om-os«"),
]  # fmt: skip


@pytest.mark.parametrize(("added", "content", "at", "code", "text"), STRAY)
def test_what_does_not_belong_is_reported(
    tmp_path: Path, added: str, content: str, at: str, code: str, text: str
) -> None:
    found = [
        problem
        for problem in loaded(tmp_path, {added: content}).problems
        if (problem.path, problem.code) == (at or added, code)
    ]
    assert [problem.line for problem in found] == [1]
    assert text in found[0].message


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"])
def test_the_droppings_of_operating_systems_are_nobodys_fault(tmp_path: Path, name: str) -> None:
    places = ("cases", "cases/foens", "cases/foens/images", "cases/foens/learning-points", "docs")
    assert loaded(tmp_path, {f"{place}/{name}": "x" for place in places}).problems == ()


TABLES = {
    "measurements": "indicator;date;value;unit;source\nFrivillige;2024;12;personer;1\n",
    "mapping": "parts: [{name: A, kind: actor}, {name: B, kind: place}]\n"
    "links: [{from: A, to: B, flows: Hjælp}]\n",
    "stories": "text;role;level;date;decided_1;decided_2;decided_3;pace\n"
    + "".join(
        f"Vi gik tur {number}.;Borger;Bruger;2026-05;0,{number};0,3;0,{7 - number};0,{number}\n"
        for number in range(1, 6)
    ),
}


def test_each_table_of_a_case_is_tried() -> None:
    assert TABLES.keys() == {kind.key for kind in kinds.TABLES}


@pytest.mark.parametrize("key", TABLES)
def test_tables_belong_to_a_case(tmp_path: Path, key: str) -> None:
    path = f"cases/foens/{KIND[key].file}"
    found = loaded(tmp_path, {path: TABLES[key]})
    assert found.problems == ()
    assert found.content.cases[0].tables[key].path == path


FILES = [CASE_PATH, POINT_PATH, PROTOTYPE_PATH, "docs/index.md", "cases/foens/measurements.csv",
         "cases/foens/images/a.jpg"]  # fmt: skip


@pytest.mark.parametrize("path", FILES)
def test_a_folder_where_a_file_should_be_is_told(tmp_path: Path, path: str) -> None:
    write(tmp_path, {other: text for other, text in PROJECT.items() if other != path})
    (tmp_path / path).mkdir(parents=True)
    assert said(errors(load(tmp_path).problems)) == [(path, 1, "folder-for-file")]


@pytest.mark.parametrize("folder", ["learning-points", "prototypes", "images"])
def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path, folder: str) -> None:
    write(tmp_path, {CASE_PATH: CASE, f"cases/foens/{folder}": "x"})
    assert said(errors(load(tmp_path).problems)) == [
        (f"cases/foens/{folder}", 1, "file-for-folder")
    ]


@pytest.mark.parametrize("folder", ["cases", "docs"])
def test_a_file_instead_of_all_content_is_told(tmp_path: Path, folder: str) -> None:
    write(tmp_path, {folder: "x"})
    assert said(load(tmp_path).problems) == [(folder, 1, "file-for-folder")]


def test_an_empty_project_is_sound(tmp_path: Path) -> None:
    assert load(tmp_path).problems == ()


@pytest.mark.parametrize("path", [CASE_PATH, POINT_PATH, PROTOTYPE_PATH, "docs/index.md"])
def test_a_file_that_is_too_big_is_refused_before_it_is_read(
    tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, PROJECT)
    with (tmp_path / path).open("r+b") as file:
        file.truncate(50 * 1024 * 1024)
    read: list[str] = []
    real = files.read
    monkeypatch.setattr(files, "read", lambda root, name: read.append(name) or real(root, name))
    (problem,) = errors(load(tmp_path).problems)
    assert said([problem]) == [(path, 1, "file-too-big")]
    assert "50 MB" in problem.message
    assert "256 kB" in problem.message
    assert path not in read
    assert read


def test_the_limit_of_a_text_is_exact(tmp_path: Path) -> None:
    filled = POINT + "\n<!-- " + "x" * (MAX_TEXT - len(POINT.encode()) - 10) + " -->"
    assert len(filled.encode()) == MAX_TEXT
    assert loaded(tmp_path, {POINT_PATH: filled}).problems == ()
    (problem,) = loaded(tmp_path, {POINT_PATH: filled + " "}).errors
    assert problem.code == "file-too-big"


def test_a_picture_that_is_too_big_is_refused(tmp_path: Path) -> None:
    write(tmp_path, PROJECT)
    picture = tmp_path / "cases/foens/images/a.jpg"
    picture.parent.mkdir()
    with picture.open("wb") as file:
        file.truncate(MAX_IMAGE + 1)
    assert said(load(tmp_path).errors) == [("cases/foens/images/a.jpg", 1, "file-too-big")]


LINKS = [
    ("cases/foens/index.md", "outside.md"),
    ("cases/foens/learning-points/2026-11-23-a.md", "outside.md"),
    ("cases/foens/images/a.jpg", "outside.md"),
    ("cases/foens/images", "outside"),
    ("cases/foens/prototypes/x.md", "cases/other/index.md"),
    ("cases/ny", "outside"),
    ("cases/ny", "cases/foens"),
    ("docs/x.md", "outside.md"),
    ("docs/x", "outside"),
]


@pytest.mark.parametrize(("link", "goal"), LINKS)
def test_a_link_out_of_the_case_folder_is_refused(tmp_path: Path, link: str, goal: str) -> None:
    write(tmp_path, {**PROJECT, "cases/other/index.md": CASE, "outside.md": PAGE})
    (tmp_path / "outside").mkdir()
    (tmp_path / link).unlink(missing_ok=True)
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / goal)
    assert (link, 1, "symlink") in said(load(tmp_path).problems)


def test_a_link_within_the_case_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path, PROJECT)
    (tmp_path / "cases/foens/prototypes/to.md").symlink_to("vaerket.md")
    found = load(tmp_path)
    assert found.problems == ()
    assert [prototype.slug for prototype in found.content.cases[0].prototypes] == ["to", "vaerket"]


def test_a_link_that_leads_nowhere_or_in_a_circle_is_told(tmp_path: Path) -> None:
    write(tmp_path, PROJECT)
    (tmp_path / "cases/foens/prototypes/a.md").symlink_to("nowhere.md")
    (tmp_path / "cases/foens/prototypes/b.md").symlink_to("b.md")
    assert said(load(tmp_path).problems) == [
        ("cases/foens/prototypes/a.md", 1, "file-missing"),
        ("cases/foens/prototypes/b.md", 1, "file-unreadable"),
    ]


def test_the_cases_may_lie_elsewhere_as_a_whole(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", PROJECT)
    root = tmp_path / "project"
    root.mkdir()
    (root / "cases").symlink_to(tmp_path / "elsewhere/cases")
    assert load(root).problems == ()
    assert len(load(root).content.cases) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, PROJECT)
    for path in (CASE_PATH, POINT_PATH, "docs/index.md"):
        (tmp_path / path).unlink()
        os.mkfifo(tmp_path / path)
    assert said(errors(load(tmp_path).problems)) == [
        (CASE_PATH, 1, "not-a-file"),
        (POINT_PATH, 1, "not-a-file"),
        ("docs/index.md", 1, "not-a-file"),
    ]


def test_a_file_that_cannot_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, PROJECT)
    monkeypatch.setattr("builtins.open", lambda *_: (_ for _ in ()).throw(PermissionError()))
    found = files.read(tmp_path, CASE_PATH)
    assert found[0] is None
    assert said(found[1]) == [(CASE_PATH, 1, "file-unreadable")]


@pytest.mark.skipif(os.name == "nt", reason="this system has only names that are text")
def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    write(tmp_path, PROJECT)
    for folder in ("cases", "cases/foens", "cases/foens/learning-points"):
        name = os.fsencode(tmp_path / folder) + b"/\xff.md"
        if folder == "cases":
            Path(os.fsdecode(name)).mkdir()
        else:
            Path(os.fsdecode(name)).write_bytes(b"x")
    found = load(tmp_path)
    assert {problem.path for problem in found.problems} >= {"cases/?.md", "cases/foens/?.md"}
    assert all(problem.path.encode() for problem in found.problems)


def test_an_empty_case_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "cases/tom").mkdir(parents=True)
    assert said(load(tmp_path).problems) == [("cases/tom/index.md", 1, "file-missing")]
