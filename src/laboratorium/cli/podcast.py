"""`ledger`, `hosting`, `hosted-audio` and `check-feed`: publishing the podcast."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from laboratorium.cli.loading import sound_content


@click.command()
@click.pass_obj
def ledger(root: Path) -> None:
    """Skriv de udgivne afsnit ind i podcasts/ledger.yml, så ingen af dem ændrer sig senere."""
    from laboratorium.base.files import write
    from laboratorium.base.problems import format_problem
    from laboratorium.podcast import continuity
    from laboratorium.podcast import ledger as books
    from laboratorium.podcast.ledger_file import LEDGER

    content, settings = sound_content(root), continuity.settings(root)
    if refused := books.check(root, content, settings):
        raise click.ClickException("\n".join(format_problem(problem) for problem in refused))
    text = books.updated(root, content, settings)
    if text is None:
        raise click.ClickException("Der er ingen podcast endnu: podcasts/show.yml mangler.")
    if write(root / LEDGER, text):
        click.echo(f"Skrevet: {LEDGER}. Gem den sammen med afsnittene.")
    else:
        click.echo(f"{LEDGER} er allerede ført.")


@click.command()
@click.pass_obj
def hosting(root: Path) -> None:
    """Skriv det, en webserver skal vide, til deploy/: til Netlify, nginx, Caddy og Apache."""
    from laboratorium.base.files import write
    from laboratorium.hosting import Hosting, files
    from laboratorium.hosting.security_policy import HEADERS, policy
    from laboratorium.podcast import continuity
    from laboratorium.podcast.outputs import former_paths

    show, settings = sound_content(root).show, continuity.settings(root)
    feeds = (show.meta.feed, *former_paths(show, settings)) if show else ()
    audio = str(show.meta.audio_base_url) if show and show.meta.audio_base_url else None
    server = Hosting(
        settings.url,
        policy=policy(audio),
        player_policy=policy(audio, framed=True),
        headers=HEADERS,
        feeds=feeds,
    )
    for path, text in files(server):
        write(root / path, text)
        click.echo(f"Skrevet: {path}")


@click.command("hosted-audio")
@click.argument("folder", metavar="MAPPE", type=click.Path(path_type=Path))
@click.pass_obj
def hosted_audio(root: Path, folder: Path) -> None:
    """Læg lydfilerne i MAPPE, når de skal ligge et andet sted (audio_base_url i show.yml)."""
    from laboratorium.catalogue.whole import Catalogue
    from laboratorium.podcast import continuity, outputs

    catalogue = Catalogue.of(sound_content(root))
    made = outputs.hosted_audio(catalogue, continuity.settings(root), root, root / ".cache")
    outputs.write(folder, made)
    click.echo(f"Lydfilerne ligger i {folder}. Send dem til værten med de samme mapper.")


@click.command("check-feed")
@click.argument("target", metavar="FIL|ADRESSE")
def check_feed(target: str) -> None:
    """Tjek et feed mod Apples, PSP-1's og Podcasting 2.0's regler; ved en adresse også serveren."""
    from feedcheck import main as check

    sys.exit(check([target]))
