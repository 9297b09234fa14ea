"""Rules for ``mapping.yml`` that need more than one of its parts, or the case it is of."""

from collections.abc import Iterator

from laboratorium.base.danish import Nearest, slugify
from laboratorium.base.problems import Problem, advice, error
from laboratorium.model.mapping import BOTH, MappedPart, Mapping, unlinked
from laboratorium.reading.around import Around
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import quote


def check_mapped(parsed: ParsedFile, found: Mapping, around: Around) -> Iterator[Problem]:
    """Yield what is wrong with how parts and links go together."""
    known: dict[str, MappedPart] = {}
    for index, part in enumerate(found.parts):
        if slugify(part.name) in known:
            message = f"»{quote(part.name)}« står der to gange. Slet den ene."
            yield error(
                parsed.path, parsed.position("parts", index, "name"), "mapped-twice", message
            )
        known.setdefault(slugify(part.name), part)
    nearest = Nearest(part.name for part in found.parts)
    seen: set[tuple[str, ...]] = set()
    for index, link in enumerate(found.links):
        where = ("links", index)
        ends = {"from": link.start, "to": link.end}
        for key, name in ends.items():
            meant = known.get(slugify(name))
            at = parsed.position(*where, key)
            if meant is None:
                close = nearest.find(name)
                hint = f"Mente du »{close}«?" if close else "Skriv den under »parts« også."
                message = f"»{quote(name)}« er ikke blandt kortlægningens dele. {hint}"
                yield error(parsed.path, at, "dangling-part", message)
            elif BOTH not in (meant.when, link.when) and meant.when != link.when:
                message = f"Forbindelsen og »{quote(name)}« er der ikke på samme tid. Ret »when«."
                yield error(parsed.path, at, "never-together", message)
        at = parsed.position(*where)
        if slugify(link.start) == slugify(link.end):
            message = "Forbindelsen begynder og ender samme sted. Ret »from« eller »to«."
            yield error(parsed.path, at, "mapped-loop", message)
        told = (slugify(link.start), slugify(link.end), slugify(link.flows))
        if told in seen:
            message = "Forbindelsen står der to gange. Slet den ene."
            yield error(parsed.path, at, "mapped-twice", message)
        seen.add(told)
        at = parsed.position(*where, "source")
        yield from around.check_source(parsed.path, at, link.source)
    for index in unlinked(found):
        name = quote(found.parts[index].name)
        message = f"»{name}« har ingen forbindelser. Skriv dem, hvis I kender dem."
        yield advice(parsed.path, parsed.position("parts", index), "unlinked-part", message)
