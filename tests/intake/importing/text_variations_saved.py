"""Texts as other programs copy and save them, and where each thing is to end up."""

from __future__ import annotations

from paper_variations import ODENSE
from text_variations import HEAD, TEXTS, WHY, text

SAVED = TEXTS

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
text(
    "Markdown of Google Docs",
    "# **Haven** {#haven}\n\n## **Udfordringen** {#udfordringen}\n\nGården lå øde.\n\n"
    f"Se ![kassen][image1] her.\n\n[image1]: <data:image/png;base64,{DOT}>\n",
    "title: Haven\n",
    "## Udfordringen\n\nGården lå øde.\n\nSe  her.\n",
    "- file: images/billede-1.png\n",
)
text(
    "pictures kept below, one in a table and one that none refers to",
    f"{HEAD}{WHY}\n| ![][et] | x |\n|---|---|\n\n[et]: <data:image/png;base64,{DOT}>\n",
    "Gården lå øde.\n",
    "- file: images/billede-1.png\n",
)
text(
    "a picture in the address itself",
    f"{HEAD}{WHY}\n![](data:image/png;base64,{DOT})\n",
    "Gården lå øde.\n",
    "- file: images/billede-1.png\n",
)
text(
    "a picture whose letters are no picture's",
    f"{HEAD}{WHY}\n![kasse](data:image/png;base64,øøø)\n",
    "Gården lå øde.\n",
    "kasse",
)
text(
    "messages of Teams",
    "[09:12] Bo Hansen\nTitel: Haven\n[tirsdag 09:13] Mia Lund-Ørum\nKommune: Odense\n"
    "[10:42 • 13/08/2024] Mia Lund:\nUdfordringen: Gården lå øde.\n",
    "title: Haven\n",
    ODENSE,
    "Gården lå øde.",
    report=("[09:12] Bo Hansen", "Mia Lund-Ørum", "13/08/2024] Mia Lund:"),
)
text(
    "messages with the words beside the name",
    "[26/01/2023, 09.12.33] Bo: Titel: Haven\n[26/01/2023, 09.13.33] Bo: Kommune: Odense\n"
    "[26/01/2023, 09.14.33] Mia Lund: Udfordringen: Gården lå øde.\n",
    "title: Haven\n",
    ODENSE,
    "Gården lå øde.",
    report=("09.14.33] Mia Lund:",),
)
text(
    "a time in brackets and no name",
    f"{HEAD}{WHY}\n[10:15] vi mødtes ved haven\n",
    "[10:15] vi mødtes ved haven\n",
)
text(
    "answers below their questions",
    "Der er kommet et nyt svar.\n\nHvad hedder jeres case?\nHaven\n\n"
    "I hvilken kommune foregår den?\nOdense\n\nHvad var udfordringen?\nGården lå øde.\n\n"
    "Hvad gjorde I?\nVi gravede.\n\nKontaktperson\nBo B\n",
    "title: Haven\n",
    ODENSE,
    "## Udfordringen\n\nGården lå øde.\n",
    "## Hvad vi prøvede\n\nVi gravede.\n",
    report=("Bo B",),
)
text(
    "one question in a text",
    f"{HEAD}## Stedet\n\nHvad hedder stedet?\nDet hedder Gården.\n\nDer er træer.\n",
    "Hvad hedder stedet?",
    "Det hedder Gården.",
)
text(
    "bullets of OneNote",
    f"{HEAD}## Stedet\n\n• Et\n\t○ To\n• Tre\n",
    "- Et\n\t- To\n- Tre\n",
)
text(
    "bullets of Notes",
    f"{HEAD}## Stedet\n\n◦ Et\n◦ To\n",
    "- Et\n- To\n",
)
text(
    "a page saved as HTML",
    "<!DOCTYPE html><html><head><title>Dokument uden navn</title><style>.c1{}</style></head>"
    "<body><p>Haven</p><h1>Udfordringen</h1><p>Gården <b>lå</b> øde.</p><ul><li>Et</li></ul>"
    "<h1>Stedet</h1><p>Se <a href='https://example.org/a'>her</a>.</p></body></html>",
    "title: Haven\n",
    "## Udfordringen\n\nGården **lå** øde.\n\n- Et\n",
    "[her](https://example.org/a)",
)
text(
    "a table saved as HTML with an upright line in a cell",
    "<html><body><table><tr><th>Titel</th><th>Kommune</th></tr><tr><td>Haven | gården</td>"
    "<td>Odense</td></tr></table></body></html>",
    'title: "Haven | gården"\n',
    ODENSE,
)
text(
    "a table saved as HTML",
    "<html><body><table><tr><th>Titel</th><th>Kommune</th></tr><tr><td>Haven</td><td>Odense</td></tr>"
    "</table></body></html>",
    "title: Haven\n",
    ODENSE,
)

