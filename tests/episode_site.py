"""A small podcast drawn with the real templates, styles and scripts: two episodes and a withdrawn
one, made of real records.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import material
import numpy
import soundfile
from content_project import loaded
from jinja2 import Environment, FileSystemLoader

from laboratorium.base.settings import Settings
from laboratorium.catalogue.whole import Catalogue
from laboratorium.media.audio import AudioFacts
from laboratorium.media.cues import Cue, Transcript
from laboratorium.model.page import Page
from laboratorium.model.podcast import Episode, Show
from laboratorium.model.records import EpisodeRecord, PageRecord, ShowRecord
from laboratorium.podcast.imprint import SHOWN
from laboratorium.podcast.publication import Publication
from laboratorium.site.assembly import FILTERS
from laboratorium.site.drawing import Studio
from laboratorium.site.pages import episodes, podcast
from laboratorium.site.pages.cards import Cards
from laboratorium.site.pages.model import SitePage
from laboratorium.site.stylesheet import stylesheets

ROOT = Path(__file__).parents[1]
SETTINGS = Settings("Laboratoriet", "https://example.org/", "https://example.org/edit/")
SECONDS = 90.0
SENTENCES = (
    "Velkommen til laboratoriet.",
    "Her hører du om et varmeværk på Fyn.",
    "Beboerne i Føns byggede det selv.",
    "De begyndte med en studietur og sluttede med 47 husstande.",
    "Café og varme: én øl ad gangen.",
)
SHOW: dict[str, Any] = {
    "title": "Stedet svarer",
    "description": "Om cases og om viden.",
    "author": "Laboratoriet",
    "owner": {"name": "Laboratoriet"},
    "category": "Society & Culture",
    "cover": "forside.png",
    "cover_alt": "Seks blade om et punkt",
    "guid": "9b024349-ccf0-5f69-a609-6b82873eab3c",
    "platforms": {"spotify": "https://open.spotify.com/show/1"},
}
VOICE = {
    "name": "Kunstig stemme (espeak-ng)",
    "role": "narrator",
    "basis": {"kind": "synthetic", "date": "2026-11-20"},
}
GUEST = {
    "name": "Anne Hansen",
    "role": "guest",
    "group": "Middelfart Kommune",
    "basis": {"kind": "consent", "date": "2026-11-20"},
}
EPISODE: dict[str, Any] = {
    "title": "Et værk i en grisestald",
    "number": 2,
    "season": 1,
    "published": "2026-11-22 06:00",
    "summary": "Oliefyrene skulle skiftes. Så byggede landsbyen sit eget varmeværk.",
    "audio": "vaerket.mp3",
    "transcript": "vaerket.vtt",
    "persons": [VOICE, GUEST],
    "synthetic_voice": True,
    "chapters": [
        {"start": "0", "title": "Velkommen"},
        {"start": "30", "title": "Værket i Føns", "url": "https://example.org/vaerket"},
        {"start": "62.5", "title": "Hvad andre kan bruge"},
    ],
    "location": {"name": "Føns", "municipality": "Middelfart"},
    "links": [{"title": "Varmeværket", "url": "https://example.org/varme"}],
    "cases": ["foens"],
    "six_p": ["planet"],
    "sdg": ["7"],
}


def cues() -> tuple[Cue, ...]:
    """A line every third second; two voices take turns of five lines."""
    return tuple(
        Cue(
            start=index * 3 + 0.5,
            end=index * 3 + 3,
            speaker="Oplæser" if index // 5 % 2 == 0 else "Anne",
            text=f"{SENTENCES[index % 5]} Linje {index + 1}.",
            line=index * 4 + 3,
        )
        for index in range(int(SECONDS) // 3)
    )


def episode(slug: str = "vaerket", /, **changes: Any) -> EpisodeRecord:
    """The good episode with some of its front matter changed (None takes a field out)."""
    meta = {key: value for key, value in (EPISODE | changes).items() if value is not None}
    record = EpisodeRecord(
        slug=slug,
        path=f"podcasts/{slug}.md",
        meta=Episode.model_validate(meta),
        body="Hør om **varmeværket** i [Føns](../cases/foens/index.md).\n",
        body_line=30,
        audio=AudioFacts(
            bytes=123_456,
            type="audio/mpeg",
            seconds=SECONDS,
            bitrate=64_000,
            sample_rate=24_000,
            channels=1,
            sha256="0" * 64,
        ),
        transcript=Transcript(cues()),
    )
    return replace(record, audio=None, transcript=None) if record.withdrawn else record


def three() -> tuple[EpisodeRecord, ...]:
    """Newest first: the good one, one that says little, one that is withdrawn."""
    withdrawn = {
        **GUEST,
        "basis": {"kind": "consent", "date": "2026-11-01", "withdrawn": "2026-11-23"},
    }
    bare = episode(
        "trailer",
        title="Smagsprøve <b>&",
        summary="Hør, hvad det handler om.",
        type="trailer",
        number=None,
        season=None,
        published="2026-11-21 06:00",
        persons=[],
        synthetic_voice=False,
        chapters=[],
        location=None,
        links=[],
        cases=[],
        six_p=[],
        sdg=[],
    )
    gone = episode(
        "tavs", title="Hemmelig titel", number=1, persons=[withdrawn], published="2026-11-20 06:00"
    )
    return episode(), bare, gone


def catalogue_of(
    root: Path,
    episodes: tuple[EpisodeRecord, ...] | None = None,
    show: Mapping[str, Any] | None = None,
) -> Catalogue:
    """The valid project with a podcast."""
    record = ShowRecord("podcasts/show.yml", Show.model_validate({**SHOW, **(show or {})}))
    content = loaded(root).content
    return Catalogue.of(
        replace(content, show=record, episodes=three() if episodes is None else episodes)
    )


def publication_of(catalogue: Catalogue) -> Publication:
    """The podcast, with a waveform for audio that lies nowhere."""
    nowhere = Path("/nowhere")
    made = Publication.of(catalogue, SETTINGS, nowhere, nowhere)
    assert made is not None
    for release in made.releases:
        vars(release)["peaks"] = tuple(20 + (index * 37) % 75 for index in range(240))
    return made


def pages_of(catalogue: Catalogue) -> list[SitePage]:
    meta = Page.model_validate(
        {"title": "Podcast", "description": "Om podcasten.", "lead": "Noget skal høres."}
    )
    publication = publication_of(catalogue)
    page = PageRecord("index", "docs/podcast/index.md", "podcast/index.md", meta, "", 1)
    shown = SitePage(
        address="podcast/",
        title="Podcast",
        description="Om podcasten.",
        template="episodes.html",
        view=lambda: podcast.show_view(page, publication),
    )
    return [
        shown,
        *podcast.pages(publication),
        *episodes.pages(publication, Cards(catalogue, publication)),
    ]


def draw(catalogue: Catalogue, folder: Path, stylesheet: str = "assets/css/site.css") -> Path:
    """Draw the podcast's pages into a folder."""
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    templates.filters |= FILTERS
    templates.globals["stylesheet"] = stylesheet
    studio = Studio(templates, SETTINGS, (), folder)
    for page in pages_of(catalogue):
        studio.draw(page)
    return folder


