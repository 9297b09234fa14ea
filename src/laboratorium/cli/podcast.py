"""`ledger`, `hosting`, `hosted-audio` and `check-feed`: publishing the podcast."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from laboratorium.cli.loading import (
    moment,
    publication_in,
    publication_of,
    sound_content,
    turn,
)
from laboratorium.cli.saying import say


@click.command()
@click.pass_obj
def ledger(root: Path) -> None:
    """Skriv i hovedbøgerne, hvad abonnenter har fået at vide.

    Det gælder podcastens og kalenderens.
    """
    from laboratorium.base.files import write
    from laboratorium.base.paths import CALENDAR_LEDGER, LEDGER
    from laboratorium.base.problems import format_problem
    from laboratorium.calendar import ledger as calendar
    from laboratorium.podcast import ledger as podcast

    with turn(root, "./lab ledger"):
        content = sound_content(root, moment().at)
        publication = publication_in(root, content)
        refused = (*podcast.check(root, publication), *calendar.check(root, content))
        if refused:
            raise click.ClickException("\n".join(format_problem(problem) for problem in refused))
        texts = {CALENDAR_LEDGER: calendar.updated(root, content)}
        if publication:
            texts[LEDGER] = podcast.updated(root, publication)
        changed = {path: write(root / path, text) for path, text in texts.items()}
    for path, is_new in changed.items():
        say(f"Skrevet: {path}. Gem den sammen med indholdet." if is_new else f"{path} er ført.")


@click.command()
@click.pass_obj
def hosting(root: Path) -> None:
    """Skriv det, en webserver skal vide, til deploy/.

    Der er filer til Netlify, nginx, Caddy og Apache.
    """
    from laboratorium.base.files import write
    from laboratorium.base.settings import Settings
    from laboratorium.hosting import files, hosting_of

    with turn(root, "./lab hosting"):
        publication = publication_of(root)
        for path, text in files(hosting_of(Settings.read(root), publication)):
            write(root / path, text)
            say(f"Skrevet: {path}")


@click.command("hosted-audio")
@click.argument("folder", metavar="MAPPE", type=click.Path(path_type=Path))
@click.option(
    "--scheduled", is_flag=True, help="Tag det med, der venter på sin tid, så lyden ligger klar."
)
@click.pass_obj
def hosted_audio(root: Path, folder: Path, scheduled: bool) -> None:
    """Læg lydfilerne i en mappe for sig.

    Til når de skal ligge et andet sted end siden (audio_base_url i show.yml).
    """
    from datetime import UTC, datetime

    from laboratorium.base.files import clear_below, write_all
    from laboratorium.podcast.outputs import audio_files

    last = datetime.max.replace(tzinfo=UTC) if scheduled else None
    with turn(root, "./lab hosted-audio"):
        clear_below(folder)
        publication = publication_of(root, last)
        if publication:
            write_all(folder, audio_files(publication))
    say(f"Lydfilerne ligger i {folder}. Send dem til værten med de samme mapper.")
    waiting = publication.catalogue.content.withheld if publication else ()
    if own := [one for one in waiting if one.due and one.path.startswith("podcasts/")]:
        say(f"Uden {len(own)} afsnit, der venter. Med --scheduled kommer de med.")


@click.command("check-feed")
@click.argument("target", metavar="FIL|ADRESSE")
def check_feed(target: str) -> None:
    """Tjek en podcasts feed, i en fil eller på en adresse.

    Det bliver holdt op mod Apples, PSP-1's og Podcasting 2.0's regler; ved en adresse bliver også
    serveren det.
    """
    from feedcheck import main as check

    sys.exit(check([target]))
