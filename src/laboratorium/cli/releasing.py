"""`due` and `notify`: what has come out since the site was built, and telling those who wait."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from laboratorium.cli.loading import load, moment, publication_of
from laboratorium.cli.saying import say

if TYPE_CHECKING:
    from datetime import datetime

MISSING = (404, 410)


@click.command()
@click.option(
    "--since",
    metavar="TID",
    help="Det nyeste, der er ude, fx 2026-11-23 06:00. Ellers bliver den udgivne side spurgt.",
)
@click.pass_obj
def due(root: Path, since: str | None) -> None:
    """Se, hvad der er kommet ud, siden siden blev bygget.

    Intet bliver skrevet, når intet venter på sin tid.
    """
    from laboratorium.base.moment import format_moment
    from laboratorium.model.schedule import coming

    now = moment()
    content = load(root).content
    known = _written(since) if since else _asked(root)
    for one in coming(content, known, now.at):
        say(f"{one.path}: kom {format_moment(one.due)}." if one.due else one.path)
    later = coming(content, now.at, None)
    told = f"Næste er {later[0].path}, som {later[0].says}" if later else "Intet venter på sin tid"
    say(f"{told}. Klokken er {now}.", err=True)


@click.command()
@click.pass_obj
def notify(root: Path) -> None:
    """Sig til podcastens hub, at feedet er nyt.

    Til når siden er lagt på nettet; hubben (WebSub) står som »hub« i podcasts/show.yml.
    """
    from feedcheck import tell
    from laboratorium.base.urls import ascii_url

    publication = publication_of(root)
    if publication is None or publication.meta.hub is None:
        say("Der er ingen »hub« i podcasts/show.yml, så der er ingen at sige det til.")
        return
    hub = ascii_url(publication.meta.hub)
    for feed in publication.feeds:
        url = publication.url(feed.path)
        answer = tell(hub, {"hub.mode": "publish", "hub.url": url})
        if not answer.fine:
            why = answer.problem or f"den svarer {answer.status}"
            raise click.ClickException(f"Hubben {hub} har ikke fået besked om {url}: {why}.")
        say(f"Hubben har fået besked: {url}")


def _written(text: str) -> datetime:
    from pydantic_core import PydanticCustomError

    from laboratorium.model.danish_time import EXAMPLE, parse_danish_time

    try:
        return parse_danish_time(text)
    except PydanticCustomError as error:
        raise click.ClickException(f"Skriv en tid som »{EXAMPLE}«.") from error


def _asked(root: Path) -> datetime | None:
    """What the published site says is the newest that is out; None when there is no such site."""
    from feedcheck import ask
    from laboratorium.base.problems import format_problem
    from laboratorium.base.settings import Settings
    from laboratorium.reading.configuration import check_configuration
    from laboratorium.site.out_now import PATH, read

    if wrong := list(check_configuration(root)):
        raise click.ClickException("\n".join(map(format_problem, wrong)))
    url = Settings.read(root).canonical(PATH)
    answer = ask(url, most=10_000)
    if answer.status in MISSING:
        return None
    if not answer.fine:
        why = answer.problem or f"den svarer {answer.status}"
        raise click.ClickException(f"Siden kan ikke spørges ({url}): {why}. Skriv --since.")
    try:
        return read(answer.body)
    except ValueError as error:
        raise click.ClickException(f"{url} er ikke, som siden skriver den.") from error
