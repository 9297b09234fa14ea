"""What `./lab import FEED.xml` does: read, write, and say what is missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from laboratorium.base.danish import format_number
from laboratorium.base.files import write
from laboratorium.base.landing import landing
from laboratorium.base.paths import PODCASTS
from laboratorium.intake.feeds.drafting import Draft, Folder, episodes, show_text
from laboratorium.intake.feeds.reading import OldShow, read_feed
from laboratorium.intake.importing.markdown_text import harmless

SHOW = "show.yml"
_OPENINGS = (b"<?xml", b"<rss")


def is_feed(file: Path) -> bool:
    """Whether a file begins as a feed does."""
    try:
        with file.open("rb") as opened:
            start = opened.read(200).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError:
        return False
    return start.startswith(_OPENINGS)


def run(root: Path, file: Path, folder: Path | None, feed: str | None, dry_run: bool) -> str:
    """Take the show in `file` into the project at `root`; return the report (Danish, Markdown).

    `folder` holds what was fetched from the old host; `feed` is the feed's address, where the file
    does not say it. Nothing that lies in podcasts/ is touched. Raises FeedError for what is no
    feed, OSError when nothing could be written.
    """
    old = read_feed(file.read_bytes())
    address = feed or old.feed
    home = root / PODCASTS
    there = {path.stem for path in home.glob("*.md")} if home.is_dir() else set()
    told = {_guid_line(path) for path in home.glob("*.md")} if home.is_dir() else set()
    drafts = list(episodes(old, Folder.of(folder), there))
    new = [
        draft
        for draft, episode in zip(drafts, old.episodes, strict=True)
        if not episode.guid or episode.guid not in told
    ]
    text, missing = show_text(old, address)
    has_show = (home / SHOW).exists()
    if not dry_run:
        _write(root, new, None if has_show else text)
    return "\n".join(_report(file.name, old, address, drafts, new, missing, has_show, dry_run))


def _guid_line(path: Path) -> str:
    from laboratorium.reading.frontmatter import parse

    return str(parse(path.read_bytes(), path.name).meta.get("guid", ""))


def _write(root: Path, drafts: Sequence[Draft], show: str | None) -> None:
    with landing(root) as staging:
        if show is not None:
            write(staging / PODCASTS / SHOW, show)
        for draft in drafts:
            write(staging / PODCASTS / f"{draft.slug}.md", draft.text)
            for name, source in draft.copies.items():
                shutil.copyfile(source, staging / PODCASTS / name)


def _report(
    name: str,
    old: OldShow,
    address: str,
    drafts: Sequence[Draft],
    new: Sequence[Draft],
    missing: Sequence[str],
    has_show: bool,
    dry_run: bool,
) -> Iterator[str]:
    yield f"# Import af {harmless(name)}"
    yield ""
    if dry_run:
        yield "Det her er en prøve: Ingen filer er skrevet."
        yield ""
    count = "1 afsnit" if len(new) == 1 else f"{format_number(len(new))} afsnit"
    done = "bliver skrevet" if dry_run else "er skrevet"
    yield f"- {count} {done} til podcasts/."
    if len(new) < len(drafts):
        yield f"- {format_number(len(drafts) - len(new))} lå der i forvejen og er ikke rørt."
    if old.pages:
        yield "- Feedet har flere sider. Hent og importér også de næste."
    if old.new_feed:
        yield f"- Feedet siger, at det er flyttet til {harmless(old.new_feed)}."
    yield ""
    yield "## Podcasten"
    yield ""
    if has_show:
        yield "- podcasts/show.yml fandtes i forvejen og er ikke rørt. Skriv selv i den:"
        yield f"  - `former_feeds: [{address or 'det gamle feeds adresse'}]`"
        if old.guid:
            yield f"  - `guid: {old.guid}`"
    else:
        yield f"- podcasts/show.yml {done}."
        yield from (f"- {harmless(one)}" for one in missing)
    for draft in new:
        if draft.missing:
            yield from ("", f"## {harmless(draft.title)}", "", f"podcasts/{draft.slug}.md", "")
            yield from (f"- {harmless(one)}" for one in draft.missing)
    yield ""
    yield (
        "Kør ./lab check. Lad det gamle feed blive, til det nye er ude, og den gamle vært viser "
        "videre til det."
    )
