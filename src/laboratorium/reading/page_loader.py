"""Read the pages under docs/; the folder and the file's name say which model a page has."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from laboratorium.base.paths import DOCS, index_of, source_of
from laboratorium.base.problems import START, Problem, error
from laboratorium.model.cases import CASE
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import PAGES
from laboratorium.model.page import Page
from laboratorium.model.pages import ORGANISATION
from laboratorium.model.records import CaseRecord, Content, PageRecord
from laboratorium.reading import files, hung, occasions, rules
from laboratorium.reading.frontmatter import ParsedFile, parse
from laboratorium.reading.privacy import check_roles
from laboratorium.reading.references import Known, check_names
from laboratorium.reading.validate import validate


@dataclass(frozen=True)
class LoadedPage:
    """A page as far as it could be read."""

    kind: str
    parsed: ParsedFile
    record: PageRecord[Any] | None
    problems: tuple[Problem, ...]


PLAIN = "page"
"""The kind of a page in no folder of its own."""


_OF_CASES = CASE.model.model_fields.keys() - Page.model_fields.keys()
_ENOUGH = 3
"""So many fields that only a case has make a page a case in the wrong folder."""


def load_page(root: Path, path: str) -> LoadedPage:
    """Read one page; ``path`` is relative to ``root`` and begins with ``docs/``."""
    source = source_of(path)
    assert source, path
    folder, stem = source.folder, source.slug
    near = next((kind for kind in PAGES if kind.folder == folder and stem != "index"), None)
    kind = near if near and re.fullmatch(near.stem, stem) else None
    kind_name = kind.key if kind else PLAIN
    data, faults = files.read(root, path)
    if data is None:
        parsed = ParsedFile.unread(path)
        return LoadedPage(kind_name, parsed, None, tuple(faults))
    parsed = parse(data, path)
    problems = [*parsed.problems]
    misnamed = near is not None and kind is None and _means(near, parsed)
    if near and misnamed:
        kind = near
        message = f"Filens navn passer ikke til, hvad der står i den. Kald den som {near.example}."
        problems.append(error(path, START, "page-name", message))
    else:
        problems += rules.check_page_name(parsed, kind_name, stem)
    if near is None and len(_OF_CASES & parsed.meta.keys()) >= _ENOUGH:
        message = f"Filen ligner en case og hører ikke til her. Læg den som {index_of(stem)}."
        problems.append(error(path, START, "wrong-folder", message))
        return LoadedPage(kind_name, parsed, None, tuple(problems))
    meta, wrong = validate(parsed, kind.model if kind else Page)
    problems += wrong
    problems += rules.check_slug_name(path, stem, "filen")
    problems += check_roles(parsed)
    record = None
    if meta is not None and not misnamed:
        uri = path.removeprefix(f"{DOCS}/")
        record = PageRecord(stem, path, uri, meta, parsed.body, parsed.body_line, parsed.lines())
    return LoadedPage(kind_name, parsed, record, tuple(problems))


def _means(kind: Kind, parsed: ParsedFile) -> bool:
    """Whether a page holds what only that kind of page holds."""
    return not parsed.meta.keys().isdisjoint(kind.model.model_fields.keys() - Page.model_fields)


def check_page(page: LoadedPage, known: Known) -> Iterator[Problem]:
    """Yield a problem for each reference in the page's front matter that leads nowhere."""
    parsed = page.parsed
    if page.kind == "exhibition":
        yield from hung.check_hung(parsed, known)
    elif page.kind == ORGANISATION.key:
        for index, group in parsed.records("groups"):
            where = ("groups", index, "cases")
            yield from check_names(
                parsed, where, group.get("cases"), known.cases, known.near_case, "Casen"
            )
    yield from occasions.check_programme(parsed, known)


def groups_of(pages: Iterable[LoadedPage]) -> Iterator[str]:
    """Yield every action-learning group as ``<organisation>/<group>``."""
    for page in pages:
        if page.kind == ORGANISATION.key and (source := source_of(page.parsed.path)):
            for _, group in page.parsed.records("groups"):
                if isinstance(key := group.get("key"), str):
                    yield f"{source.slug}/{key.strip()}"


def sort_pages(cases: tuple[CaseRecord, ...], pages: Iterable[LoadedPage]) -> Content:
    """Return the content with each page among its kind, in order of path."""
    heaps: dict[str, list[PageRecord[Any]]] = {}
    for page in pages:
        if page.record is not None:
            heaps.setdefault(page.kind, []).append(page.record)
    return Content(
        cases=tuple(sorted(cases, key=lambda case: case.slug)),
        pages=tuple(heaps.pop(PLAIN, ())),
        typed={kind: tuple(found) for kind, found in heaps.items()},
    )
