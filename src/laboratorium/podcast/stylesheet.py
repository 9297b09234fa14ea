"""What shows a feed to a person who opens it in a browser: an XSLT sheet, and CSS in its stead.

Browsers are dropping XSLT. One that still has it makes a whole page of the feed; one without it
would show bare XML, and takes the CSS instead, which can say the same but has no links. The page
that the sheet makes is dressed by that same CSS: no style is written in it, so that the policy of
the site's pages holds for feeds as it is. Both keep to the house's colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from laboratorium.base.danish import MONTHS
from laboratorium.base.palette import DARK, LIGHT

MOST_SHOWN = 20
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_CSS = """\
/* For browsers without XSLT: the feed's own elements, and what it is in words. */
@namespace itunes url("http://www.itunes.com/dtds/podcast-1.0.dtd");
:root {{ color-scheme: light dark; {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
rss {{ display: block; min-block-size: 100vh; box-sizing: border-box; padding: 2rem 1.25rem 4rem;
  background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1.0625rem/1.55 "Source Sans 3", system-ui, sans-serif; }}
channel {{ display: block; max-inline-size: 44rem; margin-inline: auto; }}
channel > *, item > * {{ display: none; }}
channel > title, channel > description, item, item > title, item > link {{ display: block; }}
channel > itunes|*, item > itunes|* {{ display: none; }}
channel > title {{ font: 700 clamp(1.6rem, 1.2rem + 2vw, 2.4rem)/1.2 Literata, Georgia, serif; }}
channel > title::before {{ content: "Feed"; display: block; color: var(--muted);
  font: 1.0625rem/1.55 "Source Sans 3", system-ui, sans-serif; }}
channel > description {{ margin-block: 0.5rem 2.5rem; white-space: pre-line; }}
channel > description::after {{ display: block; margin-block-start: 1.5rem; padding: 1rem;
  border: 1px solid var(--line); border-radius: 0.375rem;
  content: "{words}"; }}
item {{ border-block-start: 1px solid var(--line); padding-block: 0.75rem; }}
item > title {{ font-weight: 600; }}
item > link {{ color: var(--muted); }}

/* For the page that feed.xsl makes. */
* {{ box-sizing: border-box; }}
body {{ margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 "Source Sans 3", system-ui, sans-serif; overflow-wrap: break-word; }}
main {{ max-inline-size: 44rem; margin-inline: auto; padding: 2rem 1.25rem 4rem; }}
h1, h2 {{ font-family: Literata, Georgia, serif; line-height: 1.2; }}
h1 {{ font-size: clamp(1.6rem, 1.2rem + 2vw, 2.4rem); margin: 0 0 0.5rem; }}
h2 {{ font-size: 1.3rem; margin: 2.5rem 0 0.5rem; }}
a {{ color: var(--primary); text-underline-offset: 0.15em; }}
a:focus-visible {{ outline: 3px solid var(--accent); outline-offset: 2px; }}
.kind {{ color: var(--muted); margin: 0 0 0.25rem; }}
.cover {{ inline-size: 8rem; block-size: 8rem; object-fit: cover; border-radius: 0.375rem;
  float: inline-end; margin: 0 0 1rem 1rem; }}
.about {{ white-space: pre-line; }}
.address {{ display: block; padding: 0.75rem 1rem; border: 1px solid var(--line);
  border-radius: 0.375rem; user-select: all; overflow-wrap: anywhere;
  font-family: ui-monospace, monospace; font-size: 0.95rem; }}
.episodes {{ list-style: none; padding: 0; margin: 0; }}
.episodes li {{ border-block-start: 1px solid var(--line); padding-block: 0.75rem; }}
.episodes a {{ font-weight: 600; }}
.facts {{ color: var(--muted); margin: 0; }}
@media (max-width: 30rem) {{ .cover {{ inline-size: 5rem; block-size: 5rem; }} }}
/* Chromium's own warning that the page will break when XSLT goes. It will not: the rules above show
   the feed then. And under the site's policy the warning could not be closed. */
xslt-warning-banner {{ display: none !important; }}
"""
_WORDS = (
    "Det her er et feed: en fil, som podcast-apps læser. Følger du det, kommer nye afsnit af sig "
    "selv i din app. Kopiér adressen øverst i browseren, åbn din podcast-app, og sæt adressen ind "
    "dér, hvor du kan søge eller tilføje en podcast. Under hvert afsnit står adressen på dets side."
)

_SHEET = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- Browsers are dropping XSLT. Without it this feed is shown as plain XML; apps never ask for
  the sheet. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  exclude-result-prefixes="atom itunes podcast">
<xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
<xsl:template match="/rss/channel">
<!-- The feed itself tells browsers without XSLT where the CSS lies. -->
<xsl:variable name="way"
  select="substring-after(/processing-instruction()[contains(., 'text/css')], 'href=&quot;')"/>
<xsl:variable name="style" select="substring-before($way, '&quot;')"/>
<html lang="da">
<head>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="robots" content="noindex"/>
<title><xsl:value-of select="title"/> – feed</title>
<link rel="stylesheet" href="{{$style}}"/>
</head>
<body>
<main>
<xsl:if test="itunes:image">
<img class="cover" width="128" height="128" src="{{itunes:image/@href}}"
  alt="{{podcast:image/@alt}}"/>
</xsl:if>
<p class="kind">Feed</p>
<h1><xsl:value-of select="title"/></h1>
<p class="about"><xsl:value-of select="description"/></p>
<h2>Det her er et feed</h2>
<p>Et feed er en fil, som podcast-apps læser. Følger du det, kommer nye afsnit af sig selv
i den app, du plejer at bruge. Det er gratis, og du skal ikke oprette dig hos os.</p>
<h2>Sådan abonnerer du</h2>
<ol>
<li>Kopiér adressen her:
<code class="address" tabindex="0"><xsl:call-template name="feed"/></code></li>
<li>Åbn din podcast-app, og find det sted, hvor du kan søge eller tilføje en podcast.
I nogle apps hedder det »Tilføj med URL« eller »Follow a show by URL«.</li>
<li>Sæt adressen ind, og følg podcasten.</li>
</ol>
<p>Du kan også <a href="{{link}}">høre afsnittene på siden</a> og læse det, der bliver sagt.</p>
<h2>Afsnit</h2>
<xsl:if test="not(item)"><p>Der er ingen afsnit endnu.</p></xsl:if>
<ul class="episodes">
<xsl:for-each select="item[position() &lt;= {most}]">
<li>
<a href="{{link}}"><xsl:value-of select="title"/></a>
<p class="facts"><xsl:call-template name="day"/><xsl:call-template name="length"/></p>
</li>
</xsl:for-each>
</ul>
<xsl:if test="count(item) &gt; {most} or atom:link[@rel='next']">
<p><a href="{{link}}">Se alle afsnit på siden</a></p>
</xsl:if>
</main>
</body>
</html>
</xsl:template>
<xsl:template name="feed">
<xsl:choose>
<xsl:when test="atom:link[@rel='first']">
<xsl:value-of select="atom:link[@rel='first']/@href"/>
</xsl:when>
<xsl:otherwise><xsl:value-of select="atom:link[@rel='self']/@href"/></xsl:otherwise>
</xsl:choose>
</xsl:template>
<xsl:template name="day">
<xsl:variable name="month" select="substring(pubDate, 9, 3)"/>
<xsl:value-of select="number(substring(pubDate, 6, 2))"/><xsl:text>. </xsl:text>
<xsl:choose>
{months}
</xsl:choose>
<xsl:text> </xsl:text><xsl:value-of select="substring(pubDate, 13, 4)"/>
</xsl:template>
<xsl:template name="length">
<xsl:text> · </xsl:text>
<xsl:choose>
<xsl:when test="itunes:duration &lt; 90">
<xsl:value-of select="itunes:duration"/><xsl:text> sekunder</xsl:text>
</xsl:when>
<xsl:otherwise>
<xsl:value-of select="round(itunes:duration div 60)"/><xsl:text> minutter</xsl:text>
</xsl:otherwise>
</xsl:choose>
</xsl:template>
</xsl:stylesheet>
"""


def stylesheet() -> bytes:
    """The sheet's bytes: XSLT 1.0 without script or style."""
    months = "\n".join(
        f"<xsl:when test=\"$month = '{english}'\">{escape(danish, quote=False)}</xsl:when>"
        for english, danish in zip(_ENGLISH, MONTHS, strict=True)
    )
    return _SHEET.format(months=months, most=MOST_SHOWN).encode()


def plain_stylesheet() -> bytes:
    """The CSS for browsers without XSLT, and for the page that the others make."""
    filled = _CSS.format(light=_properties(LIGHT), dark=_properties(DARK), words=_WORDS)
    return filled.encode()


def _properties(palette: Mapping[str, str]) -> str:
    names = ("paper", "ink", "muted", "line", "primary", "accent")
    return " ".join(f"--{name}: {palette[name]};" for name in names)
