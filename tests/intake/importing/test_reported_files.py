"""Files of kinds that people reported trouble with: what is right of each, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_files import Imported, imported

from laboratorium.reading.frontmatter import parse

DATA = Path(__file__).parents[2] / "data/import"


def read(tmp_path: Path, name: str) -> Imported:
    return imported(tmp_path, name, (DATA / name).read_bytes())


# By file and case: the path of a value in the front matter, and the value.
FIELDS: dict[tuple[str, str], dict[str, object]] = {
    **{
        ("01_datoer.xlsx", f"aarhus-datoproeve-{number}"): {"period.from": when}
        for number, when in {
            1: "2023-03",
            2: "2023-03",
            3: "2023-01-26",
            4: "2023",
            5: "2023-01-26",
            6: "2023-03",
            9: "2023",
            10: "2023-01-26",
        }.items()
    },
    **{
        ("03_sdg.xlsx", f"aarhus-maalproeve-{number}"): {"sdg": goals}
        for number, goals in {
            1: [],
            2: ["17.10"],
            3: ["11.7"],
            5: ["16.10"],
            6: ["11", "3"],
            7: ["11"],
            8: ["3", "11", "13"],
            9: ["11", "13"],
            10: ["3.4", "11.7"],
        }.items()
    },
    ("02_hyperlinks.xlsx", "aarhus-linkproeve"): {
        "sources.0.title": "Projektets hjemmeside",
        "sources.0.url": "https://eksempel.dk/rapport-2023.pdf",
    },
    ("06b_flettet_hoved_kontakt_forst.xlsx", "aarhus-faelleshaven"): {
        "organisation": "Aarhus Kommune",
        "contact.role": "Projektleder",
        "contact.organisation": "Boligforeningen Ringgården",
        "period.from": "",
        "trial_actions.0.title": "Såning",
        "trial_actions.0.from": "2023-03",
        "trial_actions.0.to": "2023-05",
        "trial_actions.0.what": "Vi såede.",
    },
    ("10b_tomme_nedad.xlsx", "aarhus-faelleshaven"): {
        "title": "Fælleshaven",
        "trial_actions.0.title": "Såning",
        "trial_actions.1.title": "Høst",
        "trial_actions.2.what": "Vi festede.",
    },
    ("08_google_forms.csv", "aarhus-faelleshaven-i-vestbyen"): {
        "title": "Fælleshaven i Vestbyen",
        "summary": "Beboere og kommune lavede en have.",
        "municipality": "Aarhus",
        "status": "trial",
        "six_p": ["people", "place"],
        "sdg": ["11", "3"],
    },
    ("09b_macroman.csv", "aeroe-aaben-skole-paa-aeroe-ude-og"): {
        "title": "Åben skole på Ærø – ude og inde",
        "summary": "Æbler, øl og ”ånd” i haven. Prisen var 1.250,50 kr.",
        "municipality": "Ærø",
        "place.lat": "54.89",
    },
    ("t1_writeup.txt", "aarhus-faelleshaven-i-vestbyen"): {"municipality": "Aarhus"},
    ("w02_fede_overskrifter.docx", "aarhus-faelleshaven-i-vestbyen"): {
        "title": "Fælleshaven i Vestbyen",
        "municipality": "Aarhus",
        "period.from": "2023-01",
        "period.to": "2024-06",
    },
}


@pytest.fixture(scope="module")
def of_file(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Imported]:
    names = {name for name, _ in (*FIELDS, *TEXTS)}
    return {name: read(tmp_path_factory.mktemp("rapport"), name) for name in sorted(names)}


@pytest.mark.parametrize(("name", "case"), FIELDS)
def test_fields_hold_what_the_file_shows(
    of_file: dict[str, Imported], name: str, case: str
) -> None:
    meta = parse(of_file[name].text(f"cases/{case}/index.md").encode(), "").meta
    for path, expected in FIELDS[name, case].items():
        value: object = meta
        for step in path.split("."):
            value = value[int(step)] if isinstance(value, list) else value[step]  # type: ignore[index]
        assert value == expected, path


# By file and case: pieces of its text, one after the other.
TEXTS: dict[tuple[str, str], tuple[str, ...]] = {
    ("w01_feltlinks_billede.docx", "aarhus-faelleshaven-i-vestbyen"): (
        "Se mere i [kommunens plan](https://eksempel.dk/plan) og “mere” her.\n",
        "Figur 1. Haven set fra syd.",
    ),
    ("w02_fede_overskrifter.docx", "aarhus-faelleshaven-i-vestbyen"): (
        "## Udfordringen\n\nDer var en tom grund.\n",
        "## Hvad vi prøvede\n\nVi såede frø.\n",
        "## Hvad der skete\n\n30 familier kom.\n",
        "## Hvad andre kan bruge\n\nBegynd småt.\n",
        "- **2. Formål** (overskrift): Vi ville lave en have.",
    ),
    ("w04_sporede.docx", "aarhus-faelleshaven-i-vestbyen"): (
        "## Udfordringen\n\nHaven ligger i Vestbyen.\n",
        "## Stedet\n\nEt sted.\n",
    ),
    ("w07_links.docx", "linkproeve"): (
        "[Vejle](https://da.wikipedia.org/wiki/Vejle_%28by%29)",
        "[Dokument](https://eksempel.sharepoint.com/:w:/r/sites/a/Dokument%20%281%29.docx)",
        "[Fil](https://eksempel.dk/fil%20med%20mellemrum.pdf)",
        "Se K-drevet\n",
        "[uden http](https://www.eksempel.dk)",
        "[æøå-link](https://eksempel.dk/å/ø)",
        "[safelink](https://eksempel.dk/plan)",
    ),
    **{
        ("w05_flere_cases.docx", f"aarhus-{slug}"): (
            f"title: {title}\n",
            f"## Udfordringen\n\nUdfordringen i {title}.\n",
            f"## Hvad andre kan bruge\n\nHvad andre kan bruge i {title}.\n",
        )
        for slug, title in (
            ("faelleshaven", "Fælleshaven"),
            ("cykelbiblioteket", "Cykelbiblioteket"),
            ("madfaellesskabet", "Madfællesskabet"),
        )
    },
}


@pytest.mark.parametrize(("name", "case"), TEXTS)
def test_the_text_says_what_the_document_says(
    of_file: dict[str, Imported], name: str, case: str
) -> None:
    rest = of_file[name].text(f"cases/{case}/index.md")
    for piece in TEXTS[name, case]:
        _, found, rest = rest.partition(piece)
        assert found, piece


# By file: how many cases, what stands in the report, and what stands in no file.
TOLD: dict[str, tuple[int, tuple[str, ...], tuple[str, ...]]] = {
    "03_sdg.xlsx": (10, ("11. juli", "Regnearket har selv lavet"), ()),
    "02_hyperlinks.xlsx": (1, ("Klik her (https://eksempel.dk/mere)",), ()),
    "04_flere_ark.xlsx": (
        2,
        ("Kirsten Testesen; kirsten@eksempel.dk", "Prototype; Aalborg", "arket »Lister«"),
        ("Kirsten", "Aalborg"),
    ),
    "07_skjult.xlsx": (
        1,
        (
            "Rækken er skjult.",
            "Kolonnen er skjult.",
            "Teksten er streget over.",
            "(celle L2 i arket »Cases«): Borgmesteren må ikke se denne",
            "Skjult række",
            "Overstreget case",
        ),
        ("Borgmesteren", "Skjult", "Overstreget"),
    ),
    "08_google_forms.csv": (1, ("bo@eksempel.dk",), ("bo@eksempel.dk",)),
    "w02_fede_overskrifter.docx": (
        1,
        ("Kirsten Testesen, kirsten.testesen@eksempel.dk, tlf. 12 34 56 78",),
        ("Kirsten", "12 34"),
    ),
    "w04_sporede.docx": (
        1,
        ("Østbyen", "Intern note: naboen er sur.", "Overstreget sætning.", "Er det nu rigtigt?"),
        ("Østbyen", "naboen", "Overstreget", "rigtigt"),
    ),
    "w05_flere_cases.docx": (3, ("Dokumentet er læst som 3 cases.",), ()),
    "w07_links.docx": (1, ("»K-drevet« → file:///K:/Faelles/plan.docx",), ("file:", "Testesen")),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_left_out_stands_in_the_report_alone(tmp_path: Path, name: str) -> None:
    count, told, nowhere = TOLD[name]
    done = read(tmp_path, name)
    files = "\n".join(path.read_text("utf-8") for path in (done.root / "cases").rglob("*.md"))
    assert len(list((done.root / "cases").iterdir())) == count
    assert [text for text in told if text not in done.report] == []
    assert [text for text in nowhere if text in files] == []


def test_a_sheet_of_learning_points_goes_to_the_cases_it_names(tmp_path: Path) -> None:
    done = read(tmp_path, "04_flere_ark.xlsx")
    (one,) = (done.root / "cases/aarhus-faelleshaven/learning-points").iterdir()
    (other,) = (done.root / "cases/aarhus-cykelbiblioteket/learning-points").iterdir()
    assert "Vi gik fra dør til dør." in one.read_text("utf-8")
    assert "level: user" in other.read_text("utf-8")
