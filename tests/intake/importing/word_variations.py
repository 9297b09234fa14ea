"""What only Word can write, as its own XML (ECMA-376), and where each thing is to end up."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from import_files import paragraph

HEAD = paragraph("Haven", "Title") + paragraph("Stedet", "Heading1")
STYLES = (
    "<w:styles NAMES>"
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Afsnit"/>'
    '<w:basedOn w:val="Heading1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="character" w:styleId="Skjult"><w:name w:val="Skjult"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    "</w:styles>"
)


class Word(NamedTuple):
    """A body, what stands in the files, what only in the report, and other parts by name."""

    body: str
    files: tuple[str, ...]
    report: tuple[str, ...] = ()
    parts: Mapping[str, str] = MappingProxyType({})
    gone: tuple[str, ...] = ()


def run(text: str, marks: str = "") -> str:
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*runs: str, marks: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{marks}</w:pPr>' if marks else ''}{''.join(runs)}</w:p>"


def place(*runs: str, files: tuple[str, ...], report: tuple[str, ...] = (), **parts: str) -> Word:
    """A paragraph under `Stedet`."""
    return Word(HEAD + line(*runs), files, report, parts)


def field(code: str, shown: str) -> str:
    """A field in parts, as Word writes it."""

    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return char("begin") + instruction + char("separate") + shown + char("end")


def cell(inner: str, marks: str = "") -> str:
    return f"<w:tc>{f'<w:tcPr>{marks}</w:tcPr>' if marks else ''}{inner}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    marks = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return line(run(text), marks=marks)


WORDS: dict[str, Word] = {
    # Headings.
    "a Danish style": Word(
        paragraph("Haven", "Title") + paragraph("Stedet", "Overskrift2") + paragraph("En gård."),
        ("## Stedet\n\nEn gård.\n",),
    ),
    "a style made from a heading's": Word(
        paragraph("Haven", "Title") + paragraph("Stedet", "Egen") + paragraph("En gård."),
        ("## Stedet\n\nEn gård.\n",),
    ),
    "a level in the outline": Word(
        paragraph("Haven", "Title")
        + line(run("Stedet"), marks='<w:outlineLvl w:val="0"/>')
        + paragraph("En gård."),
        ("## Stedet\n\nEn gård.\n",),
    ),
    "an underlined heading": Word(
        paragraph("Haven", "Title")
        + line(run("Stedet", '<w:u w:val="single"/>'))
        + paragraph("En gård.")
        + line(run("Økonomi", '<w:u w:val="single"/>'))
        + paragraph("Dyrt."),
        ("## Stedet\n\nEn gård.\n\n## ", "Dyrt."),
    ),
    "a heading in two runs": Word(
        paragraph("Haven", "Title")
        + line(run("Ste", "<w:b/>"), run("det", "<w:b/>"))
        + paragraph("En gård."),
        ("## Stedet\n\nEn gård.\n",),
    ),
    "a heading with a line break": Word(
        paragraph("Haven", "Title")
        + line("<w:r><w:t>Stedet</w:t><w:br/></w:r>", marks='<w:pStyle w:val="Heading1"/>')
        + paragraph("En gård."),
        ("## Stedet\n\nEn gård.\n",),
    ),
    "an empty heading": Word(
        HEAD + paragraph("", "Heading1") + paragraph("En gård."), ("## Stedet\n\nEn gård.\n",)
    ),
    "a heading with a bookmark": Word(
        paragraph("Haven", "Title")
        + line(
            '<w:bookmarkStart w:id="0" w:name="_Toc1"/>',
            run("Stedet"),
            '<w:bookmarkEnd w:id="0"/>',
            marks='<w:pStyle w:val="Heading1"/>',
        )
        + paragraph("En gård."),
        ("## Stedet\n\nEn gård.\n",),
    ),
    "a table of contents": Word(
        paragraph("Haven", "Title")
        + "<w:p>"
        + '<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>'
        + field('TOC \\o "1-3"', run("Udfordringen") + "<w:r><w:tab/></w:r>" + run("2"))
        + "</w:p>"
        + '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>'
        + run("Stedet")
        + "<w:r><w:tab/></w:r>"
        + run("3")
        + "</w:p>"
        + paragraph("Udfordringen", "Heading1")
        + paragraph("Den lå øde.")
        + paragraph("Stedet", "Heading1")
        + paragraph("En gård."),
        ("## Udfordringen\n\nDen lå øde.\n", "## Stedet\n\nEn gård.\n"),
        ("Udfordringen 2",),
        {},
        ("Stedet 3",),
    ),
    "a table of contents in a control": Word(
        paragraph("Haven", "Title")
        + control(
            paragraph("Indhold", "Heading1")
            + '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>'
            + run("Stedet")
            + "<w:r><w:tab/></w:r>"
            + run("3")
            + "</w:p>",
            '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
        )
        + paragraph("Stedet", "Heading1")
        + paragraph("En gård."),
        ("## Stedet\n\nEn gård.\n",),
        ("Stedet 3",),
    ),
    # Marks.
    "bold": place(run("En "), run("stor", "<w:b/>"), run(" gård."), files=("En **stor** gård.\n",)),
    "italic": place(run("En "), run("stor", "<w:i/>"), run(" gård."), files=("En *stor* gård.\n",)),
    "bold turned off": place(
        run("En "), run("stor", '<w:b w:val="0"/>'), run(" gård."), files=("En stor gård.\n",)
    ),
    "bold with a space in it": place(
        run("En"), run(" stor ", "<w:b/>"), run("gård."), files=("En **stor** gård.\n",)
    ),
    "a raised letter": place(
        run("10"), run("6", '<w:vertAlign w:val="superscript"/>'), files=("10⁶\n",)
    ),
    "a lowered letter": place(
        run("CO"), run("2", '<w:vertAlign w:val="subscript"/>'), files=("CO₂\n",)
    ),
    "a letter moved up": place(run("10"), run("6", '<w:position w:val="8"/>'), files=("10⁶\n",)),
    "hidden text": place(
        run("En gård."),
        run(" Husk Bo.", "<w:vanish/>"),
        files=("En gård.\n",),
        report=("Husk Bo.",),
    ),
    "text hidden by its style": place(
        run("En gård."),
        run(" Husk Bo.", '<w:rStyle w:val="Skjult"/>'),
        files=("En gård.\n",),
        report=("Husk Bo.",),
    ),
    "struck out": place(
        run("En gård."), run(" Væk.", "<w:strike/>"), files=("En gård.\n",), report=("Væk.",)
    ),
    "struck out, with words around": place(
        run("En "),
        run("gammel ", "<w:dstrike/>"),
        run("gård."),
        files=("En gård.\n",),
        report=("gammel",),
    ),
    "all in capitals": place(run("gården", "<w:caps/>"), files=("gården",)),
    "a colour behind": place(run("gården", '<w:highlight w:val="yellow"/>'), files=("gården\n",)),
    "a soft hyphen": place(
        "<w:r><w:t>Byg</w:t><w:softHyphen/><w:t>ningen</w:t></w:r>", files=("Bygningen\n",)
    ),
    "a hard hyphen": place(
        "<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>", files=("A-B\n",)
    ),
    "a tab": place("<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t></w:r>", files=("A B\n",)),
    "a line break": place("<w:r><w:t>A</w:t><w:br/><w:t>B</w:t></w:r>", files=("A  \nB\n",)),
    "a page break": place(
        "<w:r><w:t>A</w:t></w:r>",
        '<w:r><w:br w:type="page"/></w:r>',
        "<w:r><w:t>B</w:t></w:r>",
        files=("A", "B"),
    ),
    "a sign of a font": place(
        run("5 "),
        '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>',
        run(" C"),
        files=("5 ° C\n",),
    ),
    "an arrow of a font": place(
        run("A "),
        '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
        run(" B"),
        files=("A → B\n",),
    ),
    "a tick of a font": place(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', run(" Ja"), files=("☑ Ja\n",)
    ),
    "a sign of a font that is unknown": place(
        run("A "), '<w:r><w:sym w:font="Egen" w:char="F041"/></w:r>', files=("A",), report=("Egen",)
    ),
    # Links.
    "a link in a field": place(
        run("Se "),
        field('HYPERLINK "https://example.org/a b"', run("her")),
        files=("Se [her](https://example.org/a%20b)\n",),
    ),
    "a link in a field with a place": place(
        field('HYPERLINK "https://example.org/a" \\l "b"', run("her")),
        files=("[her](https://example.org/a#b)\n",),
    ),
    "a link in a simple field": place(
        f"<w:fldSimple w:instr=' HYPERLINK \"https://example.org/a\" '>{run('her')}</w:fldSimple>",
        files=("[her](https://example.org/a)\n",),
    ),
    "a link that is bold": place(
        field('HYPERLINK "https://example.org/a"', run("her", "<w:b/>")),
        files=("[**her**](https://example.org/a)\n",),
    ),
    "a link in parts": place(
        field('HYPERLINK "https://example.org/a"', run("h") + run("er")),
        files=("[her](https://example.org/a)\n",),
    ),
    "a link to a file": place(
        field('HYPERLINK "file:///C:/a.docx"', run("her")),
        files=("her\n",),
        report=("file:///C:/a.docx",),
    ),
    "a link to a mail address": place(
        field('HYPERLINK "mailto:bo@b.dk"', run("Bo")), files=("Bo",)
    ),
    "a link within the document": place(
        '<w:hyperlink w:anchor="_Toc1">' + run("side 3") + "</w:hyperlink>", files=("side 3\n",)
    ),
    "a reference": place(
        run("Se "), field("REF _Ref1 \\h", run("Tabel 1")), files=("Se Tabel 1\n",)
    ),
    "a day in a field": place(
        field('DATE \\@ "d. MMMM yyyy"', run("26. januar 2023")), files=("januar 2023\n",)
    ),
}
