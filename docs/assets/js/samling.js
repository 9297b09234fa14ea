/* The page of a collection: the reader's own, or one that an address names (`?cases=a,b`). It lists the cases, sets up
   to four of them side by side (`&sammenlign=a,b`), prints them all and hands them out as files. */
// @ts-check
import { MARKED, copied, markField } from "./clipboard.js";
import { MOST, caseUrl, collection, isKept, isSlug, keep, onChange, sharedUrl, slugsOf, withList } from "./collection.js";
import { download } from "./download.js";
import { comparison, listItem, tell, wholeCase } from "./samling/draw.js";
import { shortCase } from "./samling/short.js";
import { Gone, fetchCase } from "./samling/read.js";
import { citations, csv, json, references } from "./samling/tables.js";

/** @typedef {import("./samling/read.js").Found} Found */

/** The most cases side by side. */
const SIDE_BY_SIDE = 4;

const one = (/** @type {string} */ name) =>
  /** @type {HTMLElement} */ (document.querySelector(`[data-samling-${name}]`));
const query = new URLSearchParams(location.search);
const asked = (/** @type {string} */ name) => (query.get(name) ?? "").split(",").filter(Boolean);

/** @type {Map<string, Found | "gone" | "failed" | "loading">} */
const known = new Map();
/** @type {string[]} */
let shown = slugsOf(asked("cases"));
/** Whether these are somebody else's cases. */
let isShared = isKept() && shown.length > 0 && shown.join() !== collection().join();
if (!isShared) shown = collection();
let compared = slugsOf(asked("sammenlign")).filter((slug) => shown.includes(slug));
/** @type {string[] | null} */
let before = null;

const cases = () =>
  shown.flatMap((slug) => {
    const found = known.get(slug);
    return typeof found === "object" ? [found] : [];
  });
const facts = () => cases().map((found) => found.facts);
const isBusy = () => shown.some((slug) => known.get(slug) === "loading");
const counted = (/** @type {number} */ n) => (n === 1 ? "1 case" : `${n} cases`);

/** @param {string} message */
function say(message) {
  one("message").textContent = message;
}

/** @param {string} slug */
async function load(slug) {
  known.set(slug, "loading");
  drawItem(slug);
  try {
    const found = await fetchCase(slug);
    known.set(found.facts.slug, found);
    if (found.facts.slug !== slug) rename(slug, found.facts.slug);
    else drawItem(slug);
  } catch (error) {
    known.set(slug, error instanceof Gone ? "gone" : "failed");
    drawItem(slug);
  }
  if (!isBusy()) finished();
  drawCases();
}

function finished() {
  const missing = shown.length - cases().length;
  say(`Samlingen er klar: ${counted(cases().length)}.${missing ? ` ${counted(missing)} mangler: se listen.` : ""}`);
}

/** A case that has moved is in the collection under its new name.
 * @param {string} old @param {string} slug */
function rename(old, slug) {
  compared = compared.map((other) => (other === old ? slug : other));
  change(slugsOf(shown.map((other) => (other === old ? slug : other))));
}

/** Show other cases, and keep them if they are the reader's own.
 * @param {string[]} list */
function change(list) {
  if (isShared && list.length) {
    shown = list;
    draw();
  } else if (isShared) {
    isShared = false;
    shown = collection();
    draw();
  } else {
    keep(list); // It tells us by onChange.
  }
}

function draw() {
  one("workspace").hidden = !shown.length;
  one("how").hidden = shown.length > 0;
  one("shared").hidden = !isShared;
  one("unkept").hidden = isKept();
  one("count").textContent = `${counted(shown.length)} i ${isShared ? "den delte samling" : "samlingen"}`;
  const list = one("list");
  const items = new Map([...list.children].map((item) => [item.getAttribute("data-slug"), item]));
  list.replaceChildren(...shown.map((slug) => items.get(slug) ?? listItem(slug, caseUrl(slug).href)));
  compared = compared.filter((slug) => shown.includes(slug));
  for (const slug of shown) {
    if (known.has(slug)) drawItem(slug);
    else void load(slug);
  }
  drawCases();
}

/** @param {string} slug */
function drawItem(slug) {
  const item = one("list").querySelector(`[data-slug="${slug}"]`);
  const found = known.get(slug);
  if (!item || !found) return;
  const trouble = found === "gone" || found === "failed" ? found : "";
  tell(item, typeof found === "object" ? found.facts : null, trouble);
  const box = item.querySelector("input");
  if (box) box.checked = compared.includes(slug);
}

/** What all cases are in together: the comparison, the document, the tools, the address. */
function drawCases() {
  const found = cases();
  for (const tool of one("tools").querySelectorAll("button")) {
    tool.disabled = isBusy() || (!found.length && !tool.hasAttribute("data-always"));
  }
  one("list").setAttribute("aria-busy", String(isBusy()));
  const chosen = compared.flatMap((slug) => found.filter(({ facts }) => facts.slug === slug));
  one("compare").hidden = chosen.length < 2;
  one("choose").hidden = chosen.length > 1 || found.length < 2;
  one("table").replaceChildren(...(chosen.length > 1 ? [comparison(chosen)] : []));
  one("document").replaceChildren(...(isBusy() ? [] : found.map(wholeCase)));
  const url = withList(sharedUrl(isShared || !isKept() ? shown : []), "sammenlign", compared);
  if (url.href !== location.href) history.replaceState(history.state, "", url);
  one("address").textContent = sharedUrl(shown).href;
}

/** Copy a text; where the browser will not, show it selected, ready to be copied by hand.
 * @param {string} text @param {string} what */
