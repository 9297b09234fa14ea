"""One reader for each kind of file, chosen by what the file is and not by what it is called."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from import_files import imported, raw_document, table, workbook, zipped

from laboratorium.intake.importing.encodings import decode
from laboratorium.intake.importing.files import Refused
from laboratorium.intake.importing.own_file import find
from laboratorium.intake.importing.results import Outcome
from laboratorium.intake.importing.word import read_word

DATA = Path(__file__).parents[2] / "data/import"
OWN = (DATA / "egen_case.md").read_text(encoding="utf-8")
WRITE_UP = (DATA / "t1_writeup.txt").read_text(encoding="utf-8")
POINT = """---
title: En plantedag får naboer til at tale sammen
level: Bruger
six_p: [people]
phase: Prøvehandlinger
kind: Det hjalp
date: 2026-11-20
---
Når man har en skovl i hånden, er det nemt at tale sammen.
"""
LINES = "Titel;Resumé;Kommune;Udfordringen\n{title};Kort fortalt.;Ærø;Æbler, øl og ål.\n"
DANISH = LINES.format(title="Åben skole – ude")

ENCODED = {
    "UTF-8": (DANISH.encode(), ""),
    "UTF-8 with a mark": (DANISH.encode("utf-8-sig"), ""),
    "Windows-1252": (DANISH.encode("cp1252"), "Windows-1252"),
    "MacRoman": (DANISH.encode("mac_roman"), "MacRoman"),
    "CP850": (DANISH.replace("–", "-").encode("cp850"), "CP850"),
    "UTF-16": (DANISH.encode("utf-16"), "UTF-16"),
    "UTF-16 without a mark": (DANISH.encode("utf-16-le"), "UTF-16"),
    "UTF-8 twice": (DANISH.encode().decode("cp1252", "ignore").encode(), ""),
}


@pytest.mark.parametrize("what", ENCODED)
def test_text_is_read_in_the_encoding_under_which_its_headings_are_known(what: str) -> None:
    data, told = ENCODED[what]
    text, notes = decode(data)
    if what == "UTF-8 twice":
        # Windows has no letter for one of the bytes of Å; what there was a letter for is mended.
        assert "Resumé;Kommune" in text and "Ærø;Æbler, øl og ål." in text
        assert "to gange" in notes[0]
        return
    assert text == (DANISH if what != "CP850" else DANISH.replace("–", "-"))
    assert all(told in note for note in notes) and bool(notes) == bool(told)


@pytest.mark.parametrize(
    "letters", ["Ærø", "blåbærgrød på Øen", "Åse", "½ kg", "”ånd”", "é", "€ 5"]
)
def test_text_that_was_encoded_twice_is_mended_letter_by_letter(letters: str) -> None:
    pieces = [bytes([byte]) for byte in letters.encode()]
    twice = "".join(
        piece.decode("cp1252") if piece not in _NO_LETTER else piece.decode("latin-1")
        for piece in pieces
    )
    assert decode(twice.encode())[0] == letters
    assert decode(letters.encode()) == (letters, [])


_NO_LETTER = [bytes([byte]) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)]

# The text, the suffix, and what it is read as: how many cases, or a part of what refuses it.
TEXTS: dict[str, tuple[str, str, int | str]] = {
    "a write-up": (WRITE_UP, ".txt", 1),
    "a write-up called csv": (WRITE_UP, ".csv", 1),
    "a write-up called docx": (WRITE_UP, ".docx", "noget andet"),
    "a write-up as Markdown": (
        "# Haven\n\nKommune: Aarhus\n\n## Udfordringen\n\nGrunden lå, som den lå, øde hen.\n",
        ".md",
        1,
    ),
    "one heading": ("Haven\n\nUdfordringen\nEn grund, en skole, en bane.\n", ".txt", 1),
    "fields alone": ("Titel: Haven\nKommune: Aarhus\nStatus: Idé\n", ".txt", 1),
    "columns called txt": (DANISH, ".txt", 1),
    "columns called md": (DANISH, ".md", 1),
    "our own file": (OWN, ".txt", 1),
    "our own file called csv": (OWN, ".csv", 1),
    "our own file in a fence": (f"```markdown\n{OWN}```\n", ".md", 1),
    "prose": (
        "Vi havde en tom grund, og vi lavede en have, en bænk og en fest.\n",
        ".txt",
        "hverken",
    ),
    "prose with our words": (
        "Først fandt vi en titel, et resumé, en kommune og et sted.\nSå, langt om længe, begyndte "
        "vi, og det gik, som det gik.\n",
        ".txt",
        "hverken",
    ),
    "a letter": ("Kære alle\n\nTak for sidst, det var hyggeligt.\n\nHilsen os\n", ".md", "hverken"),
    "a recipe with lists": ("# Suppe\n\n- Gulerod, løg\n- Salt, peber\n", ".md", "hverken"),
    "code": ("def f(a, b, c):\n    return a, b, c\n", ".txt", "hverken"),
    "versions that were never merged": (
        (DATA / "conflict.md").read_text(encoding="utf-8"),
        ".md",
        "den ene i linje 10, den anden i linje 12",
    ),
    "a form from GitHub": (
        (DATA / "i1_pointe.md").read_text(encoding="utf-8"),
        ".md",
        "./lab from-issue",
    ),
}


@pytest.mark.parametrize("what", TEXTS)
def test_a_text_is_read_as_what_it_is_or_refused_in_one_sentence(tmp_path: Path, what: str) -> None:
    text, suffix, expected = TEXTS[what]
    if isinstance(expected, str):
        with pytest.raises(Refused, match=expected):
            imported(tmp_path, f"a{suffix}", text.encode())
        assert not (tmp_path / "projekt/cases").exists()
        return
    done = imported(tmp_path, f"a{suffix}", text.encode())
    assert len(list((done.root / "cases").iterdir())) == len(done.results) == expected


def test_a_write_up_as_text_has_fields_and_sections(tmp_path: Path) -> None:
    done = imported(tmp_path, "a.txt", WRITE_UP.encode())
    text = done.text("cases/aarhus-faelleshaven-i-vestbyen/index.md")
    assert "title: Fælleshaven i Vestbyen\n" in text and "municipality: Aarhus\n" in text
    assert "## Stedet\n\nVestbyen, tæt på skolen, banen og butikkerne.\n" in text
    assert "Ikke placeret" not in text


def test_our_own_file_is_taken_in_as_it_is_and_once(tmp_path: Path) -> None:
    first = imported(tmp_path, "min.md", OWN.encode())
    (path,) = (first.root / "cases").glob("*/index.md")
    assert path.read_text(encoding="utf-8") == f"{OWN.strip()}\n"
    again = imported(tmp_path, "min.md", OWN.encode())
    assert [result.outcome for result in again.results] == [Outcome.SAME]
    other = imported(tmp_path, "min.md", OWN.replace("lang tid", "kort tid").encode() + b"Mere.\n")
    assert [result.outcome for result in other.results] == [Outcome.EXISTS]
    assert path.read_text(encoding="utf-8") == f"{OWN.strip()}\n"


HAVEN = workbook(table({"Titel": "Haven bag biblioteket", "Kommune": "Odense"}))
SLUG = "odense-haven-bag-biblioteket"
LETTER = (
    f"Kære redaktion\n\nHer er et bidrag til siden. Filen hører til her: cases/{SLUG}/"
    f"learning-points/2026-11-20-plantedag.md\n\n{POINT}"
)


def with_case(folder: Path) -> Path:
    imported(folder, "haven.xlsx", HAVEN)
    return folder


def test_the_forms_own_letter_goes_where_it_says(tmp_path: Path) -> None:
    done = imported(with_case(tmp_path), "brev.txt", LETTER.replace("\n", "\r\n").encode())
    assert done.text(f"cases/{SLUG}/learning-points/2026-11-20-plantedag.md") == POINT
    assert [result.outcome for result in done.results] == [Outcome.ADDED]
    assert "Kære redaktion" in done.report
    again = imported(tmp_path, "brev.txt", LETTER.encode())
    assert [result.outcome for result in again.results] == [Outcome.SAME]


def test_a_point_of_its_own_waits_for_the_name_of_its_case(tmp_path: Path) -> None:
    done = imported(with_case(tmp_path), "pointe.md", POINT.encode())
    assert done.results == [] and POINT.splitlines()[1] in done.report
    assert "kør igen med --case" in done.report
    done = imported(tmp_path, "pointe.md", POINT.encode(), case="Haven bag biblioteket")
    (result,) = done.results
    assert result.index == (
        f"cases/{SLUG}/learning-points/2026-11-20-en-plantedag-faar-naboer-til-at-tale.md"
    )
    assert done.text(result.index) == POINT


def test_a_corrected_point_is_told_as_such_and_takes_the_place_of_the_first(tmp_path: Path) -> None:
    imported(with_case(tmp_path), "pointe.md", POINT.encode(), case=SLUG)
    better = POINT.replace("nemt at tale", "let at snakke")
    done = imported(tmp_path, "pointe.md", better.encode(), case=SLUG)
    assert [result.outcome for result in done.results] == [Outcome.CHANGED]
    assert "1 fil i en case er rettet." in done.report
    (point,) = (done.root / f"cases/{SLUG}/learning-points").iterdir()
    assert point.read_text(encoding="utf-8") == better


def test_other_peoples_front_matter_is_none_of_ours() -> None:
    assert find("---\nlayout: post\ntitle: Haven\nauthor: x\n---\nTekst.\n") is None
    assert find("Ingen oplysninger.\n") is None


@pytest.mark.parametrize("name", ["01_datoer", "02_hyperlinks", "07_skjult"])
def test_a_spreadsheet_that_libreoffice_saved_is_read_like_excels(
    tmp_path: Path, name: str
) -> None:
    done = imported(tmp_path, "a.ods", (DATA / f"{name}.ods").read_bytes())
    other = imported(tmp_path / "x", "a.xlsx", (DATA / f"{name}.xlsx").read_bytes())
    assert [one.files for one in done.results] == [
        {path: text.replace("a.xlsx", "a.ods") for path, text in one.files.items()}
        for one in other.results
    ]


@pytest.mark.parametrize("name", ["w02_fede_overskrifter", "w05_flere_cases", "w07_links"])
def test_a_document_that_libreoffice_saved_is_read_like_words(tmp_path: Path, name: str) -> None:
    done = imported(tmp_path, "a.odt", (DATA / f"{name}.odt").read_bytes())
    other = imported(tmp_path / "x", "a.docx", (DATA / f"{name}.docx").read_bytes())
    assert [one.files for one in done.results] == [
        {path: text.replace("a.docx", "a.odt") for path, text in one.files.items()}
        for one in other.results
    ]


MAIL = """From: Bo Opdigtet <bo@example.org>
To: red@example.org
Subject: =?utf-8?q?Vores_have?=
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Titel: Haven
Kommune: Odense

