"""Read the pages under docs/; the folder and the file's name say which model a page has."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from laboratorium.content import files, rules
from laboratorium.content.frontmatter import ParsedFile, parse
from laboratorium.content.models import Exhibition, Lab, NetworkMeeting, Organisation, Page
from laboratorium.content.problems import Problem
from laboratorium.content.records import CaseRecord, Content, PageRecord
from laboratorium.content.references import Known, check_list
from laboratorium.content.validate import validate
from laboratorium.danish import Nearest

# (path, kind, model); everything that fits none of them is a plain page.
_KINDS: tuple[tuple[re.Pattern[str], str, type[Page]], ...] = (
    (re.compile(r"docs/fernisering/\d{4}\.md"), "exhibition", Exhibition),
    (re.compile(r"docs/laboratorier/\d{4}-\d\.md"), "lab", Lab),
    (re.compile(r"docs/organisationer/(?!index\.md)[^/]+\.md"), "organisation", Organisation),
    (re.compile(r"docs/netvaerksmoeder/\d{4}-\d\d-\d\d-[^/]+\.md"), "meeting", NetworkMeeting),
)


@dataclass(frozen=True)
class LoadedPage:
    """A page as far as it could be read."""

    kind: str
    parsed: ParsedFile
    record: PageRecord[Any] | None
    problems: tuple[Problem, ...]


def load_page(root: Path, path: str) -> LoadedPage:
    """Read one page; ``path`` is relative to ``root`` and begins with ``docs/``."""
    kind, model = next(
        ((kind, model) for pattern, kind, model in _KINDS if pattern.fullmatch(path)),
        ("page", Page),
    )
    data, faults = files.read(root, path)
    if data is None:
        parsed = ParsedFile(path, {}, {}, {}, frozenset({()}), "", 1)
        return LoadedPage(kind, parsed, None, tuple(faults))
    parsed = parse(data, path)
    meta, wrong = validate(parsed, model)
    stem = next(files.stems([path]))
    problems = [*parsed.problems, *wrong]
    problems += rules.check_slug_name(path, stem, "filen")
    problems += rules.check_page_name(parsed, kind, stem)
    record = None
    if meta is not None:
        uri = path.removeprefix("docs/")
        record = PageRecord(stem, path, uri, meta, parsed.body, parsed.body_line)
    return LoadedPage(kind, parsed, record, tuple(problems))


def check_page(page: LoadedPage, known: Known) -> Iterator[Problem]:
    """Yield a problem for each reference in the page's front matter that leads nowhere."""
    parsed = page.parsed
    if page.kind == "exhibition":
        there, near = known.prototypes, known.near_prototype
        yield from check_list(parsed, "prototypes", there, near, "Prototypen")
    elif page.kind == "meeting":
        yield from check_list(parsed, "cases", known.cases, known.near_case, "Casen")
        organisations = known.organisations
        near = Nearest(organisations)
        yield from check_list(parsed, "organisations", organisations, near, "Organisationen")


def sort_pages(cases: tuple[CaseRecord, ...], pages: Iterable[LoadedPage]) -> Content:
    """Return the content with each page among its kind, in order of path."""
    heaps: dict[str, list[PageRecord[Any]]] = {}
    for page in pages:
        if page.record is not None:
            heaps.setdefault(page.kind, []).append(page.record)
    return Content(
        cases=tuple(sorted(cases, key=lambda case: case.slug)),
        exhibitions=tuple(heaps.get("exhibition", ())),
        labs=tuple(heaps.get("lab", ())),
        organisations=tuple(heaps.get("organisation", ())),
        meetings=tuple(heaps.get("meeting", ())),
        pages=tuple(heaps.get("page", ())),
    )
