"""An issue becomes a file that the checker takes, or a kind answer; nothing in it is lost."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_project import CASE_PATH, LAB, LAB_PATH, POINT_PATH, PROJECT, write
from hypothesis import given
from hypothesis import strategies as st
from proposal_project import EVENTS, event

from laboratorium import cli
from laboratorium.base import yaml_text
from laboratorium.base.problems import Level
from laboratorium.intake.issues import from_issue
from laboratorium.intake.issues.forms import forms
from laboratorium.intake.issues.from_issue import Conversion, convert, find_case
from laboratorium.reading.frontmatter import parse
from laboratorium.reading.loader import load
from laboratorium.review.events import IssueEvent, read_event
from laboratorium.review.issue_answer import MARKER, answer, check
from laboratorium.review.issue_file import turn
from laboratorium.review.propose import Proposal

TODAY = date(2026, 11, 24)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "projekt", {**PROJECT, LAB_PATH: LAB})


def of(project: Path, name: str) -> Conversion:
    issue = read_event(EVENTS / f"issues.{name}.json", IssueEvent).issue
    return convert(project, issue.title, issue.body or "", issue.created_at.date())


def body_of(name: str) -> str:
    found: str = event(f"issues.{name}")["issue"]["body"]
    return found


PATHS = {
    "learning-point": "cases/foens/learning-points/2026-11-24-en-lav-pris-faar-mange-med.md",
    "case": "cases/odense-haven-bag-biblioteket-et-aar-efter/index.md",
    "prototype": "cases/foens/prototypes/vaerket-i-kassen.md",
}


@pytest.mark.parametrize("name", PATHS)
def test_a_filled_in_form_becomes_a_file_that_the_checker_takes(project: Path, name: str) -> None:
    made = of(project, name)
    assert (made.kind, made.path, made.missing) == (name, PATHS[name], ())
    answered = answer(made, check(project, made))
    assert answered.ready, answered.text
    assert answered.text.startswith(f"{MARKER}\n")
    write(project, {made.path: made.text})
    assert [p for p in load(project).problems if p.level is Level.ERROR] == []


def test_a_case_keeps_every_value(project: Path) -> None:
    meta = parse(of(project, "case").text, "x.md").meta
    assert meta["title"] == "Haven bag biblioteket: et år efter"
    assert meta["summary"] == "Grunden lå tom. Naboerne dyrkede den."
    assert (meta["municipality"], meta["place"]) == ("Odense", {"name": "Vollsmose"})
    assert meta["period"] == {"from": "2023-04"}
    assert meta["sdg"] == ["11", "3"]
    assert meta["lab"] == {"number": "1", "year": "2023"}
    assert meta["trial_actions"] == [
        {"title": "Plantedag", "from": "2023-04", "what": "Vi plantede.", "outcome": "40 kom."}
    ]
    assert meta["measurements"][0]["before"] == {"value": "12", "date": "2023-02"}
    assert meta["sources"][0] == {
        "title": "Odense",
        "url": "https://example.org/have",
        "publisher": "Kommunen",
    }
    assert meta["contact"] == {"role": "Projektleder", "organisation": "Odense Kommune"}
    assert (meta["updated"], meta["licence"]) == ("2026-11-24", "CC-BY-4.0")


FJORD = (
    "Fjorden har fået et stenrev, og fiskerne har skiftet til skånsomme redskaber. Dykkere tæller "
    "krabber og yngel mellem ålegræsset, og muslingerne filtrerer vandet i bugten.\n\n"
) * 4


def test_a_case_without_goals_is_answered_with_proposals(project: Path) -> None:
    body = body_of("case").replace("- [X] 11: Bæredygtige byer og lokalsamfund\n", "")
    body = body.replace("- [X] 3: Sundhed og trivsel", "_No response_")
    body = body.replace("Begynd med kasser.", FJORD.strip())
    made = convert(project, "Haven", body, TODAY)
    answered = answer(made, check(project, made))
    assert "(verdensmål 14, Livet i havet). Overvej at tilføje det." in answered.text
    assert "14" not in str(parse(made.text, "x.md").meta.get("sdg"))


def test_what_fits_no_field_goes_to_the_end_of_the_text(project: Path) -> None:
    made = of(project, "case")
    body = parse(made.text, "x.md").body
    _, _, unplaced = body.partition("### Ikke placeret")
    assert "Prøvehandlinger: Bare en linje uden streger" in unplaced
    assert "Ring ikke om fredagen." in unplaced
    # A picture becomes a link, and a heading of the writer's own no heading of the case.
    assert "[kasser](https://github.com/user-attachments/assets/1)" in body
    assert "\n\\## Stedet" in body
    assert len(made.notes) == 2


def test_an_issue_that_was_edited_half_way_is_told_what_is_gone(project: Path) -> None:
    made = of(project, "half-edited")
    assert made.missing == ("Hvem har lært noget?", "De seks P’er")
    assert "Hej! Jeg har rettet lidt." in made.text
    answered = answer(made, check(project, made))
    assert not answered.ready
    assert "**Hvem har lært noget?**" in answered.text
    assert "Sådan retter du" in answered.text


def test_an_issue_that_is_no_form_is_answered_kindly(project: Path) -> None:
    made = of(project, "plain")
    answered = answer(made, check(project, made))
    assert (made.kind, made.path, answered.ready) == (None, "", False)
    assert "Tak for din besked" in answered.text


def test_an_issue_that_is_no_form_is_looked_through_for_persons(project: Path) -> None:
    """All can read it, whatever it is."""
    made = convert(project, "Ring 40 50 60 71", "CPR 290200-4123, mail bo@bo.dk", TODAY)
    told = check(project, made)
    assert [one.code for one in told] == ["private-phone", "private-cpr", "private-email"]
    text = answer(made, told).text
    assert text.startswith(f"{MARKER}\n## Slet først det, der kan føre til et menneske")
    assert text.index("telefonnummer") < text.index("Tak for din besked")
    assert not any(private in text for private in ("40 50 60 71", "290200", "bo@bo.dk"))


def test_a_hostile_issue_is_only_text(project: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    made = of(project, "hostile")
    parsed = parse(made.text, made.path)
    assert set(parsed.meta) == {"title", "level", "six_p", "phase", "kind", "date"}
    assert "!!python/object" in parsed.meta["title"] and "---" in parsed.meta["title"]
    assert parsed.meta["level"] == "volunteer_citizen"
    assert made.path.startswith("cases/foens/learning-points/2026-11-24-github-workflows-x-yml")
    assert "<script" not in parsed.body and "anden titel" in parsed.body
    answered = answer(made, check(project, made))
    assert not answered.ready
    outside = answered.text.partition("<details>")[0]
    assert answered.text.startswith(MARKER) and outside.count("<!--") == 1
    assert "@redaktion" not in outside
    # The file is shown within a fence that nothing in it can close.
    fence = next(line for line in answered.text.splitlines() if line.endswith("markdown"))
    assert answered.text.count(f"\n{fence.removesuffix('markdown')}\n") == 1
    assert {path: path.read_bytes() for path in before} == before


SAID = {
    "foens": "foens",
    "Et fælles varmeværk": "foens",
    "et faelles VARMEVÆRK": "foens",
    "https://x.example/cases/foens/": "foens",
    "https://x.example/cases/foens/prototyper/vaerket/": "foens",
    "/cases/foens/#lp-x": "foens",
    "cases/foens/index.md": "foens",
    "Et fælles varmeværkk": "",
    "https://x.example/cases/../../etc/passwd": "",
    "../../etc/passwd": "",
    "cases/findes-ikke/": "",
    "???": "",
}


@pytest.mark.parametrize("said", SAID)
def test_a_case_is_found_by_name_folder_or_address(project: Path, said: str) -> None:
    assert find_case(project, said)[0] == SAID[said]


def test_an_unknown_case_gets_the_nearest(project: Path) -> None:
    body = body_of("learning-point").replace(
        "https://laboratorium.example.org/cases/foens/#lp-x", "Et fælles varmeverk"
    )
    made = convert(project, "", body, TODAY)
    assert made.missing == ("Hvilken case hører det til?",)
    assert "Mente du »Et fælles varmeværk«?" in made.notes[0]
    assert not answer(made, check(project, made)).ready


def test_nothing_that_lies_there_is_written_over(project: Path) -> None:
    for number in ("", "-2", "-3"):
        made = of(project, "learning-point")
        assert made.path.endswith(f"mange-med{number}.md")
        write(project, {made.path: made.text})
    write(project, {PATHS["case"]: "min"})
    assert of(project, "case").path == PATHS["case"].replace("/index", "-2/index")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Det hjalp", "Noget andet", "Hvad slags læring?"),
        ("En lav pris får mange med", "x" * 111, "Pointen"),
        ("Vi satte prisen lavt.", "ord " * 250, "Teksten"),
        ("- [X] People", "- [X] Penge", "De seks P’er"),
    ],
)
def test_what_is_wrong_is_told_by_the_question_s_own_name(
    project: Path, old: str, new: str, told: str
) -> None:
    made = convert(project, "", body_of("learning-point").replace(old, new), TODAY)
    answered = answer(made, check(project, made))
    assert not answered.ready
    assert f"- **{told}**: " in answered.text


@pytest.mark.parametrize(
    ("private", "told", "ready"),
    [
        ("Ring på 40 50 60 71.", "Her står et telefonnummer.", False),
        ("CPR 01 02 80 12 34 står på sedlen.", "ligner et CPR-nummer", False),
        ("Naboen Preben Vestergaard klagede.", "»Preben Vestergaard«", True),
    ],
)
def test_what_leads_to_a_person_is_told_first_with_how_to_have_it_deleted(
    project: Path, private: str, told: str, ready: bool
) -> None:
    body = body_of("learning-point").replace("Vi satte prisen lavt.", private)
    made = convert(project, "", body, TODAY)
    answered = answer(made, check(project, made))
    assert answered.ready is ready
    first, _, rest = answered.text.removeprefix(MARKER).lstrip().partition("\n## ")
    assert first.startswith("## Slet først") and told in first
    assert "Delete revision from history" in first and "sletter sekretariatet" in first
    # Our own comment does not keep it.
    assert private not in answered.text and told not in rest


def test_every_form_says_first_that_it_is_public_and_asks_to_leave_persons_out() -> None:
    texts = [text for path, text in forms() if not path.endswith("config.yml")]
    assert len(texts) == 3
    for text in texts:
        first = yaml_text.load(text)["body"][0]
        assert first["type"] == "markdown"
        assert first["attributes"]["value"].startswith("**Alle kan læse det her, så snart")
        assert "ingen navne, CPR-numre" in first["attributes"]["value"]


def test_the_promise_must_be_given(project: Path) -> None:
    body = body_of("learning-point").replace("- [X] Jeg har lov", "- [ ] Jeg har lov")
    assert convert(project, "", body, TODAY).missing == ("Før du sender",)


VALUES = st.text(max_size=200) | st.sampled_from(
    ["---", "no", "0101", "2026-13-01", "# x", "- y", "a: b", "'\"", "\ud800", "🌱 æøå", "{{ x }}"]
)


@given(title=VALUES, text=VALUES, more=VALUES)
def test_any_text_gives_a_file_with_the_same_values(
    project: Path, title: str, text: str, more: str
) -> None:
    body = body_of("learning-point").replace("En lav pris får mange med", f"En {title}")
    body = body.replace("Vi satte prisen lavt.", text).replace("_No response_", more)
    made = convert(project, "", body, TODAY)
    parsed = parse(made.text, made.path)
    assert [p for p in parsed.problems if p.level is Level.ERROR] == []
    known = {"title", "level", "six_p", "phase", "kind", "date"}
    assert set(parsed.meta) <= known and parsed.meta["date"] == "2026-11-24"
    Proposal(number=1, ready=True, path=made.path, text=made.text, answer="x")
    assert answer(made, check(project, made)).text.startswith(MARKER)


def test_a_huge_issue_is_answered_within_github_s_limits(project: Path) -> None:
    body = body_of("case") + "\n" + "[x](y) `" * 200_000
    made = convert(project, "x" * 100_000, body, TODAY)
    answered = answer(made, check(project, made))
    assert len(answered.text) < 65_000
    assert len(made.text.encode()) < 256 * 1024


def test_the_command_writes_the_file_once_it_is_good(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "ROOT", project)
    event = str(EVENTS / "issues.learning-point.json")
    dry = CliRunner().invoke(cli.main, ["from-issue", event, "--dry-run"])
    assert dry.exit_code == 0 and not (project / PATHS["learning-point"]).exists()
    done = CliRunner().invoke(cli.main, ["from-issue", event])
    assert done.exit_code == 0
    assert f"Skrevet: {PATHS['learning-point']}" in done.output
    assert (project / PATHS["learning-point"]).is_file()
    bad = CliRunner().invoke(cli.main, ["from-issue", str(EVENTS / "issues.half-edited.json")])
    assert bad.exit_code == 1 and "Ikke besvaret endnu" in bad.output


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Tak for din besked"),
        (b"{", "gyldig JSON"),
        (b'{"issue": {}}', "ventede form"),
        (b"PK\x03\x04\x00\x00", "ikke tekst"),
        (b"{" * 100_000, "gyldig JSON"),
        (b"x" * (4 * 1024 * 1024 + 1), "mere end 4 MB"),
        (json.dumps({"issue": {"number": 1}}).encode(), "ventede form"),
    ],
)
def test_a_file_that_is_no_issue_is_told_so(project: Path, data: bytes, told: str) -> None:
    file = project / "sag.json"
    file.write_bytes(data)
    made = turn(project, file)
    assert told in made.text and not made.ready and made.path is None


def test_a_copied_issue_works_as_well_as_an_event(project: Path) -> None:
    file = project / "sag.md"
    file.write_bytes(body_of("learning-point").replace("\n", "\r\n").encode("utf-8"))
    made = turn(project, file, today=TODAY)
    assert made.path == project / PATHS["learning-point"]
    assert turn(project, project / "findes-ikke").text.startswith("Filen »")


def test_the_projects_own_paths_are_what_these_tests_think() -> None:
    assert {CASE_PATH, POINT_PATH} < set(PROJECT)
    assert from_issue.UNPLACED == "Ikke placeret"
