"""More that only Word can write: controls, old forms, changes, lists, tables, text boxes."""

from __future__ import annotations

from import_files import paragraph
from word_variations import HEAD, Word, cell, control, field, line, numbered, place, row, run, table

LISTS = (
    '<w:numbering NAMES><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'

BOX = f"<w:txbxContent>{paragraph('Citat fra naboen')}</w:txbxContent>"


def old_form(inner: str) -> str:
    """A field of the forms that Word had before 2007, with what was chosen in it."""
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData>{inner}</w:ffData></w:fldChar>'
    return f'<w:r>{begin}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


def note(kind: str, text: str) -> str:
    return f'<w:{kind}s NAMES><w:{kind} w:id="1">{paragraph(text)}</w:{kind}></w:{kind}s>'


def equation(what: str, first: str, one: str, second: str, other: str) -> str:
    def part(name: str, text: str) -> str:
        return f"<{name}><m:r><m:t>{text}</m:t></m:r></{name}>"

    return f"<m:oMath {M}><{what}>{part(first, one)}{part(second, other)}</{what}></m:oMath>"


def called(alias: str, tag: str = "") -> str:
    """What a control is called in Word's own panes and nowhere on paper."""
    return f'<w:alias w:val="{alias}"/>' + (f'<w:tag w:val="{tag}"/>' if tag else "")


MORE_WORDS: dict[str, Word] = {
    # Controls and forms.
    "a control": place(control(run("En gård.")), files=("En gård.\n",)),
    "a control round a paragraph": Word(HEAD + control(paragraph("En gård.")), ("En gård.\n",)),
    "a control that nobody filled in": Word(
        paragraph("Haven", "Title")
        + line(run("Kommune: "), control(run("Klik her for at skrive."), "<w:showingPlcHdr/>"))
        + paragraph("Stedet", "Heading1")
        + paragraph("En gård."),
        ("En gård.\n",),
        (),
        {},
        ("Klik her",),
    ),
    "a list to choose from": Word(
        paragraph("Haven", "Title")
        + line(
            run("Kommune: "),
            control(
                run("Odense"), '<w:dropDownList><w:listItem w:value="Odense"/></w:dropDownList>'
            ),
        )
        + paragraph("Stedet", "Heading1")
        + paragraph("En gård."),
        ("municipality: Odense\n",),
    ),
    "controls that alone bear the names of their fields": Word(
        control(paragraph("Haven"), called("Titel"))
        + line(control(run("Odense"), called("Kommune:")))
        + control(paragraph("En gård.") + paragraph("Og en mark."), called("Stedet")),
        ("title: Haven\n", "municipality: Odense\n", "## Stedet\n\nEn gård.\n\nOg en mark.\n"),
    ),
    "controls with the names of fields in their tags": Word(
        line(control(run("Haven"), called("Felt 1", "title")))
        + line(control(run("Odense"), called("", "municipality")))
        + control(paragraph("En gård."), called("Tekst3", "Stedet")),
        ("title: Haven\n", "municipality: Odense\n", "## Stedet\n\nEn gård.\n"),
    ),
    "several named controls in a line": Word(
        paragraph("Haven", "Title")
        + line(control(run("Odense"), called("Kommune")), control(run("Føns"), called("Sted")))
        + control(paragraph("En gård."), called("Stedet")),
        ("municipality: Odense\n", "place: {name: Føns}\n", "## Stedet\n\nEn gård.\n"),
    ),
    "named controls beside and below a label": Word(
        paragraph("Haven", "Title")
        + line(run("Kommune: "), control(run("Odense"), called("Kommune")))
        + line(run("Sted"))
        + line(control(run("Føns"), called("Sted")))
        + paragraph("Stedet", "Heading1")
        + control(paragraph("En gård."), called("Stedet")),
        ("municipality: Odense\n", "place: {name: Føns}\n", "## Stedet\n\nEn gård.\n"),
    ),
    "named controls in a table's cells": Word(
        paragraph("Haven", "Title")
        + table(
            row(cell(paragraph("Kommune")), cell(line(control(run("Odense"), called("Kommune")))))
        )
        + paragraph("Stedet", "Heading1")
        + paragraph("En gård."),
        ("municipality: Odense\n",),
    ),
    "a named control that nobody filled in": Word(
        paragraph("Haven", "Title")
        + line(control(run("Klik her."), called("Kommune") + "<w:showingPlcHdr/>"))
        + control(paragraph("En gård."), called("Stedet")),
        ("## Stedet\n\nEn gård.\n",),
        gone=("Klik her",),
    ),
    "a control called by what is no field": place(
        control(run("En gård."), called("Fritekst 7")), files=("## Stedet\n\nEn gård.\n",)
    ),
    "a box that is ticked": place(
        control(run("☒"), f'<w14:checkbox {W14}><w14:checked w14:val="1"/></w14:checkbox>'),
        run(" Ja"),
        files=("☒ Ja\n",),
    ),
    "an old form's text": Word(
        paragraph("Haven", "Title")
        + line(run("Kommune: "), field("FORMTEXT", run("Odense")))
        + paragraph("Stedet", "Heading1")
        + paragraph("En gård."),
        ("municipality: Odense\n",),
    ),
    "an old form's choice": Word(
        paragraph("Haven", "Title")
        + line(
            run("Kommune: "),
            old_form(
                '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Aarhus"/>'
                '<w:listEntry w:val="Odense"/></w:ddList>'
            ),
        )
        + paragraph("Stedet", "Heading1")
        + paragraph("En gård."),
        ("municipality: Odense\n",),
    ),
    "an old form's tick": place(
        old_form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'),
        run(" Ja"),
        files=("☒ Ja\n",),
    ),
    # Changes and comments.
    "inserted": place(
        run("En "),
        '<w:ins w:id="1" w:author="A">' + run("stor ") + "</w:ins>",
        run("gård."),
        files=("En stor gård.\n",),
    ),
    "deleted": place(
        run("En "),
        '<w:del w:id="1" w:author="A"><w:r><w:delText>gammel</w:delText></w:r></w:del>',
        run("gård."),
        files=("En gård.\n",),
        report=("gammel",),
    ),
    "the end of a paragraph deleted": Word(
        HEAD
        + line(run("Gården "), marks='<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>')
        + line(run("lå "), marks='<w:rPr><w:del w:id="2" w:author="A"/></w:rPr>')
        + line(run("øde."))
        + line(run("Der var træer.")),
        ("Gården lå øde.\n\nDer var træer.\n",),
    ),
    "moved": place(
        run("En "),
        '<w:moveFrom w:id="1" w:author="A">' + run("gård her") + "</w:moveFrom>",
        '<w:moveTo w:id="2" w:author="A">' + run("gård her") + "</w:moveTo>",
        files=("En gård her\n",),
    ),
    "a comment": place(
        run("En gård."),
        '<w:r><w:commentReference w:id="1"/></w:r>',
        files=("En gård.\n",),
        report=("Spørg Bo",),
        comments=note("comment", "Spørg Bo"),
    ),
    "a footnote": place(
        run("En gård"),
        '<w:r><w:footnoteReference w:id="1"/></w:r>',
        files=("En gård (note 1)\n", "Fra 1950."),
        footnotes=note("footnote", "Fra 1950."),
    ),
    "the edge of a page": place(
        run("En gård."),
        files=("En gård.\n",),
        report=("Odense Kommune, udkast",),
        header1=f"<w:hdr NAMES>{paragraph('Odense Kommune, udkast')}</w:hdr>",
    ),
    # Lists.
    "a list": Word(
        HEAD + numbered("Et") + numbered("To"), ("- Et\n- To\n",), (), {"numbering": LISTS}
    ),
    "a list within a list": Word(
        HEAD + numbered("Et") + numbered("To", 1) + numbered("Tre"),
        ("- Et\n    - To\n- Tre\n",),
        (),
        {"numbering": LISTS},
    ),
    "a list with numbers": Word(
        HEAD + numbered("Et", 0, 2) + numbered("To", 0, 2),
        ("1. Et\n1. To\n",),
        (),
        {"numbering": LISTS},
    ),
    "letters within numbers": Word(
        HEAD + numbered("Et", 0, 2) + numbered("To", 1, 2),
        ("1. Et\n    1. To\n",),
        (),
        {"numbering": LISTS},
    ),
    "bullets that were typed": Word(
        HEAD + paragraph("• Et") + paragraph("• To"), ("- Et\n- To\n",)
    ),
    "numbers that were typed": Word(HEAD + paragraph("1. Et") + paragraph("2. To"), ("Et", "To")),
    # Tables.
    "a cell over two columns": Word(
        HEAD
        + table(
            row(cell(paragraph("Tal"), '<w:gridSpan w:val="2"/>')),
            row(cell(paragraph("Før")), cell(paragraph("Efter"))),
            row(cell(paragraph("12")), cell(paragraph("30"))),
        ),
        ("| Tal |  |\n", "| 12 | 30 |"),
    ),
    "a cell over two rows": Word(
        HEAD
        + table(
            row(cell(paragraph("År"), '<w:vMerge w:val="restart"/>'), cell(paragraph("12"))),
            row(cell(paragraph(""), "<w:vMerge/>"), cell(paragraph("30"))),
        ),
        ("| År | 12 |", "|  | 30 |"),
    ),
    "a table within a table": Word(
        HEAD
        + table(
            row(cell(paragraph("Ude")), cell(table(row(cell(paragraph("Inde")))) + paragraph("")))
        ),
        ("Ude", "Inde"),
    ),
    "two paragraphs in a cell": Word(
        HEAD + table(row(cell(paragraph("Et") + paragraph("To")), cell(paragraph("Tre")))),
        ("Et", "To", "Tre"),
    ),
    "a link in a cell": Word(
        HEAD
        + table(
            row(
                cell(paragraph("År")),
                cell(line(field('HYPERLINK "https://example.org/a"', run("her")))),
            ),
            row(cell(paragraph("1")), cell(paragraph("2"))),
        ),
        ("[her](https://example.org/a)",),
    ),
    "a deleted row": Word(
        HEAD
        + table(
            row(cell(paragraph("År")), cell(paragraph("Tal"))),
            row(
                '<w:trPr><w:del w:id="1"/></w:trPr>', cell(paragraph("Borte")), cell(paragraph("9"))
            ),
            row(cell(paragraph("2023")), cell(paragraph("12"))),
        ),
        ("| 2023 | 12 |",),
        ("Borte",),
    ),
    # What stands beside.
    "a text box": place(
        run("En gård."),
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
        files=("En gård.\n", "Citat fra naboen"),
    ),
    "a title in a text box": Word(
        "<w:p><w:r><w:pict><v:textbox><w:txbxContent>"
        + paragraph("Haven", "Title")
        + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
        + paragraph("Stedet", "Heading1")
        + paragraph("En gård."),
        ("Haven", "En gård.\n"),
    ),
    "a fraction": place(
        equation("m:f", "m:num", "1", "m:den", "2"),
        files=("1/2\n",),
    ),
    "a power": place(
        equation("m:sSup", "m:e", "10", "m:sup", "6"),
        files=("10⁶\n",),
    ),
    "a caption": Word(
        HEAD
        + paragraph("En gård.")
        + line(
            run("Tabel "),
            field("SEQ Tabel", run("1")),
            run(": Besøg"),
            marks='<w:pStyle w:val="Caption"/>',
        ),
        ("Tabel 1: Besøg\n",),
    ),
    "a phonetic guide": place(
        "<w:r><w:ruby><w:rt><w:r><w:t>lyd</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>ord</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        files=("ord",),
    ),
    "a paragraph in the margin": Word(
        HEAD + line(run("E"), marks='<w:framePr w:dropCap="drop"/>') + paragraph("n gård."),
        ("n gård.",),
    ),
}
