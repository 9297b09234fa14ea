"""The commands that publish the podcast: the ledger, and what the servers must be told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from laboratorium.base.settings import Settings
    from laboratorium.model.records import Content


ROOT = Path(__file__).resolve().parents[2]


@click.command()
def ledger() -> None:
    """Skriv de udgivne afsnit ind i podcasts/ledger.yml, så ingen af dem ændrer sig senere."""
    from laboratorium.base.problems import format_problem
    from laboratorium.podcast import ledger as books
    from laboratorium.podcast.ledger_file import LEDGER

    content, settings = _content(), _settings()
    if refused := books.check(ROOT, content, settings):
        raise click.ClickException("\n".join(format_problem(problem) for problem in refused))
    text = books.updated(ROOT, content, settings)
    if text is None:
        raise click.ClickException("Der er ingen podcast endnu: podcasts/show.yml mangler.")
    path = ROOT / LEDGER
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        click.echo(f"{LEDGER} er allerede ført.")
        return
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"Skrevet: {LEDGER}. Gem den sammen med afsnittene.")


@click.command()
def hosting() -> None:
    """Skriv det, en webserver skal vide, til deploy/: til Netlify, nginx, Caddy og Apache."""
    from laboratorium.hosting import Hosting, files
    from laboratorium.hosting.security_policy import HEADERS, policy
    from laboratorium.podcast.outputs import former_paths

    show, settings = _content().show, _settings()
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
        target = ROOT / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"Skrevet: {path}")


@click.command("hosted-audio")
@click.argument("folder", metavar="MAPPE", type=click.Path(path_type=Path))
def hosted_audio(folder: Path) -> None:
    """Læg lydfilerne i MAPPE, når de skal ligge et andet sted (audio_base_url i show.yml)."""
    from laboratorium.catalogue.whole import Catalogue
    from laboratorium.podcast import outputs

    catalogue = Catalogue.of(_content())
    made = outputs.hosted_audio(catalogue, _settings(), ROOT, ROOT / ".cache")
    outputs.write(folder, made)
    click.echo(f"Lydfilerne ligger i {folder}. Send dem til værten med de samme mapper.")


def _content() -> Content:
    from laboratorium.reading.loader import load

    loaded = load(ROOT)
    if loaded.errors:
        raise click.ClickException("Indholdet har fejl. Kør ./lab check, og ret dem først.")
    return loaded.content


def _settings() -> Settings:
    from laboratorium.podcast.continuity import settings

    return settings(ROOT)
