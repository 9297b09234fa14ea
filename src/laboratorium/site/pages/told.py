"""Stories: on the page of their case and on pages of their own, all compared, and made-up ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import resources

from laboratorium.base import addresses
from laboratorium.catalogue.told import Told, has_few, shown, told
from laboratorium.catalogue.whole import Catalogue
from laboratorium.model.records import CaseRecord
from laboratorium.model.stories import FEWEST, PER_PAGE, STORIES, Stories, scales
from laboratorium.model.vocabulary import Scale, Term, Vocabularies
from laboratorium.reading.tables import take_apart
from laboratorium.reading.validate import validate
from laboratorium.site.figures.placed import Mark
from laboratorium.site.pages.model import CASES, HOME, Crumb, Part, SitePage, parts
from laboratorium.site.pages.placed import (
    ScaleView,
    StoryView,
    middle,
    percents,
    scale_views,
    story_view,
)

ADDRESS = "fortaellinger/"
EXAMPLE = f"{ADDRESS}eksempel/"
SHEET = f"{ADDRESS}ark/"
CASES_PER_PAGE = 100


@dataclass(frozen=True)
class CaseStories:
    """A case's stories on its page; without any there are too few to show."""

    count: int
    address: str
    scales: tuple[ScaleView, ...]


def of_case(case: CaseRecord, words: Vocabularies) -> CaseStories | None:
    """The stories of a case, if it has any."""
    found = told(case)
    if not found:
        return CaseStories(0, "", ()) if has_few(case) else None
    views = scale_views(found, words, "fortalt", lambda n: f"{_page_of(n)}#{found[n].anchor}")
    return CaseStories(len(found), "fortaellinger/", views)