async function copy(text, what) {
  const field = /** @type {HTMLTextAreaElement} */ (one("text"));
  one("copy").hidden = true;
  const isCopied = await copied(text, () => {
    one("copy").hidden = false;
    field.value = text;
    markField(field);
  });
  say(isCopied ? `${what} er kopieret.` : `Browseren kopierer ikke selv. ${MARKED}`);
}

/** Print a sheet for each case; its code is a picture that must have come first. */
async function printShort() {
  one("short").replaceChildren(...cases().map(shortCase));
  await Promise.allSettled([...one("short").querySelectorAll("img")].map((code) => code.decode()));
  printOnly("short");
}

/** Print one part of the page and nothing else.
 * @param {string} part */
function printOnly(part) {
  document.documentElement.dataset.print = part;
  addEventListener("afterprint", () => delete document.documentElement.dataset.print, { once: true });
  window.print();
}

/** Show fewer cases; what is taken from the reader's own can be brought back.
 * @param {string[]} list @param {string} message */
function take(list, message) {
  const isOwn = !isShared;
  before = isOwn ? [...shown] : null;
  change(list);
  say(message);
  one("undo").hidden = !isOwn;
}

/** Where the focus goes when what had it is no longer there. */
function refocus() {
  const undo = one("undo");
  const heading = shown.length ? one("count") : document.querySelector("main");
  (undo.hidden ? heading : undo)?.focus();
}

/** @type {Record<string, () => void>} */
const TOOLS = {
  print: () => window.print(),
  "print-short": () => void printShort(),
  "print-table": () => printOnly("table"),
  csv: () => download("min-samling.csv", "text/csv;charset=utf-8", csv(facts())),
  json: () => download("min-samling.json", "application/json", json(facts(), sharedUrl(shown).href)),
  cite: () => void copy(citations(facts()), cases().length === 1 ? "Henvisningen" : "Henvisningerne"),
  bib: () => download("min-samling.bib", "application/x-bibtex", references(cases(), "bib")),
  ris: () => download("min-samling.ris", "application/x-research-info-systems", references(cases(), "ris")),
  csl: () => download("min-samling-henvisninger.json", "application/vnd.citationstyles.csl+json", references(cases(), "json")),
  link: () => void copy(sharedUrl(shown).href, "Linket til samlingen"),
  read: () => {
    const isOpen = one("document").classList.toggle("print-only");
    one("read").setAttribute("aria-expanded", String(!isOpen));
  },
  empty: () => {
    take([], isShared ? "Den delte samling er lukket." : "Samlingen er tømt.");
    refocus();
  },
  undo: () => {
    if (before) change(before);
    before = null;
    one("undo").hidden = true;
    say("Det er fortrudt.");
    one("count").focus();
  },
  adopt: () => {
    const list = [...collection(), ...shown.filter((slug) => !collection().includes(slug))];
    isShared = false;
    keep(list);
    const left = list.length - collection().length;
    say(`Casene ligger nu i din samling.${left ? ` Der var ikke plads til ${counted(left)}.` : ""}`);
    one("count").focus();
  },
};

/** @param {Event} event */
function clicked(event) {
  const button = event.target instanceof Element && event.target.closest("button");
  if (!button) return;
  const tool = button.getAttribute("data-tool");
  if (tool) TOOLS[tool]?.();
  const item = button.closest("[data-slug]");
  const slug = item?.getAttribute("data-slug");
  if (!item || !slug) return;
  if (button.hasAttribute("data-retry")) {
    void load(slug);
    item.querySelector("a")?.focus();
  } else if (button.hasAttribute("data-remove")) {
    const near = item.nextElementSibling ?? item.previousElementSibling;
    take(shown.filter((other) => other !== slug), "Casen er fjernet.");
    const next = near?.isConnected && near.querySelector("[data-remove]");
    if (next instanceof HTMLElement) next.focus();
    else refocus();
  }
}

/** @param {Event} event */
function ticked(event) {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.name !== "sammenlign") return;
  if (box.checked && compared.length >= SIDE_BY_SIDE) {
    box.checked = false;
    say(`Du kan højst sammenligne ${SIDE_BY_SIDE} cases ad gangen. Fravælg en af dem først.`);
    return;
  }
  compared = box.checked ? [...compared, box.value] : compared.filter((slug) => slug !== box.value);
  say(
    compared.length > 1
      ? `${counted(compared.length)} står side om side under listen.`
      : "Vælg mindst to cases for at sammenligne dem.",
  );
  drawCases();
}

/** What the address asks for and does not get. */
function objections() {
  /** @type {string[]} */
  const odd = [...asked("cases"), ...asked("sammenlign")].filter((slug) => !isSlug(slug));
  const said = [];
  if (odd.length) said.push(`Adressen nævner noget, der ikke er en case: »${(odd[0] ?? "").slice(0, 40)}«. Det er sprunget over.`);
  if (new Set(asked("cases").filter(isSlug)).size > MOST) said.push(`Adressen nævner mere end ${MOST} cases. Her er de første ${MOST}.`);
  if (compared.length > SIDE_BY_SIDE) said.push(`Du kan højst sammenligne ${SIDE_BY_SIDE} cases ad gangen. Her er de første ${SIDE_BY_SIDE}.`);
  compared = compared.slice(0, SIDE_BY_SIDE);
  one("objections").textContent = said.join(" ");
  one("objections").hidden = !said.length;
}

onChange(() => {
  if (!isShared) shown = collection();
  draw();
});
document.addEventListener("click", clicked);
document.addEventListener("change", ticked);
objections();
if (shown.length) say(`Henter ${counted(shown.length)} …`);
draw();
