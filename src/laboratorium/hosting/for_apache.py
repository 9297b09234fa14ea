"""Apache: a file for the site's own folder."""

from __future__ import annotations

from laboratorium.hosting.model import COMPRESSED, KEPT, Hosting, rules

# Only good answers are kept: a page that is missing now may be there in a minute.
_GOOD = '"expr=%{REQUEST_STATUS} -lt 400"'


def htaccess(hosting: Hosting) -> str:
    """`.htaccess` for Apache 2.4, in the site's own folder.

    `<If>` sections are merged after everything else (Apache, "Configuration Sections"), so what
    they set wins over what is set for the rest. Apache keeps `Header` and `Header always` in two
    tables and sends both, so a header is given in one of the two ways everywhere.
    """
    base = hosting.base
    text = " ".join(("text/html", *COMPRESSED))
    always = list(hosting.headers)
    if hosting.policy:
        always.insert(0, ("Content-Security-Policy", hosting.policy))
    lines = [
        "# Til Apache 2.4: Læg filen i roden af den byggede side (kræver AllowOverride All).",
        "# Byte ranges og ETag har Apache i forvejen.",
        "",
        f"ErrorDocument 404 {base}404.html",
        "AddDefaultCharset utf-8",
        "",
        "# Kun tekst.",
        "<IfModule mod_filter.c>",
        "    <IfModule mod_brotli.c>",
        f"        AddOutputFilterByType BROTLI_COMPRESS {text}",
        "    </IfModule>",
        "    <IfModule mod_deflate.c>",
        f"        AddOutputFilterByType DEFLATE {text}",
        "    </IfModule>",
        "</IfModule>",
        "",
        "<IfModule mod_headers.c>",
        f'    Header set Cache-Control "{KEPT}" {_GOOD}',
        *(f'    Header always set {name} "{value}"' for name, value in always),
        "    # En pakket fil får -gzip eller -br bag på sin ETag; uden det her svarer Apache",
        "    # aldrig 304 på den.",
        '    RequestHeader edit If-None-Match "^\\"(.+)-(gzip|br)\\"$" "\\"$1-$2\\", \\"$1\\""',
        "</IfModule>",
    ]
    if hosting.player_policy:
        given = [f'Header always set Content-Security-Policy "{hosting.player_policy}"']
        lines += ["", "# Kun afspilleren må vises på andre sider."]
        lines += _section(hosting.players, "", given)
    for rule in rules(hosting):
        given = [
            f'Header set {name} "{value}"' + (f" {_GOOD}" if name == "Cache-Control" else "")
            for name, value in rule.headers
            if name != "Content-Type"
        ]
        lines += ["", *_section(rule.pattern(base), rule.content_type, given)]
    return "\n".join(lines) + "\n"


def _section(pattern: str, content_type: str, given: list[str]) -> list[str]:
    lines = [f'<If "%{{REQUEST_URI}} =~ m#{pattern}#">']
    if content_type:
        lines.append(f'    ForceType "{content_type}"')
    if given:
        lines.append("    <IfModule mod_headers.c>")
        lines += [f"        {line}" for line in given]
        lines.append("    </IfModule>")
    return [*lines, "</If>"]