def build(catalogue: Catalogue, folder: Path) -> Path:
    """Draw the pages with their styles, scripts and audio, ready for a browser."""
    for name in ("js", "fonts", "mark"):
        shutil.copytree(ROOT / "docs/assets" / name, folder / "assets" / name)
    themes = Path(material.__file__).parent / "templates/assets/stylesheets"
    (theme,) = themes.glob("main.*.min.css")
    own = ROOT / "docs/assets/css"
    sheets = stylesheets(theme.read_text(encoding="utf-8"), own, catalogue.vocabularies)
    (folder / "assets/css").mkdir()
    for name, css in sheets.items():
        (folder / "assets/css" / name).write_text(css, encoding="utf-8")
    draw(catalogue, folder, f"assets/css/{next(iter(sheets))}")
    mp3 = sound()
    for record in catalogue.content.episodes:
        if not record.withdrawn:
            (folder / f"podcast/{record.slug}/{record.slug}.mp3").write_bytes(mp3)
    cover = ROOT / "docs/assets/mark/apple-touch-icon.png"
    for name in ("forside.png", *(f"forside-{side}.webp" for side in SHOWN)):
        shutil.copy(cover, folder / "podcast" / name)
    (folder / "favicon.ico").write_bytes(b"")
    return folder


def sound(seconds: float = SECONDS) -> bytes:
    """An MP3 with a quiet tone."""
    rate = 16_000
    tone = 0.02 * numpy.sin(numpy.arange(int(seconds * rate)) * (440 * 2 * numpy.pi / rate))
    file = io.BytesIO()
    soundfile.write(file, tone, rate, format="MP3", subtype="MPEG_LAYER_III")
    return file.getvalue()
