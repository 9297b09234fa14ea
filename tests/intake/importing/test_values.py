"""What people write in a cell becomes what the files have; what is unknown is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laboratorium.intake.importing import values
from laboratorium.intake.importing.fields import Field, find_slot
from laboratorium.intake.importing.markdown_text import escaped, harmless, start_of_line
from laboratorium.model.shape import Shape
from laboratorium.model.vocabulary import vocabularies
from laboratorium.reading.body import read

NAMES = {
    "Titel": "title",
    "title": "title",
    "TITEL *": "title",
    "Casens titel": "title",
    "Kommune": "municipality",
    "municipality_code": "municipality",
    "Sted": "place.name",
    "place": "place.name",
    "Breddegrad": "place.lat",
    "period_from": "period.from",
    "lab_number": "lab.number",
    "P'er": "six_p",
    "P’er": "six_p",
    "six_p": "six_p",
    "FN's verdensmål": "sdg",
    "contact_role": "contact.role",
    "Udfordringer": "challenges",
    "Udfordringen": "body.Udfordringen",
    "Hvad vi prøvede": "body.Hvad vi prøvede",
    "Prøvehandling 2: titel": "trial_actions.1.title",
    "Prøvehandling: titel": "trial_actions.0.title",
    "Proevehandling 1 resultat": "trial_actions.0.outcome",
    "trial_actions 3 what": "trial_actions.2.what",
    "Måling 1 – efter": "measurements.0.after.value",
    "Kilde 2 link": "sources.1.url",
    "Læringspointe 1": "learning-points.0.title",
    "Prøvehandlinger": "trial_actions",
    "Budget": "",
    "": "",
    "Kontaktperson": "",
    "Prøvehandling 99999: titel": "",
}


@pytest.mark.parametrize(("written", "meant"), NAMES.items())
def test_a_name_means_a_field(written: str, meant: str) -> None:
    slot = find_slot(written)
    said = ""
    if slot:
        lead = (slot.group.key, str(slot.number)) if slot.group else ()
        said = ".".join((*lead, *slot.field.path))
    assert said == meant


DATES = {
    "2023": "2023",
    "2023-04": "2023-04",
    "26. januar 2023": "2023-01-26",
    "26/1-2023": "2023-01-26",
    "april 2023": "2023-04",
    "2023-04-26 00:00:00": "2023-04-26",
    "44952": "2023-01-26",
    "i foråret": "i foråret",
    "31. februar 2023": "31. februar 2023",
}


@pytest.mark.parametrize(("written", "meant"), DATES.items())
def test_dates(written: str, meant: str) -> None:
    assert values.partial_date(written) == meant


NUMBERS = {
    "37": ("37", False),
    "19,7": ("19,7", False),
    "1.500": ("1500", True),
    "1.500,5": ("1500,5", False),
    "1 500": ("1500", False),
    "1,500.5": ("1500.5", True),
    "12 %": ("12", True),
    "2.500 kr.": ("2500", True),
    "ca. 40": ("ca. 40", False),
}


@pytest.mark.parametrize("written", NUMBERS)
def test_numbers(written: str) -> None:
    found, remark = values.number(written)
    assert (found, bool(remark)) == NUMBERS[written]


GOALS = {
    "11": ["11"],
    "7, 11, 13": ["7", "11", "13"],
    "7; 11.7": ["7", "11.7"],
    "SDG 11": ["11"],
    "Verdensmål 11: Bæredygtige byer og lokalsamfund": ["11"],
    "11 Bæredygtige byer": ["11"],
    "Sundhed og trivsel": ["3"],
    "9 Industri, innovation og infrastruktur; 3": ["9", "3"],
    "11,7": ["11", "7"],
    "99": ["99"],
    "11 og det, vi selv fandt på": ["11 og det, vi selv fandt på"],
    "2026-07-11": ["2026-07-11"],
}


@pytest.mark.parametrize(("written", "meant"), GOALS.items())
def test_goals(written: str, meant: list[str]) -> None:
    assert values.value(Field(("sdg",), "", Shape.TERMS, vocabulary="sdg"), written)[0] == meant


PS = {
    "People & Place": ["people", "place"],
    "people | place": ["people", "place"],
    "Mennesker, Sted og Planet": ["people", "place", "planet"],
    "- People\n- Place": ["people", "place"],
    "People; Prosa": ["people", "Prosa"],
    "noget helt andet": ["noget helt andet"],
    "People, People": ["people"],
}


@pytest.mark.parametrize(("written", "meant"), PS.items())
def test_lists_of_terms(written: str, meant: list[str]) -> None:
    assert values.terms(written, values.term_key(vocabularies().six_p)) == meant


def test_a_label_with_commas_is_one_term() -> None:
    found = values.term_key(vocabularies().project_kinds)
    assert values.terms("Kultur, fritid og beskæftigelse", found) == ["culture_leisure_employment"]


PERIODS = {
    "2011–2015": {"from": "2011", "to": "2015"},
    "2011-2015": {"from": "2011", "to": "2015"},
    "fra oktober 2013": {"from": "2013-10"},
    "2013 til nu": {"from": "2013"},
    "oktober 2013 - juni 2014": {"from": "2013-10", "to": "2014-06"},
    "2013-10": {"from": "2013-10"},
    "engang": {},
}


@pytest.mark.parametrize(("written", "meant"), PERIODS.items())
def test_periods(written: str, meant: dict[str, str]) -> None:
    assert values.period(written) == meant


@pytest.mark.parametrize("written", ["2023", "5, 2023", "2023; rum 1", "vores lab 1 2023 i maj"])
def test_what_is_no_laboratory_is_left_alone(written: str) -> None:
    assert values.lab(written) == {}


@pytest.mark.parametrize("written", ["Laboratorium 1, 2023", "2023-1", "lab 1 (2023)", "1/2023"])
def test_laboratories(written: str) -> None:
    assert values.lab(written) == {"number": "1", "year": "2023"}


@pytest.mark.parametrize("written", ["Aarhus", "Århus Kommune", "0751", "751", "aarhus kommune"])
def test_municipalities(written: str) -> None:
    assert values.municipality(written) == "Aarhus"


MARKDOWN = {
    "## Ny overskrift": r"\## Ny overskrift",
    "Tekst\n---\nmere": "Tekst\n\n\\---\n\nmere",
    "<script>alert(1)</script>": "&lt;script>alert(1)&lt;/script>",
    "![x](y.png)": r"!\[x](y.png)",
    "- ## I en liste\n\n> A\n> ---": "- \\## I en liste\n\n> A\n> \\---",
    "• et\n• to": "- et\n- to",
    "en\nto": "en\n\nto",
    "en\n\nto\ntre": "en\n\nto\ntre",
    "5 < 7 og 2 * 3": "5 < 7 og 2 * 3",
}


BITS = (
    "a",
    " ",
    "\n",
    "\n\n",
    "# ",
    "##",
    "### ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "---",
    "===",
    "<b>",
    "![",
    "[x](y)",
    "`",
)


@given(st.lists(st.sampled_from(BITS), max_size=20).map("".join))
def test_nothing_in_a_text_becomes_a_heading_or_html(written: str) -> None:
    for text in (written, f"<!--{written}-->"):
        body = read(harmless(text))
        assert not body.headings and not body.tags
        assert not [link for link in body.links if link.is_image]
        assert all(one.level > 2 for one in read(harmless(text, headings=True)).headings)


@pytest.mark.parametrize(("written", "shown"), MARKDOWN.items())
def test_text_becomes_harmless_markdown(written: str, shown: str) -> None:
    assert harmless(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    {
        "2 * 3 [x](y) `k` a_b _c_": r"2 \* 3 \[x\](y) \`k\` a_b \_c\_",
        "<b>": "&lt;b>",
    }.items(),
)
def test_words_from_word_stand_for_themselves(written: str, shown: str) -> None:
    assert escaped(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    {"# x": r"\# x", "1. maj": r"1\. maj", "- x": r"\- x", "1.000 kr.": "1.000 kr."}.items(),
)
def test_the_start_of_a_line_makes_no_list_or_heading(written: str, shown: str) -> None:
    assert start_of_line(written) == shown
