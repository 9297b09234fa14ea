"""Rules for ``mapping.yml`` that need more than one of its parts, or the case it is of."""

from collections.abc import Iterator

from laboratorium.base.danish import Nearest, slugify
from laboratorium.model.mapping import BOTH, MappedPart, Mapping, unlinked
from laboratorium.reading.around import Around, Wrong


def check_mapped(found: Mapping, around: Around) -> Iterator[Wrong]:
    """Yield what is wrong with how parts and links go together."""
    known: dict[str, MappedPart] = {}
    for index, part in enumerate(found.parts):
        if slugify(part.name) in known:
            yield Wrong.of(("parts", index, "name"), "mapped_twice", part.name)
        known.setdefault(slugify(part.name), part)
    nearest = Nearest(part.name for part in found.parts)
    seen: set[tuple[str, ...]] = set()
    for index, link in enumerate(found.links):
        where = ("links", index)
        for key, name in (("from", link.start), ("to", link.end)):
            meant = known.get(slugify(name))
            if meant is None:
                yield Wrong.of((*where, key), "dangling_part", name, near=nearest.find(name))
            elif BOTH not in (meant.when, link.when) and meant.when != link.when:
                yield Wrong.of((*where, key), "never_together", name)
        if slugify(link.start) == slugify(link.end):
            yield Wrong.of(where, "mapped_loop")
        told = (slugify(link.start), slugify(link.end), slugify(link.flows))
        if told in seen:
            yield Wrong.of(where, "linked_twice")
        seen.add(told)
        yield from around.check_source((*where, "source"), link.source)
    for index in unlinked(found):
        yield Wrong.of(("parts", index), "unlinked_part", found.parts[index].name, True)
