"""However a case's headings are written, everybody who reads its body finds the same sections."""

from __future__ import annotations

from pathlib import Path

import pytest
from content_project import CASE_PATH, FRONT, loaded
from lxml import html

from laboratorium.base.danish import slugify
from laboratorium.base.settings import Settings
from laboratorium.catalogue.completeness import line_of, meter
from laboratorium.catalogue.related import counting
from laboratorium.catalogue.whole import Catalogue
from laboratorium.intake.importing.drafts import Draft
from laboratorium.intake.importing.fields import FIELDS, Slot
from laboratorium.intake.importing.placing import place
from laboratorium.model.cases import HEADINGS, headed
from laboratorium.model.records import Loaded
from laboratorium.reading.body import body_of
from laboratorium.site.pages import case as case_page
from laboratorium.site.pages.cards import Cards
from laboratorium.site.search.records import records

ANCHORS = [slugify(heading) for heading in HEADINGS]
SETTINGS = Settings("Lab", "https://example.org/")
SMALLER = ["foerst", *(f"foerst_{number}" for number in range(1, 5))]
TEXTS = ("alfa", "beta", "gamma", "delta", "epsilon")
WAYS = {
    "plain": "## {}\n\n{}\n\n",
    "without a space": "##{}\n{}\n",
    "closed": "## {} ##\n{}\n\n",
    "underlined": "{}\n-----\n{}\n\n",
    "after a comment": "<!-- ## Skjult\n\n## Stedet -->## {}\n{}\n\n",
    "after a hidden one": "<!-- x -->\n## {}\n{}\n<!--\n\n## Stedet\n\n-->\n",
    "before what only looks like one": "## {}\n{}\n\n    ## Kode\n\n\\## Tegn\n\n ## Ryk\n\n",
    "before a table": "## {}\n\na | b\n--- | ---\n# Ti | {}\n\n",
    "with smaller ones": "## {}\n\n### Først\n\n{}\n\n- #### Siden\n\n> ### Sidst\n\n",
    "with links": "## {}\n\n{} [a][b] [1](#kilde-1) `[c](d.md)`\n\n[b]: https://example.org/\n\n",
}


def case_with(folder: Path, way: str, texts: tuple[str, ...] = TEXTS) -> Loaded:
    body = "".join(WAYS[way].format(*both) for both in zip(HEADINGS, texts, strict=True))
    return loaded(folder, {CASE_PATH: FRONT + body})


@pytest.mark.parametrize("way", WAYS)
def test_all_find_the_same_sections(tmp_path: Path, way: str) -> None:
    result = case_with(tmp_path, way)
    (case,) = result.content.cases
    catalogue = Catalogue.of(result.content)

    told = [(problem.code, problem.message) for problem in result.problems]
    assert not [one for one in told if one[0].startswith(("heading", "section", "text-"))]

    assert tuple(body_of(case).parts) == HEADINGS
    assert not {"headings", "text"} & {one.key for one in meter(case).missing}

    # A search finds the smaller ones apart, as the page's anchors are.
    anchors = SMALLER if "smaller" in way else ANCHORS
    found = {one.anchor: one.text for one in next(iter(records(catalogue))).units[0].sections}
    assert [anchor for anchor in found if anchor in anchors] == anchors
    assert all(text in found[anchor] for anchor, text in zip(anchors, TEXTS, strict=True))

    words, *_ = counting._said(case)
    assert {*TEXTS} <= {*words} and not {*HEADINGS, "Udfordringen", "kilde"} & {*words}

    draft = Draft("x")
    whole = next(field for field in FIELDS if field.path == ("body",))
    place(draft, Slot(whole), case.body, "Tekst", "x")
    assert tuple(draft.case.body) == HEADINGS and not draft.loose
    written = zip(map(" ".join, draft.case.body.values()), TEXTS, strict=True)
    assert all(text in body for body, text in written)

    view = case_page.view(case_page.given(case, catalogue, Cards(catalogue), SETTINGS))
    assert list(view.sections) == ANCHORS
    for anchor, heading, text in zip(ANCHORS, HEADINGS, TEXTS, strict=True):
        shown = html.fragment_fromstring(view.sections[anchor], "div")
        assert shown.find("h2").text_content() == headed(heading, case.meta)
        assert text in shown.text_content()


@pytest.mark.parametrize("way", list(WAYS)[:6])
def test_all_find_the_same_section_empty(tmp_path: Path, way: str) -> None:
    result = case_with(tmp_path, way, ("alfa", "<!-- beta -->", "gamma", "delta", "epsilon"))
    (case,) = result.content.cases
    (empty,) = (problem.line for problem in result.problems if problem.code == "section-empty")
    (lacking,) = (one for one in meter(case).missing if one.key == "text")
    assert line_of(lacking, case) == empty
    catalogue = Catalogue.of(result.content)
    assert "stedet" not in {one.anchor for one in next(iter(records(catalogue))).units[0].sections}
    view = case_page.view(case_page.given(case, catalogue, Cards(catalogue), SETTINGS))
    assert html.fragment_fromstring(view.sections["stedet"], "div").text_content() == "Stedet"
