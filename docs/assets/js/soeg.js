/* The search page: answers while the reader types, grouped by kind; the address says what was sought. */

import { useKey, usesKey } from "./search/box.js";
import { prepare, search } from "./search/engine.js";
import { nearby } from "./search/nearby.js";
import { wordsOf } from "./search/words.js";

/** @typedef {import("./search/engine.js").Result} Result */
/** @typedef {import("./search/engine.js").Pieces} Pieces */

const FIRST = 5;
const STEP = 20;
const PAUSE = 50;
const LONGEST = 200;
/** How the address says that what fits best stands first, wherever it lies. */
const [SORT, BEST] = ["sorter", "relevans"];

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
/** The question that the reader wants answered without regard to where things lie. @type {string | null} */
let anywhere = null;
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
  const given = new URLSearchParams(location.search);
  box.value = (given.get("q") ?? "").slice(0, LONGEST);
  anywhere = given.get(SORT) === BEST ? sought() : null;
  void answer();
}

function sought() {
  return box.value.trim().slice(0, LONGEST);
}

function address() {
  const order = anywhere === sought() ? { [SORT]: BEST } : {};
  return sought() ? `${location.pathname}?${new URLSearchParams({ q: sought(), ...order })}` : location.pathname;
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
    const near = await nearby(query);
    const isNear = near !== null && near.isAsked && near.rest !== "" && anywhere !== query;
    const answer = await search(isNear ? near.rest : query);
    const { groups, order, note } = isNear ? near.order(answer) : { groups: answer.found, order: "", note: () => "" };
    const total = groups.reduce((sum, { units }) => sum + units.length, 0);
    const drawn = await Promise.all(groups.map((group) => draw(group.names, group.units, answer.show, note)));
    if (ask !== asked) return;
    settle(inWords(query, answer, total, order), near ? [ways(near, isNear && total > 0), ...drawn] : drawn);
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

/** @param {string} query @param {import("./search/engine.js").Answer} answer @param {number} total How many are shown. @param {string} order In what order, when a place decides it. */
function inWords(query, { words, left, apart }, total, order) {
  if (!words.length) return "Skriv et ord mere. Ord som »og« og »i« står næsten overalt, og tegn alene findes ikke.";
  const over = left ? ` Kun de første ${words.length} ord er talt med.` : "";
  if (!total) return `Intet passer på »${query}«. Prøv et andet ord, eller gå ind ad et emne.${over}`;
  const least = words.length > 1 ? `Ingen case handler om både ${LIST.format(asTyped(query, words))}` : `Ingen side har ordet »${query}«`;
  const by = order ? `, ${order}` : "";
  if (apart) return `${least}; det nærmeste er disse ${total} resultater${by}.${over}`.replace("disse 1 resultater", "dette");
  return `${total} ${total === 1 ? "resultat" : "resultater"}${by || ", de bedste først"}.${over}`;
}

/**
 * A line of ways on: the cases by the place that was named and, where it has ordered the results, one click out of that.
 *
 * @param {import("./search/nearby.js").Nearby} near @param {boolean} isNear
 */
function ways(near, isNear) {
  const line = element("p", "search-ways", "");
  if (isNear) {
    const undo = element("button", "facet-chip", "");
    undo.setAttribute("type", "button");
    undo.append(element("span", "visually-hidden", near.chosen[0]), near.chosen[1]);
    undo.addEventListener("click", () => {
      anywhere = sought();
      history.pushState(null, "", address());
      void answer();
    });
    line.append(undo, " ");
  }
  line.append(near.link());
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
 * @param {(unit: number) => string} note What else is said of a result.
 */
async function draw([heading, one, many], units, show, note) {
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
    list.append(...(await Promise.all(next.map(async (unit) => row(await show(unit), note(unit))))));
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

/** @param {Result} result @param {string} note */
function row({ title: named, address: where, within, heading, text }, note) {
  const item = document.createElement("li");
  const h3 = document.createElement("h3");
  const link = document.createElement("a");
  link.href = new URL(where, root).href;
  link.append(...drawn(named));
  h3.append(link);
  item.append(h3);
  const about = [within, heading, note].filter(Boolean).join(" · ");
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
