"""The workflows have the form GitHub asks for, the fewest rights, and nothing to inject into."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from laboratorium.intake.issues import forms as issue_forms
from laboratorium.review import __main__ as program
from laboratorium.review import guarded, weekly

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github/workflows"
FILES = sorted(FOLDER.glob("*.yml"))
NAMES = [path.stem for path in FILES]
PINNED = re.compile(r"uses: (\S+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$")

# Who may write what; everybody else may read the repository and nothing more.
WRITERS = {
    ("comment", "comment"): {"pull-requests"},
    ("contribution", "answer"): {"issues"},
    ("contribution", "propose"): {"contents", "pull-requests"},
    ("deploy", "deploy"): {"pages", "id-token"},
    ("weekly", "tell"): {"issues"},
}


def read(name: str) -> dict[str, Any]:
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    # YAML 1.1 takes the key "on" for true.
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def jobs() -> list[tuple[str, str, dict[str, Any]]]:
    return [(name, key, job) for name in NAMES for key, job in read(name)["jobs"].items()]


def steps() -> list[tuple[str, dict[str, Any]]]:
    return [(name, step) for name, _, job in jobs() for step in job["steps"]]


def tool(*arguments: str) -> subprocess.CompletedProcess[str]:
    program_path = Path(sys.executable).parent / arguments[0]
    return subprocess.run(
        [str(program_path), *arguments[1:]], cwd=ROOT, capture_output=True, encoding="utf-8"
    )


def test_the_five_workflows_are_there() -> None:
    assert NAMES == ["check", "comment", "contribution", "deploy", "weekly"]


def test_zizmor_finds_nothing_even_when_pedantic() -> None:
    found = tool("zizmor", "--offline", "--no-progress", "--persona", "pedantic", ".github")
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/*.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/case.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("vendor.dependabot", ".github/dependabot.yml"),
    ],
)
def test_every_file_fits_github_s_schema(schema: str, pattern: str) -> None:
    files = [str(path) for path in sorted(ROOT.glob(pattern))]
    assert files
    found = tool("check-jsonschema", "--builtin-schema", schema, *files)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_actions_are_github_s_own_and_pinned_to_a_commit(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    uses = [line.strip().removeprefix("- ") for line in lines if "uses:" in line]
    assert uses
    for line in uses:
        match = PINNED.fullmatch(line)
        assert match and match[1].startswith("actions/"), line


def test_one_version_of_each_action_is_used() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    found = {match for text in texts for match in re.findall(PINNED.pattern[:-1], text)}
    assert len({action for action, _, _ in found}) == len(found)


@pytest.mark.parametrize("name", NAMES)
def test_a_workflow_starts_with_no_rights_and_one_run_at_a_time(name: str) -> None:
    assert read(name)["permissions"] == {}
    assert read(name)["concurrency"]["group"]


@pytest.mark.parametrize(("name", "key", "job"), jobs(), ids=lambda value: str(value)[:20])
def test_a_job_has_the_fewest_rights_and_a_time_limit(
    name: str, key: str, job: dict[str, Any]
) -> None:
    rights = job["permissions"]
    writes = {right for right, level in rights.items() if level == "write"}
    assert writes == WRITERS.get((name, key), set())
    assert all(level in ("read", "write") for level in rights.values())
    assert 0 < int(job["timeout-minutes"]) <= 60


def test_the_hourly_run_builds_only_when_something_is_due_and_at_its_own_time() -> None:
    deploy = read("deploy")
    assert deploy["on"]["schedule"] == [{"cron": "7 * * * *"}]
    build = deploy["jobs"]["build"]
    lines = [step.get("run", step.get("uses", "")) for step in build["steps"]]
    time, asked, built = (
        next(at for at, line in enumerate(lines) if word in line)
        for word in ("SOURCE_DATE_EPOCH=$(date +%s)", "./lab due", "./lab build")
    )
    assert time < asked < built
    only = "steps.due.outputs.due == 'true'"
    assert {step.get("if") for step in build["steps"] if step.get("id") is None} == {None, only}
    assert build["steps"][built]["if"] == build["steps"][-1]["if"] == only
    assert deploy["jobs"]["deploy"]["if"] == "needs.build.outputs.built == 'true'"


@pytest.mark.parametrize("name", NAMES)
def test_no_shell_line_has_an_expression_in_it(name: str) -> None:
    for _, step in (pair for pair in steps() if pair[0] == name):
        assert "${{" not in step.get("run", "")


def test_credentials_are_never_left_in_a_checkout() -> None:
    checkouts = [s for _, s in steps() if s.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_the_token_goes_only_to_the_step_that_needs_it() -> None:
    holders = {
        (name, step["run"].split()[4])
        for name, step in steps()
        if "GH_TOKEN" in step.get("env", {})
    }
    assert holders == {
        ("comment", "comment"),
        ("contribution", "say"),
        ("contribution", "propose"),
        ("weekly", "weekly"),
    }
    assert not any("env" in read(name) for name in NAMES)
    assert not any("env" in job for _, _, job in jobs())


def test_only_the_read_only_workflow_checks_out_a_proposal() -> None:
    for name, step in steps():
        wanted = step.get("with", {}).get("ref", "")
        assert not wanted or name == "check"
    assert set(read("check")["on"]) == {"pull_request"}
    for name in NAMES:
        assert "pull_request_target" not in read(name)["on"]
        assert "secrets." not in (FOLDER / f"{name}.yml").read_text(encoding="utf-8")


def test_the_base_branch_s_code_is_what_runs() -> None:
    first, second = read("check")["jobs"]["content"]["steps"][:2]
    assert first["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert "path" not in first["with"]
    assert (second["with"]["path"], second["with"]["fetch-depth"]) == (".proposal", "2")


def test_artifacts_from_elsewhere_land_outside_the_checkout() -> None:
    for _, step in steps():
        if step.get("uses", "").startswith("actions/download-artifact@"):
            assert step["with"]["path"].startswith("${{ runner.temp }}/")


def test_the_comment_waits_for_the_check() -> None:
    assert read("comment")["on"]["workflow_run"]["workflows"] == [read("check")["name"]]


def test_every_command_that_is_run_exists() -> None:
    text = "\n".join(step.get("run", "") for _, step in steps())
    used = set(re.findall(r"-m laboratorium\.review (\w+)", text))
    assert used == set(program.main.commands) - {"forms"}


def test_labels_are_those_of_the_forms() -> None:
    text = (FOLDER / "contribution.yml").read_text(encoding="utf-8")
    assert f"### {issue_forms.questions('case')[-1].label}'" in text
    assert f"'{issue_forms.LABEL}'" in text
    assert f'["{issue_forms.LABEL}", "{issue_forms.READY}"]' in text


def test_a_text_is_only_proposed_when_just_that_text_was_approved() -> None:
    job = read("contribution")["jobs"]["propose"]
    assert job["needs"] == ["read", "answer"]
    assert job["if"] == "needs.answer.outputs.approved == 'true'"


def test_a_proposal_is_judged_anew_when_the_label_is_set_or_taken_off_and_by_no_other() -> None:
    check = read("check")
    assert {"synchronize", "labeled", "unlabeled"} <= set(check["on"]["pull_request"]["types"])
    assert f"github.event.label.name == '{guarded.LABEL}'" in check["jobs"]["content"]["if"]
    assert f"github.event.label.name != '{guarded.LABEL}'" in check["concurrency"]["group"]
    assert guarded.LABEL in weekly.LABELS and issue_forms.READY in weekly.LABELS


def test_an_outsiders_page_that_is_dressed_up_is_not_built() -> None:
    (build,) = (step for _, step in steps() if step.get("id") == "build")
    assert "steps.prepare.outputs.harmless == 'true'" in build["if"]


def test_only_the_site_of_a_proposal_is_a_preview() -> None:
    previews = [name for name, step in steps() if "LAB_PREVIEW" in step.get("env", {})]
    assert previews == ["check"]
    texts = {path.stem: path.read_text(encoding="utf-8") for path in FILES}
    assert [name for name in NAMES if "LAB_PREVIEW" in texts[name]] == ["check"]