MAIL = f"{HEAD}{WHY}Der var ingen bænke, ingen skygge og ingen lys.\n\n"
for head in (
    "Den tor. 26. jan. 2023 kl. 10.15 skrev Bo Hansen <bo@example.org>:",
    "Den 26. januar 2023 kl. 10.15 skrev Bo Hansen <\nbo@example.org>:",
    "On Thu, Jan 26, 2023 at 10:15 AM Bo Hansen <bo@example.org> wrote:",
    "Fra: Bo Hansen <bo@example.org>\nSendt: 26. januar 2023 10:15\nTil: Mia Lund\nEmne: Haven",
    "*Fra:* Bo Hansen\n*Sendt:* 26. januar 2023\n*Til:* Mia Lund <bo@example.org>\n*Emne:* Haven",
    "-----Original Message-----\nFrom: Bo Hansen\nSent: 26. januar\nTo: bo@example.org\nSubject: x",
):
    text(
        f"an answer to a mail: {head[:14]} {len(head)}",
        f"{MAIL}{head}\n\n> Hvor langt er I?\n> Hilsen Bo Hansen\n",
        "title: Haven\n",
        "ingen lys.\n",
        report=("Bo Hansen", "bo@example.org", "Hvor langt er I?"),
    )
text(
    "a mail that is forwarded",
    "Se her.\n\n---------- Forwarded message ---------\nFra: Bo Hansen <bo@example.org>\n"
    f"Date: tor. 26. jan. 2023 kl. 10.15\nSubject: Haven\nTo: Mia Lund <m@example.org>\n\n{MAIL}",
    "title: Haven\n",
    "ingen lys.\n",
    report=("Bo Hansen", "m@example.org"),
)
text(
    "a sentence of who wrote",
    f"{MAIL}Den 3. maj skrev kommunen til os:\n\n- Kom i gang\n",
    "Den 3. maj skrev kommunen til os:",
    "- Kom i gang\n",
)
text(
    "a beginning and an end",
    f"{HEAD}Fra: 2011\nTil: 2015\n\n{WHY}",
    "period: {from: 2011, to: 2015}\n",
)

STRUCK = "Teksten er streget over."
for how, struck in {
    "HTML": "<del>Ingen</del>",
    "old HTML": "<strike>Ingen</strike>",
    "short HTML": "<s class='x'>Ingen</s>",
    "a style": '<span style="color: red; text-decoration: line-through">Ingen</span>',
    "HTML with a tilde": "<s>~Ingen~</s>",
}.items():
    text(
        f"what is struck out in {how}",
        f"<html><body><h1>Haven</h1><p>Kommune: <s>Vejle</s> Odense</p><h2>Udfordringen</h2>"
        f"<p>Gården {struck} lå øde.</p></body></html>",
        ODENSE,
        "## Udfordringen\n\nGården lå øde.\n",
        report=("Ingen", "Vejle", STRUCK),
    )
text(
    "what is struck out in Markdown",
    f"{HEAD}{WHY}\nDen ~~ville~~ var ~~meget\ntom~~ lille. Ca. ~5 ~~ 6.\n",
    "Den var lille. Ca. ~5 ~~ 6.\n",
    report=("ville", "meget tom", STRUCK),
)
text(
    "inserted words in HTML",
    "<html><body><h1>Haven</h1><h2>Udfordringen</h2><p>Gården <ins>lå</ins> øde.</p></body></html>",
    "Gården lå øde.\n",
)
PAGE = (
    "<html><head><title>Haven - Kommunen</title></head><body><h1>Haven</h1><p>Kommune: Odense</p>"
    '<h2>Udfordringen</h2><p>Gården lå øde.</p><img src=3D"https://x.dk/a.png"></body></html>'
)
PICTURE = "--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + DOT + "\n"
for program, heads, kind in (
    ("Chrome", "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.dk/\n", "text/html"),
    (
        "Word",
        'From: "Saved by Word 16"\nContent-Location: https://x.dk/\n',
        "text/html; charset=utf-8",
    ),
):
    text(
        f"a web archive of {program}",
        f"{heads}Subject: Om haven\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
        f'\ttype="text/html";\n\tboundary="x"\n\n--x\nContent-Type: {kind}\n'
        "Content-Transfer-Encoding: quoted-printable\n\n"
        f"{PAGE.replace('å', '=C3=A5').replace('ø', '=C3=B8')}\n{PICTURE}--x--\n",
        "title: Haven\n",
        ODENSE,
        "## Udfordringen\n\nGården lå øde.\n",
        report=("https://x.dk/", "Om haven", "Billeder på siden: 1."),
    )
