"""One walk through a page in the browser: everything that is asked of every type of page.

The page is opened once, under the site's own policy, and then shown at each width and in each
colour scheme; the tests ask what was seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

from browser_visit import Scheme, Visit
from security.policy_site import Watched

WIDE, NARROW, LEAST = 1280, 360, 320
WIDTHS = (WIDE, NARROW)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""The rules that look at colours; a scheme is nothing but other colours."""

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

ESCAPING = """
() => {
    const width = document.documentElement.clientWidth;
    const contained = element => {
        for (let box = element.parentElement; box !== document.body; box = box.parentElement) {
            if (getComputedStyle(box).overflowX !== "visible") return true;
        }
        return false;
    };
    return [...document.body.querySelectorAll("*")]
        .filter(element => element.getBoundingClientRect().right > width + 1)
        .filter(element => element.checkVisibility() && !contained(element))
        .map(element => element.outerHTML.slice(0, 100));
}
"""
"""Elements that reach past the right edge, but for those in a box that scrolls by itself."""

SHOWN = """
() => [...document.querySelectorAll("*")].map(element =>
    element.checkVisibility({opacityProperty: true, visibilityProperty: true}) ? 1 : 0).join("")
"""

UNTIDY = """
() => {
    const from = element => {
        const box = element.parentElement;
        return box.getBoundingClientRect().left + parseFloat(getComputedStyle(box).paddingLeft);
    };
    const marked = [...document.querySelectorAll("main li")].filter(item => {
        const style = getComputedStyle(item);
        return item.checkVisibility() && style.display === "list-item"
            && style.listStyleType !== "none" && style.listStylePosition === "outside";
    });
    const out = marked.filter(item =>
        item.getBoundingClientRect().left - from(item.closest("ul, ol")) < 12);
    const seen = [...document.querySelectorAll("[hidden]")].filter(one => one.checkVisibility());
    return [...out, ...seen].map(element => element.outerHTML.slice(0, 100));
}
"""
"""List markers that hang outside the box that holds the list, and what is hidden and yet seen."""

MISNAMED = """
() => {
    const words = text => (text ?? "").toLowerCase().match(/[\\p{L}\\p{N}]+/gu)?.join(" ") ?? "";
    const seen = element => {
        if (element.nodeType === Node.TEXT_NODE) return element.data;
        const passed = element.nodeType !== Node.ELEMENT_NODE || !element.checkVisibility()
            || element.matches("[aria-hidden=true], .visually-hidden, option, title, desc");
        return passed ? "" : [...element.childNodes].map(seen).join(" ");
    };
    const shown = [...document.querySelectorAll("*")].filter(element => element.checkVisibility());
    const unlike = shown.filter(element =>
        element.matches(":is(a, button, summary, [role=button], [role=link])[aria-label]")
        && !words(element.getAttribute("aria-label")).includes(words(seen(element))));
    const marks = {search: "[role=search], search", nav: "nav", aside: "aside"};
    const alike = Object.values(marks).flatMap(mark => {
        const found = shown.filter(element => element.matches(mark));
        const name = element => words(element.getAttribute("aria-label")
            ?? document.getElementById(element.getAttribute("aria-labelledby"))?.textContent);
        const names = found.map(name);
        return found.filter((element, at) => found.length > 1
            && (!names[at] || names.indexOf(names[at]) !== at));
    });
    return [...unlike, ...alike].map(element => element.outerHTML.slice(0, 120));
}
"""
"""What is called something else than what is seen on it, and landmarks of one kind that no name
tells apart: axe-core asks for both from 4.14 on."""

PAPER = """
() => [document.body, document.documentElement]
    .map(element => getComputedStyle(element).backgroundColor).join()
"""

BOX = """
() => [...document.querySelectorAll("[data-search]")].map(field => ({
    action: field.form.action, method: field.form.method, name: field.name,
    shown: field.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && field.getBoundingClientRect().width > 40,
}))
"""


RUN = """
async ([rules, colours, all]) => {
    const looks = new Map();
    const look = element => {
        if (!element) return "";
        if (!looks.has(element)) {
            const style = getComputedStyle(element);
            looks.set(element, [
                style.backgroundColor, style.backgroundImage, style.opacity, style.position,
                style.color, style.fontSize, style.fontWeight, style.textDecorationLine,
                element.checkVisibility(), look(element.parentElement),
            ].join("|"));
        }
        return looks.get(element);
    };
    const elements = [...document.body.querySelectorAll("*")];
    elements.forEach(look);
    const before = all ? null : window.looksBefore;
    window.looksBefore = looks;
    const objections = async (where, options) =>
        (await axe.run(where, {...options, resultTypes: ["violations"]})).violations;
    if (!before) return objections(document, {runOnly: rules});
    const off = Object.fromEntries(colours.map(rule => [rule, {enabled: false}]));
    const left = rules.filter(rule => !colours.includes(rule));
    const found = left.length ? await objections(document, {runOnly: left, rules: off}) : [];
    const other = elements.filter(element => before.get(element) !== looks.get(element)
        && element.checkVisibility());
    if (other.length) found.push(...await objections({include: other}, {runOnly: colours}));
    return found;
}
"""
"""Runs axe-core. Unless `all` is asked for, colours are measured only where an element looks unlike
what it did last time: what they cost is most of what axe-core costs."""


