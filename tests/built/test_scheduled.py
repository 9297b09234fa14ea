"""What has a time is nowhere in a real build before it and everywhere after, whatever the build
remembers; a draft is seen in a preview alone.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from content_project import CASE, CASE_PATH, PAGE, POINT, PROJECT, PROTOTYPE, write
from podcast_project import podcast

from marked_episode import AUDIO, COVER, EPISODE, PATH, SLUG, TRANSCRIPT, WORDS, everything, stem
from remembering import lab, picture, tree
from site_build import copy_project

DUE = datetime(2026, 12, 1, 5, tzinfo=UTC)
TIME, DRAFT = "published: 2026-12-01 06:00", "draft: true"
FIRST = datetime(2026, 11, 20, 5, tzinfo=UTC)
BEFORE, AFTER = (str(int(DUE.timestamp()) + more) for more in (-1, 0))
IMAGE = "cases/mosen/images/hejren.png"
CASES = {
    "title": "Kvækerfinken",
    "summary": "Vandaksen",
    "organisation": "Bjergpieberen",
    "place": "Sortspætten",
    "indicator": "Krumtappen",
    "source": "Lommerne",
    "body": "Skestorken",
    "image": "Natravnen",
    "point": "Rørdrummen",
    "prototype": "Isfuglen",
    "lone point": "Dompappen",
    "draft point": "Musvitten",
    "page": "Vendehalsen",
}
MARSH = (
    CASE.replace("Et fælles varmeværk", f"{CASES['title']} i mosen")
    .replace("Beboerne byggede deres eget varmeværk", f"{CASES['summary']} blev bygget")
    .replace("organisation: Middelfart Kommune", f"organisation: {CASES['organisation']}")
    .replace("place: {name: Føns}", f"place: {{name: {CASES['place']}}}")
    .replace("Husstande med nærvarme", CASES["indicator"])
    .replace("title: Historie", f"title: {CASES['source']}")
    .replace("En landsby.", f"Her er {CASES['body']}.")
    .replace(
        "licence: CC-BY-4.0",
        f"images:\n  - {{file: images/hejren.png, alt: {CASES['image']}, credit: Lab, "
        "licence: CC-BY-4.0, basis: no_people}\nlicence: CC-BY-4.0",
    )
)


def held(text: str, line: str) -> str:
    return text.replace("---\n", f"---\n{line}\n", 1)


def point(word: str) -> str:
    return POINT.replace("En lav tilslutningsafgift", word)


TIMED: dict[str, str | bytes] = {
    "cases/mosen/index.md": held(MARSH, TIME),
    "cases/mosen/learning-points/2026-11-23-a.md": point(CASES["point"]),
    "cases/mosen/prototypes/b.md": PROTOTYPE.replace("Varmeværk", CASES["prototype"]),
    "cases/foens/learning-points/2026-11-22-c.md": held(point(CASES["lone point"]), TIME),
    PATH: EPISODE.replace("2026-11-21 06:00", "2026-12-01 06:00").replace(", toender", ""),
}
DRAFTS: dict[str, str | bytes] = {
    "cases/foens/learning-points/2026-11-21-d.md": held(point(CASES["draft point"]), DRAFT),
    "docs/om/vendehals.md": held(PAGE.replace("Tekst.", CASES["page"]), DRAFT),
}
DRAFT_WORDS = {"draft point", "page"}
BESIDE = {
    IMAGE: picture(3),
    f"podcasts/{SLUG}.vtt": TRANSCRIPT,
    f"podcasts/{SLUG}.mp3": AUDIO,
    f"podcasts/{SLUG}.png": COVER,
}
WORD = {**{f"episode: {name}": word for name, word in WORDS.items()}, **CASES}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("scheduled"), "docs", "src/laboratorium")
    write(root, {**PROJECT, **podcast(), **BESIDE, **TIMED, **DRAFTS})
    return root


def found(site: Path) -> set[str]:
    """The marked words that stand anywhere, in any file's bytes as a program would read them, or in
    its name.
    """
    texts = [f"{path}\n{text}".lower() for path, _, text in everything(site)]
    return {name for name, word in WORD.items() if any(stem(word) in text for text in texts)}


def pieces(site: Path) -> set[str]:
    sought = {"audio": AUDIO[len(AUDIO) // 2 :][:600], "cover": COVER[len(COVER) // 2 :][:200]}
    data = [file.read_bytes() for file in site.rglob("*") if file.is_file()]
    return {name for name, piece in sought.items() if any(piece in one for one in data)}


Built = tuple[str, dict[str, bytes], set[str], set[str]]


def build(root: Path, at: str, **more: str) -> Built:
    told = lab(root, "build", SOURCE_DATE_EPOCH=at, **more)
    assert told.returncode == 0, told.stdout
    site = root / "site"
    return told.stdout, tree(site), found(site), pieces(site)


@pytest.fixture(scope="module")
def builds(root: Path) -> dict[str, Built]:
    """One folder and one memory, at one time after another."""
    times = {"before": BEFORE, "later before": BEFORE, "after": AFTER, "still after": AFTER}
    made = {name: build(root, at) for name, at in times.items()}
    made["back"] = build(root, BEFORE)
    made["preview"] = build(root, BEFORE, LAB_PREVIEW="1")
    return made


def test_nothing_of_it_is_anywhere_before_its_time(builds: dict[str, Built]) -> None:
    _, files, words, sounds = builds["before"]
    assert (words, sounds) == (set(), set())
    assert [path for path in files if "mosen" in path or SLUG in path or "vendehals" in path] == []
    pointing = [
        path for path, data in files.items() if b"cases/mosen" in data or SLUG.encode() in data
    ]
    assert pointing == []


def test_all_of_it_is_there_from_that_second_on(builds: dict[str, Built]) -> None:
    _, files, words, sounds = builds["after"]
    assert words == set(WORD) - DRAFT_WORDS
    assert "audio" in sounds
    for path in ("cases/mosen/index.html", f"podcast/{SLUG}/index.html", IMAGE):
        assert path in files
    for path in ("sitemap.xml", "podcast/feed.xml", "data/cases.json", "feeds/cases.xml"):
        assert b"mosen" in files[path] or SLUG.encode() in files[path], path


def test_counts_know_nothing_of_it(builds: dict[str, Built]) -> None:
    def counted(name: str) -> list[int]:
        files = builds[name][1]
        tables = ("data/cases.csv", "data/learning-points.csv")
        return [files[path].count(b"\n") - 1 for path in tables]

    assert counted("before") == [1, 1]
    assert counted("after") == [2, 3]
    front = builds["before"][1]["index.html"].decode()
    assert front != builds["after"][1]["index.html"].decode()


def test_a_build_that_remembers_notices_that_time_has_passed(builds: dict[str, Built]) -> None:
    assert "som de skal være" not in builds["before"][0]
    assert "som de skal være" in builds["later before"][0]
    assert "som de skal være" not in builds["after"][0]
    assert "som de skal være" in builds["still after"][0]
    assert builds["back"][1] == builds["before"][1] == builds["later before"][1]
    assert "som den er 1. december 2026 kl. 6.00 (SOURCE_DATE_EPOCH)" in builds["after"][0]


def test_the_site_says_when_the_newest_came_out(builds: dict[str, Built]) -> None:
    told = {name: json.loads(made[1]["data/udgivet.json"]) for name, made in builds.items()}
    assert datetime.fromisoformat(told["before"]["published"]) == FIRST
    assert datetime.fromisoformat(told["after"]["published"]) == DUE


def test_a_preview_shows_all_and_says_what_readers_do_not_see(builds: dict[str, Built]) -> None:
    _, files, words, _ = builds["preview"]
    assert words == set(WORD)
    for path, says in {
        "cases/mosen/index.html": "kommer 1. december 2026 kl. 6.00",
        f"podcast/{SLUG}/index.html": "kommer 1. december 2026 kl. 6.00",
        "om/vendehals/index.html": "er en kladde",
    }.items():
        assert f"Læserne ser ikke det her.</strong> Det {says}." in files[path].decode()
    assert b"ser ikke det her.</strong>" not in files["cases/foens/index.html"]


def test_the_checker_says_when_it_comes(root: Path, builds: dict[str, Built]) -> None:
    told = lab(root, "check", SOURCE_DATE_EPOCH=BEFORE)
    assert told.returncode == 0, told.stdout
    for path in TIMED:
        own = f"{path}: kommer 1. december 2026 kl. 6.00."
        assert (own in told.stdout) == ("published: 2026-12-01" in str(TIMED[path])), path
    for path in DRAFTS:
        assert f"{path}: er en kladde." in told.stdout
    assert "5 venter, som det er 1. december 2026 kl. 5.59" in told.stdout


def test_what_is_due_is_told_once(root: Path, builds: dict[str, Built]) -> None:
    since = ("due", "--since", "2026-11-20 06:00")
    assert "kom 1. december" not in lab(root, *since, SOURCE_DATE_EPOCH=BEFORE).stdout
    told = lab(root, *since, SOURCE_DATE_EPOCH=AFTER).stdout
    timed = sorted(path for path, text in TIMED.items() if "2026-12-01" in str(text))
    assert [line.partition(":")[0] for line in told.splitlines() if ": kom " in line] == timed
    again = lab(root, "due", "--since", "2026-12-01 06:00", SOURCE_DATE_EPOCH=AFTER).stdout
    assert again.splitlines() == [
        "Intet venter på sin tid. Klokken er 1. december 2026 kl. 6.00 (SOURCE_DATE_EPOCH)."
    ]


def test_what_is_out_cannot_be_called_back(root: Path, builds: dict[str, Built]) -> None:
    assert lab(root, "ledger", SOURCE_DATE_EPOCH=BEFORE).returncode == 0
    assert SLUG not in (root / "podcasts/ledger.yml").read_text(encoding="utf-8")
    assert lab(root, "ledger", SOURCE_DATE_EPOCH=AFTER).returncode == 0
    assert SLUG in (root / "podcasts/ledger.yml").read_text(encoding="utf-8")
    told = lab(root, "check", SOURCE_DATE_EPOCH=BEFORE)
    assert told.returncode == 1
    assert f"Afsnittet »{SLUG}« udkom" in told.stdout and "kan ikke kaldes hjem" in told.stdout
    (root / "podcasts/ledger.yml").unlink()


def test_a_link_to_it_stops_a_build_until_then(root: Path, builds: dict[str, Built]) -> None:
    write(root, {CASE_PATH: CASE.replace("En landsby.", "Se [mosen](../mosen/index.md).")})
    refused = lab(root, "build", SOURCE_DATE_EPOCH=BEFORE)
    assert refused.returncode == 1
    assert "cases/foens/index.md" in refused.stdout and "Traceback" not in refused.stdout
    assert "fører til noget, der kommer 1. december 2026 kl. 6.00" in refused.stdout
