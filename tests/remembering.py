"""A small project that is edited at random and built with all that is remembered, to be held to a
build from nothing.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from content_project import CASE, POINT, PROTOTYPE, write
from podcast_project import EPISODE, EPISODE_PATH, podcast

from site_build import BUILD_SECONDS, copy_project

SLUGS = ("foens", "havnen", "skolen", "torvet", "vejen")
WORDS = ("Varme", "Læring", "Fællesskab", "Byrum", "Klima", "Åen", "Ø-drift")
TOWNS = ("Middelfart", "Aalborg", "Samsø", "Tønder")
BROKEN = "---\ntitle: [\n---\n"
VOCABULARY = "src/laboratorium/model/vocabularies/challenges.yml"
TEMPLATE = "overrides/case.html"
MADE = ("site", ".cache", ".pytest_cache")


def picture(shade: int) -> bytes:
    import io

    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, 90, 60)).save(held, "PNG")
    return held.getvalue()


class Project:
    """The project in the folder `root`, with a library, templates and vocabularies of its own.

    Each edit is told a number, from which it takes all that it does; one that cannot be done as the
    project stands does nothing.
    """

    def __init__(self, root: Path) -> None:
        self.root = copy_project(root, "docs", "src/laboratorium")
        write(root, podcast())
        for number, slug in enumerate(SLUGS[1:3]):
            self._case(slug, number)

    def path(self, *parts: str) -> Path:
        return self.root.joinpath(*parts)

    def _case(self, slug: str, number: int) -> None:
        dice = random.Random(number)
        text = CASE.replace("Et fælles varmeværk", f"{dice.choice(WORDS)} {number}")
        text = text.replace("municipality: Middelfart", f"municipality: {dice.choice(TOWNS)}")
        day = f"updated: 2026-11-{dice.randint(10, 25)}"
        write(
            self.root,
            {
                f"cases/{slug}/index.md": text.replace("updated: 2026-11-23", day),
                f"cases/{slug}/learning-points/2026-11-23-pointe.md": POINT,
            },
        )

    def _cases(self) -> list[str]:
        folders = self.path("cases").iterdir()
        return sorted(one.name for one in folders if (one / "index.md").is_file())

    def _replace(self, path: str, before: str, after: str) -> None:
        file = self.path(path)
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(before, after, 1), encoding="utf-8")

    def change_a_case(self, number: int) -> None:
        dice = random.Random(number)
        slug = dice.choice(self._cases() or [SLUGS[0]])
        before, after = dice.choice(
            (
                ("title: ", f"title: {dice.choice(WORDS)} "),
                ("En landsby.", f"En landsby med {dice.choice(WORDS)} [1](#kilde-1)."),
                ("challenges: [climate_action]", "challenges: [social_division]"),
                ("updated: 2026-11-2", "updated: 2026-11-1"),
                ("sdg: [7, 11.7]", "sdg: [3, 11.7]"),
                ("after: {value: 47", f"after: {{value: {number % 90 + 1}"),
            )
        )
        self._replace(f"cases/{slug}/index.md", before, after)

    def add_a_case(self, number: int) -> None:
        free = sorted(set(SLUGS) - set(self._cases()))
        if free:
            self._case(free[number % len(free)], number)

    def delete_a_case(self, number: int) -> None:
        some = [slug for slug in self._cases() if slug != SLUGS[0]]
        if some:
            shutil.rmtree(self.path("cases", some[number % len(some)]))

    def rename_a_case(self, number: int) -> None:
        some = [slug for slug in self._cases() if slug != SLUGS[0]]
        free = sorted(set(SLUGS) - set(self._cases()))
        if some and free:
            old, new = some[number % len(some)], free[number % len(free)]
            self.path("cases", old).rename(self.path("cases", new))
            if number % 2:
                former = f"licence: CC-BY-4.0\nformer_slugs: [{old}-{number}]"
                self._replace(f"cases/{new}/index.md", "licence: CC-BY-4.0", former)

    def turn_a_point(self, number: int) -> None:
        slug = random.Random(number).choice(self._cases() or [SLUGS[0]])
        folder = self.path("cases", slug, "learning-points")
        file = folder / f"2026-11-2{number % 3}-ny.md"
        if file.exists():
            file.unlink()
        else:
            text = POINT.replace("date: 2026-11-23", f"date: 2026-11-2{number % 3}")
            write(folder, {file.name: text.replace("mange ja", f"mange {number} ja")})

    def turn_a_prototype(self, number: int) -> None:
        slug = random.Random(number).choice(self._cases() or [SLUGS[0]])
        file = self.path("cases", slug, "prototypes", "proeven.md")
        if file.exists():
            file.unlink()
        else:
            write(file.parent, {file.name: PROTOTYPE.replace("En lille", f"Et {number}. lille")})

    def turn_a_picture(self, number: int) -> None:
        slug = random.Random(number).choice(self._cases() or [SLUGS[0]])
        write(self.root, {f"cases/{slug}/images/vaerket.png": picture(number % 256)})
        shown = (
            "images:\n  - {file: images/vaerket.png, alt: Et værk, credit: Lab, licence: CC-BY-4.0,"
            " basis: no_people}\nlicence: CC-BY-4.0"
        )
        file = self.path("cases", slug, "index.md")
        if file.is_file() and "images:" not in file.read_text(encoding="utf-8"):
            self._replace(f"cases/{slug}/index.md", "licence: CC-BY-4.0", shown)

    def change_a_page(self, number: int) -> None:
        pages = sorted(self.path("docs").rglob("*.md"))
        page = pages[number % len(pages)]
        with page.open("a", encoding="utf-8") as file:
            file.write(f"\nEn linje mere: {number}.\n")

    def turn_a_page(self, number: int) -> None:
        file = self.path("docs/organisationer/prøven.md".replace("ø", "oe"))
        if file.exists():
            file.unlink()
        else:
            text = (
                "---\ntitle: Prøven\ndescription: En organisation.\nkind: municipality\n---\n"
                f"Se [casen](../../cases/foens/index.md). {number}\n"
            )
            file.write_text(text, encoding="utf-8")

    def change_a_word(self, number: int) -> None:
        self._replace(
            VOCABULARY, "    label: ", f"    label: {random.Random(number).choice('ABC')}"
        )

    def change_a_template(self, number: int) -> None:
        self._replace(TEMPLATE, "<article", f"<!-- {number} --><article")

    def change_a_setting(self, number: int) -> None:
        name = ("site_name: Lab", f"site_name: Lab {number}")
        url = ("https://laboratorium.example.org/", f"https://lab{number}.example.org/")
        self._replace("mkdocs.yml", *(name, url)[number % 2])

    def change_an_episode(self, number: int) -> None:
        before = ("title: ", "Anne besøger", "[planet]")[number % 3]
        after = (f"title: {number} ", f"Anne {number} besøger", "[place]")[number % 3]
        self._replace(EPISODE_PATH, before, after)

    def turn_an_episode(self, number: int) -> None:
        file = self.path("podcasts/et-til.md")
        if file.exists():
            file.unlink()
        else:
            text = EPISODE.replace("number: 1", "number: 2").replace("Landsbyen, der", f"{number}")
            file.write_text(text.replace("20 06:00", "21 06:00"), encoding="utf-8")

    def withdraw_a_person(self, number: int) -> None:
        before = "date: 2026-11-01}"
        self._replace(EPISODE_PATH, before, "date: 2026-11-01, withdrawn: 2026-11-22}")

    def break_or_mend(self, number: int) -> None:
        slug = random.Random(number).choice(self._cases() or [SLUGS[0]])
        file = self.path("cases", slug, "index.md")
        kept = file.with_name("index.md.half")
        if kept.exists():
            kept.replace(file)
        elif file.is_file():
            file.replace(kept)
            file.write_text(BROKEN, encoding="utf-8")

    def scribble_in_the_site(self, number: int) -> None:
        files = sorted(path for path in self.path("site").rglob("*") if path.is_file())
        if files:
            files[number % len(files)].write_bytes(b"scribble")

    def scribble_in_the_cache(self, number: int) -> None:
        dice = random.Random(number)
        files = sorted(p for p in self.path(".cache/memory").rglob("*") if p.is_file())
        for file in dice.sample(files, min(3, len(files))):
            data = bytearray(file.read_bytes())
            if data and number % 2:
                data[dice.randrange(len(data))] ^= 0xFF
            else:
                del data[dice.randrange(len(data) + 1) :]
            file.write_bytes(data)

    def lose_the_cache(self, number: int) -> None:
        shutil.rmtree(self.path(".cache/memory"), ignore_errors=True)


EDITS: tuple[Callable[[Project, int], None], ...] = (
    *(Project.change_a_case,) * 4,
    Project.add_a_case,
    Project.delete_a_case,
    Project.rename_a_case,
    Project.turn_a_point,
    Project.turn_a_prototype,
    Project.turn_a_picture,
    Project.change_a_page,
    Project.turn_a_page,
    Project.change_a_word,
    Project.change_a_template,
    Project.change_a_setting,
    Project.change_an_episode,
    Project.turn_an_episode,
    Project.withdraw_a_person,
    *(Project.break_or_mend,) * 2,
    Project.scribble_in_the_site,
    Project.scribble_in_the_cache,
    Project.lose_the_cache,
)


def lab(root: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command line of the project's own library."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "laboratorium", *arguments],
        cwd=root,
        env=_compiling(os.environ) | {"PYTHONPATH": str(root / "src")} | more,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=BUILD_SECONDS,
    )


def _compiling(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process that keeps what it compiles for the next one."""
    return {key: value for key, value in environment.items() if key != "PYTHONDONTWRITEBYTECODE"}


def tree(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def from_nothing(project: Project, folder: Path) -> tuple[int, dict[str, bytes]]:
    """Build a copy of the project that remembers nothing; return the exit code and the site."""
    shutil.rmtree(folder, ignore_errors=True)

    def made(path: str, names: list[str]) -> set[str]:
        return {name for name in MADE if Path(path) == project.root}

    shutil.copytree(project.root, folder, ignore=made)
    return lab(folder, "build").returncode, tree(folder / "site")