Udfordringen

Der manglede et sted at m=C3=B8des.
"""


def test_a_mail_is_unpacked_and_its_persons_stay_in_the_report(tmp_path: Path) -> None:
    done = imported(tmp_path, "a.eml", MAIL.encode())
    text = done.text("cases/odense-haven/index.md")
    assert "Der manglede et sted at mødes." in text
    assert "example.org" not in text and "Opdigtet" not in text and "Vores have" not in text
    for said in ("bo@example.org", "red@example.org", "Vores have"):
        assert said in done.report


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("word/chunk.htm", "<p>Gården <s>ikke</s> lå øde.</p>"),
        (
            "word/chunk.mht",
            'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
            "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
            "<p>G=C3=A5rden <s>ikke</s> l=C3=A5 =C3=B8de.</p>\n--x--\n",
        ),
    ],
)
def test_what_word_holds_as_a_page_of_its_own_is_read(name: str, data: str) -> None:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(BytesIO(raw_document('<w:altChunk r:id="c1"/>'))) as package:
        parts: dict[str, str | bytes] = {one: package.read(one) for one in package.namelist()}
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{space}"><Relationship Id="c1" Target="'
        f'{name.removeprefix("word/")}"/></Relationships>'
    )
    document = read_word(zipped({**parts, name: data}))
    assert document.boxes == ["Gården lå øde."]
    assert document.left == [("Streget over", "ikke")]


def test_what_a_chat_says_around_a_fenced_file_is_no_part_of_it(tmp_path: Path) -> None:
    own = "---\ntitle: Haven\nsummary: En have.\nmunicipality: Odense\nstatus: trial\n---\nTekst.\n"
    whole = f"Her er casen:\n\n```markdown\n{own}```\n\nSig til, hvis noget mangler.\n"
    done = imported(tmp_path, "a.md", whole.encode())
    assert done.text("cases/odense-haven/index.md") == own
    assert "Her er casen:" in done.report and "Sig til, hvis noget mangler." in done.report
