"""Netlify and Cloudflare Pages: one file that both read."""

from __future__ import annotations

from laboratorium.hosting.model import PLAYERS, Hosting, rules

_POLICY = "Content-Security-Policy"


def headers_file(hosting: Hosting) -> str:
    """`_headers` for Netlify and Cloudflare Pages.

    Cloudflare joins the values when two rules give one header, so there is no rule for "the rest":
    both hosts have files without a Cache-Control of their own asked for anew each time, by ETag.
    Only the players have a header that all pages have: at Cloudflare a line with `!` takes away
    what rules above have given. Netlify passes over a line without a colon, and there the last
    rule wins anyway.
    """
    lines = [
        "# Til Netlify og Cloudflare Pages: Læg filen i roden af den byggede side.",
        "# Alt andet får værtens egen Cache-Control, som spørger efter ændringer hver gang (ETag).",
        "# Værten pakker selv tekst og svarer selv på byte ranges.",
    ]
    everywhere = [(_POLICY, hosting.policy)] if hosting.policy else []
    everywhere += hosting.headers
    if everywhere:
        lines += ["", f"{hosting.base}*", *(f"  {name}: {value}" for name, value in everywhere)]
    if hosting.player_policy:
        lines += [
            "",
            "# Afspilleren må vises på andre sider. Udråbstegnet fjerner reglen ovenfor.",
            hosting.base + PLAYERS,
            f"  ! {_POLICY}",
            f"  {_POLICY}: {hosting.player_policy}",
        ]
    for rule in rules(hosting):
        lines += ["", hosting.base + rule.path]
        lines += [f"  {name}: {value}" for name, value in rule.headers]
    return "\n".join(lines) + "\n"
