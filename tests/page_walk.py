"""One walk through a page in the browser: everything that is asked of every type of page.

The page is opened once, under the site's own policy, and then shown at each width and in each
colour scheme; the tests ask what was seen.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

from browser_visit import Scheme, Visit
from quality.machine import EVERYTHING
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


ALIKE = """
const written = element => [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)
    .map(node => node.data).join("").trim().length;
const within = ["block", "list-item", "table", "flex", "grid", "inline-block"];
const inText = link => {
    let block = link.parentElement;
    while (block.parentElement && !within.includes(getComputedStyle(block).display)) {
        block = block.parentElement;
    }
    const text = element => element.textContent.trim().length;
    const linked = [...block.querySelectorAll("a")].map(text).reduce((a, b) => a + b, 0);
    return text(block) > linked;
};
const control = element => element.matches("input, select, textarea");
const kind = element => [
    control(element) ? `${element.localName} ${element.type}` : "",
    element.matches("a[href]") && inText(element) ? "in a text" : "",
    element.closest("label")?.control?.disabled
        || element.closest("[inert], :disabled, [aria-disabled=true]") ? "of no use" : "",
].join();
const canDiffer = ({data}) =>
    !["bgGradient", "bgImage", "shortTextContent"].includes(data?.messageKey);
"""
"""What axe-core asks of an element beside its looks: how long its text is, whether other text
stands around a link, whether it is of no use. What lies beneath words in a drawing is not
told by their looks."""

RUN = (
    f"""async ([rules, colours, scheme, again, each]) => {{{ALIKE}"""
    + """
    const looks = new Map();
    const look = element => {
        if (!element) return "";
        if (!looks.has(element)) {
            const style = getComputedStyle(element);
            looks.set(element, [
                style.backgroundColor, style.backgroundImage, style.opacity, style.position,
                style.color, style.fontSize, style.fontWeight, style.textDecorationLine,
                style.textShadow, style.borderBottom, element.checkVisibility(),
                look(element.parentElement),
            ].join("|"));
        }
        return looks.get(element);
    };
    const elements = [...document.body.querySelectorAll("*")];
    elements.forEach(look);
    const before = again ? window.looksBefore[scheme] : null;
    window.looksBefore = {...window.looksBefore, [scheme]: looks};
    const other = elements.filter(element => element.checkVisibility()
        && before?.get(element) !== looks.get(element));

    const run = async (where, some) => (where === document ? some : where.include).length ? [
        await axe.run(where, {
            runOnly: some, resultTypes: ["violations", "incomplete"], elementRef: true,
            // Only a rule that is no part of `RULES` asks for the text of the style sheets.
            preload: rules.includes("experimental") || {assets: ["media"]},
            rules: Object.fromEntries(colours.filter(rule => !some.includes(rule))
                .map(rule => [rule, {enabled: false}])),
        })] : [];
    const told = await run(document, rules.filter(rule => !colours.includes(rule)));
    if (each) {
        told.push(...await run({include: other}, colours));
    } else {
        const alike = new Map();
        for (const element of other) {
            const key = element.ownerSVGElement ? element : `${kind(element)} ${look(element)}`;
            if (!control(element) && !written(element)) continue;
            alike.set(key, [...alike.get(key) ?? [], element]);
        }
        const groups = [...alike.values()];
        for (const group of groups) group.sort((one, another) => written(another) - written(one));
        const first = await run({include: groups.map(group => group[0])}, colours);
        const unsure = new Set(first.flatMap(({incomplete}) => incomplete)
            .flatMap(({nodes}) => nodes).filter(({any}) => any.some(canDiffer))
            .map(({element}) => element));
        const rest = groups.filter(group => unsure.has(group[0])).flatMap(group => group.slice(1));
        told.push(...first, ...await run({include: rest}, colours));
    }
    return told.flatMap(({violations}) => violations).flatMap(({id, nodes}) => nodes.map(
        ({html, target, failureSummary}) =>
            `${id}: ${html.slice(0, 120)} (${target.join(" ")}) ${failureSummary}`));
}
"""
)
"""Runs axe-core and returns a line for each element that it objects to.

What colours cost is most of what axe-core costs. Unless `each` element is to be measured, as in the
nightly tier, colours are measured at one of those that look alike, with all that surrounds them:
the longest text. Where axe-core cannot tell of that one, all of them are measured. With `again`
they are passed over where an element looks as it did last time.
"""


def violations(
    page: Page, rules: tuple[str, ...] = RULES, scheme: Scheme = "light", again: bool = False
) -> list[str]:
    """Return what axe-core objects to by these rules or tags of rules, and by colours, one line an
    element.

    `again` passes over the colours of what looks as it did when the page was last asked about in
    this scheme.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    each = bool(os.environ.get(EVERYTHING))
    found: list[str] = page.evaluate(RUN, [[*rules], [*COLOUR_RULES], scheme, again, each])
    return found


def too_wide(page: Page) -> list[str]:
    """Return what makes the page scroll sideways; nothing when it does not."""
    wide = "document.documentElement.scrollWidth > innerWidth"
    return (page.evaluate(ESCAPING) or ["something"]) if page.evaluate(wide) else []


def in_both_schemes(
    page: Page,
    light: tuple[str, ...] = RULES,
    before: Callable[[Page], None] = lambda page: None,
    beside: Callable[[Scheme, int], None] = lambda scheme, width: None,
) -> dict[str, list[str]]:
    """Return what is wrong with a page as it is shown, by scheme and width; best: nothing.

    That is what axe-core objects to, and what makes the page scroll sideways. `before` is done to
    the page at each width, and `beside` what else is asked in each scheme and width.
    """
    wrong = {}
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        shown = ""
        for scheme in schemes:
            # Without motion there is no half-faded text to measure a contrast on.
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if scheme == schemes[0]:
                before(page)
            # What only the dark shows is asked about by all rules, as all is in the light.
            lit, shown = shown, page.evaluate(SHOWN)
            rules = COLOUR_RULES if shown == lit else light
            found = violations(page, rules, scheme, again=width != WIDTHS[0]) + [
                f"too wide: {what}" for what in too_wide(page)
            ]
            beside(scheme, width)
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
    misnamed = page.evaluate(MISNAMED)
    page.set_viewport_size({"width": LEAST, "height": 640})
    escaping, untidy = too_wide(page), page.evaluate(UNTIDY)
    misnamed += page.evaluate(MISNAMED)
    boxes, paper = {}, {}

    def look(scheme: Scheme, width: int) -> None:
        boxes[width] = page.evaluate(BOX)
        paper[scheme] = page.evaluate(PAPER)

    wrong = in_both_schemes(page, beside=look)
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