def violations(page: Page, rules: tuple[str, ...] = RULES, again: bool = False) -> list[str]:
    """Return what axe-core objects to by these rules or tags of rules, one line an element.

    `again` passes over the colours of what looks as it did when the page was last asked about.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(RUN, [[*rules], [*COLOUR_RULES], not again])
    return [
        f"{rule['id']}: {node['html'][:120]} ({' '.join(map(str, node['target']))}) "
        f"{node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """Return what makes the page scroll sideways; nothing when it does not."""
    wide = "document.documentElement.scrollWidth > innerWidth"
    return (page.evaluate(ESCAPING) or ["something"]) if page.evaluate(wide) else []


def in_both_schemes(
    page: Page,
    light: tuple[str, ...] = RULES,
    before: Callable[[Page], None] = lambda page: None,
) -> dict[str, list[str]]:
    """Return what is wrong with a page as it is shown, by scheme and width; best: nothing.

    That is what axe-core objects to, and what makes the page scroll sideways. `before` is done to
    the page at each width.
    """
    wrong = {}
    shown: dict[int, str] = {}
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        # Without motion there is no half-faded text to measure a contrast on.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            before(page)
            # What only the dark shows is asked about by all rules, as all is in the light.
            same = shown.setdefault(width, page.evaluate(SHOWN)) == page.evaluate(SHOWN)
            rules = light if scheme == "light" or not same else COLOUR_RULES
            found = violations(page, rules, again=width != WIDTHS[0]) + [
                f"too wide: {what}" for what in too_wide(page)
            ]
            if found:
                wrong[f"{scheme}, {width} px"] = found
    return wrong


@dataclass(frozen=True)
class Walked:
    """What was seen of a page."""

    path: str
    words: list[str]
    """Those that the eye gets of its content, in order; hidden text is left out."""
    titles: int
    """How many first headings are to be seen."""
    sheets: int
    boxes: dict[int, list[dict[str, Any]]]
    """Width → the search boxes on the page."""
    wrong: dict[str, list[str]]
    """As of `in_both_schemes`."""
    paper: dict[str, str]
    """Scheme → the colour behind the page."""
    untidy: list[str]
    """As of `UNTIDY`, on the narrowest of phones."""
    misnamed: list[str]
    """As of `MISNAMED`, on a wide screen and on the narrowest of phones."""
    escaping: list[str]
    """What is too wide for the narrowest of phones."""
    stopped: list[str]
    """What the policy stopped, and requests to anyone else."""
    errors: list[str]
    """What went wrong while all this was seen: as of `Visit`."""


# What stands in main; not what can be chosen in a list, which is no content of the page.
WORDS = """() => {
    const lists = [...document.querySelectorAll("main select")].map((list) => [list, list.hidden]);
    for (const [list] of lists) list.hidden = true;
    const words = document.querySelector("main").innerText.split(/\\s+/).filter(Boolean);
    for (const [list, was] of lists) list.hidden = was;
    return words;
}"""


def walk(seen: Watched, noted: Visit, path: str) -> Walked:
    """Open the page and look at it in every way; both watch the one page."""
    page = seen.page
    for before in (seen.stopped, seen.foreign, noted.errors):
        before.clear()
    page.set_viewport_size({"width": WIDE, "height": 800})
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    page.goto(seen.address + path, wait_until="load")
    words = page.evaluate(WORDS)
    titles = page.locator("h1:visible").count()
    boxes = {}
    misnamed = page.evaluate(MISNAMED)
    page.set_viewport_size({"width": LEAST, "height": 640})
    escaping, untidy = too_wide(page), page.evaluate(UNTIDY)
    misnamed += page.evaluate(MISNAMED)
    wrong = in_both_schemes(page)
    paper = {}
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        paper[scheme] = page.evaluate(PAPER)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        boxes[width] = page.evaluate(BOX)
    seen.gather(path)
    return Walked(
        path=path,
        words=words,
        titles=titles,
        sheets=page.evaluate("document.styleSheets.length"),
        boxes=boxes,
        wrong=wrong,
        paper=paper,
        untidy=untidy,
        misnamed=misnamed,
        escaping=escaping,
        stopped=seen.stopped + seen.foreign,
        errors=[*noted.errors],
    )
