/* A reader's own playbook: the chapters, and of the learning points those of a P, a phase, a level, a municipality or
   the reader's own collection. What is chosen stands in the address; what there is to choose from is fetched the first
   time. The chapters' text comes from their own pages when it is asked for. */
// @ts-check

import { collection, slugIn } from "./collection.js";
import { fetchedOnce } from "./fetched.js";

/** @typedef {import("./laeringspointer.js").Point} Point */
/** @typedef {import("./laeringspointer.js").Index} Index */

const PHASES = "faser";
const one = (/** @type {string} */ name) =>
  /** @type {HTMLElement} */ (document.querySelector(`[data-mine-${name}]`));
const form = /** @type {HTMLFormElement} */ (one("form"));
const root = form.dataset.root ?? "";
const own = /** @type {HTMLInputElement} */ (form.elements.namedItem("samling"));
const whole = /** @type {HTMLInputElement} */ (form.elements.namedItem("tekst"));
const selects = [...form.querySelectorAll("select")];
const chapters = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-mine-chapter]"))];
/** @type {Map<string, string>} The chapter that refers to the point at an address, the first of them. */
const citedIn = new Map();
let latest = 0; // So that a slow answer never overwrites a newer one.

/** @type {() => Promise<Index>} */
const index = fetchedOnce(form.dataset.points ?? "");

/** @param {Index} found @returns {Point[]} */
function chosen(found) {
  const cases = new Set(collection());
  const wanted = selects.flatMap((select) => {
    const at = found.choices.findIndex((choice) => choice.key === select.name);
    const term = at < 0 ? -1 : found.choices[at].terms.findIndex(([slug]) => slug === select.value);
    return select.value ? [[at, term]] : [];
  });
  return found.points.filter(
    ([address, , , terms]) =>
      wanted.every(([at, term]) => at >= 0 && terms[at].includes(term)) &&
      (!own.checked || cases.has(slugIn(new URL(root + address, location.href).href))),
  );
}

/** @param {Index} found @param {Point[]} points */
function list(found, points) {
  const made = document.createElement("ul");
  for (const [address, title, number] of points) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + address;
    link.textContent = title;
    const where = document.createElement("span");
    where.className = "meta";
    where.textContent = ` ${found.cases[number].join(", ")}`;
    item.append(link, where);
    made.append(item);
  }
  return made;
}

/** The text of a chapter from its own page, with ids that are its own here.
 * @param {HTMLElement} chapter */
async function text(chapter) {
  const address = new URL(chapter.dataset.mineChapter ?? "", location.href);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-chapter-text]");
  if (!found) throw new Error("no text");
  const made = document.importNode(found, true);
  const prefix = `${address.pathname.split("/").at(-2)}-`;
  for (const named of made.querySelectorAll("[id]")) named.id = prefix + named.id;
  for (const link of made.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? "";
    link.href = href.startsWith("#") ? `#${prefix}${href.slice(1)}` : new URL(href, address).href;
  }
  return made;
}

/** @param {HTMLElement} chapter */
async function fill(chapter) {
  const place = /** @type {HTMLElement} */ (chapter.querySelector("[data-mine-text]"));
  place.hidden = !whole.checked;
  if (!whole.checked || place.childElementCount) return;
  place.replaceChildren(await text(chapter));
}

/** @param {Index} found */
function draw(found) {
  const points = chosen(found);
  /** @type {Map<string, Point[]>} */
  const by = new Map();
  const phases = found.choices.findIndex((choice) => choice.key === PHASES);
  for (const point of points) {
    const phase = found.choices[phases]?.terms[point[3][phases][0]][0] ?? "";
    const key = citedIn.get(point[0]) ?? phase;
    by.set(key, [...(by.get(key) ?? []), point]);
  }
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-mine-list]"))) {
    const held = by.get(place.dataset.mineList ?? "") ?? [];
    place.replaceChildren(...(held.length ? [list(found, held)] : []));
    const part = /** @type {HTMLElement} */ (place.closest("[data-mine-part]"));
    part.hidden = !held.length && !(whole.checked && part.dataset.mineChapter !== undefined);
  }
  const said = points.length === 1 ? "1 læringspointe" : `${points.length} læringspointer`;
  one("count").textContent = points.length ? `${said} i din drejebog.` : "Der er ingen læringspointer i det, du har valgt.";
}

function remember() {
  const url = new URL(location.href);
  url.search = "";
  for (const select of selects) if (select.value) url.searchParams.set(select.name, select.value);
  for (const box of [own, whole]) if (box.checked) url.searchParams.set(box.name, "ja");
  history.replaceState(null, "", url);
}

/** The chapters alone, as long as nothing is chosen. */
function drawNothing() {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-mine-part]"))) {
    part.hidden = part.dataset.mineChapter === undefined;
    part.querySelector("[data-mine-list]")?.replaceChildren();
  }
  one("count").textContent = "";
}

async function show() {
  const mine = ++latest;
  if (!own.checked && !whole.checked && selects.every((select) => !select.value)) {
    await Promise.all(chapters.map(fill));
    drawNothing();
    return;
  }
  try {
    const found = await index();
    if (mine !== latest) return;
    draw(found);
    await Promise.all(chapters.map(fill));
  } catch {
    if (mine === latest) one("count").textContent = "Noget kunne ikke hentes. Prøv igen om lidt.";
  }
}

const asked = new URLSearchParams(location.search);
for (const select of selects) {
  const value = asked.get(select.name) ?? "";
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}
for (const box of [own, whole]) box.checked = asked.get(box.name) === "ja";
for (const chapter of chapters) {
  const cites = /** @type {HTMLTemplateElement} */ (chapter.querySelector("template"));
  for (const link of cites.content.querySelectorAll("a")) {
    const address = (link.getAttribute("href") ?? "").slice(root.length);
    if (!citedIn.has(address)) citedIn.set(address, `kapitel-${chapter.dataset.mineSlug}`);
  }
}
own.disabled = !collection().length;
if (own.disabled) own.checked = false;
form.addEventListener("change", () => {
  remember();
  void show();
});
form.addEventListener("submit", (event) => event.preventDefault());
one("print").addEventListener("click", () => print());
form.hidden = false;
void show();
