"""Posters and labels: one page each, tagged, with all that is to be read on them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from content_project import CASE, CASE_PATH, PAGE, PROTOTYPE, loaded
from PIL import Image
from pypdf import PdfReader

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.site.figures.qr import qr_file
from laboratorium.site.posters import Shown, sheets, works

SITE = Settings("Laboratoriet", "https://example.org/lab/")
A3, A4 = (841.89, 1190.55), (595.28, 841.89)
PLAIN = Shown(
    title="Værket i stalden",
    summary="Et lille varmeværk, som frivillige passer en uge ad gangen.",
    place="Føns, Middelfart Kommune",
    stage="I brug",
    case="Landsbyen",
    six_p=(("place", "Place"), ("planet", "Planet")),
    take_home=("Landsbyer uden fjernvarme", "Øer"),
    from_public_sources=True,
    address="https://example.org/lab/cases/foens/prototyper/vaerket/",
    site="Laboratoriet",
    version=date(2026, 11, 23),
)
PICTURED = replace(PLAIN, picture="cases/foens/foto.png", alt="Et rør i en rende", credit="Foto: A")
BARE = replace(PLAIN, take_home=(), from_public_sources=False, six_p=(("peace", "Peace"),))
TITLES = {
    "as long as may be": "Byggeudvalg, hvor beboere og fagfolk " + "sidder lige " * 4 + "fire",
    "one long word": "Beskæftigelsesforvaltningsmedarbejderuddannelsesplanlægningsgruppens forløb",
    "right to left": "הגן המשותף בעיר",
    "signs without letters": "Haven 🌿",
    "code": '#panic("x") $x$ [a] \\ "b" <c> @d',
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("project")
    (made / "cases/foens").mkdir(parents=True)
    Image.new("RGBA", (900, 600), (90, 120, 80, 200)).save(made / PICTURED.picture)
    return made


def read(root: Path, of: Shown) -> dict[str, PdfReader]:
    made = dict(sheets(root, of))
    assert list(made) == ["plakat.pdf", "skilte.pdf", "qr.svg"]
    return {name: PdfReader(io.BytesIO(made[name])) for name in ("plakat.pdf", "skilte.pdf")}


def words(reader: PdfReader) -> str:
    text = reader.pages[0].extract_text().replace("\u00ad\n", "").replace("\u00ad", "")
    return " ".join(text.split())


def alternatives(reader: PdfReader) -> list[str]:
    """The alternative texts of all figures, from the tree of tags."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(str(node.get("/Alt")))
            walk(node.get("/K", []))

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("of", [PLAIN, PICTURED, BARE], ids=["plain", "pictured", "bare"])
def test_each_is_one_tagged_page_with_all_its_words(root: Path, of: Shown) -> None:
    for (name, reader), size in zip(read(root, of).items(), (A3, A4), strict=True):
        (page,) = reader.pages
        assert all(abs(float(a) - b) < 1 for a, b in zip(page.mediabox[2:], size, strict=True))
        catalogue: Any = reader.trailer["/Root"]
        assert catalogue["/MarkInfo"]["/Marked"] and catalogue["/Lang"] == "da-DK"
        assert reader.metadata and reader.metadata.title == of.title
        text = words(reader)
        said = [of.title, of.summary, of.place, of.stage, of.case, *(one for _, one in of.six_p)]
        for one in (*said, *of.take_home, of.site):
            assert one in text, (name, one)
        assert ("offentlige kilder" in text) == of.from_public_sources
        assert ("med hjem" in text) or not of.take_home
        figures = alternatives(reader)
        assert f"QR-kode til {of.address}" in figures
        assert (of.alt in figures) == bool(of.alt and name == "plakat.pdf")


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_any_title_fits_its_page(root: Path, title: str) -> None:
    for of in (PLAIN, PICTURED):
        for reader in read(root, replace(of, title=title)).values():
            assert len(reader.pages) == 1
            # What TeX calls an overfull box would be cut off: nothing is set beyond the page.
            (page,) = reader.pages
            width = float(page.mediabox[2])
            rights: list[float] = []
            page.extract_text(
                visitor_text=lambda text, cm, tm, font, size, rights=rights: (
                    rights.append(cm[0] * tm[4] + cm[4]) if text.strip() else None
                )
            )
            assert rights and max(rights) < width


def test_the_same_is_made_each_time(root: Path) -> None:
    assert list(sheets(root, PICTURED)) == list(sheets(root, PICTURED))


def test_the_code_leads_to_the_page(root: Path) -> None:
    svg = dict(sheets(root, PLAIN))["qr.svg"]
    assert svg == qr_file(PLAIN.address) and b"style=" not in svg


EXHIBITION = PAGE.replace(
    "---\nTekst",
    "date: 2026-11-23\nplace: Her\nrooms: [{title: A, prototypes: [foens/vaerket]}]\n---\nTekst",
)


@pytest.mark.parametrize(
    ("pages", "made"),
    [
        ({}, []),
        ({"docs/fernisering/2026.md": EXHIBITION}, ["plakat.pdf", "skilte.pdf", "qr.svg"]),
        (
            {
                "docs/fernisering/2026.md": EXHIBITION,
                "docs/fernisering/2027.md": EXHIBITION.replace("2026-", "2027-"),
            },
            ["plakat.pdf", "skilte.pdf", "qr.svg"],
        ),
    ],
    ids=["none", "one", "two that hang the same"],
)
def test_they_are_made_of_what_hangs_and_once(
    tmp_path: Path, pages: dict[str, str], made: list[str]
) -> None:
    found = loaded(tmp_path, {CASE_PATH: CASE, "cases/foens/prototypes/a.md": PROTOTYPE, **pages})
    assert found.errors == ()
    done = [
        path
        for work in works(Catalogue.of(found.content), SITE, tmp_path)
        for path, _ in work.make()
    ]
    assert done == [f"cases/foens/prototyper/vaerket/{name}" for name in made]
