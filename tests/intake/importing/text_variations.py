"""Texts and Markdown as people paste them, and where each thing is to end up."""

from __future__ import annotations

from paper_variations import ODENSE

HEAD = "# Haven\n\n"
WHY = "## Udfordringen\n\nGården lå øde.\n"


TEXTS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], int]] = {}


def text(what: str, said: str, *files: str, report: tuple[str, ...] = (), cases: int = 1) -> None:
    TEXTS[what] = (said, files, report, cases)


text(
    "underlined headings",
    "Haven\n=====\n\nUdfordringen\n------------\n\nGården lå øde.\n",
    "title: Haven\n",
    "## Udfordringen\n\nGården lå øde.\n",
)
text(
    "headings without marks",
    "Haven\n\nUdfordringen\n\nGården lå øde.\n\nStedet\n\nEn gård.\n",
    "title: Haven\n",
    "## Stedet\n\nEn gård.\n",
)
text(
    "headings close to the text",
    "Haven\n\nUdfordringen\nGården lå øde.\nStedet\nEn gård.\n",
    "## Udfordringen\n\nGården lå øde.\n",
    "## Stedet\n\nEn gård.\n",
)
text(
    "closed headings",
    "# Haven #\n\n## Udfordringen ##\n\nGården lå øde.\n",
    "title: Haven\n",
    "## Udfordringen\n\nGården",
)
text(
    "bold headings",
    "**Haven**\n\n**Udfordringen**\n\nGården lå øde.\n",
    "title: Haven\n",
    "## Udfordringen\n\nGården",
)
text(
    "headings without a space",
    "#Haven\n\n##Udfordringen\n\nGården lå øde.\n",
    "Haven",
    "## Udfordringen\n\nGården",
)
text(
    "Windows' line ends",
    f"{HEAD}{WHY}".replace("\n", "\r\n"),
    "title: Haven\n",
    "## Udfordringen\n\nGården",
)
text(
    "a Mac's old line ends",
    f"{HEAD}{WHY}".replace("\n", "\r"),
    "title: Haven\n",
    "## Udfordringen\n\nGården",
)
text(
    "spaces after lines",
    "# Haven   \n\n## Udfordringen  \n\nGården lå øde.   \n",
    "title: Haven\n",
    "Gården lå øde.\n",
)
text(
    "a text set in",
    "   # Haven\n\n   ## Udfordringen\n\n   Gården lå øde.\n",
    "title: Haven\n",
    "Gården lå øde.\n",
)
text("a wrapped paragraph", f"{HEAD}## Udfordringen\n\nGården lå\nøde.\n", "Gården lå", "øde.")
text("hard spaces", f"{HEAD}{WHY}".replace(" ", "\u00a0", 1), "title: Haven\n")
text(
    "zero-width signs",
    f"{HEAD}## Ud\u200bfordringen\n\nGården lå øde.\n",
    "## Udfordringen\n\nGården",
)
text("a byte order mark", f"\ufeff{HEAD}{WHY}", "title: Haven\n")
text("bold", f"{HEAD}## Stedet\n\nEn **stor** gård.\n", "En **stor** gård.\n")
text("italic", f"{HEAD}## Stedet\n\nEn _stor_ gård.\n", "En _stor_ gård.\n")
text(
    "a link",
    f"{HEAD}## Stedet\n\n[Her](https://example.org/a_(b)) er den.\n",
    "[Her](https://example.org/a_(b)) er den.\n",
)
text(
    "a link by reference",
    f"{HEAD}## Stedet\n\n[Her][1] er den.\n\n[1]: https://example.org/a\n",
    "https://example.org/a",
)
text(
    "an address in brackets",
    f"{HEAD}## Stedet\n\nSe <https://example.org/a>.\n",
    "https://example.org/a",
)
text(
    "a bare address",
    f"{HEAD}## Stedet\n\nSe https://example.org/a_b_c.\n",
    "https://example.org/a_b_c",
)
text("a picture", f"{HEAD}## Stedet\n\n![En gård](gaard.jpg)\n", "gaard.jpg")
text("HTML", f"{HEAD}## Stedet\n\n<div>En gård</div>\n", "En gård")
text("a comment in HTML", f"{HEAD}## Stedet\n\nEn gård.\n<!-- husk Bo -->\n", "En gård.")
text("a quotation", f"{HEAD}## Stedet\n\n> En gård.\n> Et træ.\n", "> En gård.", "Et træ.")
text("code", f"{HEAD}## Stedet\n\n```\nx = 1\n# nej\n```\n", "x = 1", "# nej")
text("a rule", f"{HEAD}## Stedet\n\nEn gård.\n\n---\n\nEt træ.\n", "En gård.", "Et træ.")
text("a rule of stars", f"{HEAD}## Stedet\n\nEn gård.\n\n* * *\n\nEt træ.\n", "En gård.", "Et træ.")
text("a list of stars", f"{HEAD}## Stedet\n\n* Et\n* To\n", "Et", "To")
text("a list of signs", f"{HEAD}## Stedet\n\n• Et\n• To\n", "- Et\n- To\n")
text("a list of dashes", f"{HEAD}## Stedet\n\n– Et\n– To\n", "- Et\n- To\n")
text(
    "a list within a list", f"{HEAD}## Stedet\n\n- Et\n    - To\n- Tre\n", "- Et\n    - To\n- Tre\n"
)
text(
    "a list within, set in by two", f"{HEAD}## Stedet\n\n- Et\n  - To\n- Tre\n", "- Et\n", "- To\n"
)
text("a list with empty lines", f"{HEAD}## Stedet\n\n- Et\n\n- To\n", "- Et\n", "- To\n")
text(
    "an item of two lines",
    f"{HEAD}## Stedet\n\n- Et\n  og to\n- Tre\n",
    "- Et\n",
    "og to",
    "- Tre\n",
)
text("a list with numbers and brackets", f"{HEAD}## Stedet\n\n1) Et\n2) To\n", "Et", "To")
text("a list to tick off", f"{HEAD}## Stedet\n\n- [x] Et\n- [ ] To\n", "Et", "To")
text("a footnote", f"{HEAD}## Stedet\n\nEn gård.[^1]\n\n[^1]: Fra 1950.\n", "Fra 1950.")
text(
    "a table",
    f"{HEAD}## Stedet\n\n| År | Besøg |\n|----|------:|\n| 2023 | 12 |\n",
    "| 2023 | 12 |",
)
text("a table without edges", f"{HEAD}## Stedet\n\nÅr | Besøg\n---|---\n2023 | 12\n", "2023 | 12")
text(
    "a table of fields",
    f"{HEAD}| Kommune | Odense |\n|---|---|\n| Status | Idé |\n\n{WHY}",
    ODENSE,
    "status: idea\n",
)
text(
    "fields close together",
    f"Haven\n\nKommune: Odense\nStatus: Idé\n\n{WHY}",
    ODENSE,
    "status: idea\n",
    "title: Haven\n",
)
text(
    "fields from the first line",
    f"Titel: Haven\nKommune: Odense\n\n{WHY}",
    ODENSE,
    "title: Haven\n",
)
text("bold names of fields", f"{HEAD}**Kommune:** Odense\n\n{WHY}", ODENSE)
text("bold names of fields, colon outside", f"{HEAD}**Kommune**: Odense\n\n{WHY}", ODENSE)
text(
    "fields in a list", f"{HEAD}- Kommune: Odense\n- Status: Idé\n\n{WHY}", ODENSE, "status: idea\n"
)
text(
    "fields with tabs, out of a table",
    "Titel\tHaven\nKommune\tOdense\nStatus\tIdé\nUdfordringen\tGården lå øde.\n",
    "title: Haven\n",
    ODENSE,
    "Gården lå øde.",
)
text("a field with its value below", f"{HEAD}Kommune:\nOdense\n\n{WHY}", ODENSE)
text(
    "a table with tabs",
    "Titel\tKommune\tStatus\nHaven\tOdense\tIdé\nTorvet\tAarhus\tIdé\n",
    "title: Haven\n",
    "title: Torvet\n",
    cases=2,
)
text(
    "a table with upright lines",
    "| Titel | Kommune | Status |\n|---|---|---|\n| Haven | Odense | Idé |\n",
    "title: Haven\n",
    ODENSE,
)
text(
    "front matter of theirs",
    f"---\nlayout: post\nauthor: Bo B\n---\n\n{HEAD}{WHY}",
    "title: Haven\n",
    report=("author: Bo B",),
)
text("a person's line", f"{HEAD}Kontaktperson: Bo B\n\n{WHY}", report=("Bo B",))
text(
    "a greeting before",
    f"Hej redaktion\n\nHer er vores case.\n\n{HEAD}{WHY}",
    "Haven",
    "Hej redaktion",
)
text(
    "a mail's signature",
    f"{HEAD}{WHY}\n-- \nBo B\nTlf. 12 34 56 78\n",
    "Gården lå øde.",
    report=("12 34 56 78",),
)
text(
    "a quoted mail",
    "> # Haven\n>\n> ## Udfordringen\n>\n> Gården lå øde.\n",
    "Haven",
    "Gården lå øde.",
)
text("wiki links", f"{HEAD}## Stedet\n\n[[Gården]] ligger her.\n", "Gården", "ligger her.")
text(
    "template marks",
    f"{HEAD}## Stedet\n\n{{{{ site.name }}}} ligger her.\n",
    "site.name",
    "ligger her.",
)
text("a date by line", f"{HEAD}Begyndte: 26/1-2023\n\n{WHY}", "period: {from: 2023-01-26}\n")
text("curly quotes", f"{HEAD}## Stedet\n\n“En gård” – ‘vores’ …\n", "“En gård” – ‘vores’ …\n")
text(
    "a section twice",
    f"{HEAD}## Stedet\n\nEn gård.\n\n## Stedet\n\nEt træ.\n",
    "En gård.",
    "Et træ.",
)
text(
    "two cases",
    f"# Haven\n\n{WHY}\n# Torvet\n\n## Udfordringen\n\nTomt.\n",
    "title: Haven\n",
    "title: Torvet\n",
    cases=2,
)
text(
    "two cases and a rule",
    f"# Haven\n\n{WHY}\n---\n\n# Torvet\n\n## Udfordringen\n\nTomt.\n",
    "title: Haven\n",
    "title: Torvet\n",
    cases=2,
)
text(
    "a heading of level five",
    f"{HEAD}##### Udfordringen\n\nGården lå øde.\n",
    "## Udfordringen\n\nGården",
)
text("an escaped star", f"{HEAD}## Stedet\n\nEn \\*gård\\*.\n", "gård")
text("a long line", f"{HEAD}## Stedet\n\n{'Gården er lang. ' * 200}\n", "Gården er lang. Gården")
text("a sum of money", f"{HEAD}## Stedet\n\n12. maj var der 3.500 kr.\n", "maj var der 3.500 kr.")
text(
    "a letter",
    f"Kære redaktion\n\n{HEAD}Titel: Haven\n\n{WHY}\nVenlig hilsen\nBo B\n".replace(HEAD, ""),
    "title: Haven\n",
    "Gården lå øde.",
    report=("Bo B",),
)
text(
    "a page of a site",
    "Forside > Haven\n\nHaven bag biblioteket\n\nBaggrund\nGården lå øde.\n\n"
    "Kontakt\nBo B\nbo@b.dk\n",
    "title: Haven bag biblioteket\n",
    "## Udfordringen\n\nGården lå øde.\n",
    report=("Bo B",),
)
