/* The search page: answers while the reader types, grouped by kind; the address says what was sought. */

import { useKey, usesKey } from "./search/box.js";
import { distances, placeIn } from "./facets/near.js";
import { prepare, search } from "./search/engine.js";
import { fold, wordsOf } from "./search/words.js";

/** @typedef {import("./search/engine.js").Result} Result */
/** @typedef {import("./search/engine.js").Pieces} Pieces */

const FIRST = 5;
const STEP = 20;
const PAUSE = 50;
const LONGEST = 200;

/** A question of what lies near something. */
const NEAR = /(?:^|[^\p{L}])(?:nær|nærheden|tæt|omkring)(?:$|[^\p{L}])/iu;
const LIST = new Intl.ListFormat("da", { type: "conjunction" });

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-search-form]"));
const box = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const status = /** @type {HTMLElement} */ (document.querySelector("[data-search-status]"));
const place = /** @type {HTMLElement} */ (document.querySelector("[data-search-results]"));
const hints = /** @type {HTMLElement} */ (document.querySelector("[data-search-hints]"));
const key = /** @type {HTMLInputElement} */ (document.querySelector("[data-search-key]"));
const root = new URL("../../", import.meta.url);
const title = document.title;

let asked = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

key.checked = usesKey();
key.addEventListener("change", () => useKey(key.checked));
box.addEventListener("focus", prepare, { once: true });
box.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    history.replaceState(null, "", address());
    void answer();
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  if (address() !== `${location.pathname}${location.search}`) history.pushState(null, "", address());
  void answer();
});
window.addEventListener("popstate", follow);
follow();

function follow() {
  clearTimeout(waiting);
  box.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, LONGEST);
  void answer();
}

function sought() {
  return box.value.trim().slice(0, LONGEST);
}

function address() {
  return sought() ? `${location.pathname}?${new URLSearchParams({ q: sought() })}` : location.pathname;
}

async function answer() {
  asked += 1;
  const ask = asked;
  const query = sought();
  document.title = query ? `»${query}« – ${title}` : title;
  if (!query) return settle("", []);
  place.setAttribute("aria-busy", "true");
  status.textContent ||= "Søger …";
  try {
    const near = nearLink(query);
    const { words, left, apart, found, total, show } = await search(query);
    const groups = await Promise.all(found.map((group) => draw(group.names, group.units, show)));
    if (ask !== asked) return;
    const link = await near;
    if (ask !== asked) return;
    settle(inWords(query, words, left, total, apart), link ? [link, ...groups] : groups);
  } catch {
    if (ask !== asked) return;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "button";
    again.textContent = "Prøv igen";
    again.addEventListener("click", () => void answer());
    settle("Søgningen kunne ikke hentes. Er du på nettet?", [again]);
  }
}

/** @param {string} said @param {Element[]} shown */
function settle(said, shown) {
  status.textContent = said;
  if (place.contains(document.activeElement)) {
    status.tabIndex = -1; // The focus would be lost with what goes.
    status.focus();
  }
  place.replaceChildren(...shown);
  place.removeAttribute("aria-busy");
  hints.hidden = shown.length > 0;
}

/** @param {string} query @param {string[]} words @param {number} left @param {number} total @param {boolean} apart */
function inWords(query, words, left, total, apart) {
  if (!words.length) return "Skriv et ord mere. Ord som »og« og »i« står næsten overalt, og tegn alene findes ikke.";
  const over = left ? ` Kun de første ${words.length} ord er talt med.` : "";
  if (!total) return `Intet passer på »${query}«. Prøv et andet ord, eller gå ind ad et emne.${over}`;
  const least = words.length > 1 ? `Ingen case handler om både ${LIST.format(asTyped(query, words))}` : `Ingen side har ordet »${query}«`;
  if (apart) return `${least}; det nærmeste er disse ${total} resultater.${over}`.replace("disse 1 resultater", "dette");
  return `${total} ${total === 1 ? "resultat" : "resultater"}, de bedste først.${over}`;
}

/**
 * A way to the cases by distance, where the question asks for what lies near a place.
 *
 * @param {string} query @returns {Promise<Element | null>}
 */
async function nearLink(query) {
  if (!NEAR.test(query)) return null;
  const known = await distances(new URL("../data/afstande.json", document.baseURI).href).catch(() => null);
  const found = known && placeIn(known, query, fold);
  if (!found) return null;
  const link = document.createElement("a");
  const asking = found.rest ? { q: found.rest } : {};
  link.href = `../cases/?${new URLSearchParams({ ...asking, naer: found.slug })}`;
  link.textContent = `Se casene efter, hvor nær de ligger ${found.label}`;
  const line = document.createElement("p");
  line.append(link);
  return line;
}

/** The words as the reader wrote them. @param {string} query @param {string[]} words */
function asTyped(query, words) {
  const typed = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => `»${typed.find((one) => wordsOf(one)[0] === word) ?? word}«`);
}

/**
 * One kind's results, the best first; more of them when the reader asks.
 *
 * @param {[string, string, string]} names a heading, one, several
 * @param {number[]} units
 * @param {(unit: number) => Promise<Result>} show
 */
async function draw([heading, one, many], units, show) {
  const section = document.createElement("section");
  section.className = "found";
  const h2 = element("h2", "", `${heading} `);
  h2.append(element("span", "count", String(units.length)));
  const list = document.createElement("ol");
  section.append(h2, list);
  const more = element("button", "button", "");
  more.setAttribute("type", "button");

  /** @param {number} most */
  async function fill(most) {
    const next = units.slice(list.children.length, list.children.length + most);
    list.append(...(await Promise.all(next.map(show))).map(row));
    const rest = Math.min(STEP, units.length - list.children.length);
    if (rest > 0) more.textContent = `Vis ${rest} ${rest === 1 ? one : many} mere`;
    else more.remove();
  }

  await fill(FIRST);
  if (units.length > list.children.length) section.append(more);
  more.addEventListener("click", async () => {
    const before = list.children.length;
    await fill(STEP);
    list.children[before]?.querySelector("a")?.focus();
  });
  return section;
}

/** @param {Result} result */
function row({ title: named, address: where, within, heading, text }) {
  const item = document.createElement("li");
  const h3 = document.createElement("h3");
  const link = document.createElement("a");
  link.href = new URL(where, root).href;
  link.append(...drawn(named));
  h3.append(link);
  item.append(h3);
  const about = [within, heading].filter(Boolean).join(" · ");
  if (about) item.append(element("p", "meta", about));
  const excerpt = document.createElement("p");
  excerpt.append(...drawn(text));
  item.append(excerpt);
  return item;
}

/** @param {Pieces} pieces */
function drawn(pieces) {
  return pieces.map(({ text, mark }) => (mark ? element("mark", "", text) : text));
}

/** @param {string} name @param {string} className @param {string} text */
function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
