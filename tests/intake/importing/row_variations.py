"""Text with columns as programs save it: separators, quotes, line ends, encodings."""

from __future__ import annotations

HEAD = "Titel;Kommune;Begyndte;Stedet"
ROW = "Haven;Odense;2023;En gård."
FILES = ("title: Haven\n", "municipality: Odense\n", "period: {from: 2023}\n", "En gård.\n")
Rows = tuple[bytes, tuple[str, ...], tuple[str, ...], int]


def text(
    said: str,
    *more: str,
    encoding: str = "utf-8",
    report: tuple[str, ...] = (),
    cases: int = 1,
) -> Rows:
    return said.encode(encoding), (*FILES, *more), report, cases


PLAIN = f"{HEAD}\n{ROW}\n"
ROWS: dict[str, Rows] = {
    "semicolons": text(PLAIN),
    "commas": text(PLAIN.replace(";", ",")),
    "tabs": text(PLAIN.replace(";", "\t")),
    "upright lines": text(PLAIN.replace(";", "|")),
    "Excel's word for the separator": text(f"sep=;\n{PLAIN}"),
    "Excel's word, with commas": text("sep=,\n" + PLAIN.replace(";", ",")),
    "every cell in quotes": text(
        '"Titel";"Kommune";"Begyndte";"Stedet"\n"Haven";"Odense";"2023";"En gård."\n'
    ),
    "quotes within quotes": text(f'{HEAD};Budget\n{ROW};"3 ""små"" ; poser"\n', '3 "små" ; poser'),
    "a line break in quotes": text(
        f'{HEAD}\nHaven;Odense;2023;"En gård.\n\nEt træ."\n', "Et træ.\n"
    ),
    "spaces around": text(
        "Titel ; Kommune ; Begyndte ; Stedet\n Haven ; Odense ; 2023 ; En gård. \n"
    ),
    "separators at the end": text(f"{HEAD};;;\n{ROW};;;\n"),
    "rows shorter than the names": text(f"{HEAD};Budget;Noter\n{ROW}\n"),
    "rows longer than the names": text(f"{HEAD}\n{ROW};noget mere\n", "noget mere"),
    "empty lines": text(f"\n{HEAD}\n\n{ROW}\n\n\n"),
    "lines of separators": text(f"{HEAD}\n{ROW}\n;;;\n;;;\n"),
    "no line end at the end": text(PLAIN.rstrip()),
    "Windows' line ends": text(PLAIN.replace("\n", "\r\n")),
    "an old Mac's line ends": text(PLAIN.replace("\n", "\r")),
    "a byte order mark": text(f"\ufeff{PLAIN}"),
    "Windows-1252": text(PLAIN, encoding="cp1252"),
    "MacRoman": text(PLAIN, encoding="mac_roman"),
    "CP850": text(PLAIN, encoding="cp850"),
    "UTF-16": text(PLAIN, encoding="utf-16"),
    "UTF-16 the other way": text(f"\ufeff{PLAIN}", encoding="utf-16-be"),
    "UTF-8 twice": (PLAIN.encode().decode("cp1252").encode(), FILES, (), 1),
    "a title over the names": text(f"Vores cases;;;\n{PLAIN}", report=("Vores cases",)),
    "a line before the names": text(
        f"Udtræk fra systemet\n\n{PLAIN}", report=("Udtræk fra systemet",)
    ),
    "a sum below": text(f"{PLAIN}I alt;;;1\n", report=("I alt; 1",)),
    "a note below": text(f"{PLAIN}\nNote: foreløbigt\n", report=("Note: foreløbigt",)),
    "commas within a text": text(f"{HEAD};Budget\n{ROW};1,5, 2,5 og 3,5\n", "1,5, 2,5 og 3,5"),
    "Excel's way to keep a zero": text(f'{HEAD};Nummer i sagen\n{ROW};="0101"\n', "0101"),
    "a number in Danish": text(
        f"{HEAD};Måling 1: hvad er målt;Måling 1: efter\n{ROW};Pris;1.250,50\n",
        "after: {value: 1250.50}",
    ),
    "a number with a hard space": text(
        f"{HEAD};Måling 1: hvad er målt;Måling 1: efter\n{ROW};Pris;12\u00a0500\n",
        "after: {value: 12500}",
    ),
    "a form's moment": text(
        f"Tidsstempel;{HEAD}\n26-01-2023 10:11:12;{ROW}\n", report=("26-01-2023 10:11:12",)
    ),
    "a form's mail": text(f"Mail;Navn;{HEAD}\nbo@b.dk;Bo B;{ROW}\n", report=("bo@b.dk", "Bo B")),
    "a form's questions": text(
        "Hvad hedder jeres case?;I hvilken kommune ligger stedet?;Hvornår begyndte I?;"
        "Beskriv stedet\n"
        "Haven;Odense;2023;En gård.\n"
    ),
    "a form's numbers": text(f"1. Titel;2. Kommune;3. Begyndte;4. Stedet\n{ROW}\n"),
    "names again": text(
        f"{PLAIN}{HEAD}\nTorvet;Aarhus;2024;Et torv.\n", "title: Torvet\n", cases=2
    ),
    "the same case twice": text(f"{PLAIN}{ROW}\n", report=("står to gange",)),
    "on its side": text("Titel;Haven\nKommune;Odense\nBegyndte;2023\nStedet;En gård.\n"),
    "on its side, with two": text(
        "Titel;Haven;Torvet\nKommune;Odense;Aarhus\nBegyndte;2023;2024\nStedet;En gård.;Et torv.\n",
        "title: Torvet\n",
        cases=2,
    ),
    "signs of formulas": text(f"{HEAD};Budget\n{ROW};'=1+1\n", "=1+1"),
    "a link": text(
        f"{HEAD};Kilde 1: titel;Kilde 1: adresse\n{ROW};Rapport;https://example.org/a?b=1&c=2\n",
        'url: "https://example.org/a?b=1&c=2"\n',
    ),
    "a link without its beginning": text(
        f"{HEAD};Kilde 1: titel;Kilde 1: adresse\n{ROW};Rapport;www.example.org/a\n",
        "url: https://www.example.org/a\n",
    ),
    "an answer without a title": text(
        f"Id;{HEAD}\n1;{ROW}\n2;;Aarhus;;\n",
        report=("Rækken har sit eget nummer, men ingen titel.", "2; Aarhus"),
    ),
    "answers of SurveyXact": text(
        '"respondent";"Hvad er titlen på jeres case?";"Kommune";"Begyndte";"Stedet"\r\n'
        f"1001;{ROW}\r\n",
        report=("1001",),
    ),
    "a question with its options": text(
        f"{HEAD};Verdensmål (sæt kryds): 3;Verdensmål (sæt kryds): 11\n{ROW};x;x\n",
        "sdg: [3, 11]\n",
    ),
    "a question with its options in brackets": text(
        f"{HEAD};Verdensmål [3];De seks P’er [Place]\n{ROW};x;x\n", "sdg: [3]\n", "six_p: [place]\n"
    ),
}
