"""Word documents that were not made for us, and those that were changed on the way."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from import_files import CASE, FILLED, filled_document, imported, paragraph, raw_document
from PIL import Image

FIELDS = "<w:tbl>{}</w:tbl>"


def fields(**values: str) -> str:
    """A table with a field in each row."""
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(name)}</w:tc><w:tc>{paragraph(value)}</w:tc></w:tr>"
        for name, value in values.items()
    )
    return f"<w:tbl>{rows}</w:tbl>"


START = fields(Titel="Haven bag biblioteket", Kommune="Odense")
STYLES = (
    '<w:styles NAMES><w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Mit"><w:name w:val="Mit eget"/><w:basedOn w:val="Overskrift1"/></w:style>'
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>'
)


def test_tracked_changes_are_read_as_accepted_and_that_is_said(tmp_path: Path) -> None:
    changed = (
        '<w:ins w:id="1"><w:r><w:t>nye </w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>gamle </w:delText></w:r></w:del>'
        '<w:moveFrom w:id="3"><w:r><w:t>flyttede </w:t></w:r></w:moveFrom>'
        "<w:r><w:t>bænke.</w:t></w:r>"
    )
    body = START + paragraph("Stedet") + paragraph("Her er ", inside=changed)
    done = imported(tmp_path, "a.docx", raw_document(body))
    assert "Her er nye bænke.\n" in done.text(CASE)
    assert "gamle" not in done.text(CASE) and "flyttede" not in done.text(CASE)
    assert "sporede ændringer (1 indsat, 2 slettet)" in done.report


def test_a_row_that_was_deleted_under_tracking_is_gone(tmp_path: Path) -> None:
    row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    gone = row.format(paragraph("Status"), paragraph("Idé"))
    body = START.replace("</w:tbl>", f"{gone}</w:tbl>")
    assert 'status: ""' in imported(tmp_path, "a.docx", raw_document(body)).text(CASE)


def test_comments_are_told_and_not_shown(tmp_path: Path) -> None:
    comments = (
        f'<w:comments NAMES><w:comment w:id="1">{paragraph("Spørg Bo")}</w:comment></w:comments>'
    )
    body = (
        START + paragraph("Stedet") + paragraph("En gård.", inside='<w:commentReference w:id="1"/>')
    )
    done = imported(tmp_path, "a.docx", raw_document(body, comments=comments))
    assert "- **Kommentar** (dokumentet a.docx): Spørg Bo\n" in done.report
    assert "Spørg Bo" not in done.text(CASE)


def test_text_boxes_and_notes_are_kept_at_the_end(tmp_path: Path) -> None:
    drawn = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
        f"{paragraph('I en boks')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph('I en boks')}"
        "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    notes = (
        '<w:footnotes NAMES><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{paragraph("Efter avisen")}</w:footnote></w:footnotes>'
    )
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = START + paragraph("Stedet") + paragraph("En gård", inside=reference + drawn)
    text = imported(tmp_path, "a.docx", raw_document(body, footnotes=notes)).text(CASE)
    assert "En gård (note 1)\n" in text
    unplaced = text.partition("## Ikke placeret")[2]
    assert unplaced.count("I en boks") == 1 and "Efter avisen" in unplaced


def test_pictures_lie_in_the_case_and_wait_for_their_words(tmp_path: Path) -> None:
    paper: Any = Document(BytesIO(filled_document(FILLED)))
    picture = BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    picture.seek(0)
    paper.add_picture(picture)
    out = BytesIO()
    paper.save(out)
    done = imported(tmp_path, "a.docx", out.getvalue())
    assert "1 billede er taget ud og lagt i mappen »images«." in done.report
    assert {problem.code for problem in done.loaded.errors} == {"empty-value"}


def test_other_tables_become_markdown(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>"
        for left, right in (("År", "Besøg"), ("2023", "1|2"))
    )
    body = START + paragraph("Hvad der skete") + f"<w:tbl>{rows}</w:tbl>"
    done = imported(tmp_path, "a.docx", raw_document(body))
    assert "| År | Besøg |\n|---|---|\n| 2023 | 1\\|2 |\n" in done.text(CASE)
    assert "Under »Hvad der skete« er en tabel lavet om til Markdown." in done.report


HEADED = [
    paragraph("Stedet", "Overskrift1"),
    paragraph("2. Stedet", "Overskrift2"),
    paragraph("Stedet:"),
    paragraph("STEDET", "Mit"),
    paragraph("Om stedet"),
]


@pytest.mark.parametrize("heading", HEADED)
def test_headings_are_known_by_style_or_by_their_words(tmp_path: Path, heading: str) -> None:
    done = imported(
        tmp_path, "a.docx", raw_document(START + heading + paragraph("En gård."), styles=STYLES)
    )
    assert "## Stedet\n\nEn gård.\n" in done.text(CASE)


def test_headings_of_their_own_keep_their_text(tmp_path: Path) -> None:
    body = (
        START
        + paragraph("Økonomi", "Overskrift1")
        + paragraph("Dyrt.")
        + paragraph("Stedet", "Overskrift1")
        + paragraph("En gård.")
        + paragraph("Træerne", "Overskrift2")
        + paragraph("To af dem.")
    )
    text = imported(tmp_path, "a.docx", raw_document(body, styles=STYLES)).text(CASE)
    assert "## Stedet\n\nEn gård.\n\n### Træerne\n\nTo af dem.\n" in text
    assert "- **Økonomi** (overskrift): Dyrt." in text


def test_a_write_up_without_any_of_this_is_kept_whole(tmp_path: Path) -> None:
    body = (
        paragraph("Haven", "Titel")
        + paragraph("Først var der ingenting.")
        + paragraph("Så en have.")
    )
    done = imported(tmp_path, "a.docx", raw_document(body, styles=STYLES))
    text = done.text("cases/haven/index.md")
    assert "title: Haven\n" in text
    assert "Først var der ingenting." in text and "Så en have." in text
    assert "ingen af de fem overskrifter" in done.report


def test_formatting_lists_and_links_become_markdown(tmp_path: Path) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" TargetMode="External" Target="https://example.org/a"/>'
        '<Relationship Id="r2" TargetMode="External" Target="javascript:alert(1)"/></Relationships>'
    )
    runs = (
        "<w:r><w:rPr><w:b/></w:rPr><w:t>Fed</w:t></w:r><w:r><w:t xml:space='preserve"
        "'> og 2 * 3 </w:t></w:r>"
        '<w:hyperlink r:id="r1"><w:r><w:t>her</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="r2"><w:r><w:t>ikke</w:t></w:r></w:hyperlink>'
    )
    item = paragraph("Et punkt", "ListBullet")
    body = START + paragraph("Stedet") + paragraph("", inside=runs) + item + item
    data = raw_document(body, **{"_rels/document.xml": "x"})
    import zipfile

    from import_files import zipped

    with zipfile.ZipFile(BytesIO(data)) as package:
        document = package.read("word/document.xml")
    data = zipped({"word/document.xml": document, "word/_rels/document.xml.rels": relations})
    text = imported(tmp_path, "a.docx", data).text(CASE)
    assert "**Fed** og 2 \\* 3 [her](https://example.org/a)ikke\n" in text
    assert "- Et punkt\n- Et punkt\n" in text


def test_html_and_front_matter_in_a_document_stay_words(tmp_path: Path) -> None:
    body = (
        START + paragraph("Stedet") + paragraph("&lt;script&gt;x&lt;/script&gt;") + paragraph("---")
    )
    done = imported(tmp_path, "a.docx", raw_document(body))
    assert "&lt;script>x&lt;/script>\n" in done.text(CASE)
    assert not {problem.code for problem in done.loaded.problems} & {"html", "heading-unknown"}


def test_a_document_nested_without_end_is_cut_off(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 3000 + paragraph("dybt") + "</w:sdtContent></w:sdt>" * 3000
    done = imported(tmp_path, "a.docx", raw_document(START + deep))
    assert (done.root / CASE).exists()
    assert "er ikke læst. Kopiér teksten over" in done.report


def test_headers_and_footers_are_told(tmp_path: Path) -> None:
    edge = f"<w:ftr NAMES>{paragraph('Fortroligt')}</w:ftr>"
    done = imported(tmp_path, "a.docx", raw_document(START, footer1=edge, footer2=edge))
    assert done.report.count("- **Sidehoved eller sidefod** (dokumentet a.docx): Fortroligt\n") == 1
