"""The chapters of the playbook, held to one another and to all that they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from laboratorium.base.danish import Nearest, fold
from laboratorium.base.problems import START, Position, Problem, error
from laboratorium.model.citing import BY_WORD, CITABLE, Reference, Target, Targets, references
from laboratorium.model.playbook import CHAPTER, RESERVED
from laboratorium.model.records import Content
from laboratorium.reading import body_rules
from laboratorium.reading.body import Body, read
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import quote
from laboratorium.reading.page_loader import LoadedPage
from laboratorium.reading.references import Known, check_link, check_list, keep_links

FRONT = f"{CHAPTER.folder}/index.md"
"""The page that the chapters are listed on."""
_WORDS = Nearest(fold(one.word) for one in CITABLE)


def body_of_chapter(parsed: ParsedFile) -> Body:
    """A chapter's text, which is held to contributors' Markdown: our own engine prints it."""
    return read(parsed.body, parsed.path, parsed.body_line)


def check_chapters(
    pages: Sequence[LoadedPage], content: Content, known: Known
) -> Iterator[Problem]:
    """Yield what is wrong with the chapters beyond their fields; without chapters for nothing."""
    chapters = [page for page in pages if page.kind == CHAPTER.key]
    if not chapters:
        return
    targets = Targets(content.cases, content.episodes)
    names = {_slug(page): page for page in chapters}
    if FRONT not in known.pages:
        message = f"Drejebogen har ingen forside. Lav {FRONT} med en titel og lidt tekst."
        yield error(chapters[0].parsed.path, START, "chapter-front", message)
    near = Nearest(names)
    for page in chapters:
        parsed = page.parsed
        body = body_of_chapter(parsed)
        if _slug(page) in RESERVED:
            message = "Navnet er taget af en anden side i drejebogen. Kald filen noget andet."
            yield error(parsed.path, START, "chapter-name", message)
        yield from body_rules.check_safe(body, refers=True)
        yield from body_rules.check_chapter(body)
        yield from check_list(parsed, "after", names.keys(), near, "Kapitlet")
        for reference in references(body.shown):
            if message := _wrong(reference, targets, known):
                yield error(body.path, body.position(reference.start), "reference", message)
        for _, link in keep_links(body):
            if wrong := check_link(body, link, known):
                yield error(body.path, body.position(link.start), "dangling-link", wrong)
    yield from _check_order(chapters)
    yield from _check_circles(names)


def referred(page: LoadedPage, targets: Targets) -> Iterator[tuple[Position, str, Target]]:
    """Each reference of a chapter that leads to one thing: its place, as written, and to what."""
    body = body_of_chapter(page.parsed)
    for reference in references(body.shown):
        found = targets.find(reference)
        if len(found) == 1:
            written = body.shown[reference.start : reference.end]
            yield body.position(reference.start), written, found[0]


def _wrong(reference: Reference, targets: Targets, known: Known) -> str:
    """What is wrong with a reference, in Danish; nothing when it leads to one thing."""
    what, word, key = reference.what, quote(reference.word), quote(reference.key)
    if not reference.key:
        forms = ", ".join(one.form for one in CITABLE[:2])
        return f"Henvisningen »[[{word}« er ikke hel. Skriv den som {forms}."
    if what is None:
        meant = _WORDS.find(reference.word)
        words = ", ".join(one.word for one in CITABLE)
        hint = f"Mente du »{BY_WORD[meant].word}«?" if meant else f"Brug et af disse: {words}."
        return f"»{word}« er ikke noget, man kan henvise til. {hint}"
    found = targets.find(reference)
    if len(found) > 1:
        keys = " eller ".join(f"»{one.key}«" for one in found)
        return f"»{key}« er navnet på flere. Skriv datoen med: {keys}."
    if found:
        gone = getattr(found[0].record, "withdrawn", None)
        return f"{what.name} »{key}« er trukket tilbage. Slet henvisningen." if gone else ""
    case, _, rest = reference.key.partition("/")
    if case in known.unread and rest:
        return ""  # Its own problems have been told, and say why nothing of it is known.
    near = targets.nearest(reference)
    hint = (
        f"Mente du »[[{what.word}: {near}]]«?" if near else "Ret navnet, eller slet henvisningen."
    )
    return f"{what.name} »{key}« findes ikke. {hint}"


def _slug(page: LoadedPage) -> str:
    return page.parsed.path.rpartition("/")[2].removesuffix(".md")


def _check_order(chapters: Iterable[LoadedPage]) -> Iterator[Problem]:
    seen: dict[tuple[str | None, int], str] = {}
    for page in chapters:
        if page.record is None:
            continue
        meta = page.record.meta
        first = seen.setdefault((meta.phase, meta.order), page.parsed.path)
        if first != page.parsed.path:
            message = (
                f"Nummer {meta.order} i samme fase er også {first.rpartition('/')[2]}. "
                "Giv det ene kapitel et andet nummer."
            )
            at = page.parsed.position("order")
            yield error(page.parsed.path, at, "chapter-order", message)


def _check_circles(pages: Mapping[str, LoadedPage]) -> Iterator[Problem]:
    """Yield a problem for each circle of chapters that build on one another, told once."""
    after = {
        slug: [name for name in page.record.meta.after if name in pages]
        for slug, page in pages.items()
        if page.record
    }
    done: set[str] = set()
    for start in after:
        way: list[str] = []
        steps = [iter([start])]
        while steps:
            name = next(steps[-1], None)
            if name is None:
                steps.pop()
                if way:
                    done.add(way.pop())
            elif name in way:
                circle = [*way[way.index(name) :], name]
                parsed = pages[way[-1]].parsed
                index = after[way[-1]].index(name)
                message = (
                    f"Kapitlerne bygger på hinanden i ring: {' → '.join(circle)}. Slet et af dem."
                )
                yield error(parsed.path, parsed.position("after", index), "chapter-circle", message)
            elif name not in done:
                way.append(name)
                steps.append(iter(after.get(name, ())))
