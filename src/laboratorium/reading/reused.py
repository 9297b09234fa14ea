"""What a case holds that tells of its prototypes or learning points used elsewhere: what was used
lies in the same case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from laboratorium.base.danish import Nearest
from laboratorium.base.problems import Problem, error
from laboratorium.reading.frontmatter import ParsedFile
from laboratorium.reading.messages import quote

FIELD = "used"


def check_used(parsed: ParsedFile, there: Collection[str]) -> Iterator[Problem]:
    """Yield a problem when a file says that something was used which is not in its case.

    ``there`` are the names of the case's prototypes and learning points.
    """
    written = parsed.meta.get(FIELD)
    if not isinstance(written, str) or not written.strip() or written.strip() in there:
        return
    near = Nearest(there).find(written)
    hint = f"Mente du »{near}«?" if near else "Skriv navnet på en fil i casens mappe, uden .md."
    message = f"»{quote(written)}« er hverken en prototype eller en læringspointe i casen. {hint}"
    yield error(parsed.path, parsed.position(FIELD), "dangling-used", message)
