"""References: what each form says, and what other people's readers read in it."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any

import pytest
import rispy
from citeproc import Citation as Cite
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import Entry, parse_string
from pybtex.richtext import Text

from laboratorium.model.vocabulary import Licence, vocabularies
from laboratorium.site.citing import FORMS, Citation, cited, files

LICENCE: Licence = vocabularies().licences["CC-BY-4.0"]
CASE = Citation(
    key="middelfart-foens",
    title="Landsbyen, der byggede et varmeværk",
    author="Middelfart Kommune",
    publisher="Laboratoriet",
    version=date(2026, 11, 3),
    address="https://example.org/lab/cases/middelfart-foens/",
    licence=LICENCE,
)
POINT = replace(
    CASE,
    key="middelfart-foens_lp-lav-afgift",
    title="En lav afgift får mange med",
    address=f"{CASE.address}#lp-lav-afgift",
    part="Læringspointe fra casen »Landsbyen, der byggede et varmeværk«",
)
EPISODE = replace(CASE, key="podcast_et", title="Et afsnit", is_sound=True)

TITLES = {
    "TeX": r"100 % & 50 $, #1 på C:\ny_mappe {åben ~ ^2",
    "closing brace": "} @misc{anden, title={x}}",
    "tags of RIS": "ER  - TY  - BOOK",
    "quotes": "»Vi« og \"de\" og 'os'",
    "right to left": "הגן המשותף",
    "signs outside the first plane": "Haven 🌿 og 𝒜",
    "question": "Hvem ejer vandet?",
}
# TeX's orders that latexcodec 3.0.1, with which pybtex reads, leaves as they are.
UNREAD = {
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciicircum{}": "^",
    r"\$": "$",
}


def words_of(field: str) -> str:
    """What TeX would set of a field with braces around it."""
    assert field.startswith("{") and field.endswith("}")
    marks = dict(zip(UNREAD, "\ue000\ue001\ue002\ue003", strict=True))
    for order, mark in marks.items():
        field = field.replace(order, mark)
    said = str(Text.from_latex(field[1:-1]))
    for order, mark in marks.items():
        said = said.replace(mark, UNREAD[order])
    return said


def bibtex_of(citation: Citation) -> Entry:
    written = next(one for one in cited(citation).texts if one.form.ending == "bib")
    found = parse_string(written.text, "bibtex")
    assert list(found.entries) == [citation.key]
    return found.entries[citation.key]


def ris_of(citation: Citation) -> dict[str, Any]:
    written = next(one for one in cited(citation).texts if one.form.ending == "ris")
    (found,) = rispy.loads(written.text)
    return dict(found)


def csl_of(citation: Citation) -> dict[str, Any]:
    written = next(one for one in cited(citation).texts if one.form.ending == "json")
    (found,) = json.loads(written.text)
    return dict(found)


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        (
            CASE,
            "Middelfart Kommune (2026): »Landsbyen, der byggede et varmeværk«. Laboratoriet. "
            "Version af 3. november 2026. https://example.org/lab/cases/middelfart-foens/.",
        ),
        (
            replace(CASE, author="Laboratoriet"),
            "Laboratoriet (2026): »Landsbyen, der byggede et varmeværk«. "
            "Version af 3. november 2026. https://example.org/lab/cases/middelfart-foens/.",
        ),
        (
            replace(POINT, version=None),
            "Middelfart Kommune (u.å.): »En lav afgift får mange med«. Læringspointe fra casen "
            "»Landsbyen, der byggede et varmeværk«. Laboratoriet. "
            "https://example.org/lab/cases/middelfart-foens/#lp-lav-afgift.",
        ),
    ],
)
def test_the_danish_text(citation: Citation, said: str) -> None:
    assert citation.sentence == said


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("of", [CASE, POINT, EPISODE], ids=["case", "point", "episode"])
def test_whatever_a_title_says_every_reader_reads_it(of: Citation, title: str) -> None:
    citation = replace(of, title=title, author=f"{title} Kommune".replace(",", ""))
    entry = bibtex_of(citation)
    assert words_of(entry.fields["title"]) == " ".join(title.split())
    (author,) = entry.persons["author"]
    assert words_of(" ".join(author.last_names)) == " ".join(citation.author.split())
    assert (author.first_names, author.middle_names, author.prelast_names) == ([], [], [])
    assert entry.fields["url"] == citation.address
    record = ris_of(citation)
    assert (record["title"], record["authors"]) == (title, [f"{citation.author},"])
    assert record["urls"] == [citation.address]
    item = csl_of(citation)
    assert (item["title"], item["author"]) == (title, [{"literal": citation.author}])


@pytest.mark.parametrize(
    ("citation", "kind", "sort"), [(CASE, "ELEC", "webpage"), (EPISODE, "SOUND", "broadcast")]
)
def test_what_it_is_and_when(citation: Citation, kind: str, sort: str) -> None:
    entry, record, item = bibtex_of(citation), ris_of(citation), csl_of(citation)
    assert (entry.type, record["type_of_reference"], item["type"]) == ("online", kind, sort)
    assert (entry.fields["date"], entry.fields["year"]) == ("2026-11-03", "2026")
    assert (record["year"], record["date"]) == ("2026", "2026/11/03/")
    assert item["issued"] == {"date-parts": [[2026, 11, 3]]}
    assert record["language"] == "da" and entry.fields["langid"] == "danish"
    assert (
        entry.fields["organization"] == "{Laboratoriet}" and record["publisher"] == "Laboratoriet"
    )


def test_what_is_undated_has_no_half_date() -> None:
    citation = replace(POINT, version=None)
    entry, record, item = bibtex_of(citation), ris_of(citation), csl_of(citation)
    assert not {"date", "year", "month"} & set(entry.fields)
    assert not {"year", "date"} & set(record)
    assert "issued" not in item


def test_nobody_takes_a_part_of_an_organisation_for_a_first_name() -> None:
    citation = replace(CASE, author="Kultur, Fritid og Borgerservice, Aarhus Kommune")
    (author,) = bibtex_of(citation).persons["author"]
    assert not author.first_names
    assert ris_of(citation)["authors"] == ["Kultur – Fritid og Borgerservice – Aarhus Kommune,"]
    assert csl_of(citation)["author"] == [{"literal": citation.author}]


def test_a_processor_of_styles_writes_the_reference() -> None:
    item = csl_of(POINT)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # That it knows no Danish, and parts of its own style.
        source = CiteProcJSON([item])
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        written = CitationStylesBibliography(style, source, formatter.plain)
        written.register(Cite([CitationItem(POINT.key)]))
        (said,) = (str(one) for one in written.bibliography())
    assert said.startswith("Middelfart Kommune (2026) En lav afgift får mange med")
    assert POINT.address in said


def test_the_files_hold_all_of_them_and_no_key_twice() -> None:
    every = (CASE, POINT, EPISODE)
    bib, ris, csl = files(every)
    keys = [one.key for one in every]
    assert list(parse_string(bib.decode(), "bibtex").entries) == keys
    assert [one["id"] for one in rispy.loads(ris.decode())] == keys
    assert [one["id"] for one in json.loads(csl)] == keys
    assert len(FORMS) == 3
    # RIS ends each line in both signs; no value may break a line.
    assert b"\n" not in ris.replace(b"\r\n", b"")
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in StringIO(ris.decode(), None))