def _page_of(number: int) -> str:
    """Where the story of a number, from 0, is read, from the case's page."""
    return addresses.numbered("fortaellinger/", number // PER_PAGE + 1)


@dataclass(frozen=True)
class CaseStoriesView:
    """A page of a case's stories; the first has the figures by role."""

    case_title: str
    part: Part[StoryView]
    scales: tuple[ScaleView, ...]


def _case_view(case: CaseRecord, words: Vocabularies, number: int) -> CaseStoriesView:
    part = _part_of(case, number)
    views = scale_views(told(case), words, "fortalt") if number == 1 else ()
    listed = part.of(story_view(one, words) for one in part.items)
    return CaseStoriesView(case.meta.title, listed, tuple(view for view in views if view.groups))


def _part_of(case: CaseRecord, number: int) -> Part[Told]:
    address = f"{addresses.case_page(case.slug)}fortaellinger/"
    return list(parts(told(case), PER_PAGE, address))[number - 1]


def case_pages(case: CaseRecord, words: Vocabularies) -> Iterator[SitePage]:
    """The pages on which a case's stories are read."""
    address = addresses.case_page(case.slug)
    for number in range(1, -(-len(told(case)) // PER_PAGE) + 1):
        part = _part_of(case, number)
        of = f" (side {number} af {part.pages})" if number > 1 else ""
        yield SitePage(
            address=part.own_address,
            title=part.numbered_title(f"Fortællinger: {case.meta.title}"),
            description=f"{part.total} korte fortællinger fra dem, der var med{of}.",
            template="case_stories.html",
            # The record says by itself what it was read from, so it is cheap to be made of.
            view=partial(_case_view, case, words, number),
            trail=(HOME, CASES, Crumb(case.meta.title, address)),
            source=case.tables[STORIES.key].path,
            updated=case.meta.updated,
        )


@dataclass(frozen=True)
class ComparedCase:
    """A case in the table that compares them; `means` has a text for each scale."""

    title: str
    address: str
    count: int
    means: tuple[str, ...]


@dataclass(frozen=True)
class StoriesView:
    """All stories, compared; the figures are on the first page only."""

    part: Part[ComparedCase]
    stories: int
    scales: tuple[ScaleView, ...]
    heads: tuple[Scale, ...]
    example: str = EXAMPLE


def _overview(cases: tuple[CaseRecord, ...], words: Vocabularies, number: int) -> StoriesView:
    part = list(parts(cases, CASES_PER_PAGE, ADDRESS))[number - 1]
    every = [one for case in cases for one in told(case)]
    views = scale_views(every, words, "alle") if number == 1 else ()
    return StoriesView(
        part.of(map(_compared_case, part.items)),
        len(every),
        tuple(_compared(view, cases) for view in views),
        scales(),
    )


def _compared(view: ScaleView, cases: Iterable[CaseRecord]) -> ScaleView:
    """The scale with a mark for the middle of each case instead of one for each story."""
    marks = []
    for case in cases:
        shares = _of_scale(told(case), view.scale)
        if len(shares) >= FEWEST:
            said = f"{case.meta.title}: {_percent(percents(shares))}"
            marks.append(Mark(middle(shares), f"../{_section(case)}", said))
    cloud = tuple(mark.shares for mark in view.marks)
    return ScaleView(view.scale, view.prefix, tuple(marks), view.rows, view.groups, cloud)


def _of_scale(stories: Iterable[Told], scale: Scale) -> list[tuple[float, ...]]:
    return [one.places[scale.key] for one in stories if scale.key in one.places]


def _percent(means: Sequence[str]) -> str:
    return f"{' / '.join(means)} %"


def _section(case: CaseRecord) -> str:
    return f"{addresses.case_page(case.slug)}#fortaellinger"


def _compared_case(case: CaseRecord) -> ComparedCase:
    stories = told(case)
    means = []
    for scale in scales():
        shares = _of_scale(stories, scale)
        means.append(_percent(percents(shares)) if len(shares) >= FEWEST else "–")
    return ComparedCase(case.meta.title, _section(case), len(stories), tuple(means))


@dataclass(frozen=True)
class ExampleView:
    scales: tuple[ScaleView, ...]
    stories: tuple[StoryView, ...]


@dataclass(frozen=True)
class SheetView:
    """The sheet on which stories are collected: the questions, and what can be ticked."""

    scales: tuple[ScaleView, ...]
    roles: tuple[Term, ...]
    levels: tuple[Term, ...]


def _sheet(words: Vocabularies) -> SheetView:
    blank = tuple(ScaleView(scale, f"ark-{scale.key}", (), (), ()) for scale in scales())
    return SheetView(blank, tuple(words["teller_roles"]), tuple(words.levels))


def example() -> tuple[Told, ...]:
    """The made-up stories that show how it looks; see `scripts make.stories`."""
    data = (resources.files("laboratorium.model") / "examples" / STORIES.file).read_bytes()
    table, _ = take_apart(data, STORIES.file, STORIES)
    found, problems = validate(table, Stories)
    assert found is not None, problems
    return shown(found.rows)


def _example_view(words: Vocabularies) -> ExampleView:
    found = example()
    views = scale_views(found, words, "eksempel", lambda n: f"#{found[n].anchor}")
    return ExampleView(views, tuple(story_view(one, words) for one in found))


def pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """The pages that compare all stories, those of each case, and the example."""
    words = catalogue.vocabularies
    cases = tuple(case for case in catalogue.cases if told(case))
    for part in parts(cases, CASES_PER_PAGE, ADDRESS):
        yield SitePage(
            address=part.own_address,
            title=part.numbered_title("Fortællinger"),
            description="Korte fortællinger fra dem, der var med, og hvor de selv placerer dem.",
            template="stories.html",
            view=partial(_overview, cases, words, part.number),
            updated=catalogue.updated,
        )
    yield SitePage(
        address=EXAMPLE,
        title="Eksempel på fortællinger",
        description="120 opdigtede fortællinger, der viser, hvordan trekanter og linjer læses.",
        template="stories_example.html",
        view=partial(_example_view, words),
        trail=(HOME, Crumb("Fortællinger", ADDRESS)),
    )
    yield SitePage(
        address=SHEET,
        title="Ark til at samle fortællinger",
        description="Et ark på én side til at skrive ud: fortæl, hvad der skete, og sæt mærker.",
        template="stories_sheet.html",
        view=partial(_sheet, words),
        trail=(HOME, Crumb("Fortællinger", ADDRESS)),
    )
    for case in cases:
        yield from case_pages(case, words)
