"""Read one case folder: its index, learning points, prototypes and pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from laboratorium.base.paths import case_file, in_case, index_of
from laboratorium.base.problems import START, Problem, advice, error
from laboratorium.media.images import ImageFile, check_image
from laboratorium.model.cases import Case
from laboratorium.model.kind import Kind
from laboratorium.model.kinds import IN_CASE
from laboratorium.model.learning_points import LEARNING_POINT
from laboratorium.model.parts import Image
from laboratorium.model.prototypes import PROTOTYPE
from laboratorium.model.records import CaseRecord, PartRecord
from laboratorium.model.reuse import REUSE
from laboratorium.reading import (
    body_rules,
    files,
    privacy,
    references,
    reused,
    rules,
    tables,
    tag_advice,
)
from laboratorium.reading.body import UNPLACED, Body, read
from laboratorium.reading.files import CaseFiles
from laboratorium.reading.frontmatter import ParsedFile, parse
from laboratorium.reading.references import Outline
from laboratorium.reading.validate import named, validate

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class LoadedCase:
    """A case as far as it could be read; ``record`` is ``None`` when its index could not.

    ``tagged`` is what advice on its tags is made of, which is not among the ``problems``.
    """

    record: CaseRecord | None
    outline: Outline
    problems: tuple[Problem, ...]
    tagged: tag_advice.Tagged | None


@dataclass
class _Work:
    """What gathers while a case folder is being read."""

    root: Path
    slug: str
    found: CaseFiles
    given: Mapping[str, bytes] | None = None
    problems: list[Problem] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    used_images: set[str] = field(default_factory=set)
    images: dict[str, ImageFile] = field(default_factory=dict)

    def read(self, path: str, model: type[M]) -> tuple[ParsedFile, Body, M | None]:
        """Read a file; what is wrong with it goes to ``problems``."""
        if self.given is None:
            data, problems = files.read(self.root, path)
            self.problems += problems
        else:
            data = self.given[path]
        if data is None:
            return ParsedFile.unread(path), read("", path), None
        parsed = named(parse(data, path), model)
        record, faults = validate(parsed, model)
        seen = read(parsed.body, path, parsed.body_line)
        self.bodies.append(seen)
        self.problems += (*parsed.problems, *faults, *body_rules.check_safe(seen))
        self.problems += privacy.check_file(data, parsed, faults)
        return parsed, seen, record


def load_case(root: Path, slug: str, given: Mapping[str, bytes] | None = None) -> LoadedCase:
    """Read the folder ``cases/<slug>``; never raises for anything that lies there.

    ``given`` are texts and pictures of such a folder by their paths, before they are written: then
    nothing is read from the disk. A picture without bytes lies there and is not looked at.
    """
    found = files.case_files(root, slug) if given is None else files.given_files(slug, given)
    work = _Work(root, slug, found, given, problems=[*found.problems])
    for path in found.images:
        if given is not None and not given[path]:
            continue
        image, problem = check_image(root, path, given[path] if given else None)
        work.problems += [problem] if problem else []
        if image:
            work.images[path] = image

    index_path = index_of(slug)
    work.problems += rules.check_slug_name(index_path, slug, "mappen")
    parsed, parted, meta = _index(work)
    parts = {kind.key: lying for kind in IN_CASE if (lying := _parts(work, kind))}
    held = tables.load_tables(root, slug, found.tables, parsed, meta)
    work.problems += held.problems
    if parsed is not None and meta is not None:
        points = len(found.parts.get(LEARNING_POINT.folder, ()))
        work.problems += rules.hints(parsed, points, held.filled)
    for path in sorted(work.images.keys() - work.used_images):
        message = "Billedet bliver ikke vist. Skriv det under »images« i index.md, eller slet det."
        work.problems.append(advice(path, START, "image-unused", message))

    record = None
    if parsed is not None and meta is not None:
        lines = parsed.lines() | ({UNPLACED: parted.line} if parted.line else {})
        record = CaseRecord(
            slug,
            index_path,
            meta,
            parted.shown,
            parsed.body_line,
            parts,
            held.records,
            parted.unplaced,
            lines,
        )
    tagged = tag_advice.tagged(parsed, parted.shown) if parsed is not None else None
    return LoadedCase(record, _outline(work, parsed), tuple(work.problems), tagged)


def _index(work: _Work) -> tuple[ParsedFile | None, body_rules.Parted, Case | None]:
    if work.found.index is None:
        return None, body_rules.Parted("", "", None), None
    parsed, seen, meta = work.read(work.found.index, Case)
    if parsed.body or () not in parsed.broken:
        work.problems += rules.check_source_numbers(parsed)
        work.problems += body_rules.check_case(seen)
        _check_images(work, parsed)
    parted = body_rules.part(seen)
    return parsed, parted, meta and _sized(work, meta)


def _parts(work: _Work, kind: Kind) -> tuple[PartRecord[Any], ...]:
    """What lies in the folder of one kind, by day where the kind is dated, then by slug."""
    found = []
    for path in work.found.parts.get(kind.folder, ()):
        stem = next(files.stems([path]))
        parsed, seen, meta = work.read(path, kind.model)
        named = rules.check_point_name(parsed, stem) if kind.dated else ()
        work.problems += named or rules.check_slug_name(path, stem, "filen")
        if parsed.body or () not in parsed.broken:
            work.problems += body_rules.check_part(seen, kind)
            if "images" in kind.model.model_fields:
                _check_images(work, parsed)
        if kind is REUSE:
            work.problems += reused.check_used(parsed, _usable(work))
        if meta is not None:
            meta = _sized(work, meta)
            text = (parsed.body, parsed.body_line, parsed.lines())
            found.append(PartRecord(kind.key, stem, work.slug, path, meta, *text))
    return tuple(sorted(found, key=lambda part: (str(getattr(part.meta, "date", "")), part.slug)))


def _usable(work: _Work) -> frozenset[str]:
    """The names of what others can use of the case."""
    found = (work.found.parts.get(kind.folder, []) for kind in (LEARNING_POINT, PROTOTYPE))
    return frozenset(stem for paths in found for stem in files.stems(paths))


C = TypeVar("C", bound=BaseModel)


def _sized(work: _Work, meta: C) -> C:
    """Return the record with the size of each picture that has been looked at."""
    listed = getattr(meta, "images", ())
    if not listed:
        return meta
    images = tuple(_with_size(work, image) for image in listed)
    return meta.model_copy(update={"images": images})


def _with_size(work: _Work, image: Image) -> Image:
    file = work.images.get(case_file(work.slug, image.file))
    return image.sized(file.width, file.height) if file else image


def _check_images(work: _Work, parsed: ParsedFile) -> None:
    """Report pictures in the front matter that do not lie in the case folder."""
    listed = parsed.meta.get("images")
    there = set(work.found.images)
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        written = item.get("file") if isinstance(item, dict) else None
        if not isinstance(written, str) or not written.strip():
            continue
        path = case_file(work.slug, written.strip().removeprefix("./"))
        work.used_images.add(path)
        reported = any(problem.path == path for problem in work.problems)
        if path in there or reported or ".." in path or "\\" in path:
            continue
        hint = "Læg det i mappen »images«, eller ret navnet."
        if len(there) == 1:
            only = in_case(next(iter(there)))
            hint = f"Mente du »{only}«?"
        message = f"Billedet »{written.strip()[:80]}« findes ikke i casens mappe. {hint}"
        at = parsed.position("images", index, "file")
        work.problems.append(error(parsed.path, at, "image-missing", message))


def _outline(work: _Work, parsed: ParsedFile | None) -> Outline:
    former = parsed.meta.get("former_slugs") if parsed else None
    return Outline(
        slug=work.slug,
        path=index_of(work.slug),
        sources=rules.count_sources(parsed) if parsed else None,
        parts={folder: tuple(files.stems(found)) for folder, found in work.found.parts.items()},
        former=tuple(
            (value.strip(), parsed.position("former_slugs", index))
            for index, value in enumerate(former if isinstance(former, list) else ())
            if parsed and isinstance(value, str) and value.strip()
        ),
        links=tuple(link for seen in work.bodies for link in references.keep_links(seen)),
    )
