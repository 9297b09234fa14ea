"""nginx: a site for its `conf.d`."""

from __future__ import annotations

from collections.abc import Iterable

from laboratorium.hosting.model import COMPRESSED, KEPT, ROOT, Hosting, rules


def nginx(hosting: Hosting) -> str:
    """A site for nginx' `conf.d`, which is read inside `http { … }`.

    Headers come from maps, because an `add_header` in a location silences all those above it. Types
    come from locations, because `default_type` knows no variables.
    """
    found = rules(hosting)
    base = hosting.base
    linked = [(rule.pattern(base), rule.link) for rule in found if rule.link]
    lines = [
        "# Til nginx: Læg filen i /etc/nginx/conf.d/, og ret stien i root og TLS til.",
        f"# Siden skal ligge i {ROOT}{base}",
        "# Byte ranges, HEAD og ETag har nginx i forvejen. ETag er tid og størrelse på filen.",
        "",
        *_map("cache", KEPT, ((rule.pattern(base), rule.cache) for rule in found if rule.cache)),
        "# En tom værdi bliver ikke sendt.",
        *_map("cors", "", ((rule.pattern(base), "*") for rule in found if rule.shared)),
        *(_map("link", "", linked) if linked else ()),
    ]
    if hosting.player_policy:
        lines.append("# Kun afspilleren må vises på andre sider.")
        lines += _map("policy", hosting.policy, [(hosting.players, hosting.player_policy)])
    lines += [
        "server {",
        "    listen 80;",
        f"    server_name {hosting.host};",
        f"    root {ROOT};",
        f"    error_page 404 {base}404.html;",
        "    # En mappe uden skråstreg viser videre uden vært og port, så TLS kan ligge foran.",
        "    absolute_redirect off;",
        "",
        "    # Kun gode svar bliver gemt: her er der ikke »always«.",
        "    add_header Cache-Control $laboratorium_cache;",
        "    add_header Access-Control-Allow-Origin $laboratorium_cors;",
        *(["    add_header Link $laboratorium_link;"] if linked else []),
    ]
    if hosting.policy:
        value = "$laboratorium_policy" if hosting.player_policy else f'"{hosting.policy}"'
        lines.append(f"    add_header Content-Security-Policy {value} always;")
    lines += [f'    add_header {name} "{value}" always;' for name, value in hosting.headers]
    text = " ".join(COMPRESSED)
    spelt = dict.fromkeys(rule.type for rule in found if rule.charset)
    spelt |= dict.fromkeys(("text/javascript", "text/plain", "text/xml"))
    lines += [
        "",
        "    charset utf-8;",
        f"    charset_types {' '.join(spelt)};",
        "",
        "    # Kun tekst. Har nginx modulet ngx_brotli, så skriv også: brotli on; brotli_types …;",
        "    gzip on;",
        "    gzip_vary on;",
        "    gzip_min_length 1000;",
        f"    gzip_types {text};",
    ]
    for rule in found:
        if rule.type:
            lines += [
                "",
                f"    location ~ {rule.pattern(base)} {{",
                "        types { }",
                f"        default_type {rule.type};",
                "    }",
            ]
    return "\n".join([*lines, "}"]) + "\n"


def _map(name: str, default: str, cases: Iterable[tuple[str, str]]) -> list[str]:
    """A variable by path: the first expression that fits decides."""
    return [
        f"map $uri $laboratorium_{name} {{",
        f'    default "{default}";',
        *(f'    ~{pattern} "{value}";' for pattern, value in cases),
        "}",
        "",
    ]
