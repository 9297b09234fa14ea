"""Caddy: a site for its Caddyfile."""

from __future__ import annotations

from laboratorium.hosting.model import COMPRESSED, KEPT, ROOT, Hosting, rules


def caddyfile(hosting: Hosting) -> str:
    """A site for Caddy 2, which fetches its own certificate and keeps byte ranges and ETag.

    Caddy chooses the order of its directives itself, so no two of them may give one header to one
    path.
    """
    base = hosting.base
    lines = [
        "# Til Caddy 2: Ret stien i root til.",
        f"# Siden skal ligge i {ROOT}{base}",
        "",
        f"{hosting.host} {{",
        f"\troot * {ROOT}",
        "",
        "\t# Kun tekst. Caddy har zstd og gzip; br kræver et modul.",
        "\tencode zstd gzip {",
        "\t\tmatch {",
        *(f"\t\t\theader Content-Type {kind}*" for kind in ("text/html", *COMPRESSED)),
        "\t\t}",
        "\t}",
        "",
        "\t# Spørgsmålstegnet: kun hvor intet nedenfor siger andet.",
        f'\theader ?Cache-Control "{KEPT}"',
        *(f'\theader {name} "{value}"' for name, value in hosting.headers),
    ]
    if hosting.player_policy:
        lines += [
            "",
            "\t# Kun afspilleren må vises på andre sider.",
            f"\t@player path_regexp {hosting.players}",
            f'\theader @player Content-Security-Policy "{hosting.player_policy}"',
            f"\t@page not path_regexp {hosting.players}",
            f'\theader @page Content-Security-Policy "{hosting.policy}"',
        ]
    elif hosting.policy:
        lines.append(f'\theader Content-Security-Policy "{hosting.policy}"')
    for rule in rules(hosting):
        lines += ["", f"\t@{rule.name} path_regexp {rule.pattern(base)}"]
        lines += [f'\theader @{rule.name} {name} "{value}"' for name, value in rule.headers]
    lines += [
        "",
        "\tfile_server",
        "",
        "\t# En side, der ikke findes, er en side, uanset hvad adressen ender på.",
        "\thandle_errors {",
        "\t\theader -Cache-Control",
        '\t\theader Content-Type "text/html; charset=utf-8"',
        f"\t\trewrite * {base}404.html",
        "\t\tfile_server",
        "\t}",
        "}",
    ]
    return "\n".join(lines) + "\n"
