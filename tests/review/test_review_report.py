"""A proposal through the whole of the read-only workflow, with real git and recorded events."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from content_project import CASE, CASE_PATH, POINT_PATH, PROJECT, line_of, write
from proposal_project import EVENTS, NEW_POINT, POINT, fork_pull, merged

from laboratorium.review import __main__ as program
from laboratorium.review.changes import Change, changes, lay_over
from laboratorium.review.lacking import SENTENCES
from laboratorium.review.path_guard import Scope, judge
from laboratorium.review.payload import Report, read_report
from laboratorium.review.report import keep_verdict, kept_verdict, make_report, prepare


def merged_changes(proposal: Path) -> tuple[Change, ...]:
    return changes(proposal, "HEAD^1", "HEAD")


def judged(tmp_path: Path, written: dict[str, str | bytes | None]) -> tuple[Report, Path]:
    proposal = merged(tmp_path / "proposal", written)
    root = write(tmp_path / "base", PROJECT)
    verdict = prepare(root, proposal, fork_pull())
    report, _ = make_report(root, fork_pull(), verdict, True)
    return report, root


def test_a_good_learning_point_gets_praise_and_no_remarks(tmp_path: Path) -> None:
    report, root = judged(tmp_path, {NEW_POINT: POINT})
    assert (root / NEW_POINT).read_text(encoding="utf-8") == POINT
    assert (report.scope, report.files) == (Scope.CONTENT, (NEW_POINT,))
    assert (report.errors, report.advice, report.number) == (0, 0, 7)
    (meter,) = report.meters
    assert (meter.path, meter.met, meter.total, meter.missing) == (NEW_POINT, 1, 1, ())
    assert {item.code for item in report.praise} == {"obstacle", "short-title", "explained"}


def test_what_could_be_added_is_told_of_the_changed_files_alone(tmp_path: Path) -> None:
    report, _ = judged(tmp_path, {CASE_PATH: CASE.replace("En landsby.", "En lille landsby.")})
    (meter,) = report.meters
    assert meter.path == CASE_PATH and meter.met < meter.total
    found = {one.key: one.line for one in meter.missing}
    assert {"case.pictures", "case.outcomes"} <= found.keys() <= SENTENCES.keys()
    assert (meter.title, found["case.pictures"]) == ("Et fælles varmeværk", None)
    assert found["case.outcomes"] == line_of(CASE, "trial_actions:")


def test_a_bad_one_is_told_line_by_line_and_praised_all_the_same(tmp_path: Path) -> None:
    bad = POINT.replace("Medarbejder", "Kolleger på kontoret").replace(
        "[participation]", "[deltagelsen]"
    )
    report, _ = judged(tmp_path, {NEW_POINT: bad})
    assert [(item.path, item.line) for item in report.problems] == [(NEW_POINT, 3), (NEW_POINT, 4)]
    assert {item.code for item in report.praise} >= {"short-title", "explained"}


def test_only_the_changed_files_get_advice_but_every_error_is_told(tmp_path: Path) -> None:
    # Without its sources the case breaks a learning point that the proposal does not touch.
    front, body = CASE.split("sources:\n")[0], CASE.split("https://example.org/historie\n")[1]
    case = f"{front.replace('public-sources', 'group')}{body}".replace("    source: 1\n", "")
    report, _ = judged(tmp_path, {CASE_PATH: case.replace("[1](#kilde-1)", "")})
    assert {item.path for item in report.problems} == {POINT_PATH}


def test_the_base_s_own_code_stays_what_it_was(tmp_path: Path) -> None:
    report, root = judged(tmp_path, {NEW_POINT: POINT, "hooks/build.py": "import os", "lab": "x"})
    assert report.scope is Scope.MIXED
    assert not (root / "hooks").exists() and not (root / "lab").exists()
    assert {(item.path, item.code) for item in report.problems} == {
        ("hooks/build.py", "not-content"),
        ("lab", "not-content"),
    }


def test_links_and_other_projects_are_not_laid_over(tmp_path: Path) -> None:
    def link(folder: Path) -> None:
        (folder / "cases/foens/prototypes/vaerket.md").unlink()
        (folder / "cases/foens/prototypes/vaerket.md").symlink_to("/etc/passwd")
        (folder / "cases/hemmelig").symlink_to("/etc")

    proposal = merged(tmp_path / "proposal", {NEW_POINT: POINT}, link)
    root = write(tmp_path / "base", PROJECT)
    verdict = prepare(root, proposal, fork_pull())
    assert [change.path for change in verdict.content] == [NEW_POINT]
    assert "symlink" in {problem.code for problem in verdict.problems}
    assert not any(path.is_symlink() for path in root.rglob("*"))


def test_a_verdict_is_the_same_for_the_next_step(tmp_path: Path) -> None:
    gone = Change("cases/foens/\udcff.md", "D", "000000", "0" * 40)
    verdict = judge([gone, Change(CASE_PATH, "M", "120000", "1" * 40)], from_insider=False)
    keep_verdict(tmp_path / "verdict.json", verdict)
    assert kept_verdict(tmp_path / "verdict.json") == verdict
    assert (verdict.content, len(verdict.problems)) == ((gone,), 2)


def test_a_deleted_case_leaves_no_empty_folder(tmp_path: Path) -> None:
    gone = {path: None for path in PROJECT if path.startswith("cases/")}
    report, root = judged(tmp_path, {**gone})
    assert not (root / "cases/foens").exists()
    assert (report.errors, report.advice) == (0, len(gone))


def test_a_file_may_come_where_a_folder_was(tmp_path: Path) -> None:
    def swap(folder: Path) -> None:
        for path in (folder / "cases/foens/prototypes").iterdir():
            path.unlink()
        (folder / "cases/foens/prototypes/vaerket.md").mkdir(parents=True)
        (folder / "cases/foens/prototypes/vaerket.md/x.md").write_text("x", encoding="utf-8")

    there = merged(tmp_path / "there", {}, swap)
    root = write(tmp_path / "base", PROJECT)
    verdict = prepare(root, there, fork_pull())
    assert (root / "cases/foens/prototypes/vaerket.md/x.md").is_file()
    report, _ = make_report(root, fork_pull(), verdict)
    assert "folder-for-file" in {item.code for item in report.problems}
    back = [
        Change(c.path, "D" if c.status == "A" else "A", "100644", c.blob) for c in verdict.content
    ]
    blob = next(c for c in merged_changes(there) if c.status == "A").blob
    lay_over(root, there, [Change(c.path, c.status, c.mode, blob) for c in back])
    assert (root / "cases/foens/prototypes/vaerket.md").is_file()


def test_a_path_that_leads_out_is_refused_whatever_judged_it(tmp_path: Path) -> None:
    root = write(tmp_path / "base", PROJECT)
    with pytest.raises(ValueError, match="leads out"):
        lay_over(root, tmp_path, [Change("cases/../../x.md", "D", "000000", "0" * 40)])


def test_a_proposal_of_code_has_nothing_laid_over(tmp_path: Path) -> None:
    report, _ = judged(tmp_path, {"src/x.py": "1"})
    assert (report.scope, report.files, report.problems) == (Scope.CODE, (), ())


def test_git_attributes_and_filters_of_the_proposal_have_no_say(tmp_path: Path) -> None:
    attributes = "*.md ident working-tree-encoding=UTF-16\n"
    point = POINT.replace("Vi tegnede", "$Id$ Vi tegnede")
    other = merged(tmp_path / "proposal", {NEW_POINT: point})
    (other / ".gitattributes").write_text(attributes, encoding="utf-8")
    root = write(tmp_path / "base", PROJECT)
    prepare(root, other, fork_pull())
    assert "$Id$ Vi tegnede" in (root / NEW_POINT).read_text(encoding="utf-8")


@pytest.mark.parametrize(("text", "code"), [(POINT, 0), (POINT.replace("Medarbejder", "?"), 1)])
def test_the_workflow_s_two_steps_write_report_output_and_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, code: int
) -> None:
    proposal = merged(tmp_path / "proposal", {NEW_POINT: text})
    root = write(tmp_path / "base", PROJECT)
    monkeypatch.setattr(program, "ROOT", root)
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(EVENTS / "pull_request.fork.json"))
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.setenv("BUILD", "failure" if code else "success")
    folder = tmp_path / "review"
    first = CliRunner().invoke(program.main, ["prepare", str(proposal), str(folder)])
    assert first.exit_code == 0, first.output
    assert (tmp_path / "output").read_text() == "scope=content\nharmless=true\n"
    second = CliRunner().invoke(program.main, ["report", str(folder)])
    assert second.exit_code == code
    report = read_report(folder)
    assert (report.errors, report.built) == (code, not code)
    assert [path.name for path in folder.iterdir()] == ["report.json"]
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("## Én ting skal rettes" if code else "## Alt er i orden")
    assert second.output.count("::error file=") == code
