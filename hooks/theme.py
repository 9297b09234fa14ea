"""Material as a quiet foundation: its prose styles in one layered stylesheet with ours, its scripts
left out.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from laboratorium.base.danish import format_date
from laboratorium.hosting.security_policy import meta_policy
from laboratorium.site.drawing import Studio
from laboratorium.site.stylesheet import bundle, term_styles
from site_state import current

STYLES = (
    *("fonts", "tokens", "base", "layout", "components", "browser", "case", "figures", "map"),
    *("collection", "search", "podcast", "contribution", "completeness", "print"),
)
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "assets/css/")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    theme = next(
        file for file in files.css_files() if file.src_uri.startswith("assets/stylesheets/main.")
    )
    folder = Path(config.docs_dir) / "assets/css"
    own = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLES]
    terms = term_styles(current.site.catalogue.vocabularies)
    name, text = bundle([("material", theme.content_string)], [terms, *own])
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
    files.append(File.generated(config, f"assets/css/{name}", content=text))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    # MkDocs escapes nothing by itself; contributors' words must never become markup.
    env.autoescape = True
    cache = Path(config.config_file_path).parent / ".cache" / "templates"
    cache.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(cache))
    env.filters["danish_date"] = format_date
    site, show = current.site, current.site.catalogue.show
    env.globals |= {
        "csp": meta_policy(show.meta.audio_base_url if show else None),
        "site": site.settings,
        "menu": site.menu,
        "site_pages": site.pages.values(),
        "stylesheet": next(file.url for file in files.css_files() if "/site." in file.url),
    }
    current.studio = Studio(env, site.settings, site.menu, Path(config.site_dir))
    return env
