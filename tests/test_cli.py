"""The command line on a copy of the real project: what it says, what it writes, what it leaves."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html
from PIL import Image

from laboratorium import cli
from site_build import copy_project

CASE = "cases/viborg-soenaes/index.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what a build reads, which the command line takes for the project."""
    monkeypatch.setattr(cli, "ROOT", copy_project(tmp_path, "cases", "docs", "podcasts"))
    return tmp_path


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a picture in a case and a prototype, built by the command line."""
    root = copy_project(tmp_path_factory.mktemp("cli"), "cases", "docs", "podcasts")
    (root / "cases/viborg-soenaes/images").mkdir()
    Image.new("RGB", (64, 40), "green").save(root / "cases/viborg-soenaes/images/park.png")
    listed = (
        "images:\n  - {file: images/park.png, alt: En park ved en sø, credit: Redaktionen, "
        "licence: CC0-1.0, basis: no_people}\n"
    )
    for name in (CASE, "cases/viborg-soenaes/prototypes/rensedam-som-bypark.md"):
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(text.replace("title:", f"{listed}title:", 1), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cli, "ROOT", root)
        assert run("build").exit_code == 0
    return root


@pytest.fixture
def built(pictured: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, with its site, to build again."""
    shutil.copytree(pictured, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    return tmp_path


def run(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, arguments, input=answers)


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def break_case(project: Path) -> None:
    path = project / CASE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nstatus:", "\nstatu:"), encoding="utf-8")


def test_a_start_waits_for_no_heavy_package() -> None:
    told = "import sys; from laboratorium import cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, text=True)
    outside = {name.partition(".")[0] for name in done.stdout.split()} - sys.stdlib_module_names
    given = {"laboratorium", "click", "sitecustomize", "usercustomize"}
    own = {name for name in outside if not name.startswith("_")} - given
    assert {"click", "laboratorium"} <= outside
    assert not own


def test_check_is_content_with_the_real_content(project: Path) -> None:
    result = run("check")
    assert result.exit_code == 0
    last = result.output.splitlines()[-1]
    assert re.fullmatch(r"\d+ cases, \d+ læringspointer, \d+ afsnit · 0 fejl · \d+ forslag", last)


def test_check_says_where_and_what_to_write_instead(project: Path) -> None:
    break_case(project)
    result = run("check")
    assert result.exit_code == 1
    told = [line for line in result.output.splitlines() if line.startswith(f"{CASE}:")]
    assert any("fejl" in line and "»statu«" in line and "»status«" in line for line in told)


def test_a_build_with_errors_leaves_the_last_good_site_untouched(
    built: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    good = tree(built / "site")
    break_case(built)
    result = run("build")
    assert result.exit_code == 1
    assert "Den forrige side står uændret" in result.output
    assert f"{CASE}:" in capfd.readouterr().err
    assert tree(built / "site") == good
    assert not (built / ".site-new").exists()


def test_a_link_of_editors_that_leads_nowhere_builds_no_site(
    built: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    good = tree(built / "site")
    page = built / "docs/om/siden.md"
    lines = [*page.read_text(encoding="utf-8").splitlines(), "", "Se [kontakt](kontaktt.md)."]
    page.write_text("\n".join(lines), encoding="utf-8")
    assert run("build").exit_code == 1
    where = f"docs/om/siden.md:{len(lines)}:14: fejl: "
    assert f"{where}Linket til »kontaktt.md« fører" in capfd.readouterr().err
    assert tree(built / "site") == good


def test_a_rebuild_touches_only_what_changed(built: Path) -> None:
    before = tree(built / "site")
    path = built / "cases/viborg-soenaes/learning-points"
    point = min(path.iterdir())
    point.write_text(point.read_text(encoding="utf-8") + "\nEn linje til.\n", encoding="utf-8")
    assert run("build").exit_code == 0
    after = tree(built / "site")
    changed = {
        Path(name).relative_to(built / "site") for name in before if before[name] != after.get(name)
    }
    # A piece of the search index may fill up, and another one begin.
    pieces = {str(path) for path in (built / "site/soeg/indeks").rglob("*")}
    assert set(before) ^ set(after) <= pieces
    told = {Path(f"data/learning-points.{kind}") for kind in ("csv", "json", "xlsx")}
    index = {path for path in changed if path.is_relative_to("soeg/indeks")}
    assert changed - index == {Path("cases/viborg-soenaes/index.html")} | told
    assert len({path for path in index if path.parent.name == "tekst"}) == 1


@pytest.mark.parametrize(
    "page",
    [
        "cases/viborg-soenaes/index.html",
        "cases/viborg-soenaes/prototyper/rensedam-som-bypark/index.html",
        "fernisering/2026/index.html",
    ],
)
def test_a_picture_is_shown_with_its_credit_and_published_beside_its_case(
    pictured: Path, page: str
) -> None:
    path = pictured / "site" / page
    image = html.parse(str(path)).xpath("//figure[@class='picture']/img")[0]
    size = (image.get("width"), image.get("height"))
    assert (image.get("alt"), size) == ("En park ved en sø", ("64", "40"))
    assert (path.parent / image.get("src")).resolve().is_file()
    assert "Redaktionen" in image.getnext().text_content()


@pytest.mark.parametrize("command", ["check", "due", "hosting", "notify", "ledger"])
def test_a_configuration_that_cannot_be_read_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nmore: [\n", encoding="utf-8")
    result = run(command)
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
    assert "mkdocs.yml:" in result.output or "Kør ./lab check" in result.output


def test_a_new_case_is_asked_for_in_danish(project: Path) -> None:
    result = run("new", "case", answers="Fælles haver\nOdense Kommune\nOdense Kommune\nVollsmose\n")
    assert result.exit_code == 0, result.output
    assert "cases/odense-faelles-haver/index.md" in result.output
    text = (project / "cases/odense-faelles-haver/index.md").read_text(encoding="utf-8")
    assert 'municipality: "Odense"' in text


def test_an_unknown_municipality_gets_the_nearest(project: Path) -> None:
    result = run(
        *("new", "case", "--title", "Haver", "--organisation", "X"),
        *("--municipality", "Oddense", "--place", "Y"),
    )
    assert result.exit_code == 1
    assert "Mente du Odense?" in result.output
    assert not list((project / "cases").glob("*haver*"))


def test_a_case_is_never_overwritten(project: Path) -> None:
    arguments = ("new", "case", "--title", "Haver", "--organisation", "X")
    arguments += ("--municipality", "Odense", "--place", "Y")
    assert run(*arguments).exit_code == 0
    result = run(*arguments)
    assert result.exit_code == 1
    assert "findes allerede: cases/odense-haver/index.md" in result.output
